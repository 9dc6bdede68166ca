"""Random numbers by counting, in plain Python: keys of a replication and single draws.

The same hash as in ``demand.py``, where its source is named.
"""

from goldenhour.simulation.layout import STREAMS

GAMMA = 0x9E3779B97F4A7C15
WORD = (1 << 64) - 1


def mixed(z: int) -> int:
    """SplitMix64's finaliser over 64 bits."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def keys(seed: int, replication: int) -> list[int]:
    """The key of each stream of a replication."""
    base = mixed((mixed(seed & WORD) + replication * GAMMA) & WORD)
    return [mixed((base + (stream + 1) * GAMMA) & WORD) for stream in range(STREAMS)]


def uniform(key: int, index: int) -> float:
    """Number ``index`` of the stream of a key, strictly between 0 and 1."""
    return ((mixed((key + (index + 1) * GAMMA) & WORD) >> 12) + 0.5) * 2.0**-52
