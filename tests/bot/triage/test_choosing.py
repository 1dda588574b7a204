"""Which playbook fits, what is asked first, and what is not ours."""

import pytest

from bot.triage.answers import Kind, Option, Situation
from bot.triage.choosing import (
    NEAR_EXAMPLE,
    OTHER_LINES,
    Clarifying,
    ForeignMatters,
    clarifying,
    fitting,
    rests_on,
)
from knowledge.facts import conditions
from knowledge.lexicon import Foreign
from knowledge.playbooks import Line, Need, Playbook
from tests.bot.triage.small_desk import FACTS, a_playbook


def chosen(
    playbooks: list[Playbook], known: dict[str, str], examples: dict[str, float] | None = None
) -> str | None:
    """The id of the playbook that fits what is known."""
    by_id = {playbook.id: playbook for playbook in playbooks}
    playbook = fitting(by_id, Situation(facts=known), examples or {})
    return playbook.id if playbook else None


LOST = a_playbook("lost", given={"reason": "lost"})
LOST_GRANTED = a_playbook("lost-granted", given={"reason": "lost", "stage": "granted"})
BADGE = a_playbook("badge", given={"reason": ["lost", "broken"], "badge": True})


# Which playbook


def test_a_playbook_fits_when_its_conditions_hold() -> None:
    assert chosen([LOST, BADGE], {"reason": "lost"}) == "lost"


def test_none_fits_when_nothing_is_known_and_nothing_reads_alike() -> None:
    assert chosen([LOST, BADGE], {}) is None


def test_one_whose_conditions_fail_never_fits_however_alike_it_reads() -> None:
    assert chosen([LOST], {"reason": "broken"}, {"lost": 0.99}) is None


def test_the_one_that_names_more_of_what_is_known_goes_first() -> None:
    known = {"reason": "lost", "stage": "granted"}

    assert chosen([LOST, LOST_GRANTED], known) == "lost-granted"
    assert chosen([LOST_GRANTED, LOST], known) == "lost-granted"


def test_one_that_holds_goes_before_one_that_is_open_and_reads_alike() -> None:
    assert chosen([LOST, LOST_GRANTED], {"reason": "lost"}, {"lost-granted": 0.9}) == "lost"


@pytest.mark.parametrize(
    ("similarity", "playbook"), [(NEAR_EXAMPLE, "lost"), (NEAR_EXAMPLE - 0.01, None)]
)
def test_an_example_that_reads_alike_stands_for_the_reason_that_was_not_told(
    similarity: float, playbook: str | None
) -> None:
    assert chosen([LOST], {}, {"lost": similarity}) == playbook


def test_an_example_stands_for_no_other_fact() -> None:
    assert chosen([BADGE], {"reason": "lost"}, {"badge": 0.99}) is None


def test_of_two_that_hold_equally_the_one_that_reads_more_alike_goes_first() -> None:
    other = a_playbook("other", given={"reason": "lost"})

    assert chosen([LOST, other], {"reason": "lost"}, {"lost": 0.3, "other": 0.4}) == "other"


def test_one_of_several_alternatives_is_enough() -> None:
    either = a_playbook("either", given=[{"reason": "broken"}, {"stage": "granted"}])

    assert chosen([either], {"stage": "granted"}) == "either"
    assert chosen([either], {"stage": "asked", "reason": "lost"}) is None


def test_one_that_overrides_goes_before_all_others_when_it_holds() -> None:
    first = a_playbook("first", given={"badge": True}, overrides=True)
    known = {"reason": "lost", "stage": "granted", "badge": "yes"}

    assert chosen([LOST_GRANTED, first], known, {"lost-granted": 0.9}) == "first"
    assert chosen([LOST_GRANTED, first], {**known, "badge": "no"}) == "lost-granted"


def test_a_fallback_goes_after_one_that_reads_alike() -> None:
    fallback = a_playbook("fallback", given={"stage": "asked"}, fallback=True)

    assert chosen([fallback, LOST], {"stage": "asked"}, {"lost": 0.9}) == "lost"
    assert chosen([fallback, LOST], {"stage": "asked"}) == "fallback"


# What is asked


def asked(*needs: Need, known: dict[str, str], kinds: tuple[Kind, ...] = ()) -> Clarifying | None:
    playbook = a_playbook(needs=needs)
    facts = {fact.name: fact for fact in FACTS}
    return clarifying(playbook, Situation(facts=known, kinds=kinds), facts)


def test_the_first_fact_that_is_not_known_is_asked_for_with_its_options() -> None:
    assert asked(Need(fact="reason"), Need(fact="badge"), known={"reason": "lost"}) == Clarifying(
        need=Need(fact="badge"),
        question="Does the label show the badge?",
        options=(
            Option(fact="badge", value="yes", label="Yes"),
            Option(fact="badge", value="no", label="No"),
        ),
    )


def test_nothing_is_asked_when_all_is_known() -> None:
    assert asked(Need(fact="badge"), known={"badge": "no"}) is None


def test_a_decisive_fact_is_asked_for_before_the_others() -> None:
    found = asked(Need(fact="badge"), Need(fact="reason", decisive=True), known={})

    assert found is not None
    assert found.need.fact == "reason"


def test_a_fact_is_asked_for_only_where_it_matters() -> None:
    need = Need(fact="badge", given=conditions({"reason": "lost"}))

    assert asked(need, known={"reason": "lost"}) is not None
    assert asked(need, known={"reason": "broken"}) is None
    assert asked(need, known={}) is None


def test_a_fact_is_asked_for_only_by_the_kind_of_question_that_needs_it() -> None:
    need = Need(fact="badge", kinds=("who_pays",))

    assert asked(need, known={}, kinds=(Kind.WHO_PAYS,)) is not None
    assert asked(need, known={}, kinds=(Kind.WHY,)) is None


# What is not ours

WEATHER = Foreign(id="weather", phrases=("rain", "snow"), unless=("parcel",), reason="No weather.")
TAX = Foreign(id="tax", phrases=(r"\bvat\b",), reason="No taxes.")
MATTERS = ForeignMatters([WEATHER, TAX])


@pytest.mark.parametrize(
    ("plain", "matter"),
    [
        ("will it rain", WEATHER),
        ("how do i file vat", TAX),
        ("the parcel lay in the rain", None),
        ("a private matter", None),
        ("drain cleaner", None),
        ("", None),
    ],
)
def test_a_foreign_matter_is_recognised_by_whole_words_unless_others_show_that_it_is_ours(
    plain: str, matter: Foreign | None
) -> None:
    assert MATTERS.recognise(plain) == matter


def test_a_question_in_two_parts_is_divided_into_what_is_not_ours_and_what_is() -> None:
    assert MATTERS.divided("how long can i appeal? and how do i file vat?") == (
        (TAX,),
        "how long can i appeal?",
    )


def test_a_question_without_a_foreign_matter_stays_whole() -> None:
    assert MATTERS.divided("how long can i appeal?") == ((), "how long can i appeal?")


# What it rests on


def test_a_playbook_rests_on_its_first_line_that_applies_and_half_on_its_other_lines() -> None:
    playbook = Playbook(
        id="lost",
        title="Lost",
        topic="parcels",
        leads=(
            Line(text="Granted.", cites=("grant",), given=conditions({"stage": "granted"})),
            Line(text="Wait.", cites=("wait",)),
            Line(text="Ask.", cites=("ask",)),
        ),
        steps=(
            Line(text="Look.", cites=("wait", "look")),
            Line(text="Pay.", cites=("pay",), given=conditions({"stage": "granted"})),
        ),
    )

    assert rests_on(playbook, Situation()) == {"wait": 1.0, "look": OTHER_LINES}
