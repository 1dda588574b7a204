"""A few passages that tests of the index search."""

from __future__ import annotations

from tests.builders import a_passage, a_statement

APPEAL = a_statement(
    "atoz-appeal",
    "A seller can appeal a granted A-to-z claim within 30 calendar days of the decision.",
    source="off-atoz",
    keys=("how long do i have to appeal", "deadline to fight an a2z decision"),
)
ODR = a_statement(
    "atoz-odr",
    "A claim that is granted counts against the order defect rate.",
    source="off-odr",
    keys=("does a granted claim hit my ODR",),
)
SCAN = a_statement(
    "first-scan",
    "Protection for a late parcel rests on the carrier's first scan by the ship-by date.",
    source="off-atoz",
)
HOUSE = a_passage(
    "Escalate every appeal to Dana before it is sent.",
    source="house-1",
    headings=("Our procedure",),
)

CORPUS = (APPEAL, ODR, SCAN)
