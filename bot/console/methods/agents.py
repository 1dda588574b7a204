"""assistant.threads.setStatus, setSuggestedPrompts, setTitle; agents.sessions.setStatus, rename."""

from __future__ import annotations

from typing import Final

from bot.console.arguments import missing
from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.records import Json
from bot.slack import limits

SESSION_STATUSES: Final = ("active", "processing", "suspended", "closed")


def set_status(call: Call) -> Json:
    """What the app is doing, shown below the thread; an empty one takes it away."""
    if "status" not in call.arguments.values:
        raise missing("status")
    channel_id, thread_ts = _thread(call)
    shown = call.arguments.parsed("loading_messages") or []
    if len(shown) > limits.STATUS_LOADING_MESSAGES_MAX_ITEMS:
        most = limits.STATUS_LOADING_MESSAGES_MAX_ITEMS
        where = "[json-pointer:/loading_messages]"
        raise ApiError("invalid_arguments", f"[ERROR] no more than {most} items {where}")
    with call.team.changed:
        if status := call.arguments.text("status"):
            told = {"status": status, "loading_messages": shown, "at": call.team.clock()}
            call.team.statuses[channel_id, thread_ts] = told
        else:
            call.team.statuses.pop((channel_id, thread_ts), None)
        call.team.changed.notify_all()
    return {}


def set_suggested_prompts(call: Call) -> Json:
    """Up to four prompts, each with its title and message."""
    prompts = call.arguments.parsed("prompts")
    if not isinstance(prompts, list) or len(prompts) > limits.SUGGESTED_PROMPTS_MAX_ITEMS:
        raise ApiError("invalid_arguments", "[ERROR] no more than 4 items [json-pointer:/prompts]")
    for number, prompt in enumerate(prompts):
        for name in ("title", "message"):
            if not isinstance(prompt, dict) or not prompt.get(name):
                where = f"[json-pointer:/prompts/{number}]"
                raise ApiError(
                    "invalid_arguments", f"[ERROR] missing required field: {name} {where}"
                )
    channel = call.team.find_channel(call.arguments.need("channel_id"))
    thread_ts = call.arguments.text("thread_ts")
    if thread_ts:
        _thread(call)
    with call.team.changed:
        told = {"title": call.arguments.text("title"), "prompts": prompts}
        call.team.prompts[channel.id, thread_ts] = told
        call.team.changed.notify_all()
    return {}


def set_title(call: Call) -> Json:
    """A thread's title in the app's own list."""
    where = _thread(call)
    with call.team.changed:
        call.team.sessions.setdefault(where, {})["title"] = call.arguments.need("title")
        call.team.changed.notify_all()
    return {}


def set_session_status(call: Call) -> Json:
    """Where the work of a thread stands; the session is made if there is none."""
    status = call.arguments.need("status")
    if status not in SESSION_STATUSES:
        raise ApiError("invalid_status")
    where = _session_thread(call)
    with call.team.changed:
        session = call.team.sessions.setdefault(where, {"title": call.arguments.text("title")})
        session["status"] = status
        call.team.changed.notify_all()
    return {"status": status, "agent_status": status, "title": session.get("title") or ""}


def rename_session(call: Call) -> Json:
    """A session that there is."""
    title = call.arguments.need("title")
    if len(title) > limits.SESSION_TITLE_MAX_LENGTH:
        raise ApiError("invalid_name")
    where = _session_thread(call)
    if where not in call.team.sessions:
        raise ApiError("session_not_found")
    with call.team.changed:
        call.team.sessions[where]["title"] = title
        call.team.changed.notify_all()
    return {"title": title}


def _thread(call: Call) -> tuple[str, str]:
    channel = call.team.find_channel(call.arguments.need("channel_id"))
    thread_ts = call.arguments.need("thread_ts")
    if not call.team.in_thread(channel.id, thread_ts):
        raise ApiError("invalid_thread_ts", detail="Thread not found")
    return channel.id, thread_ts


def _session_thread(call: Call) -> tuple[str, str]:
    channel = call.team.find_channel(call.arguments.need("channel_id"))
    if call.team.bot.id not in channel.members:
        raise ApiError("not_authorized")
    if not call.arguments.text("thread_ts"):
        raise ApiError("thread_ts_required")
    return _thread(call)


METHODS = {
    "assistant.threads.setStatus": Method(
        set_status, ("channel_id", "thread_ts"), ("assistant:write", "chat:write")
    ),
    "assistant.threads.setSuggestedPrompts": Method(
        set_suggested_prompts, ("channel_id", "prompts"), ("assistant:write",)
    ),
    "assistant.threads.setTitle": Method(
        set_title, ("channel_id", "thread_ts", "title"), ("assistant:write",)
    ),
    "agents.sessions.setStatus": Method(
        set_session_status, ("channel_id", "status"), ("chat:write",)
    ),
    "agents.sessions.rename": Method(rename_session, ("channel_id", "title"), ("chat:write",)),
}
