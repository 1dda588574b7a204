"""A real Bolt app and real Socket Mode clients on the stand-in's WebSockets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bot.console.delivery import Patience
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import QUICK, Scene, a_scene
from tests.bot.console.echo_app import echo_app


@pytest.fixture(scope="module")
def bolt() -> Iterator[Scene]:
    """One app for all: closing slack_sdk's client takes it three seconds."""
    with StandIn() as slack:
        scene = a_scene(slack)
        handler = SocketModeHandler(echo_app(slack, scene.shop), slack.app_token)
        handler.connect()  # type: ignore[no-untyped-call]
        assert slack.sockets.wait_for_connections(1)
        yield scene
        handler.close()  # type: ignore[no-untyped-call]


@contextmanager
def a_connection(slack: StandIn) -> Iterator[ClientConnection]:
    """A bare connection that has been greeted."""
    with connect(slack.sockets.new_url()) as connection:
        assert json_of(connection)["type"] == "hello"
        yield connection


def json_of(connection: ClientConnection) -> dict[str, Any]:
    frame: dict[str, Any] = json.loads(connection.recv(timeout=5))
    return frame


def test_a_mention_is_answered_in_its_thread(bolt: Scene) -> None:
    question = bolt.shop.mention(bolt.ann, bolt.room, "who pays?")

    assert bolt.shop.wait_for_reply(question).thread_ts == question.ts


def test_a_command_opens_a_modal_that_shows_errors_and_then_takes_what_is_right(
    bolt: Scene,
) -> None:
    bolt.shop.command(bolt.ann, "/dispute open", bolt.room)
    modal = bolt.shop.wait_for_modal(bolt.ann)

    wrong = bolt.shop.submit(modal, {"number": "12"})
    right = bolt.shop.submit(modal, {"number": "113-1"})

    assert wrong.errors == {"order": "That is no order number."}
    assert right.is_taken
    assert bolt.shop.modal_of(bolt.ann) is None


def test_an_answer_within_the_acknowledgement_is_shown(bolt: Scene) -> None:
    gesture = bolt.shop.command(bolt.ann, "/dispute loud", bolt.room)

    assert bolt.shop.wait_for_reply(gesture).words == "For all to see"


def test_a_client_that_is_asked_to_reconnect_does(bolt: Scene) -> None:
    before = bolt.slack.sockets.connections

    bolt.slack.sockets.ask_to_reconnect("warning")

    assert bolt.slack.sockets.wait_for_connections(1, replacing=before)
    question = bolt.shop.mention(bolt.ann, bolt.room, "still there?")
    assert bolt.shop.wait_for_reply(question)


def test_payloads_take_turns_over_the_connections() -> None:
    with StandIn(patience=QUICK) as slack:
        scene = a_scene(slack)
        heard: list[list[str]] = [[], []]
        clients = [a_listening_client(slack, scene, heard[number]) for number in range(2)]
        assert slack.sockets.wait_for_connections(2)

        for number in range(4):
            scene.shop.say(scene.ann, scene.room, f"message {number}")
            scene.shop.wait_for_deliveries()
        for client in clients:
            client.auto_reconnect_enabled = False

    assert sorted(map(len, heard)) == [2, 2]
    for client in clients:
        client.close()


def a_listening_client(slack: StandIn, scene: Scene, heard: list[str]) -> SocketModeClient:
    client = SocketModeClient(slack.app_token, web_client=scene.client)

    def take(client: Any, request: SocketModeRequest) -> None:
        heard.append(request.payload["event"]["text"])
        client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    client.socket_mode_request_listeners.append(take)
    client.connect()
    return client


def test_an_event_that_nobody_acknowledges_comes_again_with_its_number() -> None:
    hasty = Patience(timedelta(milliseconds=150), QUICK.waits)
    with StandIn(patience=hasty) as slack:
        scene = a_scene(slack)
        with a_connection(slack) as connection:
            scene.shop.say(scene.ann, scene.room, "anybody?")
            scene.shop.wait_for_deliveries()
            frames = [json_of(connection) for _ in range(4)]

    assert [(f["retry_attempt"], f["retry_reason"]) for f in frames] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({f["payload"]["event_id"] for f in frames}) == 1
    assert len({f["envelope_id"] for f in frames}) == 4


def test_without_a_connection_nothing_is_delivered() -> None:
    with StandIn() as slack:
        scene = a_scene(slack)

        gesture = scene.shop.command(scene.ann, "/dispute list", scene.room)

        assert gesture.acknowledged
        assert gesture.acknowledged.problem == "connection_failed"


def test_an_eleventh_connection_is_sent_away() -> None:
    with StandIn() as slack, ExitStack() as ten:
        for _ in range(10):
            ten.enter_context(a_connection(slack))

        with connect(slack.sockets.new_url()) as eleventh:
            assert json_of(eleventh)["reason"] == "too_many_websockets"


def test_an_address_opens_one_connection() -> None:
    with StandIn() as slack:
        url = slack.sockets.new_url()

        with connect(url), pytest.raises(InvalidStatus, match="403"), connect(url):
            pass
