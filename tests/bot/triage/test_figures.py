from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.figures import borne_out, figures, is_tellable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Answer within 24 h.", {"24 hours"}),
        ("a 24-hour target, 24hrs, twenty-four hours", {"24 hours"}),
        ("30 calendar days, thirty days, a 30-day window", {"30 days"}),
        ("two business days, not two days", {"2 business days", "2 days"}),
        ("within 48 or 72 hours", {"48 hours", "72 hours"}),
        ("60 to 120 days", {"60 days", "120 days"}),
        ("3\u20135 days", {"3 days", "5 days"}),
        ("45 days\u201318 months", {"45 days", "18 months"}),
        ("over 10 and 30 days", {"10 days", "30 days"}),
        ("72 hours (3 calendar days)", {"72 hours", "3 days"}),
        ("$5,000", {"5000 USD"}),
        ("$5,000.00, USD 5,000, 5,000 dollars, $5k", {"5000 USD"}),
        ("debited $32.07.", {"32.07 USD"}),
        ("C$10,000 and \u20ac1,000 and \u00a320", {"10000 CAD", "1000 EUR", "20 GBP"}),
        ("32,07 \u20ac", {"32.07 EUR"}),
        ("50 %, 50%, fifty percent", {"50 %"}),
        ("below 1 % and above 0.50 %", {"1 %", "0.5 %"}),
        ("16 Feb 2026, February 16, 2026, Feb. 16th 2026, 2026-02-16, 2/16/2026", {"2026-02-16"}),
        ("since 26 January", {"--01-26"}),
        ("as of November 2026", {"2026-11"}),
        ("in 2026", {"2026"}),
        ("at 14:10 or 2:10 pm", {"14:10"}),
        ("by 9 a.m.", {"09:00"}),
        ("order 113-1234567-1234567", {"113-1234567-1234567"}),
        ("the 17-digit order ID", {"17 digits"}),
        ("1\u20132 stars", {"1 stars", "2 stars"}),
        ("99 or less", {"99"}),
        ("May 7, 2026, but you may 7 days later", {"2026-05-07", "7 days"}),
        ("one appeal for each of them", set()),
        ("G1781, v2, D-31, A-to-z, SP-API 3D", set()),
        ("no figure at all", set()),
    ],
)
def test_figures_are_brought_to_one_form(text: str, found: set[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("figure", "by", "borne"),
    [
        ("30 days", "Appeal within thirty calendar days.", True),
        ("30", "Appeal within 30 days.", True),
        ("2026-02", "Since 16 Feb 2026.", True),
        ("--02-16", "Since 16 Feb 2026.", True),
        ("2026", "Since 16 Feb 2026.", True),
        ("2026-02-16", "Since February 2026.", False),
        ("30 days", "Appeal within 30 hours.", False),
        ("2 days", "Within 2 business days.", False),
        ("5000 USD", "At most 5,000.", False),
        ("30 days", "30 is the number.", False),
    ],
)
def test_a_figure_is_borne_out_by_itself_or_by_one_that_says_more(
    figure: str, by: str, borne: bool
) -> None:
    assert borne_out(figure, figures(by)) is borne


@pytest.mark.parametrize(
    ("figure", "tellable"),
    [
        ("32.07 USD", True),
        ("2026-02-16", True),
        ("--02-16", True),
        ("14:10", True),
        ("113-1234567-1234567", True),
        ("30 days", False),
        ("50 %", False),
        ("30", False),
    ],
)
def test_a_person_can_tell_of_the_own_case_but_not_what_the_rule_is(
    figure: str, tellable: bool
) -> None:
    assert is_tellable(figure) is tellable


SURROUNDINGS = st.sampled_from(
    [
        "{}",
        "Within {}, no later.",
        "({})",
        "It is {}.",
        "either {} or nothing",
        "\u2026{}!",
        "now: {};",
    ]
)
HOURS = ["{} h", "{} hours", "{}h", "{}-hour", "{} hrs"]
DAYS = ["{} days", "{} calendar days", "{}-day", "{} Days"]
MONEY = ["${}", "$ {}", "USD {}", "{} dollars", "US${}", "{} USD"]
PERCENT = ["{} %", "{}%", "{} percent", "{} per cent"]
DATES = ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d %Y", "%m/%d/%Y"]


@given(
    number=st.integers(1, 999),
    unit=st.sampled_from([("hours", HOURS), ("days", DAYS), ("USD", MONEY), ("%", PERCENT)]),
    written=st.integers(0, 9),
    around=SURROUNDINGS,
)
@settings(max_examples=600, deadline=None)
def test_every_way_of_writing_a_quantity_is_the_same_figure(
    number: int, unit: tuple[str, list[str]], written: int, around: str
) -> None:
    name, ways = unit

    text = around.format(ways[written % len(ways)].format(number))

    assert figures(text) == {f"{number} {name}"}


@given(cents=st.integers(0, 10_000_000), grouped=st.booleans(), around=SURROUNDINGS)
@settings(max_examples=400, deadline=None)
def test_every_way_of_writing_an_amount_is_the_same_figure(
    cents: int, grouped: bool, around: str
) -> None:
    whole, part = divmod(cents, 100)
    written = f"${whole:,}.{part:02}" if grouped else f"${whole}.{part:02}"

    (figure,) = figures(around.format(written))

    number, _, unit = figure.partition(" ")
    assert (round(float(number) * 100), unit) == (cents, "USD")


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    written=st.sampled_from(DATES),
    around=SURROUNDINGS,
)
@settings(max_examples=400, deadline=None)
def test_every_way_of_writing_a_date_is_the_same_figure(
    day: date, written: str, around: str
) -> None:
    assert figures(around.format(day.strftime(written))) == {day.isoformat()}


@given(day=st.dates(date(2000, 1, 1), date(2040, 12, 31)), shift=st.integers(1, 400))
@settings(max_examples=300, deadline=None)
def test_a_date_never_bears_out_another(day: date, shift: int) -> None:
    other = day + timedelta(days=shift)

    assert not borne_out(day.isoformat(), figures(other.strftime("%d %B %Y")))


@given(st.text(max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_text_has_figures_or_none_and_repeating_it_adds_none(text: str) -> None:
    assert figures(f"{text}\n{text}") >= figures(text)
