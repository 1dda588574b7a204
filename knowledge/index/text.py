"""Text as it is searched: the same for what is indexed and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.sources import Passage


@dataclass(frozen=True)
class Entry:
    """One searched text of a passage: its words, or one of its keys."""

    id: str
    passage_id: str
    text: str


def entries(passage: Passage, passage_id: str) -> tuple[Entry, ...]:
    """The texts by which a passage is found: its own first, then its keys."""
    return tuple(
        Entry(f"{passage_id}:{number}", passage_id, normalised(text))
        for number, text in enumerate(searched_texts(passage))
    )


def searched_texts(passage: Passage) -> tuple[str, ...]:
    """The same texts as they were written, in the order of the entries' numbers."""
    return (passage.embedded_text, *passage.keys)


def passage_of(entry_id: str) -> str:
    """The id of the passage that an entry belongs to."""
    return entry_id.partition(":")[0]


def normalised(text: str) -> str:
    """Fold compatibility forms (ligatures, wide letters), drop what is invisible, space singly.

    Words can be kept from being found, or made to look like others, by characters that no one
    sees: zero-width spaces and joiners, soft hyphens, marks of direction.
    """
    if text.isascii():  # nothing of that is among these, and most texts hold nothing else
        return " ".join(text.split())
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(each for each in folded if unicodedata.category(each) != "Cf")
    return " ".join(seen.split())


def words(text: str) -> Sequence[str]:
    """The words of a normalised text in lower case, without the commonest ones.

    A compound counts as itself and as its parts: "a-to-z" is found by "a-to-z" and by "z".
    """
    found: list[str] = []
    for compound in _COMPOUND.findall(text.lower()):
        parts = _JOINT.split(compound)
        if len(parts) > 1:
            found.append(compound)
        found.extend(part for part in parts if part not in COMMON)
    return found


_COMPOUND = re.compile(r"\w+(?:[-./'\u2019]\w+)*")
_JOINT = re.compile(r"[-./'\u2019]")

COMMON = frozenset(
    _COMPOUND.findall(
        "a an and are as at be but by for from had has have he her his i if in into is it its me my"
        " of on or our she so than that the their them then there these they this those to us was"
        " we were will with you your s t d ll m re ve"
    )
)
"""Words that say nothing of what a text is about. "No", "not" and the question words do."""
