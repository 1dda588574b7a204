"""Notes made from templates: the persons in them come from Faker, which the recogniser does not
use, the numbers from here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.evaluation.scrub.cases import Case, Item
from bot.evaluation.scrub.made_up import (
    KEPT,
    account_name,
    card_number,
    masked_card,
    phone_number,
)
from ingest.personal import Personal

if TYPE_CHECKING:
    from faker import Faker

LOCALES = (
    "en_US", "en_GB", "en_CA", "en_AU", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL",
    "sv_SE", "es_MX", "en_IN",
)  # fmt: skip
"""The countries of the marketplaces that the desk knows and Faker has in Latin letters."""


HALF = 0.5
"""The share of telephone numbers in our own forms; the others have Faker's."""


def generated(templates: Sequence[str], *, count: int, seed: int) -> Iterator[Case]:
    """Make `count` notes of the templates and the countries in turn; the same ones for a seed."""
    from faker import Faker

    chance = random.Random(seed)  # noqa: S311 -- made-up notes, no secrets
    people = [Faker(locale) for locale in LOCALES]
    for each in people:
        each.seed_instance(chance.randrange(2**32))
    for number in range(count):
        template = templates[number % len(templates)].replace("\\n", "\n")
        # The number of templates and that of countries share no factor that would pair them.
        place = (number + number // len(templates)) % len(people)
        yield _made(template, LOCALES[place], people[place], chance)


def _made(template: str, locale: str, faker: Faker, chance: random.Random) -> Case:
    text, done = "", 0
    items: list[Item] = []
    kept: list[str] = []
    person = (faker.first_name(), faker.last_name())
    for match in _SLOT.finditer(template):
        text += template[done : match.start()]
        done = match.end()
        slot = match["slot"]
        if slot in KEPT:
            value = KEPT[slot](chance)
            kept.append(value)
        else:
            if slot == "full" and items and items[-1].kind is Personal.NAME:
                person = (faker.first_name(), faker.last_name())
            kind, value = _value(slot, person, locale, faker, chance)
            items.append(Item(len(text), len(text) + len(value), kind))
        text += value
    return Case(text=text + template[done:], items=tuple(items), kept=tuple(kept))


def _value(
    slot: str, person: tuple[str, str], locale: str, faker: Faker, chance: random.Random
) -> tuple[Personal, str]:
    first, last = person
    if slot in _NAMES:
        return Personal.NAME, _NAMES[slot](first, last)
    if slot in {"address", "address_lines", "full_address"}:
        return Personal.ADDRESS, _address(slot, f"{first} {last}", locale, faker)
    card = card_number(chance)
    others: Mapping[str, Callable[[], tuple[Personal, str]]] = {
        "iban": lambda: (Personal.BANK_ACCOUNT, str(faker.iban())),
        "email": lambda: (Personal.EMAIL, str(faker.email())),
        "phone": lambda: (Personal.PHONE, _phone(locale, faker, chance)),
        "account": lambda: (Personal.ACCOUNT, account_name(first, last, chance)),
        "card": lambda: (Personal.CARD, card),
        "masked": lambda: (Personal.CARD, masked_card(card, chance)),
    }
    return others[slot]()


def _address(slot: str, name: str, locale: str, faker: Faker) -> str:
    """An address in one line, or in several, with its addressee above it or not."""
    address = str(faker.address())
    if slot == "address":
        return address.replace("\n", ", ")
    is_addressed = slot == "full_address" or locale in {"en_US", "de_DE", "en_GB"}
    return f"{name}\n{address}" if is_addressed else address


def _phone(locale: str, faker: Faker, chance: random.Random) -> str:
    own_form = chance.random() < HALF
    return phone_number(locale, chance) if own_form else str(faker.phone_number())


_NAMES: Mapping[str, Callable[[str, str], str]] = {
    "full": lambda first, last: f"{first} {last}",
    "first": lambda first, _: first,
    "last": lambda _, last: last,
    "lower": lambda first, last: f"{first} {last}".lower(),
    "lower_first": lambda first, _: first.lower(),
    "initial": lambda first, last: f"{first} {last[0]}.",
    "letter_last": lambda first, last: f"{first[0]}. {last}",
    "shouted": lambda first, last: f"{first[0]} {last}".upper(),
    "shouted_full": lambda first, last: f"{first} {last}".upper(),
}


_SLOT = re.compile(r"\{(?P<slot>\w+)\}")
