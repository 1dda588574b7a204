"""Playbooks: what to do in one situation, step by step, each step with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from knowledge.facts import CHECKED, Given, Holding, holding_any


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Line:
    """A sentence of a playbook. `cites` are statement ids; it is said when one of `given` holds
    (always where there are none) and, where `kinds` are named, the question is of such a kind.
    """

    text: str
    cites: tuple[str, ...] = ()
    given: Given = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Fork:
    """What to do in one case: its steps join the others when the case holds, are left out when it
    can't, and are shown in brief, under `when`, while that is not known.
    """

    when: str
    given: Given
    steps: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Need:
    """A fact worth asking for. A `decisive` one must be known before there is an answer."""

    fact: str
    given: Given = ()
    kinds: tuple[str, ...] = ()
    decisive: bool = False


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Worth:
    """Statements worth saying beside the steps, where `given` holds."""

    statements: tuple[str, ...]
    given: Given = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Use:
    """A deadline rule or a draft template that belongs to the situation, by id."""

    id: str
    given: Given = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Playbook:
    """What to do in one situation: `given` says in facts when it applies, `examples` in words.
    `leads` are first lines, the first that applies is used; the steps are `steps`, those of the
    fork that holds, then `afterwards`. Where `no_draft`, nothing may be written to anyone yet;
    one that `overrides` goes before all others when it applies, one of them that is `urgent` (a
    person must act) before the rest; a `fallback` after those that read much like the question.
    """

    id: str
    title: str
    topic: str
    given: Given = ()
    examples: tuple[str, ...] = ()
    leads: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    forks: tuple[Fork, ...] = ()
    afterwards: tuple[Line, ...] = ()
    warnings: tuple[Line, ...] = ()
    facts: tuple[Worth, ...] = ()
    deadlines: tuple[Use, ...] = ()
    needs: tuple[Need, ...] = ()
    drafts: tuple[Use, ...] = ()
    no_draft: bool = False
    overrides: bool = False
    urgent: bool = False
    fallback: bool = False


class RestsOn(StrEnum):
    """What a sentence of a draft rests on.

    `courtesy`: a greeting, thanks, regret, a name. `fact`: what the person told or fills in.
    `rule`: the statements that it cites. `request`: it asks the reader for something.
    `undertaking`: what the person will do, and must want to do before it is sent.
    """

    COURTESY = "courtesy"
    FACT = "fact"
    RULE = "rule"
    REQUEST = "request"
    UNDERTAKING = "undertaking"


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Sentence:
    """A sentence of a draft, or a line of a list, with what it rests on."""

    text: str
    rests_on: RestsOn
    given: Given = ()
    cites: tuple[str, ...] = ()


def _sentence(raw: Any) -> Any:
    """Bring `{fact: "…"}` to the long form, which names the text and what it rests on."""
    named = [kind for kind in RestsOn if isinstance(raw, Mapping) and kind in raw]
    if len(named) != 1:
        return raw
    rest = {name: value for name, value in raw.items() if name != named[0]}
    return {**rest, "text": raw[named[0]], "rests_on": named[0]}


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Paragraph:
    """A paragraph of a draft: sentences in a row or, where `listed`, each on a line of its own.
    One that names `exhibits` is the list of those that the person has, whatever they are.
    """

    sentences: tuple[Annotated[Sentence, BeforeValidator(_sentence)], ...] = ()
    given: Given = ()
    listed: bool = False
    exhibits: bool = False


def _paragraph(raw: Any) -> Any:
    """Bring the short forms to the long one: a list of sentences, `{lines: […]}`, `exhibits`."""
    if raw == "exhibits":
        return {"exhibits": True, "listed": True}
    if isinstance(raw, list):
        return {"sentences": raw}
    if isinstance(raw, Mapping) and "lines" in raw:
        rest = {name: value for name, value in raw.items() if name != "lines"}
        return {**rest, "sentences": raw["lines"], "listed": True}
    return raw


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Template:
    """A draft before its facts are filled in. In a sentence, `{order_id|ORDER ID}` is a fact that
    the person told or, failing that, the blank that is named for it; `[LIKE THIS]` is a blank in
    any case; `{see:tracking}` points to the exhibit where the person has it. `send_if` says when
    it may be sent, `checklist` names the exhibits that belong to it.
    """

    id: str
    kind: str
    addressee: str
    paragraphs: tuple[Annotated[Paragraph, BeforeValidator(_paragraph)], ...]
    send_if: str | None = None
    checklist: str | None = None

    @property
    def cites(self) -> tuple[str, ...]:
        """The statements that its sentences rest on, each once."""
        sentences = (each for paragraph in self.paragraphs for each in paragraph.sentences)
        return tuple(dict.fromkeys(name for each in sentences for name in each.cites))


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Disagreement:
    """Statements in force that say different things, and the sentence that shows it."""

    statements: tuple[str, ...]
    text: str


def applies(line: Line | Worth | Need, kinds: Sequence[str], known: Mapping[str, str]) -> bool:
    """True when the line's conditions hold and it suits one of the kinds of question asked."""
    suits = not line.kinds or any(kind in line.kinds for kind in kinds)
    return suits and holding_any(line.given, known) is Holding.HOLDS
