"""The refusal curve as a drawing: what each threshold catches against what it wrongly refuses."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.calibration import Point

_WIDTH, _HEIGHT, _MARGIN = 640, 320, 44
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def refusal_curve(points: Sequence[Point], chosen: Point | None) -> str:
    """Draw both shares over the threshold as SVG; the chosen threshold is marked."""
    low, high = points[0].threshold, points[-1].threshold

    def across(threshold: float) -> float:
        return _MARGIN + (threshold - low) / (high - low) * (_WIDTH - 2 * _MARGIN)

    def up(share: float) -> float:
        return _HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN)

    caught = [(across(point.threshold), up(point.caught_share)) for point in points]
    refused = [(across(point.threshold), up(point.false_share)) for point in points]
    parts = [
        *(_grid(up(share), f"{share:.0%}") for share in _STEPS),
        *(_tick(across(point.threshold), f"{point.threshold:.2f}") for point in points[::5]),
        _line(caught, "#136f2d"),
        _line(refused, "#a33b00"),
        _words(_MARGIN + 8, 18, "out of scope: caught", "#136f2d"),
        _words(_MARGIN + 200, 18, "answerable: refused", "#a33b00"),
    ]
    if chosen is not None:
        place = across(chosen.threshold)
        parts.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="{up(1):.1f}" y2="{up(0):.1f}" '
            'stroke="#555" stroke-dasharray="4 3"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="Refusal curve">'
        f"{''.join(parts)}</svg>"
    )


def _line(places: Sequence[tuple[float, float]], colour: str) -> str:
    drawn = " ".join(f"{across:.1f},{up:.1f}" for across, up in places)
    return f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _grid(up: float, label: str) -> str:
    line = f'<line x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{up:.1f}" y2="{up:.1f}"'
    return f'{line} stroke="#ddd"/>{_words(4, up + 4, label, "#555")}'


def _tick(across: float, label: str) -> str:
    return _words(across - 12, _HEIGHT - _MARGIN + 18, label, "#555")


def _words(across: float, up: float, text: str, colour: str) -> str:
    return f'<text x="{across:.1f}" y="{up:.1f}" font-size="12" fill="{colour}">{text}</text>'
