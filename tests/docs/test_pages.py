"""The written pages: their links lead somewhere, their commands exist, and nothing leaks."""

import re
import tomllib
from functools import cache
from pathlib import Path

from goldenhour.config import doors

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
WRITTEN = [page for page in PAGES if "reference" not in page.parts]
LINK = re.compile(r"\]\(([^)\s]+)\)")
TYPED = re.compile(r"(?:^|\$ |bin/|`)goldenhour ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def anchors(page: Path) -> set[str]:
    """The places within a page that a link may name."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {head.replace(" ", "-") for head in kept}


def leads_nowhere(file: Path, link: str) -> bool:
    """Whether a link of this page names no page of ours, or no place in it."""
    if link.startswith(("http://", "https://")):
        return False
    path, _, anchor = link.partition("#")
    target = (file.parent / path).resolve() if path else file
    return not target.exists() or bool(anchor and anchor not in anchors(target))


def test_every_link_leads_somewhere() -> None:
    links = [(file, link) for file in PAGES for link in LINK.findall(file.read_text())]
    assert [(_name(file), link) for file, link in links if leads_nowhere(file, link)] == []


def test_every_command_that_a_page_names_exists() -> None:
    known = {door.name for door in doors.DOORS}
    for file in WRITTEN:
        code = "\n".join(CODE.findall(file.read_text()))
        assert set(TYPED.findall(code)) - known == set(), _name(file)


def test_every_page_of_docs_can_be_reached() -> None:
    reached, waiting = set(), [DOCS / "index.md", ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        links = (link.partition("#")[0] for link in LINK.findall(page.read_text()))
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]
    assert [_name(page) for page in PAGES if page not in reached and page.parent != ROOT] == []


def test_the_readme_names_the_two_commands_alone_on_their_lines() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    assert lines.count("make demo") == 1
    assert [line for line in lines if line.startswith("make test")] == ["make test"]


def test_every_target_of_make_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in WRITTEN:
        code = "\n".join(CODE.findall(page.read_text()))
        assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= targets, _name(page)


def test_every_library_of_the_core_is_reasoned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    text = (DOCS / "explanation/adr/0015-libraries.md").read_text()
    names = [re.split(r"[\[=]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if name not in text] == []


def test_no_page_shows_a_path_of_somebodys_machine() -> None:
    of_a_machine = re.compile(r"(/home/|/root/|/work/|/Users/|/tmp/)")
    assert [_name(file) for file in PAGES if of_a_machine.search(file.read_text())] == []
