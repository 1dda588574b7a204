"""From figures to rows: what was measured, side by side, with what is to be reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.measuring import CHAIN, OURS, Measured
from tests.benchmarks.timings import percentile


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing measured of both; `target` is what ours has to reach, None where nothing is set."""

    name: str
    unit: str
    ours: float
    chain: float
    target: str | None = None
    reached: bool | None = None


def compared(measured: Measured) -> tuple[Row, ...]:
    """The rows, in the order in which a person meets what they tell of: ingest, cold, warm."""
    return (
        _row(measured, "ingest", "passages/s", _rate("ingest", measured.passages), _AT_LEAST),
        _row(measured, "ingest", "texts/s", _rate("ingest", measured.texts)),
        _row(measured, "ingest, the whole process", "s", _middle("ingest process")),
        _row(measured, "ingest, peak memory", "MB", _middle("ingest memory")),
        _row(measured, "ingest of what is unchanged", "s", _middle("re-ingest"), _under(2)),
        _row(measured, "cold start to first answer", "s", _middle("ask"), _under(2.5)),
        _row(measured, "asking, peak memory", "MB", _middle("ask memory"), _under(500)),
        _row(measured, "asking loads torch", "", _middle("torch"), _NEVER),
        _row(measured, "answer, p50, warm", "ms", _share("known", 50), _under(30)),
        _row(measured, "answer, p95, warm", "ms", _share("known", 95)),
        _row(measured, "answer, p50, new question", "ms", _share("new", 50)),
        _row(measured, "answer, p95, new question", "ms", _share("new", 95)),
    )


_Of = Callable[[Measured, str], float]
_Target = tuple[str, Callable[[float, float], bool]]
"""In words, and whether our figure reaches it, given the chain's."""

_AT_LEAST: _Target = ("as the chain", lambda ours, chain: ours >= chain)
_NEVER: _Target = ("no", lambda ours, _: ours == 0)


def _under(limit: float) -> _Target:
    return f"< {limit:g}", lambda ours, _: ours < limit


def _row(measured: Measured, name: str, unit: str, of: _Of, target: _Target | None = None) -> Row:
    ours, chain = of(measured, OURS), of(measured, CHAIN)
    return Row(
        name=name,
        unit=unit,
        ours=ours,
        chain=chain,
        target=target[0] if target else None,
        reached=target[1](ours, chain) if target else None,
    )


def _middle(kind: str) -> _Of:
    return lambda measured, contender: median(measured.figures[contender][kind])


def _rate(kind: str, count: int) -> _Of:
    return lambda measured, contender: count / median(measured.figures[contender][kind])


def _share(kind: str, share: float) -> _Of:
    return lambda measured, contender: percentile(measured.figures[contender][kind], share)


def table(rows: Sequence[Row]) -> str:
    """The rows in columns, figures to the right."""
    cells = [("", "", OURS, CHAIN, "to reach", "")]
    cells += [
        (
            row.name,
            row.unit,
            *(
                ("yes" if row.ours else "no", "yes" if row.chain else "no")
                if row.target == _NEVER[0]
                else (_figure(row.ours), _figure(row.chain))
            ),
            row.target or "",
            {True: "reached", False: "MISSED", None: ""}[row.reached],
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(each, widths) for each in cells)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = [
        cell.rjust(width) if place in (2, 3) else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(aligned).rstrip()


def _figure(value: float) -> str:
    """Three digits that count, no more."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
