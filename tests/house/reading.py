"""Reading the house: what no linter knows, as functions, so that they can be shown to fail."""

import ast
from functools import cache
from pathlib import Path

LONGEST_FILE, LONGEST_FUNCTION = 300, 40
FORBIDDEN = {
    "utils",
    "helpers",
    "common",
    "misc",
    "base",
    "manager",
    "managers",
    "service",
    "services",
    "constants",
}
STAGES = (
    "contact",
    "identification",
    "triage",
    "response",
    "investigation",
    "victims",
    "accountability",
    "planning",
)
ROOMS = {
    "__init__",
    "rules",
    "models",
    "queries",
    "commands",
    "forms",
    "views",
    "api",
    "jobs",
    "cli",
    "urls",
    "migrations",
    "templates",
    "data",
    "__pycache__",
}


def modules(house: Path) -> list[Path]:
    """Every Python file of the house but migrations and empty ones."""
    return [
        path
        for path in sorted(house.rglob("*.py"))
        if "migrations" not in path.parts and path.read_text().strip()
    ]


@cache
def tree_of(text: str) -> ast.Module:
    """The tree of a module's text, parsed once for all laws."""
    return ast.parse(text)


def too_long(path: Path, *, docstring: bool = True) -> list[str]:
    """What a module says too late or too long, each fault in words."""
    text = path.read_text()
    tree = tree_of(text)
    faults = []
    if docstring and not ast.get_docstring(tree):
        faults.append("begins without saying what it is for")
    if (lines := text.count("\n")) > LONGEST_FILE:
        faults.append(f"{lines} lines")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                faults.append(f"{node.name} has {length} lines")
    return faults


def misnamed(house: Path) -> list[str]:
    """Files and folders whose name says nothing."""
    return [str(path.relative_to(house)) for path in modules(house) if path.stem in FORBIDDEN]


def strange_rooms(house: Path) -> list[str]:
    """Rooms of a stage that no other stage has; `cli_x` is a part of its door to the terminal."""
    return [
        f"{stage}/{path.name}"
        for stage in STAGES
        for path in sorted((house / stage).glob("*"))
        if path.stem not in ROOMS and not path.stem.startswith("cli_")
    ]


def imports_in_functions(path: Path) -> list[str]:
    """Imports below the top of a module; only a door of the terminal may be lazy."""
    tree = tree_of(path.read_text())
    return [
        f"{path.name}:{inner.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def silent_tests(path: Path) -> list[str]:
    """Tests in which nothing can fail: no assert, no ``raises``, nothing expected or waited for."""
    return [
        f"{path.name}:{node.lineno} {node.name}"
        for node in ast.walk(tree_of(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not can_fail(node)
    ]


def can_fail(test: ast.AST) -> bool:
    """Whether something in a test says what must be."""
    words = ("Assert(", "'raises'", "expect", "assert_", "check", "verify", "should_", "wait_for")
    dumped = ast.dump(test)
    return any(word in dumped for word in words)
