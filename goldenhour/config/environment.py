"""Environment: every variable a force may set, read once and strictly.

An unknown ``GOLDENHOUR_…`` variable, a value of the wrong kind, or a production start with
the demonstration's key stops with one sentence that says how to mend it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEMO_KEY = "only-for-the-demonstration-and-the-tests-never-for-a-force"
DEMO_TELEPHONY_KEY = "the-telephone-exchange-of-the-demonstration-rings-with-this"
SHORTEST_TELEPHONY_KEY = 32

KNOWN = {
    "GOLDENHOUR_DEMO": "1 for the demonstration: made-up people, one-click sign-in, movable clock",
    "GOLDENHOUR_SECRET_KEY": "the key that signs sessions; at least 50 characters",
    "GOLDENHOUR_HOSTS": "the host names we answer to, separated by commas",
    "GOLDENHOUR_DATA": "the folder for the embedded database",
    "GOLDENHOUR_POSTGRES": "wheel or system: which PostgreSQL to start",
    "GOLDENHOUR_POSTGRES_BIN": "the folder with PostgreSQL's programs",
    "GOLDENHOUR_DATABASE": "the name of the database inside the embedded PostgreSQL",
    "GOLDENHOUR_OWNER_URL": "the address of the role that migrates, where DATABASE_URL is used",
    "GOLDENHOUR_POOL": "1 for a server with many threads: connections come from a pool",
    "GOLDENHOUR_AS": "owner: connect as the role that migrates; used by goldenhour migrate",
    "GOLDENHOUR_LOOK_MS": "how long a look at earlier records may take before the desk is told "
    "that nobody could look; 400 where nothing is said",
    "GOLDENHOUR_INDEX": "a folder for the mapped index of identification, which holds what people "
    "stated: as safe as the database; where nothing is said every look asks the database alone",
    "GOLDENHOUR_STUDIES": "a folder where a planning study keeps what is worked out so far; where "
    "nothing is said, studies in the data folder",
    "GOLDENHOUR_TRAVEL": "the force's own drives between small areas, a CSV from,to,minutes of "
    "LSOA codes, by which units are recommended; where nothing is said, the travel model",
    "GOLDENHOUR_RULEBOOK": "a folder with the force's own editions of the rulebook",
    "GOLDENHOUR_TELEPHONY_KEY": (
        "the key with which the telephone exchange signs its events; at least 32 characters; "
        "while keys are changed, the new and the old one, separated by a comma"
    ),
    "GOLDENHOUR_PRIVATE_DATA": "a folder with data that tests may use and nobody may ship",
}


class WrongSetting(SystemExit):
    """A setting that cannot be used: the program ends with its sentence."""


@dataclass(frozen=True)
class Environment:
    """The settings of this process."""

    demo: bool
    secret_key: str
    hosts: list[str]
    look_ms: int
    telephony_keys: tuple[str, ...] = ()
    index: Path | None = None
    travel: Path | None = None
    studies: Path = Path("~/.local/share/goldenhour/studies")  # expanded where it is used


def read(given: Mapping[str, str]) -> Environment:
    """The settings in ``given``. Raises WrongSetting with what is wrong and the mend."""
    for name in given:
        if name.startswith("GOLDENHOUR_") and name not in KNOWN:
            raise WrongSetting(
                f"Unknown setting {name}. Remove it, or use one of: {', '.join(sorted(KNOWN))}."
            )
    demo = _switch(given, "GOLDENHOUR_DEMO")
    key = given.get("GOLDENHOUR_SECRET_KEY", DEMO_KEY if demo else "")
    if not demo and (len(key) < 50 or key == DEMO_KEY):
        raise WrongSetting(
            "GOLDENHOUR_SECRET_KEY is missing or shorter than 50 characters. "
            "Set it to a long random text, or set GOLDENHOUR_DEMO=1 for the demonstration."
        )
    hosts = [host.strip() for host in given.get("GOLDENHOUR_HOSTS", "").split(",") if host.strip()]
    if "*" in hosts:
        raise WrongSetting("GOLDENHOUR_HOSTS may not be *. Name the host we answer to.")
    return Environment(
        demo,
        key,
        hosts or ["localhost", "127.0.0.1", "[::1]"],
        _milliseconds(given, "GOLDENHOUR_LOOK_MS", 400),
        _telephony_keys(given, is_demo=demo),
        Path(given["GOLDENHOUR_INDEX"]) if given.get("GOLDENHOUR_INDEX") else None,
        Path(given["GOLDENHOUR_TRAVEL"]) if given.get("GOLDENHOUR_TRAVEL") else None,
        _studies(given),
    )


def _studies(given: Mapping[str, str]) -> Path:
    if asked := given.get("GOLDENHOUR_STUDIES"):
        return Path(asked)
    if data := given.get("GOLDENHOUR_DATA"):
        return Path(data) / "studies"
    usual = given.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(usual) / "goldenhour" / "studies"


def _telephony_keys(given: Mapping[str, str], *, is_demo: bool) -> tuple[str, ...]:
    """The keys that sign events of calls; none: the interface is shut."""
    text = given.get("GOLDENHOUR_TELEPHONY_KEY", DEMO_TELEPHONY_KEY if is_demo else "")
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    if any(len(key) < SHORTEST_TELEPHONY_KEY for key in keys) or len(keys) > 2:
        raise WrongSetting(
            "GOLDENHOUR_TELEPHONY_KEY is one key of at least 32 characters, or two while keys "
            "are changed, separated by a comma. Make one of 32 random bytes."
        )
    if not is_demo and DEMO_TELEPHONY_KEY in keys:
        raise WrongSetting(
            "GOLDENHOUR_TELEPHONY_KEY is the demonstration's. Make one of 32 random bytes."
        )
    return keys


def _switch(given: Mapping[str, str], name: str) -> bool:
    value = given.get(name, "0")
    if value not in ("0", "1"):
        raise WrongSetting(f"{name} is {value!r}. Set it to 1 or 0.")
    return value == "1"


def _milliseconds(given: Mapping[str, str], name: str, usual: int) -> int:
    value = given.get(name, str(usual))
    if not value.isdecimal() or not 50 <= int(value) <= 60_000:
        raise WrongSetting(f"{name} is {value!r}. Set it to milliseconds, 50 to 60000.")
    return int(value)
