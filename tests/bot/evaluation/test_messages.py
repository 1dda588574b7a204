"""The measuring of the message check, and the sets that it was measured on at first sight."""

from pathlib import Path

import pytest

from bot.evaluation.messages import (
    Message,
    NoMessages,
    Share,
    Verdict,
    WrongMessages,
    by_addressee,
    by_rule,
    judged,
    load_messages,
)
from bot.triage.answers import Addressee
from tests.bot.triage.messages import FOLDER

SEEN = [
    verdict
    for name in ("first_sight", "second_sight")
    for verdict in judged(load_messages(FOLDER / name))
]


@pytest.mark.parametrize("verdict", SEEN, ids=lambda verdict: verdict.message.text[:40])
def test_what_was_missed_at_first_sight_no_longer_passes_in_silence(verdict: Verdict) -> None:
    assert verdict.is_clean is (verdict.message.rule is None)


def test_an_honest_message_is_right_unless_stopped_and_a_breach_where_its_rule_is_named() -> None:
    honest = Message(to=Addressee.BUYER, text="Thanks.")
    breach = Message(to=Addressee.BUYER, text="Call me.", rule="phone")

    assert Verdict(honest, (), ("styling",)).is_right
    assert not Verdict(honest, ("link",), ()).is_right
    assert Verdict(breach, ("phone",), ()).is_right
    assert not Verdict(breach, ("link",), ()).is_right


def test_figures_are_counted_by_addressee_and_rule() -> None:
    verdicts = judged(
        [
            Message(to=Addressee.BUYER, text="Your parcel is on its way."),
            Message(to=Addressee.BUYER, text="Here is a coupon.", rule="incentive"),
            Message(to=Addressee.BUYER, text="Here is a coupon.", rule="link"),
            Message(to=Addressee.BANK, text="Nothing to see.", rule="overclaim"),
        ]
    )

    one, none = Share(1, 1), Share(0, 0)
    assert by_addressee(verdicts) == {
        "buyer": (one, one, Share(1, 2), Share(2, 2)),
        "bank": (none, none, Share(0, 1), Share(0, 1)),
        "all": (one, one, Share(1, 3), Share(2, 3)),
    }
    assert by_rule(verdicts) == {"incentive": one, "link": Share(0, 1), "overclaim": Share(0, 1)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"to": "buyer"}', "`text`"),
        ('{"to": "nobody", "text": "a"}', "`to`"),
        ('{"to": "buyer", "text": "a", "rule": "link"}', "an honest message has no `rule`"),
        ('{"to": "buyer", "text": "a", "facts": {"trackng": "1"}}', "trackng"),
        ("{", "not JSON"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "honest.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    (tmp_path / "breaches.jsonl").write_text("", encoding="utf-8")

    with pytest.raises(WrongMessages) as failed:
        load_messages(tmp_path)

    assert "honest.jsonl:2" in str(failed.value)
    assert told in str(failed.value)


def test_a_folder_without_messages_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoMessages):
        load_messages(tmp_path)
