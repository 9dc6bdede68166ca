"""The API: the same commands and the same questions, for programs.

problem.py   every refusal as problem+json (RFC 9457)
bearer.py    who is asking: a token with scopes, each scope a permission
commands.py  one operation for each command of the registry
answers.py   rows with their version as ETag
"""
