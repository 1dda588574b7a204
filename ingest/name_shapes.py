"""Where a name begins among the words of a line, and how many words it has: by what stands before
it, or by its own words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.name_cues import Cue, acts_after, closes_a_letter, cue_before, tells_after
from ingest.name_lists import NameLists
from ingest.name_words import (
    GRAMMAR,
    NEVER,
    NO_NAMES,
    PARTICLES,
    VERBS,
    Word,
    name_length,
    run_from,
    small_run_from,
)


def words_of_name(line: str, words: Sequence[Word], at: int, before: str, lists: NameLists) -> int:
    """Return how many words of a line, from one on, are a name; 0 where none begins there. `before`
    is the line above.
    """
    first = words[at]
    if first.common and not (first.given or (first.capital and (first.surname or first.initial))):
        return 0  # most words of most lines
    if first.plain in NO_NAMES or (first.barred and not first.given):
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


def _after_cue(line: str, words: Sequence[Word], at: int, cue: Cue) -> int:
    first = words[at]
    if cue is Cue.TITLE:
        return _titled(line, words, at)
    if first.barred:
        return 0
    if not first.capital:
        return _small_after(line, words, at, cue)
    run = run_from(line, words, at)
    count = name_length(run)
    return _several_after(line, run[:count], cue) if count > 1 else _one_after(line, first, cue)


def _titled(line: str, words: Sequence[Word], at: int) -> int:
    """A name after "Mr.": whatever stands there, if it is no word."""
    first = words[at]
    if first.barred or (first.common and not (first.surname or first.given)):
        return 0
    if first.capital:
        return name_length(run_from(line, words, at))
    count = small_run_from(line, words, at)
    last = words[at + count - 1]
    if last.capital:
        return count
    return 1 if len(first.text) > 2 and not first.common else 0


def _several_after(line: str, run: Sequence[Word], cue: Cue) -> int:
    """Two words or more in capitals after a cue."""
    first, last = run[0], run[-1]
    names = [word for word in run if not word.initial and word.plain not in PARTICLES]
    if first.initial and cue is not Cue.DEALING and last.surname:
        return len(run)
    if all(word.common for word in names) and not (first.given and last.surname):
        return 0
    if first.plain in GRAMMAR and last.common:
        return 0
    if any(word.given or word.surname for word in names) and not (
        first.common and not first.given and cue is Cue.DEALING
    ):
        return len(run)
    clean = not any(word.common or word.shouted for word in names)
    ends = _ends(line, last.end) and cue is not Cue.DEALING
    return len(run) if clean or ends else 0


def _one_after(line: str, first: Word, cue: Cue) -> int:
    """One word in capitals after a cue."""
    if first.sure_given:
        return 1
    if first.initial or cue is Cue.DEALING:
        return 0
    ends, acts = _ends(line, first.end), acts_after(line, first.end)
    if first.common:
        able = first.given and first.plain not in GRAMMAR
        is_name = able and (ends or tells_after(line, first.end))
    elif first.surname:
        is_name = ends or acts or cue is Cue.ROLE
    else:
        is_name = first.unknown and not first.shouted and (ends or acts)
    return 1 if is_name else 0


def _ends(line: str, end: int) -> bool:
    return _END.match(line, end) is not None


def _small_after(line: str, words: Sequence[Word], at: int, cue: Cue) -> int:
    """A name in small letters after a cue: known, or two words that are none."""
    first = words[at]
    if first.plain in GRAMMAR or len(first.text) < 3:
        return 0
    count = small_run_from(line, words, at)
    last = words[at + count - 1]
    ends = _ends(line, last.end)
    if cue is Cue.SIGNATURE:
        return count if at == 0 and ends and (first.given or not first.common) else 0
    if first.sure_given:
        return count if ends or cue is not Cue.LABEL else 0
    if cue is Cue.GREETING:
        return count if ends and not first.common else 0
    return 0 if cue is Cue.DEALING else _small_by_role(line, first, last, count)


def _small_by_role(line: str, first: Word, last: Word, count: int) -> int:
    """A name in small letters after a label or a role that no list is sure of."""
    if first.common and not first.given:
        return 0
    if count > 1 and (not (first.common and last.common) or last.surname):
        return count
    return 1 if first.given and tells_after(line, first.end) else 0


def _by_shape(line: str, words: Sequence[Word], at: int, lists: NameLists) -> int:
    """A name that only its own words tell."""
    first = words[at]
    if reverse := _reversed(line, words, at):
        return reverse
    if not first.capital:
        return _small(line, words, at)
    run = run_from(line, words, at)
    if len(run) > 1 and (count := _several(line, run)):
        return count
    if first.shouted or not first.given:
        return 0
    if first.common:
        able = first.plain not in GRAMMAR and tells_after(line, first.end)
        return 1 if able else 0
    return 1 if len(first.text) > 3 or first.plain in lists.short_given else 0


def _several(line: str, run: Sequence[Word]) -> int:
    """Words in capitals that stand together, with nothing before them that tells."""
    first, count = run[0], name_length(run)
    if count < 2:
        # A surname that is a word too: "Graeme Bull wrote".
        able = first.sure_given and run[1].plain not in NEVER
        return 2 if able and acts_after(line, run[1].end) else 0
    last = run[count - 1]
    dotted = line[last.end : last.end + 1] == "."
    acts = acts_after(line, last.end + dotted)
    has_particle = any(word.plain in PARTICLES for word in run[1:count])
    if first.initial:
        is_name = _initialled(line, first, last, acts=acts)
    elif first.sure_given:
        is_name = True
    elif first.given:
        is_name = _doubtful(first, last, acts=acts) or has_particle
    else:
        is_name = _unlisted(first, last, acts=acts) or (has_particle and not first.common)
    return count if is_name else 0


def _initialled(line: str, first: Word, last: Word, *, acts: bool) -> bool:
    """A letter and a surname: "J. Doe", "J Doe wrote"."""
    dotted = line[first.end : first.end + 1] == "."
    if len(last.text) < 3 or (first.plain in {"a", "i"} and not dotted):
        return False
    if dotted and (last.unknown or (last.surname and acts)):
        return True
    return (dotted or acts) and last.surname and not last.common


def _doubtful(first: Word, last: Word, *, acts: bool) -> bool:
    """A given name that is a word too: "Rose Delgado", not "Rose Gold"."""
    if last.initial:
        return acts
    if first.plain in GRAMMAR:
        is_verb = first.plain in VERBS
        return (is_verb and last.surname and not last.common) or (acts and last.sure_surname)
    return last.sure_surname


def _unlisted(first: Word, last: Word, *, acts: bool) -> bool:
    """A first word that is on no list: the last one must be, or do what people do."""
    if first.common or first.shouted or _INFLECTED.search(first.plain):
        return False
    if last.initial:
        return acts
    return (last.surname and not last.common) or (acts and (not last.common or last.sure_surname))


def _small(line: str, words: Sequence[Word], at: int) -> int:
    """Two words in small letters, a given name and a surname that are nothing else."""
    first = words[at]
    count = small_run_from(line, words, at)
    last = words[at + count - 1]
    if count < 2 or not first.sure_given or last.capital:
        return 0
    if len(last.text) == 1:
        return 2 if line[last.end : last.end + 1] == "." else 0
    if last.sure_surname and (len(last.text) > 3 or last.frequent):
        return count
    return count if acts_after(line, last.end) else 0


def _reversed(line: str, words: Sequence[Word], at: int) -> int:
    """A surname, a comma, a given name."""
    first = words[at]
    if not first.capital or first.initial or at + 1 >= len(words):
        return 0
    if not first.surname and (at > 0 or first.common):
        return 0
    second = words[at + 1]
    comma = line[first.end : second.start] in {", ", ","}
    if not comma or not second.capital or second.barred or second.plain in GRAMMAR:
        return 0
    acts = acts_after(line, second.end)
    if second.sure_given:
        return 2 if not first.common or acts or (at == 0 and _ends(line, second.end)) else 0
    if first.frequent and second.given:
        return 2 if acts else 0
    return 2 if acts and not first.common and not second.common else 0


_END = re.compile(
    r"\.?['’]?\s*(?:$|[,;:!?()<\[|/\"”–—-]|\.(?:\s|$)|(?:and|und|et|y|e|en|on|at|in|for|about)\b)"
)
_INFLECTED = re.compile(r"(?:ed|ing|ly|tion|ment|able|ness)$")
