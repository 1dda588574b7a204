"""The bundled corpus read as passages: its statements, each with its source, and its playbooks'
examples. This folder alone yields statements; a fence of that name elsewhere is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pydantic
import yaml
from markdown_it.token import Token
from pydantic import TypeAdapter, ValidationError

from ingest.loaders import markdown
from ingest.loaders.front_matter import divided
from knowledge.errors import BadCorpus
from knowledge.facts import CHECKED, Given
from knowledge.guidance import load_not_ours
from knowledge.lexicon import NotOurs
from knowledge.playbooks import Playbook
from knowledge.sources import Authority, EffectiveBy, Passage, PassageKind, Source, Statement

OURSELVES = "Dispute Desk"
"""The publisher of playbooks."""

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """What the corpus folder holds: the sources by id, the statements' passages, the playbooks'.
    A playbook's passage has the playbook's id for its source's.
    """

    sources: Mapping[str, Source]
    statements: tuple[Passage, ...]
    playbooks: tuple[Passage, ...]


def load_corpus(folder: Path) -> Corpus:
    """Read a corpus folder. Raises BadCorpus naming the file and the statement."""
    known = {source.id: source for source in _sources(folder / "sources.yaml")}
    statements = [
        passage
        for path in sorted((folder / "policies").glob("*.md"))
        for passage in _statements(path, known)
    ]
    found = [
        _playbook_passage(playbook)
        for path in sorted((folder / "playbooks").glob("*.yaml"))
        for playbook in _parsed(path.name, tuple[Playbook, ...], _yaml(path.name, _text(path)))
        if playbook.examples
    ]
    not_ours = [_not_ours_passage(matter) for matter in load_not_ours(folder)]
    return Corpus(sources=known, statements=tuple(statements), playbooks=(*found, *not_ours))


def load_statements(folder: Path, ids: Collection[str]) -> dict[str, Passage]:
    """Read the statements with these ids alone, by id; an id that the folder lacks is left out.
    Raises BadCorpus.
    """
    known = {source.id: source for source in _sources(folder / "sources.yaml")}
    return {
        passage.statement.id: passage
        for path in sorted((folder / "policies").glob("*.md"))
        if not set(ids).isdisjoint(_ID.findall(_text(path)))
        for passage in _statements(path, known)
        if passage.statement and passage.statement.id in ids
    }


_ID = re.compile(r"^id: *(\S+)", re.MULTILINE)


@pydantic.dataclasses.dataclass(frozen=True, kw_only=True, config=CHECKED)
class _Page:
    """The front matter of a policy page."""

    title: str
    topic: str
    marketplaces: tuple[str, ...] | None = None


@pydantic.dataclasses.dataclass(frozen=True, kw_only=True, config=CHECKED)
class _Particulars:
    """What stands in the fence below a statement's words."""

    id: str
    sources: tuple[str, ...]
    facts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    given: Given = ()
    marketplaces: tuple[str, ...] | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    effective_by: EffectiveBy | None = None
    caveat: str | None = None
    superseded_by: str | None = None
    conflicts_with: tuple[str, ...] = ()


@dataclass
class _Written:
    """A statement as it is being read."""

    section: str
    title: str
    words: list[str] = field(default_factory=list)


def _statements(path: Path, known: Mapping[str, Source]) -> Iterator[Passage]:
    text = _text(path)
    front_matter, body = divided(text)
    lines_above = text.count("\n") - body.count("\n")
    page = _parsed(path.name, _Page, _yaml(path.name, front_matter or ""))
    for written, fence in _written(path.name, lines_above, markdown.tokens_of(body)):
        place = f"{path.name}, {written.title!r}"
        particulars = _parsed(place, _Particulars, _yaml(place, fence))
        yield _passage(f"{path.name}, {particulars.id}", page, written, particulars, known)


def _written(
    name: str, lines_above: int, tokens: Sequence[Token]
) -> Iterator[tuple[_Written, str]]:
    """Yield each statement's headings and words with the content of the fence below them."""
    section = ""
    open_statement: _Written | None = None
    for at, token in enumerate(tokens):
        match token.type:
            case "heading_open" if open_statement is not None:
                raise BadCorpus(f"{name}, {open_statement.title!r} has no statement fence")
            case "heading_open" if token.tag == "h2":
                section = markdown.inline_text(tokens[at + 1])
            case "heading_open" if token.tag == "h3":
                open_statement = _Written(section, markdown.inline_text(tokens[at + 1]))
            case "inline" if tokens[at - 1].type == "heading_open":
                pass
            case "inline" if open_statement is not None and tokens[at - 1].type == "paragraph_open":
                open_statement.words.append(markdown.inline_text(token))
            case "fence" if open_statement is not None and token.info.strip() == "statement":
                yield open_statement, token.content
                open_statement = None
            case "heading_close" | "paragraph_open" | "paragraph_close":
                pass
            case _:
                line = lines_above + token.map[0] + 1 if token.map else "?"
                raise BadCorpus(f"{name}, line {line}: not a statement's heading, words or fence")
    if open_statement is not None:
        raise BadCorpus(f"{name}, {open_statement.title!r} has no statement fence")


def _passage(
    place: str,
    page: _Page,
    written: _Written,
    particulars: _Particulars,
    known: Mapping[str, Source],
) -> Passage:
    unknown = [source for source in particulars.sources if source not in known]
    if unknown or not particulars.sources:
        raise BadCorpus(f"{place}: sources.yaml has no {', '.join(unknown) or 'source named'}")
    if not written.words:
        raise BadCorpus(f"{place} has no words")
    if len(particulars.given) > 1:
        raise BadCorpus(f"{place}: given holds alternatives; a statement has one set of facts")
    source = known[particulars.sources[0]]
    dates = particulars if particulars.effective_from or particulars.effective_until else source
    return Passage(
        kind=PassageKind.STATEMENT,
        source=source,
        # What must be said with a statement is a part of it: quoted, and checked, with the rest.
        text=" ".join([*written.words, *filter(None, [particulars.caveat])]),
        headings=tuple(
            heading for heading in (page.title, written.section, written.title) if heading
        ),
        keys=particulars.questions,
        statement=Statement(
            id=particulars.id,
            topic=page.topic,
            sources=particulars.sources,
            facts=particulars.facts,
            kinds=particulars.kinds,
            given=particulars.given[0] if particulars.given else {},
            caveat=particulars.caveat,
            superseded_by=particulars.superseded_by,
            conflicts_with=particulars.conflicts_with,
        ),
        effective_from=dates.effective_from,
        effective_until=dates.effective_until,
        effective_by=particulars.effective_by or source.effective_by,
        marketplaces=particulars.marketplaces or page.marketplaces or source.marketplaces,
    )


def _playbook_passage(playbook: Playbook) -> Passage:
    source = Source(
        id=playbook.id, title=playbook.title, publisher=OURSELVES, authority=Authority.HOUSE
    )
    return Passage(
        kind=PassageKind.PLAYBOOK, source=source, text=playbook.title, keys=playbook.examples
    )


def _not_ours_passage(matter: NotOurs) -> Passage:
    source = Source(
        id=matter.passage_id,
        title=matter.reason,
        publisher=OURSELVES,
        authority=Authority.HOUSE,
    )
    return Passage(
        kind=PassageKind.PLAYBOOK, source=source, text=matter.reason, keys=matter.examples
    )


def _sources(path: Path) -> tuple[Source, ...]:
    rows = _yaml(path.name, _text(path))
    names = {known.name for known in fields(Source)}
    for row in rows:
        unknown = row.keys() - names
        if unknown:
            raise BadCorpus(f"{path.name}, {row.get('id')}: no field {', '.join(sorted(unknown))}")
    found = _parsed(path.name, tuple[Source, ...], rows)
    twice = {source.id for source in found if [other.id for other in found].count(source.id) > 1}
    if twice:
        raise BadCorpus(f"{path.name}: {', '.join(sorted(twice))} stands twice")
    return found


def _parsed(place: str, kind: type[Parsed], raw: object) -> Parsed:
    try:
        return TypeAdapter(kind).validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadCorpus(f"{place}: {where}: {first['msg']}") from error


def _yaml(place: str, text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise BadCorpus(f"{place}: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCorpus(f"{path.name}: {error}") from error
