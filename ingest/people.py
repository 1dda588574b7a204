"""People's names in a line of text, told from brands, places and words by what stands around them
and by lists of names; and which of them are one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.name_cues import Cue, acts_after, closes_a_letter, cue_before, tells_after
from ingest.name_lists import NameLists, folded

Name = tuple[str, ...]
"""A person's name as the lists have it, word by word, without titles."""

MOST_WORDS = 5
"""Words that a name may have."""


@dataclass(frozen=True)
class FoundName:
    """A name and where it stands in its line."""

    start: int
    end: int
    name: Name


def names_in(line: str, before: str, lists: NameLists) -> Sequence[FoundName]:
    """Return the names in a line, in order; `before` is the line that stands above it."""
    words = _words(line, lists)
    found: list[FoundName] = []
    at = 0
    while at < len(words):
        count = _name_at(line, words, at, before, lists)
        if count:
            found.append(_found(line, words[at : at + count]))
        at += count or 1
    return found


class People:
    """The persons of a document. `name_in` names the one that each name means."""

    def __init__(self, names: Iterable[Name], lists: NameLists) -> None:
        persons: list[Name] = []
        self._persons: dict[Name, str] = {}
        for name in sorted(dict.fromkeys(names), key=lambda name: -len(name)):
            same = next((person for person in persons if _may_be(name, person)), name)
            if same is name:
                persons.append(name)
            self._persons[name] = " ".join(same)
        self._by_word = _by_word(persons, lists)
        self._lists = lists

    def mentions(self, line: str, before: str) -> Iterator[tuple[int, int, str]]:
        """Yield where a line names a person, by a name or a part of one, and the person."""
        if not line.strip():
            return
        done = 0
        for found in names_in(line, before, self._lists):
            yield from self._parts(line, done, found.start)
            yield found.start, found.end, self._persons.get(found.name, " ".join(found.name))
            done = found.end
        yield from self._parts(line, done, len(line))

    def _parts(self, line: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Find single words of a known person's name, written as names are."""
        if not self._by_word:
            return
        for match in _WORD.finditer(line, start, end):
            person = self._by_word.get(folded(match.group()))
            if person and match.group()[0].isupper():
                yield match.start(), match.end(), person


def _by_word(persons: Sequence[Name], lists: NameLists) -> Mapping[str, str]:
    by_word: dict[str, str] = {}
    for person in persons:
        for word in person:
            if len(word) > 2 and word not in lists.words | _PARTICLES:
                by_word.setdefault(word, " ".join(person))
    return by_word


def _may_be(name: Name, person: Name) -> bool:
    """True when a name can mean a person who is known by a longer one: each of its words is one
    of the person's, or the first letter of one.
    """
    return all(
        any(word == whole or (len(word) == 1 and whole.startswith(word)) for whole in person)
        for word in name
    ) and any(len(word) > 1 for word in name)


@dataclass(frozen=True)
class _Word:
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
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1

    @property
    def shouted(self) -> bool:
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
        return self.given and not self.common and len(self.text) > 2

    @property
    def sure_surname(self) -> bool:
        return self.surname and (not self.common or (self.frequent and self.plain not in _TRADE))


def _words(line: str, lists: NameLists) -> Sequence[_Word]:
    barred = [match.span() for match in lists.not_people.finditer(line)]
    words = []
    for match in _WORD.finditer(line):
        plain = folded(match.group()).replace("’", "'")
        parts = plain.split("-")
        words.append(
            _Word(
                *match.span(),
                match.group(),
                plain,
                given=_on(plain, parts, lists.given),
                surname=_on(plain, parts, lists.surnames),
                frequent=plain in lists.frequent_surnames,
                common=all(part in lists.words for part in parts),
                barred=plain in _NO_NAMES
                or any(start < match.end() and match.start() < end for start, end in barred),
            )
        )
    return words


def _on(plain: str, parts: Sequence[str], names: frozenset[str]) -> bool:
    return plain in names or plain.replace("'", "") in names or all(part in names for part in parts)


def _name_at(line: str, words: Sequence[_Word], at: int, before: str, lists: NameLists) -> int:
    """Return how many words of a line, from one on, are a name; 0 where none begins there."""
    first = words[at]
    if first.common and not (first.given or (first.capital and (first.surname or first.initial))):
        return 0  # most words of most lines
    if first.plain in _NO_NAMES or (first.barred and not first.given):
        return 0
    cue = cue_before(line, first.start)
    if cue is None and at == 0 and closes_a_letter(before):
        cue = Cue.SIGNATURE
    if cue is not None:
        count = _after_cue(line, words, at, cue)
        if count:
            return count
    if first.barred:
        return 0
    return _by_shape(line, words, at, lists)


def _after_cue(line: str, words: Sequence[_Word], at: int, cue: Cue) -> int:
    first = words[at]
    if cue is Cue.TITLE:
        return _titled(line, words, at)
    if first.barred:
        return 0
    if not first.capital:
        return _small_after(line, words, at, cue)
    run = _run(line, words, at)
    count = _trimmed(run)
    return _several_after(line, run[:count], cue) if count > 1 else _one_after(line, first, cue)


def _titled(line: str, words: Sequence[_Word], at: int) -> int:
    """A name after "Mr.": whatever stands there, if it is no word."""
    first = words[at]
    if first.barred or (first.common and not (first.surname or first.given)):
        return 0
    if first.capital:
        return _trimmed(_run(line, words, at))
    count = _small_run(line, words, at)
    last = words[at + count - 1]
    if last.capital:
        return count
    return 1 if len(first.text) > 2 and not first.common else 0


def _several_after(line: str, run: Sequence[_Word], cue: Cue) -> int:
    """Two words or more in capitals after a cue."""
    first, last = run[0], run[-1]
    names = [word for word in run if not word.initial and word.plain not in _PARTICLES]
    if first.initial and cue is not Cue.DEALING and last.surname:
        return len(run)
    if all(word.common for word in names) and not (first.given and last.surname):
        return 0
    if first.plain in _GRAMMAR and last.common:
        return 0
    if any(word.given or word.surname for word in names) and not (
        first.common and not first.given and cue is Cue.DEALING
    ):
        return len(run)
    clean = not any(word.common or word.shouted for word in names)
    return len(run) if clean or _ends(line, last.end) and cue is not Cue.DEALING else 0


def _one_after(line: str, first: _Word, cue: Cue) -> int:
    """One word in capitals after a cue."""
    if first.initial:
        return 0
    ends = _ends(line, first.end)
    if first.sure_given:
        return 1
    if cue is Cue.DEALING:
        return 0
    if first.common:
        able = first.given and first.plain not in _GRAMMAR
        return 1 if able and (ends or tells_after(line, first.end)) else 0
    if first.surname:
        return 1 if ends or acts_after(line, first.end) or cue is Cue.ROLE else 0
    return 1 if first.unknown and not first.shouted and (ends or acts_after(line, first.end)) else 0


def _ends(line: str, end: int) -> bool:
    return _END.match(line, end) is not None


def _small_after(line: str, words: Sequence[_Word], at: int, cue: Cue) -> int:
    """A name in small letters after a cue: known, or two words that are none."""
    first = words[at]
    if first.plain in _GRAMMAR or len(first.text) < 3:
        return 0
    count = _small_run(line, words, at)
    last = words[at + count - 1]
    alone = at == 0 and _ends(line, last.end)
    if cue is Cue.SIGNATURE:
        return count if alone and (first.given or not first.common) else 0
    if first.sure_given:
        return count if cue is not Cue.LABEL or _ends(line, last.end) else 0
    if cue is Cue.DEALING:
        return 0
    if cue is Cue.GREETING:
        return count if not first.common and _ends(line, last.end) else 0
    if first.common and not first.given:
        return 0
    if count > 1 and not (first.common and last.common):
        return count
    told = first.given and tells_after(line, first.end)
    return 1 if told or (count > 1 and first.given and last.surname) else 0


def _small_run(line: str, words: Sequence[_Word], at: int) -> int:
    """Return how many words from one on can be a name in small letters: a word, particles, and
    one more that is a surname, no word at all, or a single letter.
    """
    reach = at
    for place in range(at + 1, min(len(words), at + MOST_WORDS)):
        word = words[place]
        if word.barred or not _adjoins(line, words[place - 1], word):
            break
        if word.plain in _PARTICLES and len(word.text) > 1:
            continue
        one_letter = len(word.text) == 1 and word.text not in "aiàéyeo"
        named = word.sure_surname or not word.common
        if (one_letter and place == at + 1) or (named and word.plain not in _GRAMMAR):
            reach = place
        break
    return reach - at + 1


def _by_shape(line: str, words: Sequence[_Word], at: int, lists: NameLists) -> int:
    """A name that only its own words tell."""
    first = words[at]
    if reverse := _reversed(line, words, at):
        return reverse
    if not first.capital:
        return _small(line, words, at)
    run = _run(line, words, at)
    if len(run) > 1 and (count := _several(line, run)):
        return count
    if first.shouted or not first.given:
        return 0
    if first.common:
        able = first.plain not in _GRAMMAR and tells_after(line, first.end)
        return 1 if able else 0
    return 1 if len(first.text) > 3 or first.plain in lists.short_given else 0


def _several(line: str, run: Sequence[_Word]) -> int:
    """Words in capitals that stand together, with nothing before them that tells."""
    first = run[0]
    count = _trimmed(run)
    if count < 2:
        known = first.sure_given and run[1].plain not in _NEVER
        return 2 if known and acts_after(line, run[1].end) else 0
    last = run[count - 1]
    acts = acts_after(line, last.end + (line[last.end : last.end + 1] == "."))
    if first.initial:
        if first.text in {"A", "I", "a", "i"} and line[first.end : first.end + 1] != ".":
            return 0
        dotted = line[first.end : first.end + 1] == "."
        named = (last.surname and not last.common) or (dotted and last.unknown)
        return count if named and len(last.text) > 2 and (dotted or acts) else 0
    if first.sure_given:
        return count
    has_particle = any(word.plain in _PARTICLES for word in run[1:count])
    if first.given:
        if last.initial:
            return count if acts else 0
        if first.plain in _GRAMMAR:
            sure = last.surname and not last.common and first.plain in _VERBS
            return count if sure or (acts and last.sure_surname) else 0
        return count if last.sure_surname or has_particle else 0
    if first.common or first.shouted or _INFLECTED.search(first.plain):
        return 0
    if last.initial:
        return count if acts else 0
    named = last.surname and not last.common
    sure = not last.common or last.sure_surname
    return count if named or has_particle or (acts and sure) else 0


def _small(line: str, words: Sequence[_Word], at: int) -> int:
    """Two words in small letters, a given name and a surname that are nothing else."""
    first = words[at]
    count = _small_run(line, words, at)
    last = words[at + count - 1]
    if count < 2 or not first.sure_given or last.capital:
        return 0
    if len(last.text) == 1:
        return 2 if line[last.end : last.end + 1] == "." else 0
    if last.sure_surname and (len(last.text) > 3 or last.frequent):
        return count
    return count if acts_after(line, last.end) else 0


def _reversed(line: str, words: Sequence[_Word], at: int) -> int:
    """A surname, a comma, a given name."""
    first = words[at]
    if not first.capital or first.initial or at + 1 >= len(words):
        return 0
    if not first.surname and (at > 0 or first.common):
        return 0
    second = words[at + 1]
    comma = line[first.end : second.start] in {", ", ","}
    if not comma or not second.capital or second.barred or second.plain in _GRAMMAR:
        return 0
    acts = acts_after(line, second.end)
    if second.sure_given:
        return 2 if not first.common or acts or (at == 0 and _ends(line, second.end)) else 0
    if first.frequent and second.given:
        return 2 if acts else 0
    return 2 if acts and not first.common and not second.common else 0


def _run(line: str, words: Sequence[_Word], at: int) -> Sequence[_Word]:
    """The words from one on that stand together and are written as names are."""
    run = [words[at]]
    for following in words[at + 1 : at + MOST_WORDS]:
        if following.barred or not _adjoins(line, run[-1], following):
            break
        one_letter = len(following.text) == 1 and line[following.end : following.end + 1] == "."
        if not (following.capital or following.plain in _PARTICLES or one_letter):
            break
        run.append(following)
    while len(run) > 1 and run[-1].plain in _PARTICLES and len(run[-1].text) > 1:
        run.pop()
    return run


def _trimmed(run: Sequence[_Word]) -> int:
    """Return how many words of a run are the name: up to what is a word and no surname."""
    count = 1
    for place, word in enumerate(run[1:], start=2):
        if word.plain in _PARTICLES and not word.initial:
            continue
        if word.initial:
            if place == 2 and run[0].text.istitle():
                count = place if place == len(run) else count
            continue
        below = run[place - 2].plain in _PARTICLES and word.plain not in _NEVER
        is_name = word.sure_surname or word.sure_given or word.unknown or below
        is_last_name = word.surname and place == 2 and word.plain not in _NEVER
        if not is_name and not is_last_name:
            break
        count = place
    # "Jane D." and "Jane D": the letter after a given name.
    if count < len(run) and run[count].initial:
        count += 1
    return count


def _adjoins(line: str, first: _Word, second: _Word) -> bool:
    between = line[first.end : second.start]
    if between == " ":
        return True
    return (between == "." and len(first.text) == 1) or (between == ". " and len(first.text) <= 2)


def _found(line: str, words: Sequence[_Word]) -> FoundName:
    end = words[-1].end
    if words[-1].initial and line[end : end + 1] == ".":
        end += 1
    elif len(words) > 1 and len(words[-1].text) == 1 and line[end : end + 1] == ".":
        end += 1
    return FoundName(words[0].start, end, tuple(word.plain for word in words))


# A word: letters, with an apostrophe or a hyphen within; "'s" is not part of a name.
_WORD = re.compile(
    r"(?<!\w)[^\W\d_]+(?:['’](?!(?:s|t|d|ll|re|ve|m)\b)[^\W\d_]+|-[^\W\d_]+)*(?!\w|['’]t\b)"
)
_END = re.compile(
    r"\.?['’]?\s*(?:$|[,;:!?()<\[|/\"”–—-]|\.(?:\s|$)|(?:and|und|et|y|e|en|on|at|in|for|about)\b)"
)
_MIXED = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^La)(?<!^Di)(?<!^Le)(?<=[a-z])[A-Z]")
_INFLECTED = re.compile(r"(?:ed|ing|ly|tion|ment|able|ness)$")
# Titles and greetings stand before a name; codes look like one.
_NO_NAMES = frozenset(
    "mr mrs ms miss mx dr prof herr herrn frau monsieur madame mme mlle señor senor señora senora "
    "signora signor mevrouw meneer dear hi hello hey hallo hola bonjour ciao iban bic asin sku odr "
    "buyer seller customer amazon thanks thank regards best cheers sincerely sir madam team support "
    "order tracking subject message note".split()
)
_PARTICLES = frozenset(
    "von van de der den del della di da dos das du la le el al bin ibn ter ten zu zur y e".split()
)
# Given names that grammar needs more often than people do.
_GRAMMAR = frozenset(
    "will may can do has my so in on an any are as but even ever most no not now or our out over "
    "per the this to two us we you your i it is at by he her his him she they them who what when "
    "be been had have see sue mark case page bill date please here there just let gone got said "
    "did does says wants asked and for from with never also she's he's order item refund".split()
)
# What follows a person's name with a capital in a heading.
_NEVER = frozenset(
    "order orders return returns returned refund refunds claim claims case cases note notes label "
    "check card cards seller buyer carrier price delivered delivery wrote said message".split()
)
_VERBS = frozenset("will may mark bill sue grant chase".split())
# Frequent surnames that a seller writes as words.
_TRADE = frozenset(
    "price case day long short post page best good love may gold golden white black brown green "
    "gray grey blue rose rice bill bills marks mark banks bank stone wood woods hall house field "
    "parks park street lane road way king queen prince church box bush ball bell bird fish fox "
    "wolf lamb cook baker driver sellers seller buyer porter carrier ship shipp orders order card "
    "cards check checks return refund claim claims note notes label hand hands head foot small "
    "little large big great young old strong hard soft sharp key keys lock locks cash money "
    "north south east west winter summer snow frost rain storm spring may june august".split()
)
