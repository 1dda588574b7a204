"""A notation for phrases, so that a table of rules can be read: a phrase becomes a pattern on a
folded text.

    you lied              words, with whatever may stand between two words
    you <have|had> lied   one of these
    you [have|had] lied   one of these, or none
    your [very|so]* word  any number of these, up to six
    receiv*               a word that begins so; a * alone is any word, *ly one that ends so
    gift-card             together, hyphenated or apart
    refund ... money      up to forty characters between, in the same sentence
    {claim}               the list of that name
    #                     a number
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

_APART = r"(?:[^a-z0-9.!?]{1,4}|[.]{1,2}(?=[a-z]))"
_SIGNS = {"*": r"\w*", "'": "'?", "-": f"(?:{_APART})?", "#": r"\d+(?:[.,]\d+)?"}
_MOST_REPEATED = 6


@dataclass(frozen=True)
class Phrase:
    """A phrase in the notation, with the lists that it names."""

    notation: str
    lists: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the phrase in a folded text, from the start of a word to the end of one."""
        return re.compile(rf"(?<![a-z0-9]){_sequence(self._written_out, _APART)}(?![a-z0-9])")

    @cached_property
    def run_together(self) -> re.Pattern[str]:
        """Finds the phrase where the letters of its words run together."""
        return re.compile(_sequence(self._written_out, f"(?:{_APART})?"))

    def may_stand_in(self, text: str) -> bool:
        """False where the text lacks letters that the phrase must have; quick to tell, where the
        pattern takes long to make.
        """
        for choice in self._choices:
            for token in choice:  # any() with a generator takes twice as long
                if token in text:
                    break
            else:
                return False
        return True

    @property
    def tokens(self) -> tuple[str, ...]:
        """Of these, each at least three letters long, a text with the phrase holds one; empty
        where the phrase has no such letters.
        """
        return self._choices[0] if self._choices else ()

    @cached_property
    def _choices(self) -> Sequence[tuple[str, ...]]:
        """For each word of the phrase such tokens, the longest first: they tell most."""
        choices = [_tokens(element) for element in _split(self._written_out, " ")]
        return sorted(filter(None, choices), key=lambda choice: -min(map(len, choice)))

    @cached_property
    def _written_out(self) -> str:
        return re.sub(r"\{(\w+)\}", lambda name: self.lists[name[1]], self.notation)


def _sequence(notation: str, apart: str) -> str:
    """The pattern of elements one after another."""
    pattern, begun = "", False
    for element in _split(notation, " "):
        if element == "...":
            after_a_word = "" if apart.endswith("?") else "(?<![a-z0-9])"
            pattern, begun = pattern + r"[^.?!]{0,40}?" + after_a_word, False
            continue
        one = _one(element, apart)
        if not element.startswith("["):
            pattern, begun = pattern + (apart + one if begun else one), True
            continue
        times = f"{{0,{_MOST_REPEATED}}}" if element.endswith("*") else "?"
        pattern += f"(?:{apart}{one}){times}" if begun else f"(?:{one}{apart}){times}"
    return pattern


@lru_cache(maxsize=4096)
def _one(element: str, apart: str) -> str:
    """The pattern of one word or one choice."""
    if element == "*":
        return r"\w+"
    return "".join(
        _choice(piece, apart) if piece[0] in "<[" else _word(piece) for piece in _pieces(element)
    )


def _choice(piece: str, apart: str) -> str:
    choices = _split(piece[1:-1], "|")
    return "(?:" + "|".join(_sequence(choice, apart) for choice in choices) + ")"


def _word(piece: str) -> str:
    return "".join(_SIGNS.get(sign, re.escape(sign)) for sign in piece)


def _pieces(element: str) -> list[str]:
    """Cut an element into its choices and the letters between them."""
    pieces, depth = [""], 0
    for sign in element.removesuffix("*") if element[0] == "[" else element:
        if sign in "<[" and depth == 0:
            pieces.append("")
        depth += (sign in "<[") - (sign in ">]")
        pieces[-1] += sign
        if sign in ">]" and depth == 0:
            pieces.append("")
    return [piece for piece in pieces if piece]


# Many phrases name the same lists.
@lru_cache(maxsize=4096)
def _split(notation: str, at: str) -> tuple[str, ...]:
    """Split at a sign that stands outside all brackets."""
    parts, depth = [""], 0
    for sign in notation:
        depth += (sign in "<[") - (sign in ">]")
        if sign == at and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return tuple(part for part in parts if part)


@lru_cache(maxsize=4096)
def _tokens(element: str) -> tuple[str, ...]:
    if element == "..." or element[0] == "[":
        return ()
    found = [_tokens_of_piece(piece) for piece in _pieces(element)]
    return max(filter(None, found), key=lambda choice: min(map(len, choice)), default=())


def _tokens_of_piece(piece: str) -> tuple[str, ...]:
    if piece[0] == "<":
        choices = [Phrase(choice, {}).tokens for choice in _split(piece[1:-1], "|")]
        return tuple(token for tokens in choices for token in tokens) if all(choices) else ()
    longest = max(re.findall(r"[a-z]+", piece), key=len, default="")
    return (longest,) if len(longest) >= 3 else ()
