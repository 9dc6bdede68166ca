"""How a value changes on its way: a name misheard, a date turned round, a number typed wrong."""

import random
from datetime import date

# What sounds alike and is written otherwise: ours, the first that fits is taken at random.
ALIKE = (
    ("kehoe", "keogh"), ("keogh", "kehoe"), ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"),
    ("k", "c"), ("ie", "y"), ("y", "ie"), ("y", "ey"), ("ey", "y"), ("ea", "ee"), ("ee", "ea"),
    ("ough", "uff"), ("gh", ""), ("wh", "w"), ("th", "t"), ("v", "w"), ("w", "v"), ("sz", "sh"),
    ("cz", "ch"), ("rz", "z"), ("j", "y"), ("ł", "l"), ("ó", "o"), ("ń", "n"), ("ś", "s"),
    ("é", "e"), ("á", "a"), ("mac", "mc"), ("mc", "mac"), ("o'", "o"), ("son", "sen"),
    ("ai", "ay"), ("ay", "ai"), ("oo", "u"), ("u", "oo"), ("a", "e"), ("e", "a"), ("i", "e"),
    ("d", "t"), ("b", "p"), ("m", "n"), ("s", "z"), ("z", "s"), ("x", "ks"), ("qu", "kw"),
    ("h", ""), ("er", "a"), ("our", "or"), ("re", "er"), ("tt", "t"), ("ll", "l"), ("nn", "n"),
    ("l", "ll"), ("t", "tt"), ("n", "nn"),
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What people are called; a name and its short forms, ours.
SHORT = {
    "Margaret": ("Maggie", "Peggy", "Meg"), "Susan": ("Sue",), "Rebecca": ("Becky", "Becca"),
    "Katherine": ("Kate", "Kathy", "Katie"), "Katarzyna": ("Kasia",), "Agnieszka": ("Aga",),
    "Elizabeth": ("Liz", "Beth", "Lizzie"), "Patricia": ("Pat", "Trish"), "Deborah": ("Debbie",),
    "Christine": ("Chris", "Tina"), "Victoria": ("Vicky", "Tori"), "Samantha": ("Sam", "Sammy"),
    "Jacqueline": ("Jackie",), "Pamela": ("Pam",), "Barbara": ("Babs", "Basia"),
    "Jessica": ("Jess",), "Abigail": ("Abby",), "Eleanor": ("Ellie", "Nell"), "Joanne": ("Jo",),
    "Amanda": ("Mandy",), "Alexander": ("Alex", "Sandy"), "Natalie": ("Nat",),
    "Michael": ("Mike", "Mick"), "David": ("Dave", "Davey"), "James": ("Jim", "Jamie"),
    "Robert": ("Bob", "Rob", "Bobby"), "William": ("Bill", "Will", "Billy"),
    "Richard": ("Rick", "Dick"), "Thomas": ("Tom", "Tommy"), "Christopher": ("Chris", "Kit"),
    "Stephen": ("Steve",), "Andrew": ("Andy", "Drew"), "Anthony": ("Tony",), "Edward": ("Ted",),
    "Daniel": ("Dan", "Danny"), "Matthew": ("Matt",), "Nicholas": ("Nick",), "Joseph": ("Joe",),
    "Joshua": ("Josh",), "Benjamin": ("Ben",), "Samuel": ("Sam",), "Jonathan": ("Jon",),
    "Kenneth": ("Ken",), "Ronald": ("Ron",), "Raymond": ("Ray",), "Frederick": ("Fred",),
    "Geoffrey": ("Geoff",), "Patrick": ("Pat", "Paddy"), "Bridget": ("Biddy",),
    "Kathleen": ("Kath",), "Mohammed": ("Mo", "Mohamed"), "Muhammad": ("Mo", "Mohammed"),
    "Mohammad": ("Mohammed", "Mo"), "Aleksandra": ("Ola",), "Małgorzata": ("Gosia",),
    "Joanna": ("Asia",), "Krzysztof": ("Krzys", "Kris"), "Piotr": ("Peter",),
    "Tomasz": ("Tomek",), "Emmanuel": ("Manny",), "Temitope": ("Temi",), "Simisola": ("Simi",),
    "Jermaine": ("Jay",), "Harpreet": ("Harp",), "Zainab": ("Zee",), "Siobhán": ("Shivaun",),
    "Niamh": ("Neve",), "Aoife": ("Eefa",), "Caoimhe": ("Keeva",), "Tadhg": ("Tiger",),
}  # fmt: skip


def short(given_name: str, dice: random.Random) -> str:
    """What a person of this name is called, or the name where we know no short form."""
    return dice.choice(SHORT.get(given_name, (given_name,)))


def misheard(name: str, dice: random.Random) -> str:
    """The name as another writes it down: as it sounds, or with one slip of the keys."""
    plain = name.lower()
    if dice.random() < 0.7:
        fitting = [(old, new) for old, new in ALIKE if old in plain[1:] or plain.startswith(old)]
        if fitting:
            old, new = dice.choice(fitting)
            return plain.replace(old, new, 1).strip().title() or name
    return slipped(plain, dice).title()


def slipped(text: str, dice: random.Random) -> str:
    """One sign dropped, doubled, changed or exchanged with the next."""
    if len(text) < 3:
        return text
    place = 1 + int(dice.random() * (len(text) - 2))
    before, at, after = text[:place], text[place], text[place + 1 :]
    return dice.choice(
        (
            before + after,
            before + at + at + after,
            before + dice.choice(LETTERS) + after,
            before + after[:1] + at + after[1:],
        )
    )


def wrong_digit(digits: str, dice: random.Random) -> str:
    """One digit of a number typed wrong, or two exchanged; the first two stay."""
    place = 2 + int(dice.random() * (len(digits) - 3))
    if dice.random() < 0.5:
        return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    return digits[:place] + str(int(dice.random() * 10)) + digits[place + 1 :]


def turned(born: date) -> date:
    """Day and month exchanged, where that is a date; else the day before or after."""
    if born.day <= 12:
        return born.replace(month=born.day, day=born.month)
    return born.replace(day=born.day - 1)


def wrong_date(born: date, dice: random.Random) -> date:
    """A date written down wrong: turned, a neighbouring day or month, or another year."""
    chance = dice.random()
    if chance < 0.45:
        return turned(born)
    if chance < 0.65:
        return born.replace(day=1 + born.day % 28)
    if chance < 0.8:
        return born.replace(month=1 + born.month % 12, day=min(born.day, 28))
    return born.replace(year=born.year + dice.choice((-10, -1, 1)), day=min(born.day, 28))
