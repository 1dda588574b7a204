"""Hands payloads over to the app, measures how long it takes, and tries events again.

Source: docs.slack.dev/apis/events-api, "Error handling" and "Retries": anything but a 2xx within
three seconds is sent up to three times more, at once, after a minute and after five, with
X-Slack-Retry-Num and X-Slack-Retry-Reason. Interactions are sent once.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol
from urllib.parse import urlencode, urlsplit

from bot.console.records import Acknowledgement, Delivery, Json
from bot.console.signing import sign
from bot.console.team import Team

Kind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True)
class Patience:
    """How long the app may take to acknowledge, and after which waits an event is sent again."""

    limit: timedelta = timedelta(seconds=3)
    waits: tuple[timedelta, ...] = (timedelta(), timedelta(minutes=1), timedelta(minutes=5))


@dataclass(frozen=True)
class Retry:
    """Which redelivery it is, from 1, and why."""

    number: int
    reason: str


class Carrier(Protocol):
    """A way to the app: HTTP or Socket Mode."""

    def carry(self, kind: Kind, payload: Json, retry: Retry | None) -> Acknowledgement:
        """Hand one payload over and wait for the acknowledgement."""
        ...


class Courier:
    """Delivers to the app by the carrier of the moment: events in the background, again if they are
    not acknowledged; interactions once, while the caller waits.
    """

    def __init__(self, carrier: Callable[[], Carrier], patience: Patience) -> None:
        self._carrier = carrier
        self._patience = patience
        self._stopping = threading.Event()

    def tell(self, team: Team, payload: Json) -> None:
        """Deliver an event."""
        delivery = self._begin(team, "events_api", payload)
        threading.Thread(target=self._deliver, args=(team, delivery), daemon=True).start()

    def ask(self, team: Team, kind: Kind, payload: Json) -> Acknowledgement:
        """Deliver a command or an interaction and wait for what the app says."""
        delivery = self._begin(team, kind, payload)
        return self._attempt(team, delivery, None, is_last=True)

    def stop(self) -> None:
        """Try nothing again."""
        self._stopping.set()

    def _begin(self, team: Team, kind: Kind, payload: Json) -> Delivery:
        delivery = Delivery(kind, payload)
        with team.changed:
            team.deliveries.append(delivery)
        return delivery

    def _deliver(self, team: Team, delivery: Delivery) -> None:
        waits = self._patience.waits
        got = self._attempt(team, delivery, None, is_last=not waits)
        for number, wait in enumerate(waits, start=1):
            if delivery.is_over or self._stopping.wait(wait.total_seconds()):
                return
            retry = Retry(number, got.problem or "unknown_error")
            got = self._attempt(team, delivery, retry, is_last=number == len(waits))

    def _attempt(
        self, team: Team, delivery: Delivery, retry: Retry | None, is_last: bool
    ) -> Acknowledgement:
        got = self._carrier().carry(delivery.kind, delivery.payload, retry)
        with team.changed:
            delivery.attempts.append(got)
            delivery.is_over = got.is_good or got.is_final or is_last
            team.changed.notify_all()
        return got


class HttpCarrier:
    """Signed POST requests to the app's request URL. The timestamp is the wall's, whatever the
    workspace's clock says: the app compares it with its own.
    """

    def __init__(
        self, url: str, secret: str, limit: timedelta, clock: Callable[[], float] = time.time
    ) -> None:
        self._url = urlsplit(url)
        self._secret = secret
        self._limit = limit
        self._clock = clock

    def carry(self, kind: Kind, payload: Json, retry: Retry | None) -> Acknowledgement:
        """Problems are http_timeout, http_error and connection_failed, as in the retry reasons."""
        body, content_type = encode(kind, payload)
        timestamp = str(int(self._clock()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (stand-in)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": sign(self._secret, timestamp, body),
        }
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry.number)}
            headers |= {"X-Slack-Retry-Reason": retry.reason}
        return self._post(body, headers)

    def _post(self, body: bytes, headers: dict[str, str]) -> Acknowledgement:
        began = time.monotonic()
        limit = self._limit.total_seconds()
        connection = http.client.HTTPConnection(self._url.netloc, timeout=limit)
        try:
            connection.request("POST", self._url.path or "/", body, headers)
            answer = connection.getresponse()
            said = answer.read().decode(errors="replace")
        except TimeoutError:
            return Acknowledgement(_since(began), problem="http_timeout")
        except (OSError, http.client.HTTPException):
            return Acknowledgement(_since(began), problem="connection_failed")
        finally:
            connection.close()
        problem = None if answer.status // 100 == 2 else "http_error"
        return Acknowledgement(
            _since(began),
            answer.status,
            _read(said, answer.getheader("Content-Type") or ""),
            "http_timeout" if _since(began) > self._limit else problem,
            is_final=answer.getheader("X-Slack-No-Retry") == "1",
        )


def encode(kind: Kind, payload: Json) -> tuple[bytes, str]:
    """A payload as a request's body, and the content type: JSON for events, else a form."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _read(said: str, content_type: str) -> Json | str:
    """What the app says with its acknowledgement: an object, or text."""
    if "json" not in content_type:
        return said
    try:
        read = json.loads(said)
    except ValueError:
        return said
    return read if isinstance(read, dict) else said


def _since(began: float) -> timedelta:
    return timedelta(seconds=time.monotonic() - began)
