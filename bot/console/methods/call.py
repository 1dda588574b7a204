"""What a method is given, and what is said of it beside what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.console.arguments import Arguments
from bot.console.rates import Tier
from bot.console.records import Json
from bot.console.team import Team


@dataclass(frozen=True)
class Call:
    """One call: of which workspace's app, with what; `open_socket` makes an address for
    Socket Mode.
    """

    team: Team
    arguments: Arguments
    open_socket: Callable[[], str]


@dataclass(frozen=True)
class Method:
    """A method: what it does, the arguments that it needs, the scopes of which a token has one, its
    rate, and whether it takes the app's own token or a bot's.
    """

    does: Callable[[Call], Json]
    needs: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    tier: Tier = Tier.THREE
    is_app_level: bool = False
