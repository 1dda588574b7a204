"""A small real Bolt app, and the two ways to run it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.console.stand_in import StandIn
from bot.console.workspace import Workspace


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


ORDER_MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "order",
    "title": plain("Open a dispute"),
    "submit": plain("Open"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "order",
            "label": plain("Order"),
            "element": {"type": "plain_text_input", "action_id": "number"},
        },
        {
            "type": "input",
            "block_id": "reason",
            "optional": True,
            "label": plain("Reason"),
            "element": {
                "type": "static_select",
                "action_id": "reason",
                "options": [
                    {"text": plain("Not received"), "value": "item_not_received"},
                    {"text": plain("Damaged"), "value": "damaged"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "owner",
            "optional": True,
            "label": plain("Owner"),
            "element": {"type": "external_select", "action_id": "owner"},
        },
    ],
}
ASKING = {
    "type": "actions",
    "elements": [
        {"type": "button", "action_id": "done", "text": plain("Done"), "value": "D-1"},
        {"type": "button", "action_id": "form", "text": plain("Open the form")},
    ],
}


def client_of(slack: StandIn, workspace: Workspace) -> WebClient:
    return WebClient(token=workspace.token, base_url=slack.api_url)


def echo_app(slack: StandIn, workspace: Workspace) -> App:
    """Answers mentions in their thread, `/dispute`, its buttons, its form and its shortcuts."""
    app = App(client=client_of(slack, workspace), signing_secret=slack.signing_secret)

    answer_in_thread(app)

    @app.event("message")
    def answer_directly(event: dict[str, Any], say: Say) -> None:
        if event.get("channel_type") == "im" and "bot_id" not in event and "text" in event:
            say(text=f"Between us: {event['text']}")

    @app.event("app_home_opened")
    def show_home(event: dict[str, Any], client: WebClient) -> None:
        blocks = [{"type": "section", "text": plain("Nothing is due.")}]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    _listen_to_commands(app)
    _listen_to_the_form(app)
    return app


def answer_in_thread(app: App) -> None:
    @app.event("app_mention")
    def answer(event: dict[str, Any], say: Say) -> None:
        say(text=f"You said: {event['text']}", thread_ts=event.get("thread_ts", event["ts"]))


def _listen_to_commands(app: App) -> None:
    @app.command("/dispute")
    def dispute(ack: Ack, respond: Respond, command: dict[str, Any], client: WebClient) -> None:
        match command["text"]:
            case "open":
                ack()
                client.views_open(trigger_id=command["trigger_id"], view=ORDER_MODAL)
            case "loud":
                ack(text="For all to see", response_type="in_channel")
            case text:
                ack()
                respond(
                    text=f"Heard {text}", blocks=[{"type": "section", "text": plain(text)}, ASKING]
                )

    @app.action("done")
    def done(ack: Ack, respond: Respond, action: dict[str, Any]) -> None:
        ack()
        respond(text=f"{action['value']} is done", replace_original=True)

    @app.action("form")
    def form(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=ORDER_MODAL)

    @app.shortcut("open_dispute")
    def from_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=ORDER_MODAL)

    @app.shortcut("answer_this")
    def from_message(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        respond(text=f"On “{body['message']['text']}”")


def _listen_to_the_form(app: App) -> None:
    @app.options("owner")
    def owners(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=[{"text": plain(f"{payload['value']}, lead"), "value": payload["value"]}])

    @app.view("order")
    def submitted(ack: Ack, view: dict[str, Any], body: dict[str, Any], client: WebClient) -> None:
        values = view["state"]["values"]
        number = values["order"]["number"]["value"]
        if not number.startswith("113-"):
            ack(response_action="errors", errors={"order": "That is no order number."})
            return
        if number == "113-0":
            again = {**ORDER_MODAL, "title": plain("Which one?")}
            ack(response_action="push", view=again)
            return
        ack()
        reason = (values["reason"]["reason"]["selected_option"] or {}).get("value")
        client.chat_postMessage(channel=body["user"]["id"], text=f"Opened {number}, {reason}")

    @app.view_closed("order")
    def closed(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="You closed it")


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's
        pass


@contextmanager
def served_over_http(slack: StandIn, app: App) -> Iterator[None]:
    with wsgi_served(slack, SlackRequestHandler(app, path="/slack/events")):
        yield


@contextmanager
def wsgi_served(slack: StandIn, handler: Any) -> Iterator[None]:
    server = make_server("127.0.0.1", 0, handler, _ThreadingServer, _Quiet)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    slack.request_url = f"http://127.0.0.1:{server.server_port}/slack/events"
    try:
        yield
    finally:
        slack.request_url = None
        server.shutdown()
        server.server_close()
