"""files.getUploadURLExternal, files.completeUploadExternal, files.info."""

from __future__ import annotations

from bot.console.content import Content
from bot.console.errors import ApiError
from bot.console.events import file_event
from bot.console.methods.call import Call, Method
from bot.console.methods.chat import channel_to_post_in, thread_of
from bot.console.posting import Place, post
from bot.console.rates import Tier
from bot.console.records import Json, UploadedFile
from bot.console.showing import file_json
from bot.console.team import Team


def get_upload_url(call: Call) -> Json:
    """An address to send the bytes to, for a file of that name and length."""
    length = call.arguments.number("length", 0)
    if length <= 0:
        raise ApiError("invalid_arguments", "[ERROR] length must be greater than 0")
    name = call.arguments.need("filename")
    uploaded = new_file(call.team, name, length, call.team.bot.id)
    return {
        "file_id": uploaded.id,
        "upload_url": f"{call.team.url}upload/{call.team.id}/{uploaded.id}",
    }


def complete_upload(call: Call) -> Json:
    """Files whose bytes have come, perhaps shared into a channel and thread."""
    team, arguments = call.team, call.arguments
    named = arguments.parsed("files")
    if not isinstance(named, list) or not named:
        raise ApiError("invalid_arguments", "[ERROR] files must be a list of objects")
    done = [_complete(team, one) for one in named]
    if name := arguments.text("channel_id") or arguments.text("channels"):
        channel = channel_to_post_in(team, name)
        place = Place(channel, thread_of(team, channel, arguments))
        content = Content(arguments.text("initial_comment") or "")
        share(team, place, team.bot.id, content, done)
    return {"files": [file_json(team, uploaded) for uploaded in done]}


def file_info(call: Call) -> Json:
    """One file."""
    uploaded = call.team.files.get(call.arguments.need("file"))
    if uploaded is None or not uploaded.is_complete:
        raise ApiError("file_not_found")
    return {"file": file_json(call.team, uploaded)}


def new_file(team: Team, name: str, length: int, uploader: str) -> UploadedFile:
    """A file that has been announced."""
    with team.changed:
        uploaded = UploadedFile(team.next_id("F"), name, length, uploader)
        team.files[uploaded.id] = uploaded
        return uploaded


def share(
    team: Team, place: Place, author: str, content: Content, files: list[UploadedFile]
) -> None:
    """Post a message with files; the app is told of the message and of each file."""
    for uploaded in files:
        uploaded.channels.append(place.channel.id)
    post(team, place, author, content, files=[uploaded.id for uploaded in files])
    for uploaded in files:
        team.publish(file_event(team, place.channel, uploaded, author))


def _complete(team: Team, named: object) -> UploadedFile:
    file_id = named.get("id") if isinstance(named, dict) else None
    uploaded = team.files.get(str(file_id))
    if uploaded is None or uploaded.content is None:
        raise ApiError("file_not_found")
    if len(uploaded.content) != uploaded.length:
        raise ApiError("file_update_failed")
    uploaded.title = str(named.get("title") or uploaded.name)  # type: ignore[attr-defined]
    uploaded.is_complete = True
    return uploaded


METHODS = {
    "files.getUploadURLExternal": Method(
        get_upload_url, ("filename", "length"), ("files:write",), Tier.FOUR
    ),
    "files.completeUploadExternal": Method(
        complete_upload, ("files",), ("files:write",), Tier.FOUR
    ),
    "files.info": Method(file_info, ("file",), ("files:read",), Tier.FOUR),
}
