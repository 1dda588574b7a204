"""Answers a call of the Web API as Slack does: who calls, may they, too often, with what, and then
the method itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.console.arguments import Arguments, missing
from bot.console.errors import ApiError
from bot.console.faults import Fault
from bot.console.methods import (
    agents,
    chat,
    conversations,
    files,
    people,
    reactions,
    streams,
    views,
)
from bot.console.methods.call import Call, Method
from bot.console.rates import Rates, Tier
from bot.console.records import ApiCall, Json
from bot.console.team import Team


def _open_socket(call: Call) -> Json:
    return {"url": call.open_socket()}


METHODS: Final[Mapping[str, Method]] = {
    **chat.METHODS,
    **streams.METHODS,
    **conversations.METHODS,
    **people.METHODS,
    **views.METHODS,
    **reactions.METHODS,
    **files.METHODS,
    **agents.METHODS,
    "apps.connections.open": Method(_open_socket, tier=Tier.ONE, is_app_level=True),
}

ALL_SCOPES: Final = frozenset(scope for method in METHODS.values() for scope in method.scopes)


@dataclass(frozen=True)
class Reply:
    """An HTTP answer: status, headers, and JSON, text or bytes."""

    status: int = 200
    body: Json | str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Token:
    """What a token opens: a workspace's app, with these scopes; or the app itself."""

    team: Team
    scopes: frozenset[str] = frozenset()
    is_app_level: bool = False


@dataclass
class WebApi:
    """The Web API for all who hold one of its tokens."""

    tokens: dict[str, Token]
    rates: Rates
    open_socket: Callable[[], str]

    def answer(
        self, method: str, values: Mapping[str, Any], token: str | None, fault: Fault | None = None
    ) -> Reply:
        """Do what is asked, or say why not, and record both. A fault's status, error or 429 stands
        in for the work.
        """
        known = self.tokens.get(token or "")
        try:
            reply = (fault and _failing(fault)) or self._do(method, values, token, known)
        except ApiError as error:
            reply = Reply(body=_refusal(error))
        if known is not None:
            given = {name: value for name, value in values.items() if name != "token"}
            answer = reply.body if isinstance(reply.body, dict) else {"ok": False}
            now = known.team.clock()
            with known.team.changed:
                known.team.calls.append(ApiCall(method, given, answer, reply.status, now))
                known.team.changed.notify_all()
        return reply

    def _do(
        self, name: str, values: Mapping[str, Any], token: str | None, known: Token | None
    ) -> Reply:
        method = METHODS.get(name)
        if method is None:
            raise ApiError("unknown_method", req_method=name)
        if not token:
            raise ApiError("not_authed")
        if known is None:
            raise ApiError("invalid_auth")
        if not known.team.is_installed:
            raise ApiError("account_inactive")
        if known.is_app_level != method.is_app_level:
            raise ApiError("not_allowed_token_type")
        if method.scopes and not known.scopes & set(method.scopes):
            raise ApiError(
                "missing_scope",
                needed=",".join(method.scopes),
                provided=",".join(sorted(known.scopes)),
            )
        channel = str(values.get("channel", ""))
        wait = self.rates.seconds_to_wait(known.team.id, name, method.tier, channel)
        if wait:
            return too_many(wait)
        for needed in method.needs:
            if values.get(needed) in (None, ""):
                raise missing(needed)
        call = Call(known.team, Arguments(values), self.open_socket)
        headers = {"X-OAuth-Scopes": ",".join(sorted(known.scopes))}
        with known.team.changed:
            return Reply(body={"ok": True, **method.does(call)}, headers=headers)


def too_many(seconds: int) -> Reply:
    """429, with the seconds to wait (apis/web-api/rate-limits)."""
    return Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})


def _failing(fault: Fault) -> Reply | None:
    if fault.retry_after is not None:
        return too_many(fault.retry_after)
    if fault.error is not None:
        return Reply(body={"ok": False, "error": fault.error})
    if fault.status is not None:
        return Reply(fault.status, "Something went wrong on our side.")
    return None


def _refusal(error: ApiError) -> Json:
    told: Json = {"ok": False, "error": error.error, **error.more}
    if error.messages:
        told["response_metadata"] = {"messages": list(error.messages)}
    return told
