"""Answers through a response_url: five within half an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.console.clock import HandClock
from bot.console.content import Content
from bot.console.envelopes import response_address
from bot.console.posting import Place, post
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import Scene, a_scene


def an_answer(scene: Scene, message_ts: str | None = None) -> WebhookClient:
    url = scene.shop.team.issue_response_url(scene.ann, scene.room.id, message_ts)
    return WebhookClient(response_address(scene.shop.team, url))


def seen(scene: Scene) -> list[tuple[str, str | None]]:
    return [(m.words, m.visible_to) for m in scene.shop.seen_by(scene.ann, scene.room)]


def test_an_answer_is_for_the_person_unless_it_is_for_the_channel(scene: Scene) -> None:
    answer = an_answer(scene)

    assert answer.send(text="for you").body == "ok"
    assert answer.send(text="for all", response_type="in_channel").body == "ok"

    assert seen(scene) == [("for you", scene.ann.id), ("for all", None)]


def test_an_answer_replaces_or_deletes_what_it_came_from(scene: Scene) -> None:
    place = Place(scene.room, visible_to=scene.ann.id)
    shown = post(scene.shop.team, place, scene.shop.bot.id, Content("Done?"))
    answer = an_answer(scene, shown.ts)

    answer.send(text="Done.", replace_original=True)
    replaced = seen(scene)
    answer.send(delete_original=True)

    assert replaced == [("Done.", scene.ann.id)]
    assert seen(scene) == []


def test_the_sixth_answer_is_refused(scene: Scene) -> None:
    answer = an_answer(scene)

    statuses = [answer.send(text=f"answer {number}").status_code for number in range(6)]

    assert statuses == [200, 200, 200, 200, 200, 404]
    assert len(seen(scene)) == 5


def test_an_answer_after_half_an_hour_is_refused() -> None:
    clock = HandClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with StandIn(clock=clock, events=()) as slack:
        scene = a_scene(slack)
        answer = an_answer(scene)
        clock.advance(timedelta(minutes=30))
        in_time = answer.send(text="just in time")
        clock.advance(timedelta(seconds=1))
        late = answer.send(text="late")

    assert in_time.status_code == 200
    assert (late.status_code, late.body) == (404, '{"ok": false, "error": "expired_url"}')


def test_broken_blocks_are_refused_here_too(scene: Scene) -> None:
    blocks: list[Any] = [{"type": "header", "text": {"type": "plain_text", "text": "h" * 151}}]

    refused = an_answer(scene).send(text="x", blocks=blocks)

    assert refused.status_code == 400
    assert "invalid_blocks" in refused.body
    assert seen(scene) == []
