"""A real Bolt app answers what people do, over signed HTTP."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.console.delivery import Patience
from bot.console.errors import NothingCame, NotOnScreen
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import QUICK, Scene, a_scene
from tests.bot.console.echo_app import (
    ORDER_MODAL,
    answer_in_thread,
    echo_app,
    plain,
    served_over_http,
    wsgi_served,
)


def texts(scene: Scene) -> list[str]:
    return [message.words for message in scene.shop.seen_by(scene.ann, scene.room)]


# Messages


def test_a_mention_is_answered_in_its_thread(echo: Scene) -> None:
    question = echo.shop.mention(echo.ann, echo.room, "who pays?")

    answer = echo.shop.wait_for_reply(question)

    assert answer.words == f"You said: {echo.shop.bot.mention} who pays?"
    assert answer.thread_ts == question.ts
    assert answer.author == echo.shop.bot.id


def test_a_mention_arrives_as_two_events_of_one_message(echo: Scene) -> None:
    question = echo.shop.mention(echo.ann, echo.room, "who pays?")
    echo.shop.wait_for_reply(question)

    payloads = [delivery.payload for delivery in echo.shop.deliveries[:2]]

    assert [payload["event"]["type"] for payload in payloads] == ["app_mention", "message"]
    assert [payload["event"]["ts"] for payload in payloads] == [question.ts, question.ts]
    assert payloads[0]["event_id"] != payloads[1]["event_id"]


def test_what_is_said_directly_is_no_mention(echo: Scene) -> None:
    between = echo.shop.open_direct_message(echo.ann)

    question = echo.shop.mention(echo.ann, between, "who pays?")

    assert echo.shop.wait_for_reply(question).words.startswith("Between us: ")
    echo.shop.wait_for_deliveries()
    heard = [delivery.payload["event"]["type"] for delivery in echo.shop.deliveries]
    assert heard == ["message", "message"], "the person's and the bot's own"


def test_the_app_hears_nothing_of_a_channel_that_it_is_not_in(echo: Scene) -> None:
    aside = echo.shop.channel("aside", echo.ann, with_bot=False)

    echo.shop.say(echo.ann, aside, "between us")
    echo.shop.say(echo.ann, echo.room, "to all")

    heard = [delivery.payload["event"]["text"] for delivery in echo.shop.deliveries]
    assert heard == ["to all"]


def test_a_mention_where_the_bot_is_not_reaches_it_when_it_is_invited(echo: Scene) -> None:
    aside = echo.shop.channel("aside", echo.ann, with_bot=False)
    question = echo.shop.mention(echo.ann, aside, "who pays?")
    before = echo.shop.deliveries

    echo.shop.invite(echo.shop.bot, aside, by=echo.ann)

    assert before == ()
    assert echo.shop.wait_for_reply(question).thread_ts == question.ts


def test_an_edit_and_a_deletion_are_told_with_what_stood_there(echo: Scene) -> None:
    message = echo.shop.say(echo.ann, echo.room, "113-1 is late")
    echo.shop.edit(message, "113-2 is late")
    echo.shop.delete(message)
    echo.shop.wait_for_deliveries()

    events = [delivery.payload["event"] for delivery in echo.shop.deliveries[1:]]

    assert [event["subtype"] for event in events] == ["message_changed", "message_deleted"]
    assert events[0]["message"]["text"] == "113-2 is late"
    assert events[0]["previous_message"]["text"] == "113-1 is late"
    assert events[1]["deleted_ts"] == message.ts
    assert [version.text for version in message.versions] == ["113-1 is late", "113-2 is late"]


# Commands


def test_a_command_is_acknowledged_and_answered_before_one_persons_eyes(echo: Scene) -> None:
    ben = echo.shop.person("Ben Birch")
    echo.room.members.add(ben.id)

    gesture = echo.shop.command(echo.ann, "/dispute list", echo.room)
    answer = echo.shop.wait_for_reply(gesture, "list")

    assert gesture.is_acknowledged
    assert answer.visible_to == echo.ann.id
    assert echo.shop.seen_by(ben, echo.room) == []


def test_an_answer_within_the_acknowledgement_can_be_for_the_whole_channel(echo: Scene) -> None:
    gesture = echo.shop.command(echo.ann, "/dispute loud", echo.room)

    assert echo.shop.wait_for_reply(gesture).visible_to is None
    assert texts(echo) == ["For all to see"]


def test_a_button_replaces_the_message_that_it_stood_in(echo: Scene) -> None:
    shown = echo.shop.wait_for_reply(echo.shop.command(echo.ann, "/dispute list", echo.room))

    echo.shop.press(echo.ann, shown, "done")

    echo.shop.wait_for(lambda: shown.words == "D-1 is done" or None, "the replacement")
    assert texts(echo) == ["D-1 is done"]


def test_what_was_chosen_in_a_message_comes_with_the_button(echo: Scene) -> None:
    options = [{"text": plain(word), "value": word.lower()} for word in ("Granted", "Denied")]
    select = {"type": "static_select", "action_id": "decision", "options": options}
    button = {"type": "button", "action_id": "done", "text": plain("Done"), "value": "D-1"}
    posted = echo.client.chat_postMessage(
        channel=echo.room.id,
        text="How did it end?",
        blocks=[{"type": "actions", "block_id": "end", "elements": [select, button]}],
    )
    shown = echo.shop.team.find_message(echo.room.id, posted["ts"])

    echo.shop.press(echo.ann, shown, "decision", "Denied")
    echo.shop.press(echo.ann, shown, "done")

    chosen, pressed = [d.payload for d in echo.shop.deliveries if d.kind == "interactive"]
    assert chosen["actions"][0]["selected_option"] == options[1]
    assert pressed["state"]["values"]["end"]["decision"]["selected_option"] == options[1]


def test_nobody_presses_what_they_do_not_see(echo: Scene) -> None:
    ben = echo.shop.person("Ben Birch")
    echo.room.members.add(ben.id)
    shown = echo.shop.wait_for_reply(echo.shop.command(echo.ann, "/dispute list", echo.room))

    with pytest.raises(NotOnScreen, match="Ben Birch does not see"):
        echo.shop.press(ben, shown, "done")
    with pytest.raises(NotOnScreen, match="there is no undo, only done, form"):
        echo.shop.press(echo.ann, shown, "undo")


def test_a_command_that_no_listener_takes_is_shown_as_failed(echo: Scene) -> None:
    gesture = echo.shop.command(echo.ann, "/unknown", echo.room)

    assert not gesture.is_acknowledged
    assert texts(echo) == ["/unknown failed with the error “dispatch_failed”"]


# Modals


def test_a_modal_shows_errors_and_then_takes_what_is_right(echo: Scene) -> None:
    echo.shop.command(echo.ann, "/dispute open", echo.room)
    modal = echo.shop.wait_for_modal(echo.ann, "Open a dispute")

    wrong = echo.shop.submit(modal, {"number": "12"})
    right = echo.shop.submit(modal, {"number": "113-1", "reason": "Damaged"})

    assert (wrong.is_taken, wrong.errors) == (False, {"order": "That is no order number."})
    assert right.is_taken
    assert echo.shop.modal_of(echo.ann) is None
    between = echo.shop.open_direct_message(echo.ann)
    said = echo.shop.wait_for(lambda: echo.shop.seen_by(echo.ann, between) or None, "the word")
    assert [message.words for message in said] == ["Opened 113-1, damaged"]


def test_what_must_be_filled_in_is_asked_for_before_the_app_hears_of_it(echo: Scene) -> None:
    echo.shop.command(echo.ann, "/dispute open", echo.room)
    modal = echo.shop.wait_for_modal(echo.ann)
    before = len(echo.shop.deliveries)

    submission = echo.shop.submit(modal, {"reason": "Damaged"})

    assert submission.errors == {"order": "Please complete this required field."}
    assert len(echo.shop.deliveries) == before


def test_a_submission_can_push_a_view_and_closing_it_leads_back(echo: Scene) -> None:
    echo.shop.command(echo.ann, "/dispute open", echo.room)
    first = echo.shop.wait_for_modal(echo.ann)

    echo.shop.submit(first, {"number": "113-0"})
    second = echo.shop.wait_for_modal(echo.ann, "Which one?")
    echo.shop.close(second)

    assert second.previous_id == first.id
    assert echo.shop.modal_of(echo.ann) is first
    between = echo.shop.open_direct_message(echo.ann)
    echo.shop.wait_for(lambda: echo.shop.seen_by(echo.ann, between) or None, "word of the closing")


def test_a_modal_that_clears_takes_those_below_it_along(echo: Scene) -> None:
    echo.shop.command(echo.ann, "/dispute open", echo.room)
    first = echo.shop.wait_for_modal(echo.ann)
    clearing = {**ORDER_MODAL, "clear_on_close": True, "title": plain("On top")}
    trigger = echo.shop.team.issue_trigger(echo.ann, first)
    echo.client.views_push(trigger_id=trigger.id, view=clearing)

    echo.shop.close(echo.shop.wait_for_modal(echo.ann, "On top"))

    assert echo.shop.modal_of(echo.ann) is None
    told = [d.payload for d in echo.shop.deliveries if d.payload.get("type") == "view_closed"]
    assert [(p["view"]["title"]["text"], p["is_cleared"]) for p in told] == [
        ("On top", True),
        ("Open a dispute", True),
    ]


def test_a_select_asks_the_app_for_its_options(echo: Scene) -> None:
    echo.shop.command(echo.ann, "/dispute open", echo.room)
    modal = echo.shop.wait_for_modal(echo.ann)

    options = echo.shop.suggest(modal, "owner", "ben")
    submission = echo.shop.submit(modal, {"number": "113-1", "owner": options[0]})

    assert [option["text"]["text"] for option in options] == ["ben, lead"]
    assert submission.is_taken
    with pytest.raises(NotOnScreen, match="does not offer 'Stolen'"):
        echo.shop.submit(_another_form(echo), {"reason": "Stolen"})


def _another_form(echo: Scene) -> Any:
    echo.shop.shortcut(echo.ann, "open_dispute")
    return echo.shop.wait_for_modal(echo.ann)


def test_shortcuts_reach_the_app(echo: Scene) -> None:
    message = echo.shop.say(echo.ann, echo.room, "113-1 never came")

    echo.shop.shortcut(echo.ann, "open_dispute")
    gesture = echo.shop.message_action(echo.ann, message, "answer_this")

    assert echo.shop.wait_for_modal(echo.ann).title == "Open a dispute"
    assert echo.shop.wait_for_reply(gesture).words == "On “113-1 never came”"


def test_a_button_on_the_home_tab_opens_a_modal(echo: Scene) -> None:
    button = {"type": "button", "action_id": "form", "text": plain("Open the form")}
    blocks = [{"type": "actions", "elements": [button]}]
    echo.client.views_publish(user_id=echo.ann.id, view={"type": "home", "blocks": blocks})
    home = echo.shop.wait_for_home(echo.ann)
    ben = echo.shop.person("Ben Birch")

    with pytest.raises(NotOnScreen, match="Ben Birch does not see that view"):
        echo.shop.press(ben, home, "form")
    echo.shop.press(echo.ann, home, "form")

    assert echo.shop.wait_for_modal(echo.ann).title == "Open a dispute"


def test_the_home_tab_is_published_when_it_is_opened(echo: Scene) -> None:
    echo.shop.open_home(echo.ann)

    assert echo.shop.wait_for_home(echo.ann).words == "Nothing is due."


# Delivery


def app_that_hangs(scene: Scene, times: int, until: threading.Event) -> tuple[App, list[Any]]:
    """An app that takes its first events only once it is let go; the retry headers that it got."""
    app = App(
        client=scene.client,
        signing_secret=scene.slack.signing_secret,
        process_before_response=True,
    )
    heard: list[Any] = []
    hangs = iter([True] * times)

    @app.event("message")
    def take(request: Any) -> None:
        names = ("x-slack-retry-num", "x-slack-retry-reason")
        heard.append([request.headers.get(name, [None])[0] for name in names])
        if next(hangs, False):
            until.wait()

    return app, heard


def test_an_event_that_is_acknowledged_late_comes_again_with_number_and_reason() -> None:
    until = threading.Event()
    with StandIn(patience=Patience(timedelta(seconds=0.8), QUICK.waits)) as slack:
        scene = a_scene(slack)
        app, heard = app_that_hangs(scene, 2, until)
        with served_over_http(slack, app):
            scene.shop.say(scene.ann, scene.room, "113-1 is late")
            scene.shop.wait_for_deliveries()
            until.set()

    assert heard == [[None, None], ["1", "http_timeout"], ["2", "http_timeout"]]
    (delivery,) = scene.shop.deliveries
    problems = [attempt.problem for attempt in delivery.attempts]
    assert problems == ["http_timeout", "http_timeout", None]


def test_bolt_refuses_a_wrong_signature_and_slack_gives_up_after_three_retries(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with StandIn(patience=QUICK) as slack, caplog.at_level(logging.CRITICAL):
        scene = a_scene(slack)
        with served_over_http(slack, echo_app(slack, scene.shop)):
            slack.signing_secret = "another secret"  # noqa: S105 -- the point
            question = scene.shop.mention(scene.ann, scene.room, "who pays?")
            scene.shop.wait_for_deliveries()

    for delivery in scene.shop.deliveries:
        assert [(a.status, a.problem) for a in delivery.attempts] == [(401, "http_error")] * 4
    assert scene.shop.seen_by(scene.ann, scene.room) == [question]


def test_an_app_that_is_not_there_is_tried_four_times() -> None:
    with StandIn(patience=QUICK) as slack:
        scene = a_scene(slack)
        slack.request_url = "http://127.0.0.1:9/slack/events"
        scene.shop.say(scene.ann, scene.room, "anybody?")
        scene.shop.wait_for_deliveries()

    (delivery,) = scene.shop.deliveries
    assert [attempt.problem for attempt in delivery.attempts] == ["connection_failed"] * 4


def test_what_is_still_to_be_delivered_is_named() -> None:
    with StandIn() as slack:
        scene = a_scene(slack)
        scene.shop.say(scene.ann, scene.room, "no app is connected yet")

        with pytest.raises(NothingCame, match=r"message \(connection_failed, connection_failed\)"):
            scene.shop.wait_for_deliveries(timeout=timedelta(seconds=0.3))


def test_an_app_that_wants_no_retry_gets_none() -> None:
    def broken(_: Any, start_response: Any) -> list[bytes]:
        start_response("500 Internal Server Error", [("X-Slack-No-Retry", "1")])
        return [b""]

    with StandIn(patience=QUICK) as slack, wsgi_served(slack, broken):
        scene = a_scene(slack)
        scene.shop.say(scene.ann, scene.room, "once is enough")
        scene.shop.wait_for_deliveries()

    (delivery,) = scene.shop.deliveries
    assert [attempt.status for attempt in delivery.attempts] == [500]


def test_the_request_url_is_verified_by_a_challenge(echo: Scene) -> None:
    assert echo.slack.verify_request_url()
    echo.slack.signing_secret = "another secret"  # noqa: S105 -- the point
    assert not echo.slack.verify_request_url()


def test_one_app_answers_each_workspace_in_its_own() -> None:
    with StandIn(patience=QUICK) as slack:
        scenes = [a_scene(slack), a_scene(slack)]
        tokens = {scene.shop.team.id: scene.shop.token for scene in scenes}

        def authorize(team_id: str) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=tokens[team_id])

        client = WebClient(base_url=slack.api_url)
        app = App(client=client, signing_secret=slack.signing_secret, authorize=authorize)
        answer_in_thread(app)
        with served_over_http(slack, app):
            questions = [
                scene.shop.mention(scene.ann, scene.room, f"asked in {scene.shop.team.id}")
                for scene in scenes
            ]
            answers = [
                scene.shop.wait_for_reply(question)
                for scene, question in zip(scenes, questions, strict=True)
            ]

    assert [answer.words.split()[-1] for answer in answers] == list(tokens)
    assert [len(scene.shop.seen_by(scene.ann, scene.room)) for scene in scenes] == [2, 2]


def test_what_someone_of_another_team_says_is_marked_so(echo: Scene) -> None:
    stranger = echo.shop.person("Sid Stranger", is_external=True)
    echo.room.members.add(stranger.id)

    echo.shop.say(stranger, echo.room, "hello from outside")

    payload = echo.shop.deliveries[0].payload
    assert payload["is_ext_shared_channel"]
    assert payload["event"]["user_team"] == stranger.team_id != echo.shop.team.id
    person = echo.client.users_info(user=stranger.id)["user"]
    assert (person["is_stranger"], person["team_id"]) == (True, stranger.team_id)


def test_a_late_command_is_shown_as_timed_out_and_not_sent_again() -> None:
    until = threading.Event()
    with StandIn(patience=Patience(timedelta(seconds=0.3))) as slack:
        scene = a_scene(slack)
        app = App(client=scene.client, signing_secret=slack.signing_secret)
        heard: list[str] = []

        @app.command("/dispute")
        def hang(ack: Any) -> None:
            heard.append("once")
            until.wait()
            ack()

        with served_over_http(slack, app):
            scene.shop.command(scene.ann, "/dispute list", scene.room)
            until.set()

    assert texts(scene) == ["/dispute failed with the error “operation_timeout”"]
    assert heard == ["once"]
