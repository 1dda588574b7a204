"""Failures on demand and rate limits, met by slack_sdk's client and its retry handlers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
)

from bot.console.clock import HandClock
from bot.console.faults import dropped, refusal, server_error, slow, too_many_requests
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import Scene, a_scene


def texts(scene: Scene) -> list[str]:
    return [message.words for message in scene.shop.seen_by(scene.ann, scene.room)]


def test_a_client_that_waits_gets_through_after_a_429(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", too_many_requests(retry_after=1))
    scene.client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))

    scene.client.chat_postMessage(channel=scene.room.id, text="patience")

    assert texts(scene) == ["patience"]
    assert [call.status for call in scene.shop.calls] == [429, 200]


def test_a_client_that_does_not_wait_is_told_for_how_long(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", too_many_requests(retry_after=7))

    with pytest.raises(SlackApiError) as caught:
        scene.client.chat_postMessage(channel=scene.room.id, text="now")

    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    assert caught.value.response["error"] == "ratelimited"


def test_a_server_error_does_nothing_and_says_no_json(scene: Scene) -> None:
    scene.slack.fail("*", server_error(), times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            scene.client.chat_postMessage(channel=scene.room.id, text="x")
        assert caught.value.response.status_code == 500

    scene.client.chat_postMessage(channel=scene.room.id, text="now it works")
    assert texts(scene) == ["now it works"]


def test_an_error_of_slacks_own_can_be_asked_for(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", refusal("internal_error"))

    with pytest.raises(SlackApiError, match="internal_error"):
        scene.client.chat_postMessage(channel=scene.room.id, text="x")

    assert texts(scene) == []


def test_a_connection_that_drops_afterwards_leaves_the_message_there(scene: Scene) -> None:
    client = WebClient(scene.shop.token, scene.slack.api_url, retry_handlers=[])
    scene.slack.fail("chat.postMessage", dropped("before"))
    scene.slack.fail("chat.postMessage", dropped("after"))

    for text in ("lost", "posted all the same"):
        with pytest.raises((URLError, ConnectionError)):
            client.chat_postMessage(channel=scene.room.id, text=text)

    assert texts(scene) == ["posted all the same"]


def test_the_clients_own_retry_after_a_drop_posts_twice(scene: Scene) -> None:
    scene.slack.fail("chat.postMessage", dropped("after"))
    scene.client.retry_handlers = [ConnectionErrorRetryHandler(max_retry_count=1)]

    scene.client.chat_postMessage(channel=scene.room.id, text="once or twice")

    assert texts(scene) == ["once or twice", "once or twice"]


def test_a_slow_answer_outlasts_a_hasty_client(scene: Scene) -> None:
    hasty = WebClient(scene.shop.token, scene.slack.api_url, timeout=1)
    scene.slack.fail("auth.test", slow(timedelta(seconds=1.2)))

    with pytest.raises(TimeoutError):
        hasty.auth_test()


def test_a_channel_takes_a_message_a_second_while_rates_are_on() -> None:
    clock = HandClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with StandIn(clock=clock, events=()) as slack:
        scene = a_scene(slack)
        other = scene.shop.channel("returns", scene.ann)
        slack.rates.is_on = True
        post = scene.client.chat_postMessage

        post(channel=scene.room.id, text="one")
        post(channel=other.id, text="elsewhere")
        with pytest.raises(SlackApiError, match="ratelimited"):
            post(channel=scene.room.id, text="too soon")
        clock.advance(timedelta(seconds=1))
        post(channel=scene.room.id, text="two")

    assert texts(scene) == ["one", "two"]


def test_a_method_has_its_tiers_calls_a_minute() -> None:
    clock = HandClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with StandIn(clock=clock) as slack:
        scene = a_scene(slack)
        slack.rates.is_on = True

        for _ in range(20):
            scene.client.conversations_list()
        clock.advance(timedelta(seconds=50))
        with pytest.raises(SlackApiError) as caught:
            scene.client.conversations_list()

        assert caught.value.response.headers["Retry-After"] == "10"
        clock.advance(timedelta(seconds=10))
        assert scene.client.conversations_list()["ok"]
