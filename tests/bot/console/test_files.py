from __future__ import annotations

import urllib.request

import pytest
from slack_sdk.errors import SlackApiError

from bot.console.records import Message
from bot.console.stand_in import StandIn
from tests.bot.console.conftest import QUICK, Scene, a_scene


def download(url: str, token: str) -> bytes:
    asked = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 -- loopback
        return bytes(answer.read())


def test_the_clients_upload_ends_as_a_message_with_the_file(scene: Scene) -> None:
    question = scene.shop.say(scene.ann, scene.room, "the digest, please")

    answer = scene.client.files_upload_v2(
        channel=scene.room.id,
        thread_ts=question.ts,
        filename="digest.csv",
        content="order,due\n113-1,Tue",
        initial_comment="Here it is",
    )

    reply = scene.shop.wait_for_reply(question)
    assert (reply.words, reply.files) == ("Here it is", [answer["files"][0]["id"]])
    shown = scene.client.files_info(file=reply.files[0])["file"]
    assert (shown["name"], shown["filetype"], shown["size"]) == ("digest.csv", "csv", 19)


def test_a_persons_file_is_read_with_the_bots_token_only(scene: Scene) -> None:
    message: Message = scene.shop.upload(scene.ann, scene.room, "label.pdf", b"%PDF\x00\xff")
    url = scene.client.files_info(file=message.files[0])["file"]["url_private_download"]
    other = scene.slack.workspace("Cedar Row Trading")

    assert download(url, scene.shop.token) == b"%PDF\x00\xff"
    assert download(url, other.token).startswith(b"<!DOCTYPE html>")


def test_the_app_hears_of_a_message_with_all_that_is_known_of_the_file() -> None:
    with StandIn(events=["message.channels", "file_shared"], patience=QUICK) as slack:
        scene = a_scene(slack)

        message = scene.shop.upload(scene.ann, scene.room, "label.pdf", b"%PDF", text="the label")

    shared, file_shared = [delivery.payload["event"] for delivery in scene.shop.deliveries]
    assert (shared["subtype"], shared["text"]) == ("file_share", "the label")
    (told,) = shared["files"]
    assert (told["name"], told["mimetype"], told["size"]) == ("label.pdf", "application/pdf", 4)
    assert file_shared["file_id"] == message.files[0] == told["id"]


def test_an_upload_that_never_came_is_not_completed(scene: Scene) -> None:
    announced = scene.client.files_getUploadURLExternal(filename="a.txt", length=3)

    with pytest.raises(SlackApiError, match="file_not_found"):
        scene.client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])
