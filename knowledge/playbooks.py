"""Playbooks: what to do in one situation, step by step, each step with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Paragraph:
    """A paragraph of a draft, with what its assertions rest on."""

    text: str
    given: Given = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Template:
    """A draft before its facts are filled in. In a paragraph, `{order_id}` is a fact that the
    person told or, failing that, the blank that `blanks` names for it; `{{LIKE THIS}}` is a blank
    in any case.
    """

    id: str
    kind: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    send_if: str | None = None


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Disagreement:
    """Statements in force that say different things, and the sentence that shows it."""

    statements: tuple[str, ...]
    text: str


def applies(line: Line | Worth | Need, kinds: Sequence[str], known: Mapping[str, str]) -> bool:
    """True when the line's conditions hold and it suits one of the kinds of question asked."""
    suits = not line.kinds or any(kind in line.kinds for kind in kinds)
    return suits and holding_any(line.given, known) is Holding.HOLDS
