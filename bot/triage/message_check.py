"""The message check: a text that a person will send, held against Amazon's communication rules and
against what is known of its matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.triage.answers import Addressee, Violation
from bot.triage.disguises import Reading, folded
from bot.triage.fact_check import contradictions
from bot.triage.languages import seems_english
from bot.triage.message_facts import MessageFacts
from bot.triage.message_rules import ENGLISH, REMINDERS, RULES, Reminder, Rule
from bot.triage.rule_search import Break, broken_by_words
from knowledge.facts import Holding, holding_any

LONGEST = 2000
"""How many characters a message may have where no channel is named."""

EVASION = "msg-no-filter-evasion"
"""The statement that makes a disguise a violation of its own."""

_BY_NAME = {rule.name: rule for rule in RULES}
_ON_FACTS = tuple(rule for rule in RULES if rule.given)


def check_message(
    text: str,
    *,
    addressee: Addressee = Addressee.BUYER,
    sending: bool = False,
    facts: MessageFacts | None = None,
) -> tuple[Violation, ...]:
    """Return what the text breaks, in the order in which it stands there, in the words as written.

    Every rule that can be decided from the text is checked, in every disguise that is known; with
    `facts` those too that they decide. `sending`: the text is about to be sent, so blanks that
    nobody filled in are named.
    """
    plain = folded(text)
    told = facts.told() if facts is not None else {}
    held = frozenset(rule.name for rule in _ON_FACTS if _holds(rule, told))
    found = [*_by_form(text, plain, sending=sending), *_by_words(text, addressee, held)]
    if facts is not None:
        found.extend(
            Break(_BY_NAME[each.rule], each.start, each.end, each.known)
            for each in contradictions(text, plain, facts, addressee)
        )
    breaks = [each for each in found if addressee in each.rule.addressees]
    return tuple(_violation(each, text) for each in _without_echoes(breaks))


def reminders_for(
    text: str, *, addressee: Addressee = Addressee.BUYER, facts: MessageFacts | None = None
) -> tuple[Reminder, ...]:
    """Return the rules that neither the text nor the facts decide, for a person to look at."""
    plain = folded(text).text
    told = facts.told() if facts is not None else {}
    return tuple(
        reminder
        for reminder in REMINDERS
        if addressee in reminder.addressees
        and (reminder.name != ENGLISH or not seems_english(text))
        and not (reminder.decided_by and all(name in told for name in reminder.decided_by))
        and (not reminder.beside or any(words in plain for words in reminder.beside))
    )


def _holds(rule: Rule, told: Mapping[str, str]) -> bool:
    return holding_any(rule.given, told) is Holding.HOLDS


def _violation(each: Break, text: str) -> Violation:
    words = text[each.start : each.end]
    is_disguised = each.rule.name in _HIDDEN and _is_disguised(words, each.rule.name)
    return Violation(
        rule=each.rule.name,
        words=words,
        why=f"{each.rule.why} Known: {each.known}." if each.known else each.rule.why,
        mend=each.rule.mend,
        blocks=each.rule.blocks,
        rests_on=(*each.rule.rests_on, EVASION) if is_disguised else each.rule.rests_on,
        disguised=is_disguised,
    )


# Most drafts come out the same: the same blanks, nothing told.
@lru_cache(maxsize=256)
def _by_words(text: str, addressee: Addressee, held: frozenset[str]) -> tuple[Break, ...]:
    return tuple(broken_by_words(text, folded(text), addressee, held))


_CONTACT = frozenset({"link", "email", "phone", "contact_on_record"})
_HIDDEN = _CONTACT | {"messenger", "outside_payment", "incentive"}
_PLAIN_CONTACT = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+%-]*@[\w.-]+|[\w-]+(?:\.[\w-]+)+(?:[/:?#]\S*)?"
    r"|[+(]?\d[\d ()./+-]*\d|@\w+"
)
_BROKEN_UP = re.compile(r"[A-Za-z][.\-_*~|/ ][A-Za-z](?![A-Za-z])|[A-Za-z][0134578@$][A-Za-z]")
_SPELLED = re.compile(
    r"\b(?:dot|d0t|at|zero|one|two|three|four|five|six|seven|eight|nine)\b|[(\[{]\s*(?:dot|at|\.|@)"
    r"|\s\.|\.\s|\s@|@\s",
    re.IGNORECASE,
)


def _is_disguised(words: str, rule: str) -> bool:
    """True where the words are written so that a filter misses them: not in plain letters, broken
    up, or spelled out.
    """
    if not words.isascii():
        return True
    is_contact = rule in _CONTACT and _PLAIN_CONTACT.fullmatch(words)
    return not is_contact and bool(_BROKEN_UP.search(words) or _SPELLED.search(words))


def _without_echoes(breaks: Iterable[Break]) -> list[Break]:
    """Keep one of each rule's breaks that overlap, no warning where a breach stands, and no link
    that is part of an e-mail address. What is about the whole text stands beside anything.
    """
    kept: list[Break] = []
    longest_first = sorted(breaks, key=_weight)
    for each in longest_first:
        around = {
            other.rule.name
            for other in kept
            if other.overlaps(each) and not other.rule.of_the_whole
        }
        is_doubt = not each.rule.blocks and not each.rule.of_the_whole
        echoes = each.rule.name in around or (around and is_doubt)
        is_told = each.rule.wide and any(other.rule is each.rule for other in kept)
        if not echoes and not is_told and not (each.rule.name == "link" and "email" in around):
            kept.append(each)
    return sorted(kept, key=lambda each: (each.start, each.end, each.rule.name))


def _weight(each: Break) -> tuple[bool, bool, bool, int, int]:
    return (
        each.rule.wide,
        not each.rule.blocks,
        each.rule.name == "link",
        each.start - each.end,
        each.start,
    )


_MARKUP = re.compile(
    r"<\s*/?\s*(?:a|b|i|u|p|br|div|span|img|font|h[1-6]|table|tr|td|ul|ol|li|strong|em|script"
    r"|style|iframe|html|body|center|button|form|input|meta|link|hr)\b[^<>]*>"
    r"|&(?:[a-z]{2,8}|#x?[0-9a-f]+);|<!--|\[/?(?:url|img)(?:=[^\]]*)?\]|\]\(\s*\S+\s*\)"
)
_BLANK = re.compile(r"\[(?!important\])[^\[\]\n]*[^\W\d_][^\[\]\n]*\]", re.IGNORECASE)
_IMPORTANT = re.compile(r"\[important\]", re.IGNORECASE)
_LOUD = re.compile(
    r"!(?:\s?!){2,}"
    r"|(?<![\w\[-])(?:[A-Z]{2,}[,.!']? +){4,}[A-Z]{2,}(?![\w\]])"
    r"|(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\s?){3,}"
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def _by_form(text: str, plain: Reading, *, sending: bool) -> Iterator[Break]:
    """What the form of the text breaks, whatever the words are."""
    if len(text) > LONGEST:
        yield Break(_BY_NAME["length"], LONGEST, min(len(text), LONGEST + 60))
    if sending:
        for match in _BLANK.finditer(text):
            yield Break(_BY_NAME["blank"], *match.span())
    for match in _IMPORTANT.finditer(text):
        yield Break(_BY_NAME["important"], *match.span())
    for match in _LOUD.finditer(_BRACKETED.sub(lambda blank: "#" * len(blank[0]), text)):
        yield Break(_BY_NAME["styling"], *match.span())
    for match in _MARKUP.finditer(plain.text):
        yield Break(_BY_NAME["html"], *plain.written(*match.span()))
