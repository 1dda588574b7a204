"""A text read the way a person reads it: look-alike letters, invisible characters, letters spaced
out, digits for letters. Each reading knows where its characters stand in the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Reading:
    """A text read in one way. `at` gives, for each character, its place in the text as written;
    `differs_at` the places in which it differs from the folded text, none for that text itself.
    """

    text: str
    at: tuple[int, ...]
    differs_at: tuple[int, ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the reading stands in the text as written."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True)
class Squeezed:
    """A reading of nothing but letters and digits, with look-alikes made one. `starts` and `ends`
    are where words of the text begin and end in it.
    """

    reading: Reading
    starts: frozenset[int]
    ends: frozenset[int]


def folded(written: str) -> Reading:
    """Read a text in small plain letters: one space for every space, nothing invisible, the Latin
    letter for each look-alike, plain digits, dots, dashes and quotes.
    """
    characters: list[str] = []
    at: list[int] = []
    for place, character in enumerate(written):
        for plain in _plain(character):
            if plain == " " and characters and characters[-1] == " ":
                continue
            characters.append(plain)
            at.append(place)
    return Reading("".join(characters), tuple(at))


def other_readings(reading: Reading, written: str) -> tuple[Reading, ...]:
    """Further readings of a folded text where they differ from it, with the words around: words
    without the marks inside them, words whose letters stand alone as words, and in each of these
    digits and signs as the letters that they stand for.
    """
    readings = {reading.text: reading}
    for other in (_closed_up(reading), _without(reading, _INNER_MARKS)):
        readings.setdefault(other.text, other)
        unmarked = _without(other, _INNER_MARKS)
        readings.setdefault(unmarked.text, unmarked)
    for other in tuple(readings.values()):
        for lettered in _with_letters(other, written):
            readings.setdefault(lettered.text, lettered)
    del readings[reading.text]
    return tuple(part for other in readings.values() for part in _parts_that_differ(other, reading))


def letter_runs(reading: Reading, written: str) -> tuple[Reading, ...]:
    """Read words whose letters stand alone ("g i f t  c a r d") as one run of letters each, with
    and without the dots in it, with and without digits for letters.
    """
    runs: dict[str, Reading] = {}
    for match in _LONE_CHARACTERS.finditer(reading.text):
        piece = Reading(match[0], reading.at[match.start() : match.end()])
        closed_up = _without(piece, _SPACES)
        for run in (closed_up, _without(closed_up, _NOT_WORDLY)):
            for other in (run, *_with_letters(run, written)):
                runs.setdefault(other.text, other)
    return tuple(runs.values())


def squeezed(reading: Reading) -> Squeezed:
    """Read nothing but letters and digits, each look-alike as one and the same."""
    text, at = reading.text, reading.at
    kept = [place for place, character in enumerate(text) if _skeleton(character)]
    starts, ends = set(), set()
    for index, place in enumerate(kept):
        if place == 0 or not _is_in_word(text[place - 1]):
            starts.add(index)
        if place + 1 == len(text) or not _is_in_word(text[place + 1]):
            ends.add(index + 1)
    squeezed_text = "".join(_skeleton(text[place]) for place in kept)
    return Squeezed(
        Reading(squeezed_text, tuple(at[place] for place in kept)),
        frozenset(starts),
        frozenset(ends),
    )


def skeleton(pattern: str) -> str:
    """A pattern of letters as a squeezed reading shows it."""
    return "".join(_skeleton(each) if each.isalnum() else each for each in pattern)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if character.isascii():
        return _SPELLED.get(character) or character.lower()
    if character in _LOOK_ALIKES:
        return _LOOK_ALIKES[character]
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    if character.isspace() or unicodedata.category(character).startswith("Z"):
        return " "
    letters = [
        _LOOK_ALIKES.get(part, part)
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) not in _UNSEEN and part not in _BLANK
    ]
    return "".join(_LOOK_ALIKES.get(letter, letter) for letter in "".join(letters).lower())


_SPELLED = {**dict.fromkeys("\t\n\r\v\f", " "), "_": "-", "`": "'"}
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc"})
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u180e")


def _pairs(*rows: str) -> Iterator[tuple[str, str]]:
    for row in rows:
        letter, _, look_alikes = row.partition(" ")
        yield from ((look_alike, letter) for look_alike in look_alikes)


_LOOK_ALIKES = dict(
    _pairs(
        "a \u0410\u0430\u0391\u03b1\u0251\u1d00\u2c6f\ua4ee\U0001f1e6\U0001f150\U0001f170",
        "b \u0412\u0432\u042c\u044c\u0392\u03b2\u0299\u0253\u13cf\U0001f1e7\U0001f151\U0001f171",
        "c \u0421\u0441\u03f2\u03f9\u1d04\u2ca4\u2ca5\u0188\U0001f1e8\U0001f152\U0001f172",
        "d \u0501\u0500\u0257\u0111\u0110\u1d05\u13e7\U0001f1e9\U0001f153\U0001f173",
        "e \u0415\u0435\u0395\u03b5\u0190\u025b\u04bc\u04bd\u1d07\U0001f1ea\U0001f154\U0001f174",
        "f \u0192\u03dc\ua730\U0001f1eb\U0001f155\U0001f175",
        "g \u0261\u0262\u050c\u050d\u0581\U0001f1ec\U0001f156\U0001f176",
        "h \u041d\u043d\u0397\u04bb\u04ba\u029c\u0127\u0126\U0001f1ed\U0001f157\U0001f177",
        "i \u0406\u0456\u0399\u03b9\u0131\u026a\u0269\u04c0\u0268\U0001f1ee\U0001f158\U0001f178",
        "j \u0408\u0458\u03f3\u1d0a\U0001f1ef\U0001f159\U0001f179",
        "k \u041a\u043a\u039a\u03ba\u1d0b\u049b\u0199\U0001f1f0\U0001f15a\U0001f17a",
        "l \u04cf\u029f\u0142\u0141\u0140\u2c60\u026b\u217c\U0001f1f1\U0001f15b\U0001f17b",
        "m \u041c\u043c\u039c\u1d0d\u217f\U0001f1f2\U0001f15c\U0001f17c",
        "n \u039d\u03b7\u03c0\u043f\u041f\u0274\u0272\u0578\U0001f1f3\U0001f15d\U0001f17d",
        "o \u041e\u043e\u039f\u03bf\u03c3\u00f8\u00d8\u0585\u1d0f\U0001f1f4\U0001f15e\U0001f17e",
        "p \u0420\u0440\u03a1\u03c1\u1d18\u01a5\U0001f1f5\U0001f15f\U0001f17f",
        "q \u051b\u051a\u024b\u01eb\U0001f1f6\U0001f160\U0001f180",
        "r \u0433\u0413\u0280\u024d\u027c\U0001f1f7\U0001f161\U0001f181",
        "s \u0405\u0455\ua731\u0282\ua645\U0001f1f8\U0001f162\U0001f182",
        "t \u0422\u0442\u03a4\u03c4\u1d1b\u0167\u01ad\U0001f1f9\U0001f163\U0001f183",
        "u \u0438\u03c5\u03bc\u057d\u1d1c\u0289\U0001f1fa\U0001f164\U0001f184",
        "v \u0474\u0475\u03bd\u1d20\u2174\U0001f1fb\U0001f165\U0001f185",
        "w \u051d\u051c\u0448\u0428\u0449\u03c9\u0461\u1d21\U0001f1fc\U0001f166\U0001f186",
        "x \u0425\u0445\u03a7\u03c7\u04b3\U0001f1fd\U0001f167\U0001f187",
        "y \u0423\u0443\u03a5\u03b3\u04af\u04ae\u028f\U0001f1fe\U0001f168\U0001f188",
        "z \u0396\u1d22\u01b6\u0290\U0001f1ff\U0001f169\U0001f189",
        ". \u3002\uff61\u00b7\u2022\u2219\u22c5\u2027\u30fb\u06d4\u0701\u02d9",
        "- \u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043",
        "' \u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`",
        '" \u201c\u201d\u201e\u00ab\u00bb',
        "/ \u2044\u2215\u29f8\u2571",
        ": \u02d0\ua789\u2236\u05c3",
        ", \u201a\u3001\u060c",
        "@ \uff20\ufe6b",
    )
)

_STANDS_FOR = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s"}
_MIXED_WORD = re.compile(
    r"(?<![a-z0-9])(?!\d+(?:st|nd|rd|th|hr?s?|am|pm|x|k|gb|mb|kg|g|cm|mm|m|in|ft|oz|lbs?)(?![a-z0-9]))"
    r"(?=[a-z']*[0-9@$!|])[a-z0-9@$!|']+"
)
_DOUBLE_V = re.compile("vv")


def _with_letters(reading: Reading, written: str) -> Iterator[Reading]:
    """Read digits and signs in words as letters, and vv as w: once with 1 as i, once with 1 and a
    capital I among small letters as l.
    """
    for one in "il":
        characters = list(reading.text)
        stands_for = _STANDS_FOR | dict.fromkeys("1!|", one)
        for match in _MIXED_WORD.finditer(reading.text):
            word = match[0].rstrip("!'")
            if 2 * sum(character.isalpha() for character in word) >= len(word):
                for place in range(match.start(), match.start() + len(word)):
                    characters[place] = stands_for.get(characters[place], characters[place])
        for place, origin in enumerate(reading.at):
            if one == "l" and written[origin] == "I" and written[origin - 1 : origin].islower():
                characters[place] = "l"
        lettered = Reading("".join(characters), reading.at)
        doubles = {match.start() for match in _DOUBLE_V.finditer(lettered.text)}
        if doubles or lettered.text != reading.text:
            yield _keeping(
                Reading(
                    "".join("w" if p in doubles else c for p, c in enumerate(lettered.text)),
                    reading.at,
                ),
                [place for place in range(len(characters)) if place - 1 not in doubles],
            )


# The hyphens of pick-up, follow-up, A-to-z and the like hide nothing.
_COMMON_HYPHEN = (
    r"(?:(?<=[a-z]{3})-(?:up|off|out|in|on|by|to|date|days?|hours?|time|mail|free|scan|based|size"
    r"|pack)(?![a-z])|(?<=\ba)-to-z\b|(?<=\ba-to)-z\b)"
)
_MARKS = r"(?:'?[-.*~/+^=|\\])+'?"
_INNER_MARKS = re.compile(
    rf"(?<=[a-z])(?!{_COMMON_HYPHEN}){_MARKS}(?=[a-z0-9])|(?<=[0-9]){_MARKS}(?=[a-z])"
)
_SPACES = re.compile(r"[ *~-]+")
_NOT_WORDLY = re.compile(r"[^a-z0-9%$']+")
_LONE_CHARACTERS = re.compile(r"(?<![^ ])[(\"'\[]?(?:[^ ] ){3,}[^ ](?=[.,;:!?)\"'\]]*(?: |$))")


_AROUND = 100
"""How many characters around a difference are read again: no phrase is longer."""


def _parts_that_differ(other: Reading, reading: Reading) -> Iterator[Reading]:
    """Cut out of another reading the parts in which it differs, from space to space."""
    there = dict(zip(other.at, other.text, strict=True))
    differing = [
        place
        for place, letter in zip(reading.at, reading.text, strict=True)
        if there.get(place) != letter
    ]
    stretches: list[list[int]] = []
    for place in differing:
        if stretches and place - stretches[-1][-1] <= _AROUND:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    for stretch in stretches:
        start = bisect_left(other.at, stretch[0] - _AROUND)
        end = bisect_left(other.at, stretch[-1] + _AROUND)
        start = other.text.rfind(" ", 0, start) + 1
        end = other.text.find(" ", end) if " " in other.text[end:] else len(other.text)
        yield Reading(other.text[start:end], other.at[start:end], tuple(stretch))


def _without(reading: Reading, marks: re.Pattern[str]) -> Reading:
    dropped = {place for match in marks.finditer(reading.text) for place in range(*match.span())}
    return _keeping(reading, [p for p in range(len(reading.text)) if p not in dropped])


def _lone_letters(reading: Reading) -> Iterator[re.Match[str]]:
    """Runs of characters that stand alone, most of them letters."""
    for match in _LONE_CHARACTERS.finditer(reading.text):
        if 4 * sum(character.isalpha() for character in match[0]) > len(match[0]):
            yield match


def _closed_up(reading: Reading) -> Reading:
    spaces = {
        place
        for match in _lone_letters(reading)
        for place in range(*match.span())
        if reading.text[place] == " "
    }
    return _keeping(reading, [p for p in range(len(reading.text)) if p not in spaces])


def _keeping(reading: Reading, kept: Sequence[int]) -> Reading:
    return Reading(
        "".join(reading.text[place] for place in kept), tuple(reading.at[place] for place in kept)
    )


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "'"


_SKELETON = {
    **{letter: letter for letter in "abcdefghjkmnopqrstuvwxyz269"},
    **_STANDS_FOR,
    **dict.fromkeys("il1|!", "l"),
}


def _skeleton(character: str) -> str:
    return _SKELETON.get(character, "")
