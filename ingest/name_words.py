"""The words of a line with what the lists say of each, and how far a name can reach among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.name_lists import NameLists, folded

MOST_WORDS = 5
"""Words that a name may have."""


@dataclass(frozen=True)
class Word:
    """A word of a line with what the lists say of it. `barred`: part of what is no person."""

    start: int
    end: int
    text: str
    plain: str
    given: bool
    surname: bool
    frequent: bool
    common: bool
    barred: bool

    @property
    def capital(self) -> bool:
        """True where it begins with a capital."""
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        """True for a single letter."""
        return len(self.text) == 1

    @property
    def shouted(self) -> bool:
        """True where it is in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def unknown(self) -> bool:
        """No word, on no list, and written as a name is."""
        return not (self.given or self.surname or self.common or self.mixed)

    @property
    def mixed(self) -> bool:
        """True for capitals within, as firms like them."""
        return _MIXED.search(self.text) is not None

    @property
    def sure_given(self) -> bool:
        """A given name that is no word."""
        return self.given and not self.common and len(self.text) > 2

    @property
    def sure_surname(self) -> bool:
        """A surname that is no word, or so frequent that it is one all the same."""
        return self.surname and (not self.common or (self.frequent and self.plain not in TRADE))


def words_of_line(line: str, lists: NameLists) -> Sequence[Word]:
    """Return the words of a line, in order, as the lists know them."""
    barred = [match.span() for match in lists.not_people.finditer(line)]
    words = []
    for match in WORD.finditer(line):
        plain = folded(match.group()).replace("’", "'")
        parts = plain.split("-")
        words.append(
            Word(
                *match.span(),
                match.group(),
                plain,
                given=_on(plain, parts, lists.given),
                surname=_on(plain, parts, lists.surnames),
                frequent=plain in lists.frequent_surnames,
                common=all(part in lists.words for part in parts),
                barred=plain in NO_NAMES
                or any(start < match.end() and match.start() < end for start, end in barred),
            )
        )
    return words


def _on(plain: str, parts: Sequence[str], names: frozenset[str]) -> bool:
    return plain in names or plain.replace("'", "") in names or all(part in names for part in parts)


def run_from(line: str, words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words from one on that stand together and are written as names are."""
    run = [words[at]]
    for following in words[at + 1 : at + MOST_WORDS]:
        if following.barred or not adjoin(line, run[-1], following):
            break
        one_letter = len(following.text) == 1 and line[following.end : following.end + 1] == "."
        if not (following.capital or following.plain in PARTICLES or one_letter):
            break
        run.append(following)
    while len(run) > 1 and run[-1].plain in PARTICLES and len(run[-1].text) > 1:
        run.pop()
    return run


def name_length(run: Sequence[Word]) -> int:
    """Return how many words of a run are the name: up to what is a word and no surname."""
    count = 1
    for place, word in enumerate(run[1:], start=2):
        if word.plain in PARTICLES and not word.initial:
            continue
        if word.initial:
            if place == 2 and run[0].text.istitle():
                count = place if place == len(run) else count
            continue
        below = run[place - 2].plain in PARTICLES and word.plain not in NEVER
        is_name = word.sure_surname or word.sure_given or word.unknown or below
        is_last_name = word.surname and place == 2 and word.plain not in NEVER
        if not is_name and not is_last_name:
            break
        count = place
    # "Jane D." and "Jane D": the letter after a given name.
    if count < len(run) and run[count].initial:
        count += 1
    return count


def adjoin(line: str, first: Word, second: Word) -> bool:
    """True when two words stand together as those of a name do."""
    between = line[first.end : second.start]
    if between == " ":
        return True
    return (between == "." and len(first.text) == 1) or (between == ". " and len(first.text) <= 2)


def small_run_from(line: str, words: Sequence[Word], at: int) -> int:
    """Return how many words from one on can be a name in small letters: a word, particles, and
    one more that is a surname, no word at all, or a single letter.
    """
    reach = at
    for place in range(at + 1, min(len(words), at + MOST_WORDS)):
        word = words[place]
        if word.barred or not adjoin(line, words[place - 1], word):
            break
        if word.plain in PARTICLES and len(word.text) > 1:
            continue
        one_letter = len(word.text) == 1 and word.text not in "aiàéyeo"
        named = word.sure_surname or not word.common
        if (one_letter and place == at + 1) or (named and word.plain not in GRAMMAR):
            reach = place
        break
    return reach - at + 1


# A word: letters, with an apostrophe or a hyphen within; "'s" is not part of a name.
WORD = re.compile(
    r"(?<!\w)[^\W\d_]+(?:['’](?!(?:s|t|d|ll|re|ve|m)\b)[^\W\d_]+|-[^\W\d_]+)*(?!\w|['’]t\b)"
)
_MIXED = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^La)(?<!^Di)(?<!^Le)(?<=[a-z])[A-Z]")
# Titles and greetings stand before a name; codes look like one.
NO_NAMES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "herrn", "frau", "monsieur",
        "madame", "mme", "mlle", "señor", "senor", "señora", "senora", "signora", "signor",
        "mevrouw", "meneer", "dear", "hi", "hello", "hey", "hallo", "hola", "bonjour", "ciao",
        "iban", "bic", "asin", "sku", "odr", "buyer", "seller", "customer", "amazon", "thanks",
        "thank", "regards", "best", "cheers", "sincerely", "sir", "madam", "team", "support",
        "order", "tracking", "subject", "message", "note",
    }
)  # fmt: skip
PARTICLES = frozenset(
    {
        "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la",
        "le", "el", "al", "bin", "ibn", "ter", "ten", "zu", "zur", "y", "e",
    }
)  # fmt: skip
# Given names that grammar needs more often than people do.
GRAMMAR = frozenset(
    {
        "will", "may", "can", "do", "has", "my", "so", "in", "on", "an", "any", "are", "as",
        "but", "even", "ever", "most", "no", "not", "now", "or", "our", "out", "over", "per",
        "the", "this", "to", "two", "us", "we", "you", "your", "i", "it", "is", "at", "by", "he",
        "her", "his", "him", "she", "they", "them", "who", "what", "when", "be", "been", "had",
        "have", "see", "sue", "mark", "case", "page", "bill", "date", "please", "here", "there",
        "just", "let", "gone", "got", "said", "did", "does", "says", "wants", "asked", "and",
        "for", "from", "with", "never", "also", "she's", "he's", "order", "item", "refund",
    }
)  # fmt: skip
# What follows a person's name with a capital in a heading.
NEVER = frozenset(
    {
        "order", "orders", "return", "returns", "returned", "refund", "refunds", "claim",
        "claims", "case", "cases", "note", "notes", "label", "check", "card", "cards", "seller",
        "buyer", "carrier", "price", "delivered", "delivery", "wrote", "said", "message",
    }
)  # fmt: skip
VERBS = frozenset(
    {
        "will", "may", "mark", "bill", "sue", "grant", "chase",
    }
)  # fmt: skip
# Frequent surnames that a seller writes as words.
TRADE = frozenset(
    {
        "price", "case", "day", "long", "short", "post", "page", "best", "good", "love", "may",
        "gold", "golden", "white", "black", "brown", "green", "gray", "grey", "blue", "rose",
        "rice", "bill", "bills", "marks", "mark", "banks", "bank", "stone", "wood", "woods",
        "hall", "house", "field", "parks", "park", "street", "lane", "road", "way", "king",
        "queen", "prince", "church", "box", "bush", "ball", "bell", "bird", "fish", "fox", "wolf",
        "lamb", "cook", "baker", "driver", "sellers", "seller", "buyer", "porter", "carrier",
        "ship", "shipp", "orders", "order", "card", "cards", "check", "checks", "return",
        "refund", "claim", "claims", "note", "notes", "label", "hand", "hands", "head", "foot",
        "small", "little", "large", "big", "great", "young", "old", "strong", "hard", "soft",
        "sharp", "key", "keys", "lock", "locks", "cash", "money", "north", "south", "east",
        "west", "winter", "summer", "snow", "frost", "rain", "storm", "spring", "june", "august",
    }
)  # fmt: skip
