from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.benchmarks.comparing import Row, compared, table
from tests.benchmarks.measuring import CHAIN, OURS, Measured

QUICK = {
    "ingest": (10.0, 20.0, 90.0),
    "ingest process": (12.0,),
    "ingest memory": (300.0,),
    "re-ingest": (1.0,),
    "ask": (2.0, 2.4, 9.0),
    "ask memory": (290.0,),
    "torch": (0.0,),
    "known": (10.0, 11.0, 40.0),
    "new": (20.0,),
}
SLOW = {**QUICK, "ingest": (40.0,), "torch": (1.0,), "ask": (12.0,)}


def measured(**ours: Sequence[float]) -> Measured:
    return Measured(
        passages=100,
        texts=500,
        exporting=8.0,
        figures={OURS: {**QUICK, **ours}, CHAIN: SLOW},
    )


def row(name: str, unit: str, of: Measured) -> Row:
    [found] = [each for each in compared(of) if (each.name, each.unit) == (name, unit)]
    return found


def test_a_rate_goes_by_the_median_of_the_repetitions() -> None:
    ingest = row("ingest", "texts/s", of=measured())

    assert (ingest.ours, ingest.chain) == (25.0, 12.5)


@pytest.mark.parametrize(("seconds", "reached"), [((39.0,), True), ((41.0,), False)])
def test_ingest_has_to_be_as_fast_as_the_chain(seconds: Sequence[float], reached: bool) -> None:
    ingest = row("ingest", "passages/s", of=measured(ingest=seconds))

    assert ingest.reached is reached


@pytest.mark.parametrize(
    ("name", "unit", "figures", "reached"),
    [
        ("cold start to first answer", "s", {"ask": (2.4,)}, True),
        ("cold start to first answer", "s", {"ask": (2.5,)}, False),
        ("asking, peak memory", "MB", {"ask memory": (512.0,)}, False),
        ("asking loads torch", "", {"torch": (0.0,)}, True),
        ("asking loads torch", "", {"torch": (1.0,)}, False),
        ("answer, p50, warm", "ms", {"known": (29.0, 29.0, 99.0)}, True),
        ("answer, p50, warm", "ms", {"known": (31.0, 31.0, 1.0)}, False),
        ("ingest of what is unchanged", "s", {"re-ingest": (2.1,)}, False),
    ],
)
def test_a_row_says_whether_its_target_is_reached(
    name: str, unit: str, figures: dict[str, Sequence[float]], reached: bool
) -> None:
    assert row(name, unit, of=measured(**figures)).reached is reached


def test_the_table_sets_figures_side_by_side_and_names_what_is_missed() -> None:
    cold = Row(name="cold start", unit="s", ours=2.7512, chain=12.3, target="< 2.5", reached=False)
    torch = Row(name="loads torch", unit="", ours=0.0, chain=1.0, target="no", reached=True)
    plain = replace(cold, name="p95", unit="ms", ours=153.4, target=None, reached=None)

    assert table([cold, torch, plain]) == "\n".join(
        [
            "                 Dispute Desk  LangChain chain  to reach",
            "cold start   s           2.75             12.3  < 2.5     MISSED",
            "loads torch                no              yes  no        reached",
            "p95          ms           153             12.3",
        ]
    )
