"""The stand-in as a whole: one app, its workspaces, the servers that it talks to."""

from __future__ import annotations

from collections.abc import Collection
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Final, Self

from bot.console.clock import Clock, wall_clock
from bot.console.delivery import Carrier, Courier, HttpCarrier, Patience
from bot.console.envelopes import event_callback
from bot.console.events import mention_event
from bot.console.faults import Fault, Faults
from bot.console.gestures import Hands
from bot.console.rates import Rates
from bot.console.records import Json
from bot.console.server import Routes, start_server
from bot.console.socket_mode import SocketHub
from bot.console.team import Team
from bot.console.web_api import ALL_SCOPES, Token, WebApi
from bot.console.workspace import Workspace

ALL_EVENTS: Final = frozenset(
    {
        "agent_session_stopped",
        "app_context_changed",
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "file_shared",
        "member_joined_channel",
        "message.channels",
        "message.groups",
        "message.im",
        "reaction_added",
        "reaction_removed",
        "tokens_revoked",
    }
)
PLURALS: Final = {"channel": "channels", "group": "groups", "im": "im"}


class StandIn:
    """Slack for one app, on free ports of loopback, while it is open as a context.

    `events` and `scopes` are the app's, as its manifest lists them; without them it has all. Give
    it a `request_url` and it delivers there over HTTP, else over the connections of Socket Mode.
    """

    def __init__(
        self,
        *,
        clock: Clock = wall_clock,
        patience: Patience | None = None,
        events: Collection[str] = ALL_EVENTS,
        scopes: Collection[str] = ALL_SCOPES,
    ) -> None:
        self.app_id = "A01000001"
        self.app_token = "-".join(("xapp", "1", self.app_id, "stand-in"))
        self.signing_secret = "the-stand-in-signs-with-this"  # noqa: S105 -- it opens nothing
        self.request_url: str | None = None
        self.faults = Faults()
        self.rates = Rates(clock)
        self.workspaces: list[Workspace] = []
        self._clock = clock
        self._events = frozenset(events)
        self._scopes = frozenset(scopes)
        self._patience = patience or Patience()
        self.sockets = SocketHub(self.app_id, self._patience.limit)
        self._courier = Courier(self._carrier, self._patience)
        self._api = WebApi({}, self.rates, self.sockets.new_url)
        self._routes = Routes(self._api, self.faults, {})
        self._server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._server = start_server(self._routes)
        self.sockets.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._courier.stop()
        self.sockets.stop()
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    @property
    def api_url(self) -> str:
        """What a client takes for `https://slack.com/api/`."""
        return f"{self._url}api/"

    @property
    def _url(self) -> str:
        if self._server is None:
            raise RuntimeError("the stand-in is not open: use it in a with statement")
        return f"http://127.0.0.1:{self._server.server_port}/"

    def workspace(self, name: str) -> Workspace:
        """A new workspace with the app installed, its token in `.token`."""
        team = Team(name, len(self.workspaces) + 1, self.app_id, self._clock)
        team.url = self._url
        team.publish = lambda event: self._publish(team, event)
        token = "-".join(("xoxb", team.id, "stand-in"))
        self._api.tokens[token] = Token(team, self._scopes)
        self._api.tokens.setdefault(self.app_token, Token(team, is_app_level=True))
        self._routes.teams[team.id] = team
        workspace = Workspace(team, token, Hands(team, self._courier))
        self.workspaces.append(workspace)
        return workspace

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of that Web API method fail so; see Faults.plan."""
        self.faults.plan(method, fault, times)

    def verify_request_url(self) -> bool:
        """Whether the app answers Slack's challenge at its request URL, as it must before Slack
        delivers there (reference/events/url_verification).
        """
        challenge = {"type": "url_verification", "challenge": "say-this-back", "token": ""}
        got = self._carrier().carry("events_api", challenge, None)
        said = got.body.get("challenge") if isinstance(got.body, dict) else got.body
        return got.is_good and said == challenge["challenge"]

    def _carrier(self) -> Carrier:
        if self.request_url is None:
            return self.sockets
        return HttpCarrier(self.request_url, self.signing_secret, self._patience.limit)

    def _publish(self, team: Team, event: Json) -> None:
        """Tell the app, of what it asked to hear. A mention is two events, each with its own id."""
        heard = [event]
        is_new = event.get("subtype") in (None, "file_share", "thread_broadcast")
        is_said_to_bot = team.bot.mention in event.get("text", "")
        if event["type"] == "message" and is_new and is_said_to_bot and _is_mention(team, event):
            heard.insert(0, mention_event(event))
        for one in heard:
            if self._is_heard(team, one):
                self._courier.tell(team, event_callback(team, one))

    def _is_heard(self, team: Team, event: Json) -> bool:
        name = event["type"]
        if name == "message":
            name += f".{PLURALS[event['channel_type']]}"
        item = event.get("item") or {}
        channel_id = event.get("channel") or event.get("channel_id") or item.get("channel")
        channel = team.channels.get(str(channel_id))
        is_member = channel is None or team.bot.id in channel.members
        return name in self._events and is_member and team.is_installed


def _is_mention(team: Team, event: Json) -> bool:
    """In a direct conversation nobody is mentioned (reference/events/app_mention)."""
    return bool(event["channel_type"] != "im" and event["user"] != team.bot.id)
