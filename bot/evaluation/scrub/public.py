"""A public labelled set: the sentences and the persons that the package presidio-evaluator carries
(MIT licence). It is read out of the package's wheel, which need not be installed.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.evaluation.scrub.cases import Case, Item
from bot.evaluation.scrub.made_up import card_number
from ingest.personal import Personal
from knowledge.errors import DeskError

FOLDER = "presidio_evaluator/data_generator/raw_data/"


class BadWheel(DeskError):
    """Get it with `pip download --no-deps presidio-evaluator`, and name the file that comes."""


def public_cases(wheel: Path, *, count: int, seed: int) -> Iterator[Case]:
    """Make `count` notes of the set's sentences, each filled with one of its persons. Personal data
    is what the desk replaces; towns, firms and dates are filled in and must stay. Raises BadWheel.
    """
    chance = random.Random(seed)  # noqa: S311 -- made-up notes, no secrets
    sentences, persons, firms = _read(wheel)
    for number in range(count):
        yield _filled(sentences[number % len(sentences)], persons, firms, chance)


def _read(wheel: Path) -> tuple[Sequence[str], Sequence[Mapping[str, str]], Sequence[str]]:
    try:
        with zipfile.ZipFile(wheel) as archive:
            texts = [
                archive.read(FOLDER + name).decode("utf-8-sig", errors="replace")
                for name in (
                    "templates.txt",
                    "FakeNameGenerator.com_3000.csv",
                    "companies_and_organizations.csv",
                )
            ]
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise BadWheel(f"{wheel} can't be read ({error})") from error
    persons = list(csv.DictReader(io.StringIO(texts[1])))
    return texts[0].splitlines(), persons, texts[2].splitlines()[1:]


def _filled(
    sentence: str,
    persons: Sequence[Mapping[str, str]],
    firms: Sequence[str],
    chance: random.Random,
) -> Case:
    text, items, done = "", [], 0
    sentence = sentence.replace("\\n", "\n").replace("\\,", ",")
    for match in _SLOT.finditer(sentence):
        text += sentence[done : match.start()]
        done = match.end()
        person = chance.choice(persons)
        kind, value = _value(match["slot"], person, firms, chance)
        if kind is not None and value:
            items.append(Item(len(text), len(text) + len(value), kind))
        text += value
    return Case(text=text + sentence[done:], items=tuple(items))


def _value(
    slot: str, person: Mapping[str, str], firms: Sequence[str], chance: random.Random
) -> tuple[Personal | None, str]:
    if slot in _PERSONAL:
        kind, write = _PERSONAL[slot]
        return kind, write(person)
    if slot == "credit_card_number":
        return Personal.CARD, card_number(chance)
    if slot == "organization":
        return None, chance.choice(firms)
    return None, _OTHERS[slot](person) if slot in _OTHERS else "something"


_GIVEN, _LAST = "GivenName", "Surname"
_PERSONAL: Mapping[str, tuple[Personal, Callable[[Mapping[str, str]], str]]] = {
    **dict.fromkeys(
        ("person", "name", "name_male", "name_female"),
        (Personal.NAME, lambda person: f"{person[_GIVEN]} {person[_LAST]}"),
    ),
    **dict.fromkeys(
        ("first_name", "first_name_male", "first_name_female", "first_name_nonbinary"),
        (Personal.NAME, lambda person: person[_GIVEN]),
    ),
    **dict.fromkeys(
        ("last_name", "last_name_male", "last_name_female"),
        (Personal.NAME, lambda person: person[_LAST]),
    ),
    "address": (
        Personal.ADDRESS,
        lambda person: f"{person['StreetAddress']}, {person['City']}, {person['ZipCode']}",
    ),
    "phone_number": (Personal.PHONE, lambda person: person["TelephoneNumber"]),
    "email": (Personal.EMAIL, lambda person: person["EmailAddress"]),
}
_OTHERS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "city": lambda person: person["City"],
    "country": lambda person: person["CountryFull"],
    "state_abbr": lambda person: person["State"],
    "postcode": lambda person: person["ZipCode"],
    "zipcode": lambda person: person["ZipCode"],
    "street_name": lambda person: re.sub(r"[\d#].*|\b\d+\s*", "", person["StreetAddress"]).strip(),
    "building_number": lambda person: "".join(re.findall(r"\d+", person["StreetAddress"])[:1]),
    "age": lambda person: person["Age"],
    "job": lambda person: person["Occupation"],
    "prefix": lambda person: person["Title"],
    "prefix_male": lambda _: "Mr.",
    "prefix_female": lambda _: "Mrs.",
    "year": lambda person: person["Birthday"][-4:],
    "date_of_birth": lambda person: person["Birthday"],
    "date_time": lambda person: person["Birthday"],
    "day_of_week": lambda _: "Monday",
    "nationality": lambda person: person["NameSet"],
    "url": lambda person: f"https://www.{person['Domain']}",
}
_SLOT = re.compile(r"\{\{(?P<slot>\w+)\}\}")
