"""Made-up telephone numbers, cards, accounts, dates and order numbers, as people write them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ingest.numbers import passes_luhn


def phone_number(locale: str, chance: random.Random) -> str:
    """A telephone number in one of the forms of the locale's country."""
    return _filled(chance.choice(_PHONES.get(locale, _PHONES["en_US"])), chance)


_PHONES: Mapping[str, Sequence[str]] = {
    "en_US": ("(2##) 5##-####", "3##-5##-####", "+1 4## 5## ####", "7##.5##.####"),
    "en_CA": ("(4##) 5##-####", "604-5##-####", "+1-514-5##-####"),
    "en_GB": ("07### ######", "+44 7### ######", "020 7### ####", "(0161) 496 0###"),
    "en_AU": ("04## ### ###", "+61 4## ### ###", "(02) 9### ####"),
    "en_IN": ("+91 9#### #####", "+91-98########"),
    "de_DE": ("0171 #######", "+49 151 ########", "030 / ######", "0049 30 #######"),
    "fr_FR": ("06 ## ## ## ##", "+33 6 ## ## ## ##", "01.##.##.##.##"),
    "es_ES": ("+34 6## ### ###", "+34 91 ### ## ##"),
    "it_IT": ("+39 3## ### ####", "+39 06 ########"),
    "nl_NL": ("06 ########", "+31 6 ########", "020-#######"),
    "pl_PL": ("+48 5## ### ###", "+48 22 ### ## ##"),
    "sv_SE": ("070-### ## ##", "+46 70 ### ## ##", "08-### ### ##"),
    "es_MX": ("+52 55 #### ####", "+52 1 33 #### ####"),
}


def account_name(first: str, last: str, chance: random.Random) -> str:
    """The name of an account that a person could have."""
    plain = "".join(letter for letter in (first + last).lower() if letter.isascii())
    plain = re.sub(r"[^a-z]", "", plain) or "somebody"
    number = chance.randrange(10, 99)
    return chance.choice(
        (f"{plain}{number}", f"{plain[:6]}_{number}", f"{plain[:5]}.{plain[5:9]}x")
    )


def card_number(chance: random.Random) -> str:
    """A card's number with a check digit that agrees, in groups or in one piece."""
    prefix, length = chance.choice((("4", 16), ("53", 16), ("37", 15), ("6011", 16)))
    digits = prefix + "".join(chance.choice("0123456789") for _ in range(length - len(prefix) - 1))
    digits = next(digits + last for last in "0123456789" if passes_luhn(digits + last))
    groups = (4, 6, 5) if length == 15 else (4, 4, 4, 4)
    ends = [sum(groups[:place]) for place in range(len(groups) + 1)]
    separator = chance.choice((" ", "-", ""))
    return separator.join(digits[start:end] for start, end in pairwise(ends))


def masked_card(card: str, chance: random.Random) -> str:
    """The number with most of its digits hidden."""
    last = re.sub(r"\D", "", card)[-4:]
    return chance.choice(
        (f"**** **** **** {last}", f"XXXX-XXXX-XXXX-{last}", f"{card[:4]} **** **** {last}",
         f"••••{last}", f"xxxx{last}")
    )  # fmt: skip


def _filled(form: str, chance: random.Random) -> str:
    return re.sub("#", lambda _: chance.choice("0123456789"), form)


def _date(chance: random.Random) -> str:
    day, month = chance.randrange(1, 29), chance.randrange(1, 13)
    return chance.choice(
        (f"2026-{month:02}-{day:02}", f"{month:02}/{day:02}/2026", f"{day:02}.{month:02}.2026",
         f"{_MONTHS[month - 1]} {day}", f"{day} {_MONTHS[month - 1]} 2026")
    )  # fmt: skip


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

KEPT: Mapping[str, Callable[[random.Random], str]] = {
    "order": lambda chance: _filled("11#-#######-#######", chance),
    "asin": lambda chance: _filled("B0#X#Y###Z", chance),
    "tracking": lambda chance: _filled(
        chance.choice(("1Z999AA1##########", "94001118992231########", "TBA############")), chance
    ),
    "amount": lambda chance: _filled(chance.choice(("$##.##", "€1##.##", "##.## EUR")), chance),
    "date": _date,
}
