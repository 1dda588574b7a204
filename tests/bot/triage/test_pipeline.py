"""From a question to an answer, on a desk small enough to keep in mind."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.triage.answers import (
    Answer,
    Branch,
    Option,
    Outcome,
    Said,
    Step,
)
from knowledge.deadlines import Basis
from knowledge.playbooks import Line, Use
from knowledge.sources import Authority, Passage
from tests.bot.triage.small_desk import (
    ANSWER_48,
    ANSWER_72,
    APPEAL,
    BADGE,
    GRANTED,
    LOST,
    NO_BADGE,
    STATEMENTS,
    a_guidance,
    a_playbook,
    a_template,
    answered,
)
from tests.builders import a_passage, a_source, a_statement


def cited(answer: Answer) -> list[str]:
    """The passages that an answer cites, by their words, in order."""
    return [citation.quote for citation in answer.citations]


def without_id(answer: Answer) -> Answer:
    return replace(answer, id="")


# A playbook answers


def test_an_undecided_matter_is_answered_with_both_branches_and_the_question_that_decides() -> None:
    answer = answered("the parcel is lost")

    assert answer.outcome is Outcome.ANSWER
    assert answer.situation.playbook == "lost"
    assert answer.summary == Said(text="Look for the badge first.", citations=(1,))
    assert answer.steps == (
        Step(number=1, text="Look whether there is a badge.", citations=(1,)),
        Step(number=2, text="Answer Amazon within 48 hours.", citations=(2,)),
    )
    assert answer.branches == (
        Branch(
            when="badge", steps=(Step(number=1, text="Send the buyer to Amazon.", citations=(1,)),)
        ),
        Branch(when="no badge", steps=(Step(number=1, text="Refund the buyer.", citations=(3,)),)),
    )
    assert answer.question == "Does the label show the badge?"
    assert answer.options == (
        Option(fact="badge", value="yes", label="Yes"),
        Option(fact="badge", value="no", label="No"),
    )
    assert answer.situation.unknown == ("badge",)


def test_the_branch_that_holds_joins_the_steps_and_the_other_one_goes() -> None:
    answer = answered("it is lost, there is a badge")

    assert answer.summary.text == "Amazon should fund it: don't refund."
    assert [step.text for step in answer.steps] == [
        "Answer Amazon within 48 hours.",
        "Send the buyer to Amazon.",
    ]
    assert answer.branches == ()
    assert answer.question is None
    assert "Without a badge the seller pays for a parcel that is lost." not in cited(answer)


def test_the_turn_before_counts() -> None:
    answer = answered("there is a badge", "the parcel is lost")

    assert answer.situation.playbook == "lost"
    assert answer.summary.text == "Amazon should fund it: don't refund."


def test_a_step_with_a_figure_that_stands_in_nothing_it_cites_is_dropped() -> None:
    answer = answered("the parcel is lost")

    assert any("36 hours" in step.text for step in LOST.steps)
    assert not any("36 hours" in step.text for step in answer.steps)


def test_a_step_that_rests_on_a_statement_no_longer_in_force_is_dropped() -> None:
    ended = replace(NO_BADGE, effective_until=date(2026, 1, 1))

    answer = answered("it is lost, no badge", passages=(BADGE, ended, ANSWER_48, ANSWER_72))

    assert [step.text for step in answer.steps] == ["Answer Amazon within 48 hours."]


def test_a_step_that_rests_on_another_marketplaces_statement_is_dropped() -> None:
    elsewhere = replace(NO_BADGE, marketplaces=("UK",))

    answer = answered("it is lost, no badge", passages=(BADGE, elsewhere, ANSWER_48, ANSWER_72))

    assert [step.text for step in answer.steps] == ["Answer Amazon within 48 hours."]


def test_every_citation_says_that_the_words_are_ours_and_where_they_are_from() -> None:
    answer = answered("claim granted")

    (citation,) = answer.citations
    assert citation.number == 1
    assert citation.passage_id == APPEAL.id
    assert citation.quote == APPEAL.text
    assert citation.own_wording
    assert (citation.title, citation.url, citation.authority) == (
        "Claims",
        "https://example.com/claims",
        Authority.OFFICIAL,
    )


def test_sources_that_disagree_are_shown_where_one_of_them_is_used() -> None:
    with_both = answered("the parcel is lost")
    with_one = answered("the parcel is lost", passages=(BADGE, NO_BADGE, ANSWER_48))
    with_neither = answered("claim granted")

    assert [said.text for said in with_both.conflicts] == [
        "One page says 48 hours, another 72. Plan for 48."
    ]
    assert with_one.conflicts == ()
    assert with_neither.conflicts == ()


def test_nothing_is_left_to_say_means_no_answer() -> None:
    answer = answered("the parcel is lost", passages=())

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.citations == ()


# Deadlines


def only_deadline(answer: Answer) -> tuple[date | datetime | None, str, Basis]:
    (dated,) = answer.deadlines
    return dated.deadline.due_at, dated.deadline.within, dated.deadline.basis


def test_a_deadline_counts_from_the_date_that_was_told() -> None:
    assert only_deadline(answered("claim granted nov 10")) == (
        date(2026, 12, 10),
        "30 days",
        Basis.RULE,
    )


def test_without_a_date_the_period_is_said() -> None:
    assert only_deadline(answered("claim granted")) == (None, "30 days", Basis.RULE)


def test_the_date_that_the_notice_states_wins() -> None:
    due_at, _, basis = only_deadline(answered("claim granted nov 10, appeal by dec 1"))

    assert (due_at, basis) == (date(2026, 11, 30), Basis.STATED)


def test_a_moment_that_the_notice_states_is_kept_to_the_hour() -> None:
    due_at, _, basis = only_deadline(answered("it is lost, respond by nov 24 5pm"))

    assert isinstance(due_at, datetime)
    assert (due_at.isoformat(), basis) == ("2026-11-24T17:00:00-08:00", Basis.STATED)


# Drafts


def test_where_it_is_not_known_which_draft_fits_both_are_given_each_with_its_condition() -> None:
    answer = answered("the parcel is lost, order 113-1234567-1234567")

    assert answer.draft is not None
    assert (answer.draft.kind, answer.draft.send_if) == ("with-badge", "Only if there is a badge.")
    assert answer.draft.text == "Hello,\n\nI'm sorry about your order 113-1234567-1234567."
    assert [draft.kind for draft in answer.other_drafts] == ["without-badge"]


def test_where_it_is_known_only_the_one_that_fits_is_given() -> None:
    answer = answered("it is lost, no badge")

    assert answer.draft is not None
    assert answer.draft.kind == "without-badge"
    assert answer.other_drafts == ()


def test_a_playbook_without_drafts_gives_none() -> None:
    assert GRANTED.no_draft
    assert answered("claim granted").draft is None


def test_a_draft_that_breaks_a_rule_is_held_back() -> None:
    bad = a_template("bad", "Call us: (212) 555-0142.")
    good = a_template("good", "Hello,")
    playbook = a_playbook(
        given={"reason": "lost"},
        leads=(Line(text="Look first.", cites=("badge",)),),
        drafts=(Use(id="bad"), Use(id="good")),
    )

    answer = answered("it is lost", guidance=a_guidance(playbook, templates=(bad, good)))

    assert answer.draft is not None
    assert answer.draft.kind == "good"
    assert answer.other_drafts == ()


# A clarifying question


def test_a_fact_without_which_there_is_no_answer_is_asked_for_alone_and_nothing_is_drafted() -> (
    None
):
    answer = answered("it is broken")

    assert answer.outcome is Outcome.CLARIFICATION
    assert answer.question == "Where does it stand?"
    assert [option.value for option in answer.options] == ["granted", "asked"]
    assert answer.situation.unknown == ("stage",)
    assert answer.draft is None
    assert answer.other_drafts == ()


def test_the_answer_to_it_is_taken_as_the_turn_after() -> None:
    answer = answered("amazon asked", "it is broken")

    assert answer.outcome is Outcome.ANSWER
    assert answer.draft is not None


# Statements answer where no situation is told


def test_a_rule_that_is_asked_for_is_said_first() -> None:
    answer = answered("how long can i appeal?")

    assert answer.summary.text == APPEAL.text
    assert answer.situation.playbook is None
    assert answer.steps == ()


def test_the_question_keys_are_searched_and_never_shown() -> None:
    answer = answered("how long can i appeal?")

    assert APPEAL.keys == ("how long can i appeal",)
    assert cited(answer) == [APPEAL.text]


@pytest.mark.parametrize(
    ("on", "period"), [(None, "30 days"), (date(2026, 2, 16), "30 days"), (date(2026, 2, 15), "60")]
)
def test_the_rule_of_the_day_on_which_it_happened_is_said(on: date | None, period: str) -> None:
    answer = answered("how long can i ask for a reimbursement?", on=on)

    assert period in answer.summary.text
    assert len(answer.citations) == 1


def test_the_rule_of_another_marketplace_is_never_said() -> None:
    answer = answered("how long can i ask for a reimbursement?", marketplace="UK")

    assert "30 days" not in answer.summary.text
    assert "reimbursement can be asked" not in " ".join(cited(answer))


def test_a_statement_that_presumes_what_was_told_otherwise_is_left_out() -> None:
    guidance = a_guidance(a_playbook(given={"stage": "asked"}))

    told_otherwise = answered("no badge. who pays when there is one?", guidance=guidance)
    told_nothing = answered("who pays when there is one?", guidance=guidance)

    assert told_otherwise.situation.facts["badge"] == "no"
    assert BADGE.text not in cited(told_otherwise)
    assert BADGE.text in cited(told_nothing)


# A team's own documents


def a_document(text: str, authority: Authority = Authority.HOUSE) -> Passage:
    return a_passage(text, source=a_source("doc", title="Handbook", authority=authority, url=None))


def test_a_house_procedure_stands_beside_what_amazon_says_labelled_and_never_before_it() -> None:
    document = a_document("How long can i appeal? 5 days.")

    answer = answered("how long can i appeal?", passages=(*STATEMENTS, document))

    assert answer.summary.text == APPEAL.text
    assert [said.text for said in answer.facts] == [f"House procedure: {document.text}"]
    citation = answer.citations[answer.facts[0].citations[0] - 1]
    assert (citation.authority, citation.own_wording) == (Authority.HOUSE, False)


def test_a_document_whose_advice_breaks_amazons_rules_is_not_repeated() -> None:
    forbidden = a_document("How long can i appeal? Offer the buyer $10 for removing the review.")

    answer = answered(
        "how long can i appeal? offer removing review", passages=(*STATEMENTS, forbidden)
    )

    assert answer.outcome is Outcome.ANSWER
    assert forbidden.text not in cited(answer)
    assert "$10" not in str(answer)


def test_a_forum_post_is_left_out_where_the_corpus_answers() -> None:
    post = a_document("How long can i appeal? Never.", Authority.COMMUNITY)

    answer = answered("how long can i appeal?", passages=(*STATEMENTS, post))

    assert cited(answer) == [APPEAL.text]


# No answer


def test_what_nothing_covers_is_not_answered_and_the_nearest_topics_are_named() -> None:
    answer = answered("can a claim about a zebra in zanzibar be won")

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.reason is not None
    assert set(answer.nearest) <= {"the badge", "claims", "reimbursements"}
    assert answer.nearest
    assert (answer.citations, answer.steps, answer.draft) == ((), (), None)


def test_what_is_not_ours_is_not_answered_and_the_reason_is_said() -> None:
    answer = answered("will it rain")

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.reason == "Weather is not covered."
    assert answer.summary.text == "I don't know. Weather is not covered."
    assert answer.citations == ()


def test_of_two_questions_the_one_that_is_not_ours_is_said_to_be_unanswered() -> None:
    answer = answered("it is lost, what do i do? and will it rain?")

    assert answer.outcome is Outcome.ANSWER
    assert answer.situation.playbook == "lost"
    assert answer.unanswered == ("Weather is not covered.",)


def test_of_two_questions_the_one_that_nothing_covers_is_said_to_be_unanswered() -> None:
    answer = answered("how long can i appeal? where do zebras sleep?")

    assert answer.outcome is Outcome.ANSWER
    assert answer.unanswered == ("where do zebras sleep?",)


# The same again


def test_the_same_question_at_the_same_moment_has_the_same_answer() -> None:
    assert answered("the parcel is lost") == answered("the parcel is lost")


def test_the_order_in_which_passages_lie_in_the_index_makes_no_difference() -> None:
    passages = (*STATEMENTS, a_statement("other", "A seller can appeal within 30 days."))

    assert answered("how long can i appeal?", passages=passages) == answered(
        "how long can i appeal?", passages=passages[::-1]
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"now": datetime(2026, 11, 22, tzinfo=UTC)},
        {"marketplace": "UK"},
        {"on": date(2026, 11, 1)},
        {"workspace": "team-b"},
    ],
)
def test_another_question_or_moment_has_another_id(changed: dict[str, object]) -> None:
    before = answered("the parcel is lost")

    assert answered("the parcel is lost", **changed).id != before.id  # type: ignore[arg-type]


def test_a_moment_changes_nothing_but_the_id_where_no_day_matters() -> None:
    later = datetime(2026, 11, 22, tzinfo=UTC)

    assert without_id(answered("the parcel is lost")) == without_id(
        answered("the parcel is lost", now=later)
    )
