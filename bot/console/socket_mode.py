"""Socket Mode: the app holds WebSocket connections open and gets its payloads over them.

Source: docs.slack.dev/apis/events-api/using-socket-mode; slack_sdk.socket_mode reads these frames.
"""

from __future__ import annotations

import itertools
import json
import secrets
import threading
import time
from collections.abc import Collection
from concurrent.futures import Future
from datetime import timedelta
from typing import Final, Literal
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from bot.console.delivery import Kind, Retry
from bot.console.records import Acknowledgement, Json

MOST_CONNECTIONS: Final = 10

Reason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


class SocketHub:
    """The WebSocket end of the stand-in. Each payload goes over one of the open connections, in
    turn; an address from `new_url` opens one connection.
    """

    def __init__(self, app_id: str, limit: timedelta) -> None:
        self._app_id = app_id
        self._limit = limit
        self._tickets: set[str] = set()
        self._connections: list[ServerConnection] = []
        self._waiting: dict[str, Future[Json]] = {}
        self._turns = itertools.count()
        self._envelopes = itertools.count(1)
        self._lock = threading.Condition()
        self._server: Server | None = None

    def start(self) -> None:
        """Listen on a free port of loopback."""
        self._server = serve(
            self._hold, "127.0.0.1", 0, process_request=self._admit, close_timeout=1
        )
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close every connection and stop listening."""
        for connection in self.connections:
            connection.close()
        if self._server:
            self._server.shutdown()

    @property
    def connections(self) -> tuple[ServerConnection, ...]:
        """Those that are open."""
        with self._lock:
            return tuple(self._connections)

    def new_url(self) -> str:
        """An address for one connection, as apps.connections.open gives it."""
        if self._server is None:
            raise RuntimeError("start() comes first")
        ticket = secrets.token_hex(8)
        with self._lock:
            self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link/?ticket={ticket}&app_id={self._app_id}"

    def wait_for_connections(
        self,
        number: int = 1,
        timeout: timedelta = timedelta(seconds=10),
        replacing: Collection[ServerConnection] = (),
    ) -> bool:
        """Wait until that many are open and none of those that they replace; whether it came so."""

        def is_so() -> bool:
            return len(self._connections) == number and not set(self._connections) & set(replacing)

        with self._lock:
            return self._lock.wait_for(is_so, timeout.total_seconds())

    def ask_to_reconnect(self, reason: Reason = "refresh_requested") -> None:
        """Send a disconnect frame over every connection, and close it as Slack does soon after."""
        for connection in self.connections:
            _send(connection, _disconnect(reason))
            if reason != "warning":
                connection.close()

    def carry(self, kind: Kind, payload: Json, retry: Retry | None) -> Acknowledgement:
        """Problems are connection_failed where no connection is open, and timeout."""
        began = time.monotonic()
        envelope_id = f"envelope-{next(self._envelopes)}"
        frame = {
            "type": kind,
            "envelope_id": envelope_id,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            frame["retry_attempt"] = retry.number if retry else 0
            frame["retry_reason"] = retry.reason if retry else ""
        answer: Future[Json] = Future()
        with self._lock:
            self._waiting[envelope_id] = answer
            turn = next(self._turns)
            opened = list(self._connections)
        try:
            if not opened or not _send(opened[turn % len(opened)], frame):
                return Acknowledgement(_since(began), problem="connection_failed")
            said = answer.result(self._limit.total_seconds())
            return Acknowledgement(_since(began), body=said.get("payload"))
        except TimeoutError:
            return Acknowledgement(_since(began), problem="timeout")
        finally:
            with self._lock:
                del self._waiting[envelope_id]

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        ticket = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        with self._lock:
            if ticket in self._tickets:
                self._tickets.remove(ticket)
                return None
        return connection.respond(403, "An address opens one connection.\n")

    def _hold(self, connection: ServerConnection) -> None:
        with self._lock:
            is_one_too_many = len(self._connections) >= MOST_CONNECTIONS
            if not is_one_too_many:
                self._connections.append(connection)
            number = len(self._connections)
        if is_one_too_many:
            _send(connection, _disconnect("too_many_websockets"))
            return
        _send(connection, self._hello(number))
        with self._lock:
            self._lock.notify_all()
        try:
            for message in connection:
                self._acknowledged(json.loads(message))
        except ConnectionClosed:
            pass
        finally:
            with self._lock:
                self._connections.remove(connection)
                self._lock.notify_all()

    def _acknowledged(self, said: Json) -> None:
        with self._lock:
            answer = self._waiting.get(str(said.get("envelope_id")))
        if answer is not None and not answer.done():
            answer.set_result(said)

    def _hello(self, number: int) -> Json:
        return {
            "type": "hello",
            "num_connections": number,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "stand-in", "approximate_connection_time": 18060},
        }


def _disconnect(reason: Reason) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}}


def _send(connection: ServerConnection, frame: Json) -> bool:
    try:
        connection.send(json.dumps(frame))
    except ConnectionClosed:
        return False
    return True


def _since(began: float) -> timedelta:
    return timedelta(seconds=time.monotonic() - began)
