"""Floors: what no metric may fall below again, read from a file and held against the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from bot.evaluation.golden import Part
from bot.evaluation.metrics import METRICS
from bot.evaluation.running import Evaluated
from bot.evaluation.summary import figures_of, scopes
from knowledge.errors import DeskError


class WrongFloors(DeskError):
    """Correct the file; tests/evaluation/README.md describes the form of floors."""


def _known(shares: dict[str, float]) -> dict[str, float]:
    names = {metric.name for metric in METRICS}
    for name in shares:
        if name not in names:
            raise ValueError(f"{name!r} is not one of {', '.join(sorted(names))}")
    return shares


Share = Annotated[float, Field(ge=0, le=1)]
Shares = Annotated[dict[str, Share], AfterValidator(_known)]


@checked(frozen=True, config=ConfigDict(extra="forbid"))
class Bounds:
    """The least and the most that metrics may be, as shares by their names."""

    at_least: Shares = Field(default_factory=dict)
    at_most: Shares = Field(default_factory=dict)


Floors = dict[Part, dict[Literal["everything", "covered"], Bounds]]
_FLOORS = TypeAdapter(Floors)


def load_floors(file: Path) -> Floors:
    """Read the floors of a file. Raises WrongFloors, which names what is wrong."""
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        return _FLOORS.validate_python(raw or {})
    except (OSError, UnicodeDecodeError) as error:
        raise WrongFloors(f"{file} can't be read") from error
    except yaml.YAMLError as error:
        raise WrongFloors(f"{file}: not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise WrongFloors(
            f"{file}: {place}: {first['msg'].removeprefix('Value error, ')}"
        ) from error


def broken_floors(evaluated: Evaluated, floors: Floors) -> Iterator[str]:
    """Say of each metric that is below its floor, or above its ceiling, which one and by how much.
    Parts that were not run and metrics without a count break none.
    """
    for part in evaluated.parts:
        for scope, judged in scopes(evaluated.judged(part)).items():
            bounds = floors.get(part, {}).get(scope)  # type: ignore[call-overload]
            if bounds is None:
                continue
            shares = {name: figure.share for name, figure in figures_of(judged).items()}
            yield from _broken(f"{part.value}, {scope}", bounds, shares)


def _broken(where: str, bounds: Bounds, shares: Mapping[str, float | None]) -> Iterator[str]:
    for name, floor in bounds.at_least.items():
        share = shares[name]
        if share is not None and share < floor:
            yield f"{where}: {name} is {share:.4f}, below its floor of {floor}"
    for name, ceiling in bounds.at_most.items():
        share = shares[name]
        if share is not None and share > ceiling:
            yield f"{where}: {name} is {share:.4f}, above its ceiling of {ceiling}"
