"""The stand-in's HTTP end on loopback: /api/, uploads and downloads of files, response URLs."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.console.arguments import read_arguments
from bot.console.errors import ApiError
from bot.console.faults import Fault, Faults
from bot.console.records import Json
from bot.console.response_urls import respond
from bot.console.team import Team
from bot.console.web_api import Reply, WebApi


@dataclass
class Routes:
    """What the server leads to."""

    api: WebApi
    faults: Faults
    teams: dict[str, Team]

    def answer(self, request: Request, fault: Fault | None) -> Reply:
        """The answer to one request."""
        match request.path.strip("/").split("/"):
            case ["api", method]:
                return self._api(request, method, fault)
            case ["upload", team_id, file_id] if team_id in self.teams:
                return self._upload(self.teams[team_id], file_id, request.body)
            case ["files", team_id, file_id, _] if team_id in self.teams:
                return self._download(self.teams[team_id], file_id, request)
            case ["response", team_id, url_id] if team_id in self.teams:
                values = read_arguments(request.content_type, request.body)
                return respond(self.teams[team_id], url_id, values)
        return Reply(404, "There is nothing here.")

    def _api(self, request: Request, method: str, fault: Fault | None) -> Reply:
        try:
            values = {**request.query, **read_arguments(request.content_type, request.body)}
        except ApiError as error:
            return Reply(body={"ok": False, "error": error.error})
        token = request.bearer
        if token is None and "json" not in request.content_type:
            token = values.get("token")  # A token in a JSON body counts for nothing.
        return self.api.answer(method, values, token, fault)

    def _upload(self, team: Team, file_id: str, content: bytes) -> Reply:
        uploaded = team.files.get(file_id)
        if uploaded is None or uploaded.content is not None:
            return Reply(404, "There is no such upload.")
        with team.changed:
            uploaded.content = content
            team.changed.notify_all()
        return Reply(body=f"OK - {len(content)}")

    def _download(self, team: Team, file_id: str, request: Request) -> Reply:
        uploaded, token = team.files.get(file_id), self.api.tokens.get(request.bearer or "")
        is_allowed = token and token.team is team and "files:read" in token.scopes
        if uploaded is None or uploaded.content is None or not is_allowed:
            # Slack leads whoever may not read a file to its sign-in page, with status 200.
            return Reply(body="<!DOCTYPE html><title>Sign in</title>")
        return Reply(body=uploaded.content)


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    path: str
    query: dict[str, Any]
    content_type: str
    bearer: str | None
    body: bytes

    @property
    def name(self) -> str:
        """The method called, or `upload`, `files` or `response` for the other addresses."""
        place, _, rest = self.path.strip("/").partition("/")
        return rest if place == "api" else place


def start_server(routes: Routes) -> ThreadingHTTPServer:
    """Serve on a free port of loopback until `shutdown` is called."""
    server = _Server(("127.0.0.1", 0), _handler(routes))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone is none of our errors: some tests make it go."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(routes: Routes) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = self._read()
            _answer(routes, request, routes.faults.take(request.name), self._send, self._drop)

        do_GET = do_POST  # noqa: N815 -- the library's name

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's
            """Calls are recorded, not printed."""

        def _read(self) -> Request:
            url = urlsplit(self.path)
            kind, _, token = self.headers.get("Authorization", "").partition(" ")
            return Request(
                url.path,
                dict(parse_qsl(url.query)),
                self.headers.get("Content-Type", ""),
                token if kind == "Bearer" and token else None,
                self.rfile.read(int(self.headers.get("Content-Length") or 0)),
            )

        def _send(self, reply: Reply) -> None:
            kind, raw = _encode(reply.body)
            self.send_response(reply.status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def _drop(self) -> None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    return Handler


def _encode(body: Json | str | bytes) -> tuple[str, bytes]:
    if isinstance(body, bytes):
        return "application/octet-stream", body
    if isinstance(body, str):
        return "text/html; charset=utf-8", body.encode()
    return "application/json; charset=utf-8", json.dumps(body).encode()


def _answer(
    routes: Routes,
    request: Request,
    fault: Fault | None,
    send: Callable[[Reply], None],
    drop: Callable[[], None],
) -> None:
    if fault is None:
        send(routes.answer(request, None))
        return
    time.sleep(fault.wait.total_seconds())
    if fault.drops == "before":
        drop()
        return
    reply = routes.answer(request, fault)
    if fault.drops == "after":
        drop()
    else:
        send(reply)
