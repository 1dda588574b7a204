"""Streams, statuses, prompts and sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import App, SayStream, SetStatus
from slack_sdk.errors import SlackApiError

from bot.console.clock import HandClock
from bot.console.records import Message
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import Scene, a_scene
from tests.bot.console.echo_app import served_over_http

CLOCK = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(CLOCK)


@pytest.fixture
def timed(clock: HandClock) -> Iterator[Scene]:
    with StandIn(clock=clock, events=()) as slack:
        yield a_scene(slack)


def asked(scene: Scene) -> Message:
    return scene.shop.say(scene.ann, scene.room, "who pays?")


def reader(scene: Scene) -> dict[str, Any]:
    return {"recipient_team_id": scene.shop.team.id, "recipient_user_id": scene.ann.id}


def test_a_stream_grows_into_a_message(scene: Scene) -> None:
    question = asked(scene)
    stream = scene.client.chat_stream(
        channel=scene.room.id, thread_ts=question.ts, buffer_size=1, **reader(scene)
    )

    stream.append(markdown_text="Don't refund ")
    stream.append(markdown_text="yet.")
    task = {"type": "task_update", "id": "1", "title": "Look", "status": "complete"}
    stream.append(chunks=[task])
    stream.stop(blocks=[{"type": "divider"}])

    answer = scene.shop.wait_for_reply(question)
    assert answer.words == "Don't refund yet."
    assert [block["type"] for block in answer.blocks] == ["markdown", "divider"]
    assert answer.tasks["1"]["status"] == "complete"
    assert [version.words for version in answer.versions[:4]] == [
        "",
        "Don't refund ",
        "Don't refund yet.",
        "Don't refund yet.",
    ]


def test_a_stream_in_a_channel_names_its_reader(scene: Scene) -> None:
    with pytest.raises(SlackApiError, match="missing_recipient_team_id"):
        scene.client.chat_startStream(channel=scene.room.id, thread_ts=asked(scene).ts)


def test_a_stream_dies_after_five_minutes_and_can_then_be_updated(
    timed: Scene, clock: HandClock
) -> None:
    start = timed.client.chat_startStream
    ts = start(channel=timed.room.id, thread_ts=asked(timed).ts, **reader(timed))["ts"]
    where = {"channel": timed.room.id, "ts": ts}

    with pytest.raises(SlackApiError, match="streaming_state_conflict"):
        timed.client.chat_update(**where, text="whole")
    clock.advance(timedelta(minutes=5))
    for call in (timed.client.chat_appendStream, timed.client.chat_stopStream):
        with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
            call(**where, markdown_text="more")
    timed.client.chat_update(**where, text="whole")

    assert timed.shop.seen_by(timed.ann, timed.room)[-1].text == "whole"


def test_a_person_can_stop_a_stream(scene: Scene) -> None:
    start = scene.client.chat_startStream
    question = asked(scene)
    ts = start(channel=scene.room.id, thread_ts=question.ts, **reader(scene))["ts"]

    scene.shop.stop_stream(scene.ann, scene.shop.wait_for_reply(question))

    with pytest.raises(SlackApiError, match="stopped_by_user"):
        scene.client.chat_appendStream(channel=scene.room.id, ts=ts, markdown_text="more")


def test_bolts_own_status_and_stream_answer_a_mention() -> None:
    with StandIn() as slack:
        scene = a_scene(slack)
        app = App(client=scene.client, signing_secret=slack.signing_secret)

        @app.event("app_mention")
        def answer(set_status: SetStatus, say_stream: SayStream) -> None:
            set_status("is looking it up …")
            stream = say_stream(buffer_size=1)
            stream.append(markdown_text="Amazon ")
            stream.stop(markdown_text="pays.")

        @app.event("message")
        def ignore() -> None:
            pass

        with served_over_http(slack, app):
            question = scene.shop.mention(scene.ann, scene.room, "who pays?")
            reply = scene.shop.wait_for_reply(question, "Amazon pays.")

            scene.shop.wait_for(lambda: scene.shop.calls_of("chat.stopStream") or None, "the end")

    assert reply.streaming_until is None
    assert [call.method for call in scene.shop.calls if call.method != "auth.test"] == [
        "assistant.threads.setStatus",
        "chat.startStream",
        "chat.stopStream",
    ]


def test_a_chunk_of_no_known_kind_is_refused(scene: Scene) -> None:
    start, channel = scene.client.chat_startStream, scene.room.id
    chunks = [{"type": "song", "text": "la"}]

    with pytest.raises(SlackApiError, match="invalid_chunks"):
        start(channel=channel, thread_ts=asked(scene).ts, chunks=chunks, **reader(scene))


def test_a_status_stands_until_the_answer_comes(scene: Scene) -> None:
    question = asked(scene)
    where: dict[str, Any] = {"channel_id": scene.room.id, "thread_ts": question.ts}

    scene.client.assistant_threads_setStatus(**where, status="is looking it up …")
    before = scene.shop.status_in(question)
    scene.client.chat_postMessage(channel=scene.room.id, thread_ts=question.ts, text="Amazon")

    assert before == "is looking it up …"
    assert scene.shop.status_in(question) is None


def test_a_status_goes_after_two_minutes(timed: Scene, clock: HandClock) -> None:
    question = asked(timed)
    where: dict[str, Any] = {"channel_id": timed.room.id, "thread_ts": question.ts}
    timed.client.assistant_threads_setStatus(**where, status="is looking it up …")

    clock.advance(timedelta(minutes=2))
    assert timed.shop.status_in(question) == "is looking it up …"
    clock.advance(timedelta(seconds=1))
    assert timed.shop.status_in(question) is None


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"loading_messages": ["…"] * 11}, "invalid_arguments"),
        ({"thread_ts": "1.000001"}, "invalid_thread_ts"),
        ({"channel_id": "C0"}, "channel_not_found"),
    ],
)
def test_a_status_that_slack_does_not_take(scene: Scene, given: Any, error: str) -> None:
    where = {"channel_id": scene.room.id, "thread_ts": asked(scene).ts, "status": "…"}

    with pytest.raises(SlackApiError, match=error):
        scene.client.assistant_threads_setStatus(**where | given)


def test_prompts_are_offered_in_the_conversation(scene: Scene) -> None:
    between = scene.shop.open_direct_message(scene.ann)
    prompts = [{"title": "Not received", "message": "Customer says not received"}]
    offer = scene.client.assistant_threads_setSuggestedPrompts

    offer(channel_id=between.id, prompts=prompts, title="Ask about")

    assert scene.shop.team.prompts[between.id, None] == {"title": "Ask about", "prompts": prompts}
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        offer(channel_id=between.id, prompts=prompts * 5)


def test_a_session_has_a_status_and_a_title(scene: Scene) -> None:
    where = {"channel_id": scene.room.id, "thread_ts": asked(scene).ts}

    with pytest.raises(SlackApiError, match="session_not_found"):
        scene.client.agents_sessions_rename(**where, title="D-1")
    set_status = scene.client.agents_sessions_setStatus
    assert set_status(**where, status="processing", title="Not received")["title"] == "Not received"
    scene.client.agents_sessions_rename(**where, title="D-1")

    assert scene.shop.team.sessions[where["channel_id"], where["thread_ts"]] == {
        "status": "processing",
        "title": "D-1",
    }
    with pytest.raises(SlackApiError, match="invalid_status"):
        set_status(**where, status="busy")
