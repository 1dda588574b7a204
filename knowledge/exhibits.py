"""Exhibits: what can be shown in a dispute, and what each kind of filing needs of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from string import ascii_uppercase

from pydantic.dataclasses import dataclass

from knowledge.facts import CHECKED, Given, Holding, holding_any


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Exhibit:
    """A piece of evidence, by the `name` that it has in a draft. `phrases` are the words for it,
    `evident` words that by themselves show that the person has it before them.
    """

    id: str
    name: str
    phrases: tuple[str, ...]
    evident: tuple[str, ...] = ()


def whole_words(phrase: str) -> str:
    """Return the pattern by which a phrase of an exhibit ends where a word does."""
    return rf"(?:{phrase})(?!\w)"


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Item:
    """An exhibit on a checklist, with the statements that ask for it. `decides` says what hangs on
    it where the matter is decided by it; one that is `optional` helps, and is not missed.
    """

    exhibit: str
    given: Given = ()
    cites: tuple[str, ...] = ()
    decides: str | None = None
    optional: bool = False


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Checklist:
    """What to show in one kind of filing: `given` says for which reason and stage, the items stand
    in the order in which they are lettered.
    """

    id: str
    title: str
    given: Given
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A checklist held against what somebody has: `lettered` the items at hand, by letter; those
    that are `missing`; and of these the one that `decides` the matter, if one does.
    """

    lettered: Mapping[str, Item]
    missing: tuple[Item, ...]
    decides: Item | None


def checklists_for(
    checklists: Sequence[Checklist], known: Mapping[str, str]
) -> tuple[Checklist, ...]:
    """Return the checklists that belong to what is known of a dispute."""
    return tuple(each for each in checklists if holding_any(each.given, known) is Holding.HOLDS)


def held_against(
    checklist: Checklist,
    at_hand: Collection[str],
    known: Mapping[str, str],
    citable: Collection[str],
) -> Held:
    """Hold a checklist against the exhibits at hand. An item that does not belong to what is known,
    or that rests on a statement which is not among the `citable` ones, is left out; of several for
    one exhibit the first counts.
    """
    fitting = [
        item
        for item in checklist.items
        if holding_any(item.given, known) is Holding.HOLDS
        and all(statement in citable for statement in item.cites)
    ]
    items = list({item.exhibit: item for item in reversed(fitting)}.values())[::-1]
    present = [item for item in items if item.exhibit in at_hand]
    missing = [item for item in items if item.exhibit not in at_hand and not item.optional]
    return Held(
        lettered=dict(zip(ascii_uppercase, present, strict=False)),
        missing=tuple(missing),
        decides=next((item for item in missing if item.decides), None),
    )
