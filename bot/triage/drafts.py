"""Drafts from templates and told facts. Whatever was not told stays a visible blank, and each
sentence says what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.triage.answers import (
    Addressee,
    Backing,
    Binding,
    Draft,
    Lettered,
    Missing,
    Remark,
    Situation,
)
from bot.triage.message_check import check_message
from bot.triage.message_facts import facts_of
from knowledge.exhibits import Held, Item, held_against
from knowledge.facts import Given, Holding, holding, holding_any
from knowledge.guidance import Guidance
from knowledge.playbooks import Paragraph, RestsOn, Sentence, Template
from knowledge.sources import Passage

Statements = Mapping[str, Passage]

SAID_BY_SEND_IF = frozenset({"pointed_unchecked", "signature_claimed"})
"""Rules that ask for what a draft's condition names."""

_SLOT = re.compile(
    r"\{see:(?P<exhibit>\w+)\}|\{(?P<name>\w+)\|(?P<blank>[^{}|]+)\}|\[(?P<fixed>[A-Z][^\[\]]*)\]"
)
_LANGUAGE_RULE = "msg-proactive-within-30-days"
_WHAT_IT_SHOWS = {"photos", "video"}
"""Exhibits of which it must be said what they show: the word alone proves nothing."""


def draft_from(
    template: Template, situation: Situation, *, guidance: Guidance, statements: Statements
) -> Draft:
    """Fill a template with what the situation tells. `{order_id|ORDER ID}` becomes the order ID or,
    where none was told, the blank `[ORDER ID]`; blanks are listed once, in order. A sentence whose
    conditions do not hold is left out, and so is one that rests on a statement which is not among
    the `statements` that may be cited (another marketplace's, or no longer in force).
    """
    held = _held(template, situation, guidance, statements)
    writing = _Writing(situation, guidance, statements, held)
    text = "\n\n".join(filter(None, map(writing.paragraph, template.paragraphs)))
    addressee = Addressee(template.addressee)
    return Draft(
        kind=template.kind,
        addressee=addressee,
        send_if=template.send_if,
        text=text,
        blanks=tuple(dict.fromkeys(name for each in writing.bindings for name in each.blanks)),
        violations=tuple(
            violation
            for violation in check_message(text, addressee=addressee, facts=facts_of(situation))
            # What is not known and decides is said above the draft already.
            if not (template.send_if and violation.rule in SAID_BY_SEND_IF)
        ),
        bindings=tuple(writing.bindings),
        exhibits=tuple(_lettered(held, guidance)),
        missing=tuple(_missing(held, situation, guidance, statements)),
        remarks=tuple(_remarks(addressee, situation, guidance, statements)),
    )


def stands(part: Paragraph | Sentence, situation: Situation) -> bool:
    """True when the conditions of a paragraph or a sentence hold."""
    return holding_any(part.given, situation.facts) is Holding.HOLDS


def told_values(situation: Situation, guidance: Guidance) -> Mapping[str, str]:
    """What was told and may stand in a draft, by the name of its slot. Of several amounts none is:
    which one a draft means is the person's to say.
    """
    told = {name: _written(moment) for name, moment in situation.dates.items()}
    for name in ("order_id", "tracking"):
        value = getattr(situation, name)
        if value is not None:
            told[name] = value
    if situation.amount is not None and len(situation.amounts) <= 1:
        told["amount"] = situation.amount
    if carrier := situation.facts.get("carrier"):
        told["carrier"] = guidance.facts["carrier"].values[carrier].label
    return told


@dataclass
class _Writing:
    """A text as it grows, with what its sentences rest on so far."""

    situation: Situation
    guidance: Guidance
    statements: Statements
    held: Held
    bindings: list[Binding] = field(default_factory=list)

    def paragraph(self, paragraph: Paragraph) -> str:
        if not stands(paragraph, self.situation):
            return ""
        sentences = [*paragraph.sentences, *(self._exhibits() if paragraph.exhibits else ())]
        written = [
            self._sentence(sentence, paragraph.given)
            for sentence in sentences
            if stands(sentence, self.situation)
            and all(name in self.statements for name in sentence.cites)
        ]
        return ("\n" if paragraph.listed else " ").join(written)

    def _exhibits(self) -> Sequence[Sentence]:
        """The exhibits at hand, a line each; a blank for them where none was told."""
        listed = [
            Sentence(text=_exhibit_line(letter, item, self.guidance), rests_on=RestsOn.FACT)
            for letter, item in self.held.lettered.items()
        ]
        return listed or [Sentence(text=f"Exhibits: [{self._to_attach()}]", rests_on=RestsOn.FACT)]

    def _to_attach(self) -> str:
        names = [self.guidance.exhibits[item.exhibit].name for item in self.held.missing]
        which = f", OF THESE WHAT YOU HAVE: {'; '.join(names).upper()}" if names else ""
        return f"WHAT YOU ATTACH, AS A, B, C{which}"

    def _sentence(self, sentence: Sentence, around: Given) -> str:
        values = told_values(self.situation, self.guidance)
        letters = {item.exhibit: letter for letter, item in self.held.lettered.items()}
        told = {**self._conditions(around), **self._conditions(sentence.given)}
        blanks: list[str] = []

        def filled(match: re.Match[str]) -> str:
            if exhibit := match["exhibit"]:
                return f" (Exhibit {letters[exhibit]})" if exhibit in letters else ""
            if match["name"] in values:
                told[match["name"]] = values[match["name"]]
                return values[match["name"]]
            blanks.append(match["blank"] or match["fixed"])
            return f"[{blanks[-1]}]"

        text = _SLOT.sub(filled, sentence.text.strip())
        for letter, item in self.held.lettered.items():
            if f"Exhibit {letter}" in text:
                told[f"exhibit {letter}"] = self.guidance.exhibits[item.exhibit].name
        self.bindings.append(
            Binding(
                sentence=text,
                rests_on=sentence.rests_on,
                told=told,
                blanks=tuple(dict.fromkeys(blanks)),
                backing=_backing(sentence.cites, self.statements),
            )
        )
        return text

    def _conditions(self, given: Given) -> dict[str, str]:
        """The told facts by which a part of the text stands, as a person reads them."""
        known = self.situation.facts
        for alternative in given:
            if holding(alternative, known) is Holding.HOLDS:
                return {
                    name: self.guidance.facts[name].values[known[name]].label
                    for name in alternative
                    if name in known
                }
        return {}


def _held(
    template: Template, situation: Situation, guidance: Guidance, statements: Statements
) -> Held:
    if template.checklist is None:
        return Held(lettered={}, missing=(), decides=None)
    return held_against(
        guidance.checklists[template.checklist],
        situation.at_hand,
        situation.facts,
        statements.keys(),
    )


def _exhibit_line(letter: str, item: Item, guidance: Guidance) -> str:
    name = guidance.exhibits[item.exhibit].name
    shows = f": [WHAT THE {name.upper()} SHOW]" if item.exhibit in _WHAT_IT_SHOWS else ""
    return f"Exhibit {letter}: {name}{shows}"


def _lettered(held: Held, guidance: Guidance) -> Iterator[Lettered]:
    for letter, item in held.lettered.items():
        yield Lettered(letter=letter, name=guidance.exhibits[item.exhibit].name)


def _missing(
    held: Held, situation: Situation, guidance: Guidance, statements: Statements
) -> Iterator[Missing]:
    for item in held.missing:
        yield Missing(
            name=guidance.exhibits[item.exhibit].name,
            decides=item.decides if item is held.decides else None,
            lacking=item.exhibit in situation.lacking,
            backing=_backing(item.cites, statements),
        )


def _remarks(
    addressee: Addressee, situation: Situation, guidance: Guidance, statements: Statements
) -> Iterator[Remark]:
    language = situation.facts.get("buyer_language", "english")
    if addressee is Addressee.BUYER and language != "english":
        label = guidance.facts["buyer_language"].values[language].label
        yield Remark(
            text=f"This draft is in English, and the buyer's language is {label}: have it "
            "translated before you send it. A message that you start must be in the buyer's "
            "language.",
            backing=_backing((_LANGUAGE_RULE,), statements),
        )


def _backing(names: Sequence[str], statements: Statements) -> tuple[Backing, ...]:
    return tuple(
        Backing(
            statement=name,
            words=statements[name].text,
            title=statements[name].source.title,
            url=statements[name].source.url,
        )
        for name in names
        if name in statements
    )


def _written(moment: date | datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
