"""views.open, views.push, views.update, views.publish."""

from __future__ import annotations

from dataclasses import dataclass

from bot.console.content import refuse, with_ids
from bot.console.errors import ApiError
from bot.console.methods.call import Call, Method
from bot.console.rates import Tier
from bot.console.records import Json, View
from bot.console.team import Team
from bot.slack import limits
from bot.slack.block_check import check_view


@dataclass(frozen=True)
class Below:
    """The view that a pushed one covers."""

    view: View


def open_view(call: Call) -> Json:
    """A modal, for a trigger of the last three seconds."""
    content = _checked(call)
    trigger = call.team.exchange_trigger(call.arguments.need("trigger_id"))
    with call.team.changed:
        for view in call.team.modals.get(trigger.person, []):
            view.is_open = False
        call.team.modals[trigger.person] = []
    return {"view": view_json(call.team, show(call.team, trigger.person, content))}


def push_view(call: Call) -> Json:
    """A modal over the one that the trigger came from, three deep."""
    team, content = call.team, _checked(call)
    trigger = team.exchange_trigger(call.arguments.need("trigger_id"))
    stack = team.modals.get(trigger.person, [])
    if not stack or trigger.view_id not in [view.id for view in stack]:
        raise ApiError("not_found")
    return {"view": view_json(team, push(team, trigger.person, content))}


def update_view(call: Call) -> Json:
    """An open view by its id or by its external id, against its hash if that is given."""
    team, arguments = call.team, call.arguments
    content = _checked(call)
    external = arguments.text("external_id")
    if external is not None:
        stacks = [view for stack in team.modals.values() for view in stack]
        view = next((v for v in stacks if v.content.get("external_id") == external), None)
    else:
        view = team.find_view(arguments.need("view_id"))
    if view is None:
        raise ApiError("not_found")
    _check_hash(call, view)
    replace(team, view, content)
    return {"view": view_json(team, view)}


def publish_view(call: Call) -> Json:
    """A person's Home tab."""
    team = call.team
    content = _checked(call)
    if content.get("type") != "home":
        raise ApiError("invalid_arguments", "[ERROR] must be of type home [json-pointer:/view]")
    person = call.arguments.need("user_id")
    if person not in team.people:
        raise ApiError("invalid_arguments", "[ERROR] invalid `user_id`")
    view = team.homes.get(person)
    if view is not None:
        _check_hash(call, view)
        replace(team, view, content)
        return {"view": view_json(team, view)}
    with team.changed:
        view = _new_view(team, person, content, None)
        team.homes[person] = view
        team.changed.notify_all()
    return {"view": view_json(team, view)}


def show(team: Team, person: str, content: Json, below: Below | None = None) -> View:
    """Put a modal before a person."""
    with team.changed:
        external = content.get("external_id")
        opened = [view for stack in team.modals.values() for view in stack]
        if external and any(view.content.get("external_id") == external for view in opened):
            raise ApiError("duplicate_external_id")
        view = _new_view(team, person, content, below)
        team.modals.setdefault(person, []).append(view)
        team.changed.notify_all()
        return view


def push(team: Team, person: str, content: Json) -> View:
    """Put a modal over the person's topmost one. Raises ApiError push_limit_reached."""
    with team.changed:
        stack = team.modals[person]
        if len(stack) >= limits.VIEW_STACK_MAX_ITEMS:
            raise ApiError("push_limit_reached")
        return show(team, person, content, Below(stack[-1]))


def replace(team: Team, view: View, content: Json) -> None:
    """Show something else in an open view; what was put in stays under ids that stay."""
    with team.changed:
        view.content = {**content, "blocks": with_ids(content["blocks"], team)}
        view.hash = team.next_ts()
        view.versions.append(view.content)
        view.errors, view.notice = {}, None
        team.changed.notify_all()


def view_json(team: Team, view: View) -> Json:
    """A view as the Web API and interactions show it."""
    content = view.content
    return {
        "id": view.id,
        "team_id": team.id,
        "type": content["type"],
        "title": content.get("title"),
        "submit": content.get("submit"),
        "close": content.get("close"),
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "external_id": content.get("external_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "clear_on_close": content.get("clear_on_close", False),
        "notify_on_close": content.get("notify_on_close", False),
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": team.app_id,
        "app_installed_team_id": team.id,
        "bot_id": team.bot_id,
    }


def _checked(call: Call) -> Json:
    view = call.arguments.parsed("view")
    refuse(check_view(view))
    return dict(view)


def _check_hash(call: Call, view: View) -> None:
    given = call.arguments.text("hash")
    if given is not None and given != view.hash:
        raise ApiError("hash_conflict")


def _new_view(team: Team, person: str, content: Json, below: Below | None) -> View:
    view_id = team.next_id("V")
    whole = {**content, "blocks": with_ids(content["blocks"], team)}
    return View(
        id=view_id,
        person=person,
        content=whole,
        hash=team.next_ts(),
        root_id=below.view.root_id if below else view_id,
        previous_id=below.view.id if below else None,
        versions=[whole],
    )


METHODS = {
    "views.open": Method(open_view, ("trigger_id", "view"), tier=Tier.FOUR),
    "views.push": Method(push_view, ("trigger_id", "view"), tier=Tier.FOUR),
    "views.update": Method(update_view, ("view",), tier=Tier.FOUR),
    "views.publish": Method(publish_view, ("user_id", "view"), tier=Tier.FOUR),
}
