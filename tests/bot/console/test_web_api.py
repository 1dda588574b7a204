"""The Web API as slack_sdk's client meets it."""

from __future__ import annotations

import inspect
import json
import urllib.request
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.console.clock import HandClock
from bot.console.stand_in import StandIn
from bot.console.web_api import METHODS
from tests.bot.console.conftest import Scene, a_scene

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def refused(call: Any, **arguments: Any) -> dict[str, Any]:
    """What Slack says of a call that it refuses."""
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    answer: dict[str, Any] = caught.value.response.data
    return answer


def request(url: str, body: bytes, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(url, body, named)  # noqa: S310 -- loopback
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 -- loopback
        return json.load(answer)


# Who calls, and what


def test_a_token_says_whose_it_is(scene: Scene) -> None:
    answer = scene.client.auth_test()

    assert answer["team_id"] == scene.shop.team.id
    assert answer["user_id"] == scene.shop.bot.id
    assert answer["bot_id"] == scene.shop.team.bot_id


def test_a_token_of_one_workspace_reaches_nothing_of_another(scene: Scene) -> None:
    other = scene.slack.workspace("Cedar Row Trading")
    theirs = WebClient(token=other.token, base_url=scene.slack.api_url)

    answer = refused(theirs.chat_postMessage, channel=scene.room.id, text="hello")

    assert answer["error"] == "channel_not_found"
    assert scene.shop.seen_by(scene.ann, scene.room) == []
    assert [call.method for call in other.calls] == ["chat.postMessage"]
    assert scene.shop.calls == ()


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("made-up", "invalid_auth")])
def test_calls_without_a_good_token_are_refused(scene: Scene, token: str, error: str) -> None:
    client = WebClient(token=token, base_url=scene.slack.api_url)

    assert refused(client.auth_test) == {"ok": False, "error": error}


def test_the_apps_own_token_opens_sockets_and_nothing_else(scene: Scene) -> None:
    app_token = scene.slack.app_token

    assert refused(WebClient(app_token, scene.slack.api_url).auth_test)["error"] == (
        "not_allowed_token_type"
    )
    assert refused(scene.client.apps_connections_open, app_token=scene.shop.token)["error"] == (
        "not_allowed_token_type"
    )
    assert scene.client.apps_connections_open(app_token=app_token)["url"].startswith("ws://127.")


def test_a_scope_that_the_app_lacks_is_named() -> None:
    with StandIn(scopes=["chat:write"]) as slack:
        scene = a_scene(slack)

        answer = refused(scene.client.users_info, user=scene.ann.id)

    assert answer == {
        "ok": False,
        "error": "missing_scope",
        "needed": "users:read",
        "provided": "chat:write",
    }


def test_a_removed_app_is_shut_out(scene: Scene) -> None:
    scene.shop.uninstall()

    assert refused(scene.client.auth_test)["error"] == "account_inactive"


def test_a_method_that_does_not_exist_is_unknown(scene: Scene) -> None:
    answer = refused(scene.client.api_call, api_method="chat.shout")

    assert answer == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


def test_a_missing_argument_is_named(scene: Scene) -> None:
    answer = refused(scene.client.api_call, api_method="chat.update", params={"channel": "C1"})

    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"] == {"messages": ["[ERROR] missing required field: ts"]}


def test_forms_and_json_say_the_same(scene: Scene) -> None:
    url = f"{scene.slack.api_url}chat.postMessage"
    bearer = f"Bearer {scene.shop.token}"
    blocks = [section("Reply by *Tuesday*")]
    given = {"channel": scene.room.id, "blocks": blocks}
    form = f"token={scene.shop.token}&channel={scene.room.id}&blocks={json.dumps(blocks)}"

    as_json = request(
        url, json.dumps(given).encode(), Authorization=bearer, Content_Type="application/json"
    )
    as_form = request(url, form.encode(), Content_Type="application/x-www-form-urlencoded")
    token_in_json = request(
        url,
        json.dumps({**given, "token": scene.shop.token}).encode(),
        Content_Type="application/json",
    )

    assert as_json["ok"]
    assert as_form["ok"]
    assert as_json["message"]["blocks"][0]["text"] == as_form["message"]["blocks"][0]["text"]
    assert token_in_json == {"ok": False, "error": "not_authed"}


def test_each_method_is_one_of_slack_sdks_and_needs_what_it_needs() -> None:
    differing = {}
    for name, method in METHODS.items():
        arguments = inspect.signature(getattr(WebClient, name.replace(".", "_"))).parameters
        needed = {
            argument.name
            for argument in arguments.values()
            if argument.kind is argument.KEYWORD_ONLY and argument.default is argument.empty
        }
        if needed != set(method.needs):
            differing[name] = needed ^ set(method.needs)

    assert differing == {
        "apps.connections.open": {"app_token"},  # it comes as the token
        "assistant.threads.setStatus": {"status"},  # it may be empty
        "chat.startStream": {"thread_ts"},
        "reactions.add": {"channel", "timestamp"},  # no_item_specified
        "views.open": {"trigger_id"},  # or an interactivity_pointer, of workflows
        "views.push": {"trigger_id"},
    }


# Messages


def test_a_message_is_posted_with_metadata_and_unfurling_off(scene: Scene) -> None:
    metadata = {"event_type": "answer", "event_payload": {"workflow": "w-1"}}

    answer = scene.client.chat_postMessage(
        channel=scene.room.id,
        text="Don't refund yet.",
        metadata=metadata,
        unfurl_links=False,
        unfurl_media=False,
    )

    (message,) = scene.shop.seen_by(scene.ann, scene.room)
    assert message.ts == answer["ts"]
    assert message.metadata == metadata
    assert message.unfurls == {"unfurl_links": False, "unfurl_media": False}
    found = scene.client.conversations_history(channel=scene.room.id, include_all_metadata=True)
    assert found["messages"][0]["metadata"] == metadata


def test_metadata_without_a_type_is_refused(scene: Scene) -> None:
    post = scene.client.chat_postMessage

    answer = refused(post, channel=scene.room.id, text="x", metadata={"event_payload": {}})

    assert answer["error"] == "invalid_metadata_format"


def test_an_update_keeps_how_the_message_read_before(scene: Scene) -> None:
    posted = scene.client.chat_postMessage(channel=scene.room.id, text="Looking it up …")

    scene.client.chat_update(channel=scene.room.id, ts=posted["ts"], text="Don't refund yet.")

    (message,) = scene.shop.seen_by(scene.ann, scene.room)
    assert message.words == "Don't refund yet."
    assert [version.words for version in message.versions] == [
        "Looking it up …",
        "Don't refund yet.",
    ]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "no_text"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ({"markdown_text": "m" * 12_001}, "msg_too_long"),
        ({"text": "t", "blocks": "{not json"}, "invalid_blocks_format"),
        ({"text": "t", "blocks": [section("z" * 2_900)] * 5}, "msg_blocks_too_long"),
        ({"text": "t", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "t", "thread_ts": 1.5}, "invalid_thread_ts"),
    ],
)
@pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing")
def test_what_cant_be_said_is_refused(scene: Scene, said: dict[str, Any], error: str) -> None:
    assert refused(scene.client.chat_postMessage, channel=scene.room.id, **said)["error"] == error
    assert scene.shop.seen_by(scene.ann, scene.room) == []


def test_broken_blocks_are_refused_with_where_and_why(scene: Scene) -> None:
    post = scene.client.chat_postMessage

    answer = refused(post, channel=scene.room.id, text="x", blocks=[section("y" * 3_001)])

    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


def test_a_long_text_is_cut_when_posted_and_refused_when_updated(scene: Scene) -> None:
    posted = scene.client.chat_postMessage(channel=scene.room.id, text="x" * 40_001)

    answer = refused(
        scene.client.chat_update, channel=scene.room.id, ts=posted["ts"], text="x" * 4_001
    )

    assert len(posted["message"]["text"]) == 40_000
    assert answer["error"] == "msg_too_long"


def test_the_bot_alters_and_deletes_its_own_messages_only(scene: Scene) -> None:
    theirs = scene.shop.say(scene.ann, scene.room, "mine")
    where = {"channel": scene.room.id, "ts": theirs.ts}

    assert refused(scene.client.chat_update, **where, text="x")["error"] == "cant_update_message"
    assert refused(scene.client.chat_delete, **where)["error"] == "cant_delete_message"
    assert scene.shop.seen_by(scene.ann, scene.room) == [theirs]


def test_a_deleted_message_is_gone(scene: Scene) -> None:
    posted = scene.client.chat_postMessage(channel=scene.room.id, text="oops")
    where = {"channel": scene.room.id, "ts": posted["ts"]}

    scene.client.chat_delete(**where)

    assert scene.shop.seen_by(scene.ann, scene.room) == []
    assert refused(scene.client.chat_update, **where, text="x")["error"] == "message_not_found"


def test_a_reply_goes_to_the_first_message_of_a_thread(scene: Scene) -> None:
    question = scene.shop.say(scene.ann, scene.room, "who pays?")
    reply = scene.client.chat_postMessage(
        channel=scene.room.id, text="Amazon", thread_ts=question.ts
    )

    answer = refused(
        scene.client.chat_postMessage, channel=scene.room.id, text="x", thread_ts=reply["ts"]
    )

    assert answer["error"] == "cannot_reply_to_message"


def test_a_thread_outlives_its_first_message_while_it_has_replies(scene: Scene) -> None:
    alone = scene.shop.say(scene.ann, scene.room, "never mind")
    answered = scene.shop.say(scene.ann, scene.room, "who pays?")
    scene.shop.say(scene.ann, scene.room, "urgent", thread=answered)
    for message in (alone, answered):
        scene.shop.delete(message)
    post = scene.client.chat_postMessage

    answer = refused(post, channel=scene.room.id, text="x", thread_ts=alone.ts)
    posted = post(channel=scene.room.id, text="Amazon", thread_ts=answered.ts)

    assert answer["error"] == "thread_not_found"
    assert posted["message"]["thread_ts"] == answered.ts


def test_an_ephemeral_message_is_for_one_member(scene: Scene) -> None:
    ben = scene.shop.person("Ben Birch")
    cleo = scene.shop.person("Cleo Cedar")
    scene.room.members.add(ben.id)
    post = scene.client.chat_postEphemeral

    post(channel=scene.room.id, user=scene.ann.id, text="for Ann")

    assert [m.words for m in scene.shop.seen_by(scene.ann, scene.room)] == ["for Ann"]
    assert scene.shop.seen_by(ben, scene.room) == []
    assert scene.client.conversations_history(channel=scene.room.id)["messages"] == []
    answer = refused(post, channel=scene.room.id, user=cleo.id, text="for Cleo")
    assert answer["error"] == "user_not_in_channel"


def test_a_channel_that_the_bot_is_not_in_takes_no_post(scene: Scene) -> None:
    aside = scene.shop.channel("aside", scene.ann, with_bot=False)
    secret = scene.shop.channel("secret", scene.ann, private=True, with_bot=False)
    post = scene.client.chat_postMessage

    assert refused(post, channel=aside.id, text="x")["error"] == "not_in_channel"
    assert refused(post, channel=secret.id, text="x")["error"] == "channel_not_found"
    scene.client.conversations_join(channel=aside.id)
    assert post(channel="#aside", text="x")["channel"] == aside.id


def test_a_permalink_names_message_and_thread(scene: Scene) -> None:
    question = scene.shop.say(scene.ann, scene.room, "who pays?")
    reply = scene.shop.say(scene.ann, scene.room, "urgent", thread=question)

    answer = scene.client.chat_getPermalink(channel=scene.room.id, message_ts=reply.ts)

    assert answer["permalink"] == (
        f"https://birch-lane-goods.slack.com/archives/{scene.room.id}"
        f"/p{reply.ts.replace('.', '')}?thread_ts={question.ts}&cid={scene.room.id}"
    )


# Reading


def test_history_comes_in_pages_the_newest_first(scene: Scene) -> None:
    for number in range(5):
        root = scene.shop.say(scene.ann, scene.room, f"message {number}")
    scene.shop.say(scene.ann, scene.room, "in a thread", thread=root)

    found = [
        [message["text"] for message in page["messages"]]
        for page in scene.client.conversations_history(channel=scene.room.id, limit=2)
    ]

    assert found == [["message 4", "message 3"], ["message 2", "message 1"], ["message 0"]]
    newest = scene.client.conversations_history(channel=scene.room.id)["messages"][0]
    assert newest["reply_count"] == 1


def test_replies_begin_with_the_first_message(scene: Scene) -> None:
    question = scene.shop.say(scene.ann, scene.room, "who pays?")
    first = scene.shop.say(scene.ann, scene.room, "hello?", thread=question)
    scene.shop.say(scene.ann, scene.room, "anybody?", thread=question)
    replies = scene.client.conversations_replies

    whole = replies(channel=scene.room.id, ts=question.ts)
    later = replies(channel=scene.room.id, ts=question.ts, oldest=first.ts)

    assert [m["text"] for m in whole["messages"]] == ["who pays?", "hello?", "anybody?"]
    assert [m["text"] for m in later["messages"]] == ["who pays?", "anybody?"]
    assert refused(replies, channel=scene.room.id, ts="1.0")["error"] == "thread_not_found"


def test_people_and_channels_can_be_looked_up(scene: Scene) -> None:
    guest = scene.shop.person("Guy Guest", is_guest=True, timezone="Europe/Berlin")
    direct = scene.client.conversations_open(users=scene.ann.id)["channel"]["id"]

    person = scene.client.users_info(user=guest.id)["user"]
    channels = scene.client.conversations_list(types="public_channel,im")["channels"]

    assert (person["is_restricted"], person["tz"]) == (True, "Europe/Berlin")
    assert [channel["id"] for channel in channels] == [scene.room.id, direct]
    assert scene.client.conversations_members(channel=scene.room.id)["members"] == sorted(
        [scene.ann.id, scene.shop.bot.id]
    )
    assert len(scene.client.users_list()["members"]) == 3
    assert scene.client.conversations_info(channel=direct)["channel"]["user"] == scene.ann.id
    assert scene.client.bots_info(bot=scene.shop.team.bot_id)["bot"]["user_id"] == scene.shop.bot.id
    assert scene.client.team_info()["team"]["name"] == "Birch Lane Goods"
    assert refused(scene.client.users_info, user="U0")["error"] == "user_not_found"


def test_a_reaction_is_given_once(scene: Scene) -> None:
    message = scene.shop.say(scene.ann, scene.room, "thanks")
    where = {"channel": scene.room.id, "timestamp": message.ts, "name": "eyes"}

    scene.client.reactions_add(**where)

    assert message.reactions == {"eyes": [scene.shop.bot.id]}
    assert refused(scene.client.reactions_add, **where)["error"] == "already_reacted"
    scene.client.reactions_remove(**where)
    assert refused(scene.client.reactions_remove, **where)["error"] == "no_reaction"


# Views


def home(text: str) -> dict[str, Any]:
    return {"type": "home", "blocks": [section(text)]}


def modal(title: str, **fields: Any) -> dict[str, Any]:
    shown = {"type": "plain_text", "text": title}
    return {"type": "modal", "title": shown, "blocks": [section("Hello")], **fields}


def test_a_home_tab_is_published_against_its_hash(scene: Scene) -> None:
    publish = scene.client.views_publish
    first = publish(user_id=scene.ann.id, view=home("Nothing is due"))["view"]
    publish(user_id=scene.ann.id, view=home("One is due"), hash=first["hash"])

    answer = refused(publish, user_id=scene.ann.id, view=home("Two"), hash=first["hash"])

    assert answer["error"] == "hash_conflict"
    shown = scene.shop.home_of(scene.ann)
    assert shown
    assert shown.words == "One is due"


def test_a_trigger_opens_one_view_within_three_seconds() -> None:
    clock = HandClock(MONDAY)
    with StandIn(clock=clock) as slack:
        scene = a_scene(slack)
        views_open = scene.client.views_open
        used, late = (scene.shop.team.issue_trigger(scene.ann).id for _ in range(2))
        clock.advance(timedelta(seconds=3))
        views_open(trigger_id=used, view=modal("In time"))
        clock.advance(timedelta(microseconds=1))

        again = refused(views_open, trigger_id=used, view=modal("Again"))
        expired = refused(views_open, trigger_id=late, view=modal("Late"))
        unknown = refused(views_open, trigger_id="1.2.3", view=modal("Unknown"))

        shown = scene.shop.modal_of(scene.ann)

    assert again["error"] == "exchanged_trigger_id"
    assert expired["error"] == "expired_trigger_id"
    assert unknown["error"] == "invalid_trigger_id"
    assert shown
    assert shown.title == "In time"


def test_views_stand_three_deep_and_no_deeper(scene: Scene) -> None:
    scene.client.views_open(
        trigger_id=scene.shop.team.issue_trigger(scene.ann).id, view=modal("First")
    )
    push = scene.client.views_push
    for title in ("Second", "Third"):
        on_top = scene.shop.modal_of(scene.ann)
        trigger = scene.shop.team.issue_trigger(scene.ann, on_top)
        push(trigger_id=trigger.id, view=modal(title))

    trigger = scene.shop.team.issue_trigger(scene.ann, scene.shop.modal_of(scene.ann))
    answer = refused(push, trigger_id=trigger.id, view=modal("Fourth"))

    assert answer["error"] == "push_limit_reached"


def test_a_view_is_updated_by_its_external_id(scene: Scene) -> None:
    trigger = scene.shop.team.issue_trigger(scene.ann)
    scene.client.views_open(trigger_id=trigger.id, view=modal("Loading …", external_id="form-1"))

    scene.client.views_update(external_id="form-1", view=modal("Ready"))

    shown = scene.shop.modal_of(scene.ann)
    assert shown
    assert (shown.title, len(shown.versions)) == ("Ready", 2)
    gone = refused(scene.client.views_update, view_id="V0", view=modal("Lost"))
    assert gone["error"] == "not_found"


def test_a_broken_view_is_refused_with_where_and_why(scene: Scene) -> None:
    trigger = scene.shop.team.issue_trigger(scene.ann)

    answer = refused(scene.client.views_open, trigger_id=trigger.id, view=modal("t" * 25))

    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert scene.client.views_open(trigger_id=trigger.id, view=modal("Shorter"))["ok"]


# Ids and time


def test_the_same_doings_under_the_same_clock_give_the_same_ids() -> None:
    def doings() -> list[Any]:
        with StandIn(clock=HandClock(MONDAY)) as slack:
            scene = a_scene(slack)
            scene.shop.say(scene.ann, scene.room, "one")
            said: dict[str, Any] = {"text": "two", "blocks": [section("two")]}
            answer = scene.client.chat_postMessage(channel=scene.room.id, **said)
            return [scene.ann, scene.room.id, answer.data]

    assert doings() == doings()
    assert doings()[2]["ts"] == f"{MONDAY.timestamp():.0f}.000001"
