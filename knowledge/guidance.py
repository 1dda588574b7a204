"""The bundled corpus beside its statements: facts, playbooks, deadline rules, drafts, read from
YAML and checked on the way in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge import patterns
from knowledge.deadlines import DeadlineRule
from knowledge.errors import BadCorpus
from knowledge.facts import Fact, conditions, word
from knowledge.kept import kept_value
from knowledge.lexicon import Lexicon, NotOurs
from knowledge.patterns import Pattern, Words, needed_words
from knowledge.playbooks import Disagreement, Playbook, Template

CORPUS = Path(__file__).parent / "corpus"
"""Where the bundled corpus lies."""

Item = TypeVar("Item")

Contents = Mapping[str, Any]
"""What the files of a corpus hold, by their path below its folder."""

_NOT_OURS = "not_ours.yaml"

_CLASS = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """All that the bundled corpus holds beside its statements, by id, in its order. Several
    deadline rules may share an id: one thing to do, timed differently by marketplace or date.
    `needed` are the words that a text needs to match a pattern, by the pattern.
    """

    lexicon: Lexicon
    facts: Mapping[str, Fact]
    playbooks: Mapping[str, Playbook]
    rules: tuple[DeadlineRule, ...]
    templates: Mapping[str, Template]
    disagreements: tuple[Disagreement, ...]
    not_ours: tuple[NotOurs, ...] = ()
    needed: Mapping[str, Words] = field(default_factory=dict)

    def pattern(self, written: str, *, at_word: bool = False) -> Pattern:
        """Return a pattern of the corpus, to be tried on texts."""
        return Pattern(written, self.needed.get(written, ()), at_word=at_word)


def load_guidance(corpus: Path = CORPUS, *, kept: Path | None = None) -> Guidance:
    """Read the guidance of a corpus folder. `kept` is a file that spares the next process most of
    the work while nothing changes. Raises BadCorpus naming the file and the place.
    """
    paths = [*sorted(corpus.glob("*.yaml")), *sorted(corpus.glob("*/*.yaml"))]
    files = {path.relative_to(corpus).as_posix(): _bytes(path) for path in paths}
    prepared = kept_value(kept, _digest(files), lambda: _prepared(files))
    return replace(_checked(prepared["contents"]), needed=prepared["needed"])


def load_not_ours(corpus: Path = CORPUS) -> tuple[NotOurs, ...]:
    """Read the examples of what is not ours alone; a folder may have none. Raises BadCorpus."""
    path = corpus / _NOT_OURS
    return _not_ours({_NOT_OURS: _read(path.name, _bytes(path))} if path.exists() else {})


def _prepared(files: Mapping[str, bytes]) -> dict[str, Any]:
    contents = {name: _read(name, text) for name, text in files.items()}
    checked = _checked(contents)
    return {
        "contents": contents,
        "needed": {each: [*map(list, needed_words(each))] for each in _patterns(checked)},
    }


def _checked(contents: Contents) -> Guidance:
    facts = _written_out(_in(contents, "facts.yaml"), contents.get("words.yaml", {}))
    return Guidance(
        lexicon=_parsed("lexicon.yaml", Lexicon, _in(contents, "lexicon.yaml")),
        facts={fact.name: fact for fact in _parsed("facts.yaml", tuple[Fact, ...], facts)},
        playbooks={playbook.id: playbook for playbook in _folder(contents, "playbooks", Playbook)},
        rules=_rules(_in(contents, "deadlines.yaml")),
        templates={template.id: template for template in _folder(contents, "drafts", Template)},
        disagreements=_parsed(
            "disagreements.yaml",
            tuple[Disagreement, ...],
            _in(contents, "disagreements.yaml"),
        ),
        not_ours=_not_ours(contents),
    )


def _in(contents: Contents, name: str) -> Any:
    if name not in contents:
        raise BadCorpus(f"{name}: there is no such file")
    return contents[name]


def _written_out(raw: Any, classes: Mapping[str, str]) -> Any:
    """Put the words of a class wherever its name stands in angle brackets."""
    if isinstance(raw, Mapping):
        return {name: _written_out(value, classes) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_written_out(item, classes) for item in raw]
    if not isinstance(raw, str):
        return raw
    if unknown := set(_CLASS.findall(raw)) - classes.keys():
        raise BadCorpus(f"facts.yaml: no class of words is called {min(unknown)}")
    return _CLASS.sub(lambda match: classes[match[1]], raw)


def _folder(contents: Contents, folder: str, kind: type[Item]) -> list[Item]:
    return [
        item
        for name, content in contents.items()
        if name.startswith(f"{folder}/")
        for item in _parsed(name, tuple[kind, ...], content)  # type: ignore[valid-type]
    ]


def _rules(content: Any) -> tuple[DeadlineRule, ...]:
    rows = [row | {"given": conditions(row.get("given", {}))[0]} for row in content]
    return _parsed("deadlines.yaml", tuple[DeadlineRule, ...], rows)


def _not_ours(contents: Contents) -> tuple[NotOurs, ...]:
    return _parsed(_NOT_OURS, tuple[NotOurs, ...], contents.get(_NOT_OURS, ()))


def _parsed(name: str, kind: type[Item], raw: object) -> Item:
    try:
        checked: Item = _adapter(kind).validate_python(raw)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadCorpus(f"{name}: {place}: {first['msg']}") from error
    return checked


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Making one takes longer than what it checks in most files.
    return TypeAdapter(kind)


def _patterns(guidance: Guidance) -> Iterator[str]:
    """Every pattern of the facts and of the lexicon that a question is tried on."""
    lexicon = guidance.lexicon
    by_name = (lexicon.kinds, lexicon.date_cues, lexicon.stated_cues, lexicon.marketplaces)
    for several in (each for named in by_name for each in named.values()):
        yield from several
    for matter in lexicon.foreign:
        yield from (*matter.phrases, *matter.unless)
    for fact in guidance.facts.values():
        yield from (fact.context,) if fact.context else ()
        for value in fact.values.values():
            yield from (*value.named, *value.phrases, *value.unless)
            for more in value.more:
                yield from (*more.phrases, *more.unless)


def _digest(files: Mapping[str, bytes]) -> str:
    """Of the files of the corpus, and of the code that prepares what is kept of them."""
    code = {
        Path(__file__).name: _bytes(Path(__file__)),
        "patterns": _bytes(Path(patterns.__file__)),
    }
    digest = hashlib.sha256()
    for name, text in (*files.items(), *code.items()):
        digest.update(f"{name}\n{len(text)}\n".encode() + text)
    return digest.hexdigest()


def _read(name: str, text: bytes) -> Any:
    try:
        return _worded(yaml.load(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise BadCorpus(f"{name}: {error}") from error


def _worded(content: Any) -> Any:
    """Read YAML's booleans as the words yes and no where they stand as keys."""
    if isinstance(content, dict):
        return {word(key): _worded(value) for key, value in content.items()}
    return [_worded(item) for item in content] if isinstance(content, list) else content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadCorpus(f"{path.name}: {error}") from error
