from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.bot.console.conftest import Scene
from tests.bot.console.echo_app import client_of


def test_people_and_the_app_may_post_at_the_same_time(scene: Scene) -> None:
    def post(number: int) -> str:
        if number % 2:
            return scene.shop.say(scene.ann, scene.room, str(number)).ts
        client = client_of(scene.slack, scene.shop)
        return str(client.chat_postMessage(channel=scene.room.id, text=str(number))["ts"])

    with ThreadPoolExecutor(8) as pool:
        stamps = list(pool.map(post, range(80)))

    seen = scene.shop.seen_by(scene.ann, scene.room)
    assert len(set(stamps)) == 80
    assert sorted(message.ts for message in seen) == sorted(stamps)
    assert len(scene.shop.calls_of("chat.postMessage")) == 40
