"""The API: the same commands and the same questions, for programs.

problem.py   every refusal as problem+json (RFC 9457)
reading.py   bodies: strict JSON within bounds, and the kinds of values a body may hold
bearer.py    who is asking: a token with scopes, each scope a permission
commands.py  one operation for each command of the registry
answers.py   rows with their version as ETag; lists in pages
document.py  the API as a whole: its OpenAPI document and its addresses
"""
