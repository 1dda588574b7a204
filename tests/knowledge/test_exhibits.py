"""Checklists: what a filing needs, held against what is at hand."""

from knowledge.exhibits import Checklist, Held, Item, checklists_for, held_against
from knowledge.facts import conditions

SCAN = Item(exhibit="scan")
BADGE = Item(exhibit="badge", cites=("badge-rule",), decides="The badge decides.")
SIGNATURE = Item(exhibit="signature", decides="The signature decides.")
PHOTOS = Item(exhibit="photos", optional=True)
LETTER = Item(exhibit="letter", given=conditions({"stage": "granted"}))
LOST = Checklist(
    id="lost",
    title="Lost",
    given=conditions({"reason": "lost"}),
    items=(SCAN, BADGE, SIGNATURE, PHOTOS, LETTER),
)
BROKEN = Checklist(id="broken", title="Broken", given=conditions({"reason": "broken"}), items=())


def held(*at_hand: str, known: dict[str, str] | None = None, citable: str = "badge-rule") -> Held:
    return held_against(LOST, at_hand, known or {}, {citable})


def test_the_checklists_of_a_dispute_are_those_whose_conditions_hold() -> None:
    assert checklists_for((LOST, BROKEN), {"reason": "lost"}) == (LOST,)
    assert checklists_for((LOST, BROKEN), {}) == ()


def test_what_is_at_hand_is_lettered_in_the_order_of_the_list() -> None:
    assert held("photos", "signature", "scan").lettered == {
        "A": SCAN,
        "B": SIGNATURE,
        "C": PHOTOS,
    }


def test_what_is_missing_is_listed_but_for_what_is_optional() -> None:
    assert held("scan").missing == (BADGE, SIGNATURE)


def test_the_first_missing_item_on_which_something_hangs_decides() -> None:
    assert held("scan").decides == BADGE
    assert held("scan", "badge").decides == SIGNATURE
    assert held("badge", "signature").decides is None


def test_an_item_for_another_case_is_not_on_the_list() -> None:
    assert held("letter").lettered == {}
    assert held("letter", known={"stage": "granted"}).lettered == {"A": LETTER}


def test_an_item_that_rests_on_what_may_not_be_cited_is_not_on_the_list() -> None:
    assert held("scan", "badge", citable="another").lettered == {"A": SCAN}


def test_of_several_items_for_one_exhibit_the_first_counts() -> None:
    optional = Item(exhibit="scan", optional=True)
    twice = Checklist(id="twice", title="Twice", given=(), items=(SCAN, optional))

    assert held_against(twice, ("scan",), {}, ()).lettered == {"A": SCAN}
    assert held_against(twice, (), {}, ()).missing == (SCAN,)
