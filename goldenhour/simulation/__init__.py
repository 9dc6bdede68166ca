"""Simulation: the engines that ask what another response model would do to those who wait.

Pure: no Django, no clock; the only files read are the package's own data, at first use. Read
`places` (where demand arises), `travel` (how long a drive takes), `locating` (where bases should
stand) and `answering` (how many people answer the telephones).
"""
