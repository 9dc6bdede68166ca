"""Spelling: keys and values as a scenario file spells them, for whoever writes one."""

import re
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
SIGNS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def key(name: str) -> str:
    """A key, in quotation marks where it needs them."""
    return name if BARE.match(name) else _quoted(name)


def value(of: Any) -> str:
    """A value; what is None in a table is left out."""
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, str):
        return _quoted(of)
    if isinstance(of, dict):
        inside = (f"{key(name)} = {value(one)}" for name, one in of.items() if one is not None)
        return f"{{ {', '.join(inside)} }}"
    if isinstance(of, list | tuple):
        return f"[{', '.join(value(one) for one in of)}]"
    return repr(of)


def _quoted(text: str) -> str:
    safe = (SIGNS.get(one) or (one if one.isprintable() else f"\\U{ord(one):08x}") for one in text)
    return f'"{"".join(safe)}"'
