"""Controls: the fields of a form as plain values, drawn many at a time by one compiled template.

A call screen has two hundred fields. Asked one by one through Django's widgets they take five
times as long to draw; a template gets them here as they stand: names, picks and what is typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer
from django.utils.safestring import SafeString

from goldenhour.web.picks import ManyPicks, OnePick, key_of


@dataclass(frozen=True)
class Option:
    """One pick: its value, its words, and the key that picks it while its group has the focus."""

    value: str
    words: str
    key: str
    chosen: bool


@dataclass(frozen=True)
class Control:
    """One field: what it is called, what is in it, and what is wrong with it.

    ``kind`` is ``one``, ``many``, ``list``, ``words`` (several lines) or ``text``. ``needed``
    is when F4 stops here: 1 before the first send, 2 after it, 0 never.
    """

    name: str
    label: str
    kind: str
    value: str
    options: tuple[Option, ...]
    errors: tuple[str, ...]
    attrs: tuple[tuple[str, Any], ...]
    needed: int = 0
    title: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen or typed."""
        return not (self.value or any(one.chosen for one in self.options if one.value))


def control(form: forms.Form, name: str, *, needed: int = 0, title: str = "") -> Control:
    """The field of this name as it stands in the form, with what was typed into it."""
    field = form.fields[name]
    kind = _kind(field.widget)
    typed = _typed(form, name)
    options: tuple[Option, ...] = ()
    if isinstance(field, forms.ChoiceField):
        options = _options(field, set(typed), kind)
    return Control(
        name=name,
        label=str(field.label),
        kind=kind,
        value="" if options or kind == "many" else next(iter(typed), ""),
        options=options,
        errors=tuple(str(one) for one in form.errors.get(name, [])) if form.is_bound else (),
        attrs=_attrs(field.widget),
        needed=needed,
        title=title,
    )


def picked(
    form: forms.Form, names: Iterable[str]
) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """What is picked in these fields, of each that has a pick; None where that is not all of it.

    Not all: something was typed in words, is wrong, or is none of the options.
    """
    found = []
    for name in names:
        typed = _typed(form, name)
        if form.is_bound and name in form.errors:
            return None
        if typed and not set(typed) <= _values(form.fields[name]):
            return None
        if typed:
            found.append((name, tuple(typed)))
    return tuple(found)


def _values(field: forms.Field) -> set[str]:
    """The options of a field; none where it is typed into."""
    if not isinstance(field, forms.ChoiceField):
        return set()
    return {str(value) for value, _ in field.widget.choices}


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, ManyPicks):
        return "many"
    if isinstance(widget, OnePick):
        return "one"
    if isinstance(widget, forms.Select):
        return "list"
    return "words" if isinstance(widget, forms.Textarea) else "text"


def _typed(form: forms.Form, name: str) -> list[str]:
    """What stands in the field, verbatim: what was typed, else what the form began with."""
    if form.is_bound:
        several = getattr(form.data, "getlist", None)
        found: Any = several(name) if several else form.data.get(name)
    else:
        found = form.initial.get(name)
    values = found if isinstance(found, list | tuple) else [found]
    return [str(one) for one in values if one not in (None, "")]


def _options(field: forms.ChoiceField, chosen: set[str], kind: str) -> tuple[Option, ...]:
    key = key_of(field.widget)
    drawn = [
        (str(value), str(words))
        for value, words in field.widget.choices
        if value or kind == "list"  # a blank pick is not drawn: nothing chosen means not asked
    ]
    return tuple(
        Option(value, words, key(place, value), value in chosen)
        for place, (value, words) in enumerate(drawn)
    )


def _attrs(widget: forms.Widget) -> tuple[tuple[str, Any], ...]:
    """The widget's own, but no ``maxlength``: a browser would cut what is pasted, unsaid."""
    return tuple((name, value) for name, value in widget.attrs.items() if name != "maxlength")


def focused(control: Control) -> Control:
    """The field in which the page begins; what is typed before any script runs lands there."""
    return replace(control, attrs=(*control.attrs, ("autofocus", "")))


def drawn(template: str, **context: Any) -> SafeString:
    """A compiled template (a stage's folder ``jinja2``), which escapes what it is given."""
    html: str = get_default_renderer().get_template(template).render(context)
    return SafeString(html)
