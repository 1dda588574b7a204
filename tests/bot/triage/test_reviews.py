"""An answer says which of its citations nobody has looked at again in time."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.triage.answers import Overdue, Question
from bot.triage.pipeline import Triage
from bot.triage.reviews import overdue_reviews
from bot.triage.wording import Wording
from knowledge.sources import Authority
from tests.bot.triage.small_desk import APPEAL, GRANTED, LEXICON, WordsIndex, a_guidance, answered
from tests.builders import a_passage, a_source

READ = date(2026, 11, 15)
DUE = date(2027, 5, 15)
OLD_APPEAL = replace(APPEAL, source=a_source(retrieved=READ))


def nothing_known(_: Collection[str]) -> Mapping[str, date]:
    return {}


def test_an_overdue_citation_is_named_with_the_day_by_which_it_was_due() -> None:
    late = answered(
        "they granted it",
        guidance=a_guidance(GRANTED),
        passages=(OLD_APPEAL,),
        now=datetime(2027, 5, 16, 12, tzinfo=UTC),
    )

    assert late.overdue == (Overdue(citations=(1,), since=DUE),)


def test_the_day_is_the_marketplaces_not_universal_time() -> None:
    # In Seattle it is still the fifteenth.
    in_time = answered(
        "they granted it",
        guidance=a_guidance(GRANTED),
        passages=(OLD_APPEAL,),
        now=datetime(2027, 5, 16, 5, tzinfo=UTC),
    )

    assert in_time.overdue == ()
    assert len(in_time.citations) == 1


def test_citations_are_grouped_by_day_oldest_first_and_those_in_time_are_left_out() -> None:
    cited = {
        1: a_source("page", retrieved=READ),
        2: a_source("own", retrieved=READ, review_by=date(2026, 12, 15)),
        3: a_source("fresh", retrieved=date(2027, 5, 1)),
        4: a_source("other page", retrieved=READ),
    }

    assert overdue_reviews(cited, nothing_known, today=date(2027, 6, 1)) == (
        Overdue(citations=(2,), since=date(2026, 12, 15)),
        Overdue(citations=(1, 4), since=DUE),
    )


def test_a_teams_document_is_overdue_a_year_after_it_was_taken_in() -> None:
    words = "A drone delivers to the moon base."
    handbook = a_passage(words, source=a_source("doc", authority=Authority.HOUSE))
    index = WordsIndex(handbook, imported={"doc": date(2025, 11, 10)})
    triage = Triage(a_guidance(), Wording(LEXICON.abbreviations, LEXICON.vocabulary))
    now = datetime(2026, 11, 21, 18, tzinfo=UTC)

    answer = triage.answer(Question(text="A drone delivers to the moon base"), index, now=now)

    assert [citation.quote for citation in answer.citations] == [words]
    assert answer.overdue == (Overdue(citations=(1,), since=date(2026, 11, 10)),)
