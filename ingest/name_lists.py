"""What names and words there are: lists that installed packages carry, and two of our own. They
are read when text is first looked through for names, never for an answer.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

LEAST_USED = 300
"""How often a word stands in the dictionary's texts before it counts as one."""


@dataclass(frozen=True, kw_only=True)
class NameLists:
    """Names in small letters without accents. `frequent_surnames` are those of one American in
    ten thousand and more, `short_given` given names of three letters that are safe to know alone;
    `words` are what is a word before it is a name. `not_people` finds what reads like a person's
    name and is a brand, a street, a city or a company.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    frequent_surnames: frozenset[str]
    short_given: frozenset[str]
    words: frozenset[str]
    not_people: re.Pattern[str]


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return a name in small letters and without accents, as the lists have it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def bundled_lists() -> NameLists:
    """Return the lists of the packages: names of some twenty languages, surnames and given names
    of the United States, words of English.
    """
    given, surnames = _names_by_language()
    census_given = {name for kind in ("male", "female") for name, _ in _census(f"{kind}.first")}
    shares = dict(_census("all.last"))
    given |= census_given
    surnames |= shares.keys()
    ours = frozenset(_own("words.txt"))
    return NameLists(
        given=frozenset(given),
        surnames=frozenset(surnames),
        frequent_surnames=frozenset(name for name, share in shares.items() if share >= 0.01),
        short_given=frozenset(name for name in census_given if len(name) <= 3),
        words=ours | (frozenset(_english()) - given - surnames),
        not_people=_not_people(_own("not_people.txt")),
    )


def _names_by_language() -> tuple[set[str], set[str]]:
    given: set[str] = set()
    surnames: set[str] = set()
    for file in sorted((_place("mimesis") / "datasets").glob("*/person.json")):
        person = json.loads(file.read_text(encoding="utf-8"))
        given |= set(_latin(person.get("names", {})))
        surnames |= set(_latin(person.get("surnames", {})))
    return given, surnames


def _latin(names: object) -> Iterator[str]:
    """Yield the names in Latin letters of a list, or of lists by gender, to any depth."""
    if isinstance(names, str):
        name = folded(names)
        if _LATIN_NAME.fullmatch(name):
            yield name
    elif isinstance(names, dict | list):
        for inner in names.values() if isinstance(names, dict) else names:
            yield from _latin(inner)


def _census(kind: str) -> Iterator[tuple[str, float]]:
    with (_place("names") / f"dist.{kind}").open(encoding="ascii") as lines:
        for line in lines:
            name, share, *_ = line.split()
            yield name.casefold(), float(share)


def _english() -> Iterable[str]:
    file = _place("spellchecker") / "resources" / "en.json.gz"
    words: dict[str, int] = json.loads(gzip.decompress(file.read_bytes()))
    # Rare ones are names and misspellings.
    return (word for word, count in words.items() if count >= LEAST_USED and word.isalpha())


def _own(file: str) -> list[str]:
    text = (resources.files("ingest") / "lists" / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line]


def _place(package: str) -> Path:
    # Found, not imported: only its data are wanted.
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed")
    return Path(spec.submodule_search_locations[0])


def _not_people(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    listed = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest_first)
    return re.compile(rf"(?<![\w&])(?:{listed}|{_PLACE}|{_COMPANY})(?!\w)")


_LATIN_NAME = re.compile(r"[a-z]{2,}(?:['’ -][a-z]+)*")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_PLACE = (
    rf"(?:San|Santa|Santo|St\.?|Saint|Los|Las|Fort|Ft\.?|Port|Mount|Mt\.?|Lake|Camp) {_CAPITAL}"
    rf"|(?:{_CAPITAL} ){{1,3}}(?:Street|St(?!\. [A-Z])|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr"
    rf"|Lane|Ln|Court"
    r"|Ct|Way|Place|Square|Park|County|University|College|Hospital|School|Airport|Bridge|Island"
    r"|Islands|Beach|City|Center|Centre|Mall|Plaza|Station|Hotel|Building|Valley|Hills|Heights)"
)
_COMPANY = (
    rf"(?:{_CAPITAL} )(?:(?:& |and )?{_CAPITAL} )?(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation|Co"
    r"|& Sons|& Co|and Sons|Brothers|Bros|Furniture|Foods|Electronics|Toys|Books|Store|Stores|Shop"
    r"|Logistics|Bank|Insurance|Group|Company|Jewelers|Cosmetics|Appliances|Outfitters)\.?"
)
