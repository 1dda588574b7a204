from __future__ import annotations

from typing import Any

from bot.console.gestures import Gesture
from bot.console.replies import replies
from tests.bot.console.conftest import Scene


def test_what_another_person_alone_sees_is_no_reply(scene: Scene) -> None:
    ben = scene.shop.person("Ben Birch")
    scene.room.members.add(ben.id)
    gesture = Gesture(scene.ann, scene.room.id, scene.shop.team.next_ts(), None)
    question = scene.shop.say(scene.ann, scene.room, "who pays?")
    where: dict[str, Any] = {"channel": scene.room.id, "thread_ts": question.ts}
    for person in (ben, scene.ann):
        scene.client.chat_postEphemeral(**where, user=person.id, text=f"for {person.name}")

    for to in (gesture, question):
        assert [m.words for m in replies(scene.shop.team, to)] == ["for Ann Alder"]


def test_what_is_said_elsewhere_or_earlier_is_no_reply(scene: Scene) -> None:
    other = scene.shop.channel("returns", scene.ann)
    scene.client.chat_postMessage(channel=scene.room.id, text="earlier")
    question = scene.shop.say(scene.ann, scene.room, "who pays?")
    scene.client.chat_postMessage(channel=scene.room.id, text="beside the thread")
    scene.client.chat_postMessage(channel=other.id, text="in another channel")
    scene.client.chat_postMessage(channel=scene.room.id, thread_ts=question.ts, text="Amazon")

    assert [m.words for m in replies(scene.shop.team, question)] == ["Amazon"]
