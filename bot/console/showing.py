"""Messages and files as the Web API and events show them."""

from __future__ import annotations

import mimetypes

from bot.console.records import Json, Message, UploadedFile
from bot.console.team import Team


def message_json(team: Team, message: Message, with_metadata: bool = False) -> Json:
    """A message as the Web API and events show it."""
    told: Json = {"type": "message", "user": message.author, "ts": message.ts, "text": message.text}
    author = team.people.get(message.author)
    told["team"] = author.team_id if author else team.id
    if author and author.is_external:
        told |= {"user_team": author.team_id, "source_team": author.team_id}
    if message.client_id:
        told["client_msg_id"] = message.client_id
    if message.bot_id:
        told |= {"bot_id": message.bot_id, "app_id": team.app_id}
        told["bot_profile"] = {"id": message.bot_id, "app_id": team.app_id, "team_id": team.id}
    if message.blocks:
        told["blocks"] = message.blocks
    if message.attachments:
        told["attachments"] = message.attachments
    if message.files:
        told["files"] = [file_json(team, team.files[file_id]) for file_id in message.files]
    if message.metadata and with_metadata:
        told["metadata"] = message.metadata
    if message.reactions:
        told["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
    if message.edited_ts:
        told["edited"] = {"user": message.author, "ts": message.edited_ts}
    return told | _thread_json(team, message)


def file_json(team: Team, uploaded: UploadedFile) -> Json:
    """A file as the Web API shows it."""
    address = f"{team.url}files/{team.id}/{uploaded.id}/{uploaded.name}"
    return {
        "id": uploaded.id,
        "name": uploaded.name,
        "title": uploaded.title or uploaded.name,
        "mimetype": mimetypes.guess_type(uploaded.name)[0] or "application/octet-stream",
        "filetype": uploaded.name.rpartition(".")[2].lower(),
        "size": uploaded.length,
        "user": uploaded.uploader,
        "url_private": address,
        "url_private_download": address,
        "channels": uploaded.channels,
        "is_external": False,
        "mode": "hosted",
    }


def _thread_json(team: Team, message: Message) -> Json:
    if message.is_ephemeral:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    thread = team.in_thread(message.channel, message.thread_ts or message.ts)
    if message.thread_ts:
        root = next((m for m in thread if m.ts == message.thread_ts), None)
        return {"thread_ts": message.thread_ts} | ({"parent_user_id": root.author} if root else {})
    replies = [reply for reply in thread if reply is not message]
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.author for reply in replies}),
        "latest_reply": replies[-1].ts,
    }
