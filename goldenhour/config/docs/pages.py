"""Pages: which pages are generated, how they are written, and which of them are stale."""

from pathlib import Path

from goldenhour.config.docs import (
    addresses,
    api,
    audit,
    commands,
    grade_mix,
    rulebook,
    settings,
    states,
    telephony,
)
from goldenhour.desks import asked_for

REFERENCE = "reference"
MEASURED = "-figures.md"  # written by a bench, not from the code


def generated() -> dict[str, str]:
    """Every generated page: its place within docs/, and its text."""
    found = {
        "asked-for.md": asked_for.as_markdown(),
        f"{REFERENCE}/addresses.md": addresses.addresses_page(),
        f"{REFERENCE}/api.md": api.api_page(),
        f"{REFERENCE}/audit.md": audit.audit_page(),
        f"{REFERENCE}/commands.md": commands.commands_page(),
        f"{REFERENCE}/grade-mix.md": grade_mix.grade_mix_page(),
        f"{REFERENCE}/rulebook.md": rulebook.shelf_page(),
        f"{REFERENCE}/settings.md": settings.settings_page(),
        f"{REFERENCE}/states.md": states.states_page(),
        f"{REFERENCE}/telephony.md": telephony.telephony_page(),
    }
    for edition in rulebook.editions():
        found[f"{REFERENCE}/{rulebook.address(edition)}"] = rulebook.edition_page(edition)
    return found


def write(docs: Path) -> None:
    """Write every page, and take away those that nothing generates any more."""
    pages = generated()
    for name, text in pages.items():
        place = docs / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for name in _left_over(docs, pages):
        (docs / name).unlink()


def stale(docs: Path) -> list[str]:
    """The pages that are missing, differ from the code, or are generated no more."""
    pages = generated()
    differing = [name for name, text in pages.items() if _text(docs / name) != text]
    return sorted(differing + _left_over(docs, pages))


def _left_over(docs: Path, pages: dict[str, str]) -> list[str]:
    """Everything in the reference is generated, or measured by a bench; nothing else belongs."""
    every = (docs / REFERENCE).rglob("*.md")
    there = [path.relative_to(docs) for path in every if not path.name.endswith(MEASURED)]
    return sorted({path.as_posix() for path in there} - set(pages))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
