"""Waterfall: the explanation as a picture, SVG, step by step from the prior to the score.

Every step says its weight in figures too, so colour and length carry nothing alone. Colours are
the reader's (``currentColor`` and CSS classes); without a style sheet it is black on nothing.
Title and description make it readable aloud.
"""

from collections.abc import Sequence
from html import escape

from goldenhour.linkage.explaining import Reason

WIDTH, LABELS, FIGURES, ROW = 640, 250, 70, 28
BAR = 16


def draw(reasons: Sequence[Reason], *, prior: float, title: str, name: str = "waterfall") -> str:
    """One ``<svg>``: the prior, a step a comparison that weighs anything, and the sum, in bits.

    ``name`` begins the ids inside, for pages with several pictures.
    """
    steps = [("before anything was said", prior)]
    steps += [(reason.caption, reason.bits) for reason in reasons if reason.bits]
    total = sum(bits for _, bits in steps)
    ends, at = [0.0], 0.0
    for _, bits in steps:
        at += bits
        ends.append(at)
    low, high = min(*ends, 0.0), max(*ends, 0.0)
    scale = (WIDTH - LABELS - FIGURES) / ((high - low) or 1.0)

    def across(bits: float) -> float:
        return LABELS + (bits - low) * scale

    rows = [
        _row(place, caption, bits, across(ends[place]), across(ends[place + 1]))
        for place, (caption, bits) in enumerate(steps)
    ]
    rows.append(_row(len(steps), "together", total, across(0), across(total), kind="sum"))
    height = ROW * len(rows) + 8
    said = "; ".join(f"{caption} {_figure(bits)}" for caption, bits in steps)
    zero = f'<path class="zero" d="M{across(0):.1f} 0V{height}" stroke="currentColor"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="waterfall" role="img" '
        f'viewBox="0 0 {WIDTH} {height}" aria-labelledby="{escape(name)}-t {escape(name)}-d">'
        f'<title id="{escape(name)}-t">{escape(title)}</title>'
        f'<desc id="{escape(name)}-d">{escape(said)}; together {_figure(total)} bits.</desc>'
        f"{zero}{''.join(rows)}</svg>"
    )


def _row(place: int, caption: str, bits: float, begin: float, end: float, kind: str = "") -> str:
    top = ROW * place + 4
    left, width = min(begin, end), max(abs(end - begin), 1.0)
    which = kind or ("for" if bits >= 0 else "against")
    middle = top + BAR - 3
    return (
        f'<text x="{LABELS - 8}" y="{middle}" text-anchor="end" fill="currentColor">'
        f"{escape(caption)}</text>"
        f'<rect class="{which}" x="{left:.1f}" y="{top}" width="{width:.1f}" height="{BAR}" '
        f'fill="{"none" if which == "against" else "currentColor"}" stroke="currentColor"/>'
        f'<text x="{WIDTH - 4}" y="{middle}" text-anchor="end" fill="currentColor">'
        f"{_figure(bits)}</text>"
    )


def _figure(bits: float) -> str:
    return f"{bits:+.1f}".replace("-", "\N{MINUS SIGN}")
