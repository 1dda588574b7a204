"""A stand-in for Slack with one workspace, Ann in #disputes, and the bot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.console.delivery import Patience
from bot.console.records import Channel, Person
from bot.console.stand_in import StandIn
from bot.console.workspace import Workspace
from tests.bot.console.echo_app import client_of, echo_app, served_over_http

QUICK = Patience(waits=(timedelta(), timedelta(milliseconds=20), timedelta(milliseconds=40)))


@dataclass(frozen=True)
class Scene:
    slack: StandIn
    shop: Workspace
    ann: Person
    room: Channel
    client: WebClient


def a_scene(slack: StandIn) -> Scene:
    shop = slack.workspace("Birch Lane Goods")
    ann = shop.person("Ann Alder")
    room = shop.channel("disputes", ann)
    return Scene(slack, shop, ann, room, client_of(slack, shop))


@pytest.fixture
def scene() -> Iterator[Scene]:
    """With no app behind it: what is said is delivered nowhere."""
    with StandIn(events=()) as slack:
        yield a_scene(slack)


@pytest.fixture
def echo() -> Iterator[Scene]:
    """With the small Bolt app behind it, over HTTP."""
    with StandIn(patience=QUICK) as slack:
        scene = a_scene(slack)
        with served_over_http(slack, echo_app(slack, scene.shop)):
            yield scene
