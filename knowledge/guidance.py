"""The bundled corpus beside its statements: facts, playbooks, deadline rules, drafts, read from
YAML and checked on the way in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge.deadlines import DeadlineRule
from knowledge.errors import BadCorpus
from knowledge.exhibits import Checklist, Exhibit
from knowledge.facts import Fact, conditions
from knowledge.lexicon import Lexicon, NotOurs
from knowledge.playbooks import Disagreement, Playbook, Template

CORPUS = Path(__file__).parent / "corpus"
"""Where the bundled corpus lies."""

Item = TypeVar("Item")

_CLASS = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """All that the bundled corpus holds beside its statements, by id, in its order. Several
    deadline rules may share an id: one thing to do, timed differently by marketplace or date.
    """

    lexicon: Lexicon
    facts: Mapping[str, Fact]
    playbooks: Mapping[str, Playbook]
    rules: tuple[DeadlineRule, ...]
    templates: Mapping[str, Template]
    disagreements: tuple[Disagreement, ...]
    not_ours: tuple[NotOurs, ...] = ()
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)


def load_guidance(corpus: Path = CORPUS) -> Guidance:
    """Read the guidance of a corpus folder. Raises BadCorpus naming the file and the place."""
    return Guidance(
        lexicon=_parsed(corpus / "lexicon.yaml", Lexicon, _read(corpus / "lexicon.yaml")),
        facts=bundled_facts() if corpus == CORPUS else load_facts(corpus),
        playbooks={playbook.id: playbook for playbook in _folder(corpus / "playbooks", Playbook)},
        rules=_rules(corpus / "deadlines.yaml"),
        templates={template.id: template for template in _folder(corpus / "drafts", Template)},
        disagreements=_many(corpus / "disagreements.yaml", Disagreement),
        not_ours=load_not_ours(corpus),
        exhibits={each.id: each for each in _optional(corpus / "exhibits.yaml", Exhibit)},
        checklists={each.id: each for each in _optional(corpus / "checklists.yaml", Checklist)},
    )


def load_facts(corpus: Path = CORPUS) -> dict[str, Fact]:
    """Read the facts of a situation alone, by name. Raises BadCorpus."""
    path = corpus / "facts.yaml"
    classes = _read(corpus / "words.yaml") if (corpus / "words.yaml").exists() else {}
    raw = _written_out(_read(path), classes, path)
    return {fact.name: fact for fact in _parsed(path, tuple[Fact, ...], raw)}


@cache
def bundled_facts() -> Mapping[str, Fact]:
    """The facts of the bundled corpus, read once: an answer is read and printed by them."""
    return load_facts()


def _written_out(raw: Any, classes: Mapping[str, str], path: Path) -> Any:
    """Put the words of a class wherever its name stands in angle brackets."""
    if isinstance(raw, Mapping):
        return {name: _written_out(value, classes, path) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_written_out(item, classes, path) for item in raw]
    if not isinstance(raw, str):
        return raw
    if unknown := set(_CLASS.findall(raw)) - classes.keys():
        raise BadCorpus(f"{path.name}: no class of words is called {min(unknown)}")
    return _CLASS.sub(lambda match: classes[match[1]], raw)


def load_not_ours(corpus: Path = CORPUS) -> tuple[NotOurs, ...]:
    """Read the examples of what is not ours alone; a folder may have none. Raises BadCorpus."""
    return _optional(corpus / "not_ours.yaml", NotOurs)


def _folder(folder: Path, kind: type[Item]) -> list[Item]:
    return [item for path in sorted(folder.glob("*.yaml")) for item in _many(path, kind)]


def _optional(path: Path, kind: type[Item]) -> tuple[Item, ...]:
    return _many(path, kind) if path.exists() else ()


def _many(path: Path, kind: type[Item]) -> tuple[Item, ...]:
    return _parsed(path, tuple[kind, ...], _read(path))  # type: ignore[valid-type]


def _rules(path: Path) -> tuple[DeadlineRule, ...]:
    rows = [row | {"given": conditions(row.get("given", {}))[0]} for row in _read(path)]
    return _parsed(path, tuple[DeadlineRule, ...], rows)


def _parsed(path: Path, kind: type[Item], raw: object) -> Item:
    try:
        checked: Item = _adapter(kind).validate_python(raw)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadCorpus(f"{path.name}: {place}: {first['msg']}") from error
    return checked


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Making one takes longer than what it checks in most files.
    return TypeAdapter(kind)


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise BadCorpus(f"{path.name}: {error}") from error
