"""Phones: one number, one key, however it is typed or spoken; two numbers, two keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.linkage import phones

# Ofcom's ranges for drama: mobiles 07700 900xxx, London 020 7946 0xxx, no area 01632 960xxx.
DRAMA = st.one_of(
    st.integers(0, 999).map(lambda last: f"7700900{last:03d}"),
    st.integers(0, 999).map(lambda last: f"2079460{last:03d}"),
    st.integers(0, 999).map(lambda last: f"1632960{last:03d}"),
    st.integers(0, 999).map(lambda last: f"8081570{last:03d}"),
)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPOKEN = {"0": ("zero", "oh", "nought", "o", "O"), **{str(n): (WORDS[n],) for n in range(1, 10)}}


@st.composite
def written(draw: st.DrawFn, number: str) -> str:
    """The number with any prefix, any spaces and signs between, any extension after."""
    prefix = draw(
        st.sampled_from(
            ["0", "+44", "+44 (0)", "0044", "0044 (0)", "44", "(+44) ", "00 44 (0) ", "+44 0", "(0"]
        )
    )
    between = st.sampled_from(["", "", " ", "-", ".", "  ", " - ", "\u00a0", ") "])
    body = "".join(digit + draw(between) for digit in number)
    after = draw(st.sampled_from(["", " ext 12", " x12", " extension 12", " #12", "ext.12", " "]))
    return prefix + body.rstrip() + after


@st.composite
def spoken(draw: st.DrawFn, number: str) -> str:
    return " ".join(draw(st.sampled_from(SPOKEN[digit])) for digit in "0" + number)


@given(st.data())
def test_any_writing_of_a_number_gives_its_one_key(data: st.DataObject) -> None:
    number = data.draw(DRAMA)
    read = phones.read(data.draw(written(number)))
    assert read is not None
    assert read.e164 == f"+44{number}"
    assert read.last9 == number[-9:]


@given(st.data())
def test_a_number_spoken_digit_by_digit_gives_its_one_key(data: st.DataObject) -> None:
    number = data.draw(DRAMA)
    read = phones.read(data.draw(spoken(number)))
    assert read is not None
    assert read.e164 == f"+44{number}"


@given(st.data())
def test_two_numbers_never_share_a_key(data: st.DataObject) -> None:
    one, other = data.draw(DRAMA), data.draw(DRAMA)
    first, second = phones.read(data.draw(written(one))), phones.read(data.draw(written(other)))
    assert first
    assert second
    assert (first.e164 == second.e164) == (one == other)


@pytest.mark.parametrize(
    ("said", "e164"),
    [
        ("07700 900142", "+447700900142"),
        ("07700 900 142", "+447700900142"),
        ("+44 (0)7700 900142", "+447700900142"),
        ("0044 7700 900142", "+447700900142"),
        ("oh seven seven double oh nine double zero one four two", "+447700900142"),
        ("plus four four seven seven double oh nine double oh one four two", "+447700900142"),
        ("it is 07700 900142, I think", "+447700900142"),
        ("07700 900142 or 07700 900143", "+447700900142"),
        ("o77oo 9oo142", "+447700900142"),
        ("+353 20 911 1234", "+353209111234"),
        ("00 49 (0)30 23125 123", "+493023125123"),
    ],
)
def test_a_number_is_read_as_people_give_it(said: str, e164: str) -> None:
    read = phones.read(said)
    assert read is not None
    assert read.e164 == e164


@pytest.mark.parametrize("zero", [0xFF10, 0x0660, 0x0966], ids=["wide", "Arabic", "Hindi"])
def test_figures_of_other_scripts_are_the_same_figures(zero: int) -> None:
    said = "07700 900142".translate({ord(str(figure)): zero + figure for figure in range(10)})
    read = phones.read(said)
    assert read is not None
    assert read.e164 == "+447700900142"


def test_an_extension_is_kept_and_is_no_part_of_the_key() -> None:
    assert phones.read("01632 960123 ext 12") == phones.Number("+441632960123", "632960123", "12")


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "withheld",
        "999",
        "101",
        "960123",
        "07700 9001",
        "1" * 40,
        "0" * 10_000,
        "\x00",
        "☎",
    ],
)
def test_what_is_no_number_is_none_and_no_error(said: str) -> None:
    assert phones.read(said) is None


@given(st.text(max_size=300))
def test_no_text_is_ever_an_error(said: str) -> None:
    read = phones.read(said)
    assert read is None or read.e164.startswith("+")
