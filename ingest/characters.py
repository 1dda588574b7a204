"""Characters made plain before anything reads them: what can't be seen goes, what only looks
different becomes the same, and nothing that carries a meaning changes.
"""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Return the text composed (NFC), with line ends as newlines, spaces as spaces, full-width
    forms, ligatures and mathematical letters as letters, digits of any script as 0 to 9, letters of
    another alphabet inside a Latin word as their Latin look-alikes; without control, zero-width,
    bidirectional and private characters.

    Superscripts, fractions and signs stay: NFKC would make 10² a hundred and two.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _HIDDEN.sub("", text)
    text = _JOINERS_BY_LATIN.sub("", text)
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = _OTHER_DIGITS.sub(lambda match: str(unicodedata.digit(match.group())), text)
    text = _MIXED_WORD.sub(lambda match: match.group().translate(_LOOK_ALIKES), text)
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> list[str]:
    """Return the words of a text that begin with a letter."""
    return [match.group() for match in _WORD.finditer(text)]


_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029\x0b\x0c]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphen, zero-width and bidirectional marks, variation selectors, private use and
# the tag characters that can carry hidden instructions.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Joiners mean something between Indic or Arabic letters and in emoji, nothing beside Latin ones.
_JOINERS_BY_LATIN = re.compile(
    "(?<=[\u0000-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\u0000-\u024f]|$)"
)
_COMPATIBLE = re.compile("[\uff01-\uffee\ufb00-\ufb06\U0001d400-\U0001d7ff]+")
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")

_LATIN = "aeopcyxisjhABEKMHOPCTXYIJSaoeikvnutABEZHIKMNOPTYX"
_OTHERS = "аеорсухіѕјһАВЕКМНОРСТХУІЈЅαοεικνηυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LOOK_ALIKES = str.maketrans(_OTHERS, _LATIN)
# A word with both Latin letters and look-alikes, e.g. a Cyrillic "a" in "Amazon".
_MIXED_WORD = re.compile(
    rf"(?:(?<![^\W\d_])(?=[^\W\d_]*[A-Za-z])[A-Za-z]*[{_OTHERS}][A-Za-z{_OTHERS}]*(?![^\W\d_]))"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
