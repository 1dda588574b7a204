"""An answer as a person reads it."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from bot.terminal.rendering import due_in_words, print_answer
from bot.triage.answers import Answer, Draft, Overdue, Said
from knowledge.deadlines import Basis, Deadline
from knowledge.facts import Fact, Value
from tests.bot.terminal.small_answer import ANSWER, CLAIMS_PAGE, NO_ANSWER

FACTS = {
    fact.name: fact
    for fact in (
        Fact(name="reason", label="reason", values={"lost": Value(label="not received")}),
        Fact(name="badge", label="the badge", values={"yes": Value(label="protected")}),
        Fact(name="hidden", label="hidden", values={"yes": Value(label="hidden")}, shown=False),
        Fact(name="stage", label="where it stands", values={"open": Value(label="open")}),
    )
}


def printed(answer: Answer, *, quotes: bool = False, width: int = 72, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        highlight=False,
        force_terminal=colour,
        legacy_windows=False,
    )
    print_answer(answer, console, FACTS, quotes=quotes)
    assert isinstance(console.file, io.StringIO)
    # Where a line is broken, the space may stay: nobody sees it.
    return re.sub(r" +\n", "\n", console.file.getvalue())


def test_what_to_do_comes_first_and_the_sources_last() -> None:
    assert (
        printed(ANSWER)
        == """\
Don't refund: look for the badge first. [1]
⏰ Answer Amazon: ✓ Tue 24 Nov 2026 17:00, America/Los_Angeles · by 24
Nov 2026, 17:00, as stated [3]
⏰ Appeal: ≈ Thu 10 Dec 2026, America/Los_Angeles · 30 days from the
decision [1]
⏰ Reply: 24 hours from the message (say when that was, and you get the
date)
   ✓ stated in Amazon's notice · ≈ worked out from the rule, read the
earliest way; the notice's own date wins
Read as: not received · protected. Unknown: the badge. Told two ways:
where it stands
? Does the label show the badge?
  Yes | No
 1. Look at the label. [1]
 2. Answer Amazon within 48 hours. [3] [2]
 If: badge
    – Wait. [1]
 ! No promises. [2]

Also
 • A badge on the label decides who pays. [1]

Sources disagree
 ≠ One page says 48, another 72. [1] [3]

Similar cases of yours (experience, no rule)
 D-7: Lost, badge [2]
   ended: granted, reversed; we bore the money; not counted: undated
   learned: Look twice.
 Money: we bore the money in 5 of 6.

Draft for buyer: reply
 Send only if there is a badge.
 It is in English.
 1 to fill in: ORDER ID
 Exhibits at hand: A badge picture
 Not named yet: scan record; letter (not there)
 It hangs on the scan record: The scan decides.
 Look again: 'about': It is vague.
╭──────────────────────────────────────────────────────────────────────╮
│ Hello,                                                               │
│                                                                      │
│ about [ORDER ID].                                                    │
╰──────────────────────────────────────────────────────────────────────╯

Draft for amazon: appeal
╭──────────────────────────────────────────────────────────────────────╮
│ We appeal.                                                           │
╰──────────────────────────────────────────────────────────────────────╯

Not answered
  what about the weather?

Sources
 [1] [3] Claims page (official, c. 2025, in force since 2026-02-16)
     https://example.com/claims
 [2] Forum post (community, undated, until 2026-12-31)
 Rules are in our own wording; --quotes shows it.
"""
    )


def test_a_deadline_that_a_rule_gives_is_a_day_without_a_clock_time() -> None:
    worked_out = Deadline(
        action="Reply",
        due_at=datetime(2026, 11, 23, 14, 10, tzinfo=UTC),
        zone="UTC",
        within="48 hours",
        counts_from="the message",
        basis=Basis.EARLIEST,
    )
    stated = replace(worked_out, basis=Basis.STATED, within="by 14:10, as stated")

    assert due_in_words(worked_out) == "≈ Mon 23 Nov 2026, UTC · 48 hours from the message"
    assert due_in_words(stated) == "✓ Mon 23 Nov 2026 14:10, UTC · by 14:10, as stated"


def test_signs_are_explained_once_and_only_those_that_stand_there() -> None:
    stated, worked_out, undated = ANSWER.deadlines

    signs = {
        "✓": printed(replace(ANSWER, deadlines=(stated, stated)), width=200),
        "≈": printed(replace(ANSWER, deadlines=(worked_out, undated)), width=200),
        "": printed(replace(ANSWER, deadlines=(undated,)), width=200),
    }

    assert signs["✓"].count("✓ stated in Amazon's notice") == 1
    assert "≈" not in signs["✓"]
    assert signs["≈"].count("≈ worked out") == 1
    assert "✓" not in signs["≈"]
    assert not {"✓", "≈"} & set(signs[""])


def test_one_line_names_the_citations_whose_review_is_overdue_and_since_when() -> None:
    overdue = (
        Overdue(citations=(1, 2, 3, 7), since=date(2026, 12, 15)),
        Overdue(citations=(4, 5), since=date(2027, 3, 15)),
    )

    shown = printed(replace(ANSWER, overdue=overdue), width=200)

    assert (
        " ⌛ Review overdue: [1]–[3] [7] since Tue 15 Dec 2026; [4] [5] since Mon 15 Mar 2027. "
        "Check that it still holds before you rely on it.\n"
    ) in shown
    assert "overdue" not in printed(ANSWER)


def test_no_answer_says_so_and_names_the_nearest_topics() -> None:
    assert (
        printed(NO_ANSWER)
        == """\
I don't know. Weather is not covered.
Read as: nothing that decides
Nearest topics: claims; the badge.
"""
    )


def test_quotes_are_shown_where_asked_for_and_ours_are_called_ours() -> None:
    shown = printed(ANSWER, quotes=True)

    assert (
        shown.split("\nSources\n")[1]
        == """\
 [1] Claims page (official, c. 2025, in force since 2026-02-16)
     https://example.com/claims
     our wording: “A badge on the label decides who pays.”
 [2] Forum post (community, undated, until 2026-12-31)
     “I was debited anyway.”
 [3] Claims page (official, c. 2025, in force since 2026-02-16)
     https://example.com/claims
     our wording: “Answer within 48 hours.”
"""
    )


@pytest.mark.parametrize(
    "words",
    [
        "Write [bold]now[/bold] [red]",
        "[link=https://example.com]here[/link]",
        "[/] closes nothing",
        r"a \[ and a \\",
        "2 * 3 * 4",
        "* one * two",
        "a snake*case*word",
        ":warning: and :smile:",
    ],
)
def test_what_looks_like_markup_in_a_text_is_shown_as_it_stands(words: str) -> None:
    answer = replace(
        NO_ANSWER,
        summary=Said(text=words),
        question=words,
        facts=(Said(text=words),),
        unanswered=(words,),
        draft=replace(ANSWER.draft, text=words) if isinstance(ANSWER.draft, Draft) else None,
        citations=(replace(CLAIMS_PAGE, title=words, quote=words),),
    )

    assert printed(answer, quotes=True, width=200).count(words) == 7


def test_emphasis_is_bold_and_its_stars_go() -> None:
    shown = printed(replace(NO_ANSWER, summary=Said(text="see *it* now")), colour=True)

    assert "*" not in shown
    assert "\x1b[1;33mit\x1b[0m" in shown


def test_a_link_is_never_cut_into_lines() -> None:
    url = f"https://example.com/{'page/' * 30}"
    answer = replace(NO_ANSWER, citations=(replace(CLAIMS_PAGE, url=url),))

    assert f"     {url}\n" in printed(answer)
    assert f"     {url}\n" in printed(answer, quotes=True)


def test_links_and_numbers_are_not_coloured_into_something_else() -> None:
    assert "\x1b" not in printed(ANSWER)
