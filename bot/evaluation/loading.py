"""Reads golden questions from files, and says which line is wrong and why."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.evaluation.golden import FACT, Due, Golden, GoldenSet, Part, Reference
from bot.triage.answers import Outcome
from knowledge.errors import DeskError

BY_REFERENCE = "by_reference.jsonl"
"""The file of expectations for questions whose texts stand elsewhere."""


class NoQuestions(DeskError):
    """Name a folder that has golden questions in `develop/` or `measured/` with --questions."""


class WrongQuestions(DeskError):
    """Correct the line; tests/evaluation/README.md describes the form of golden questions."""


def load_questions(
    folder: Path, *, reference: Path | None = None, statements: Collection[str] | None = None
) -> GoldenSet:
    """Read the questions of `develop/*.jsonl` and `measured/*.jsonl`. `reference` is the file with
    the texts for `by_reference.jsonl`; `statements` the ids that may be referred to (None: any).
    Raise WrongQuestions naming file, line and fault, NoQuestions where there are none.
    """
    texts = _texts(reference) if reference else {}
    questions: dict[str, Golden] = {}
    missing: dict[str, Part] = {}
    for part in Part:
        for file in sorted((folder / part).glob("*.jsonl")):
            for place, raw in _lines(file):
                given = {**raw, "part": part}
                if file.name == BY_REFERENCE:
                    if "text" in raw:
                        raise WrongQuestions(f"{place}: `text` doesn't belong in {BY_REFERENCE}")
                    if reference and raw.get("id") not in texts:
                        raise WrongQuestions(f"{place}: {raw.get('id')!r} is not in {reference}")
                    given["text"] = texts.get(raw.get("id"), "?")
                golden = _parsed(place, given, statements)
                if golden.id in questions or golden.id in missing:
                    raise WrongQuestions(f"{place}: the id {golden.id!r} stands twice")
                if file.name == BY_REFERENCE and reference is None:
                    missing[golden.id] = part
                else:
                    questions[golden.id] = golden
    if not questions and not missing:
        raise NoQuestions(str(folder))
    return GoldenSet(tuple(questions.values()), missing)


def _lines(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        # Not splitlines(): it also cuts at separators that JSON allows within a string.
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongQuestions(f"{file} can't be read as text in UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as error:
            raise WrongQuestions(f"{place}: not JSON: {error.msg}") from error
        if not isinstance(raw, dict):
            raise WrongQuestions(f"{place}: not a JSON object")
        yield place, raw


def _texts(reference: Path) -> Mapping[Any, str]:
    texts = {}
    for place, raw in _lines(reference):
        if not isinstance(raw.get("id"), str) or not isinstance(raw.get("text"), str):
            raise WrongQuestions(f"{place}: each line needs an `id` and a `text`")
        texts[raw["id"]] = raw["text"]
    return texts


_GOLDEN = TypeAdapter(Golden)
_OURS = {"never": "not"}


def _parsed(place: str, raw: dict[str, Any], statements: Collection[str] | None) -> Golden:
    if "never" in raw:
        raise WrongQuestions(f"{place}: `never`: unknown key")
    renamed = {("never" if key == "not" else key): value for key, value in raw.items()}
    try:
        golden = _GOLDEN.validate_python(renamed)
    except ValidationError as error:
        raise WrongQuestions(f"{place}: {_told(error)}") from error
    for fault in _faults(golden, statements):
        raise WrongQuestions(f"{place}: {golden.id}: {fault}")
    return golden


def _told(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(_OURS.get(str(part), str(part)) for part in first["loc"])
    if first["type"] == "unexpected_keyword_argument":
        return f"`{where}`: unknown key"
    told = first["msg"].removeprefix("Value error, ")
    return f"`{where}`: {told} (got {first['input']!r})" if "got" not in told else told


def _faults(golden: Golden, statements: Collection[str] | None) -> Iterator[str]:
    """What is wrong with a question that has the right form."""
    if not golden.text.strip():
        yield "`text` is empty"
    if not golden.outcome:
        yield "`outcome` is empty"
    if golden.outcome == (Outcome.CLARIFICATION,) and not golden.asks:
        yield "a clarification needs `asks`"
    if golden.outcome == (Outcome.ANSWER,) and not golden.facts:
        yield "an answer needs `facts`"
    for fact in golden.facts:
        if not fact.cite and not fact.say:
            yield f"the fact {fact.text!r} has neither `cite` nor `say`"
    if golden.deadline == Due():
        yield "`deadline` names neither `due` nor `within`"
    for reference in sorted(golden.references):
        yield from _unknown(reference, statements)


def _unknown(reference: Reference, statements: Collection[str] | None) -> Iterator[str]:
    if reference.startswith(FACT):
        if not _FACT_NUMBER.fullmatch(reference.removeprefix(FACT)):
            yield f"{reference!r} is not the number of a fact"
    elif statements is not None and reference not in statements:
        yield f"unknown statement {reference!r}"


_FACT_NUMBER = re.compile(r"[A-Z]?\d{1,2}(?:\.\d{1,2})?")
