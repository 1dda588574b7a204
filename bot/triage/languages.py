"""The language that a message is written in, where its words are enough to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "tr", "ja", "zh", "ar")
"""Those of Amazon's marketplaces; another one is not told."""

_SURE = 0.97
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 8
_ONE_IN = 12
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the a an and of to in is it you your we our us for on with that this was were be are have"
        " has not by at from as will can i my or if please",
    )
)
_NOT_WORDS = re.compile(r"\S*\d\S*|\[[^\]]*\]")


def language_of(text: str) -> str | None:
    """Return the language's code; None where the text is too short or too mixed to say."""
    words = _NOT_WORDS.sub(" ", text)
    if sum(letter.isalpha() for letter in words) < _FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(words)
    return str(language) if probability >= _SURE else None


def seems_english(text: str) -> bool:
    """False where hardly a word is one of those that every English text has. No proof."""
    words = re.findall(r"[^\W\d_]{2,}", _NOT_WORDS.sub(" ", text.lower()))
    common = sum(word in _COMMON for word in words)
    return len(words) < _FEWEST_WORDS or common * _ONE_IN >= len(words)


def code_of(language: str) -> str:
    """Return the code of a language that is named by its code or its locale: "de", "de_AT"."""
    return re.split(r"[-_]", language.strip().lower())[0]


@cache
def _identifier() -> Any:
    # Its model takes the better part of a second to read.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
