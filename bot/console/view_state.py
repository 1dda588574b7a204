"""What a person puts into elements, in the shapes that Slack sends it in.

Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload and
view-interactions-payload, by element in reference/block-kit/block-elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.console.errors import NotOnScreen
from bot.console.records import Json, Message, View

PLAIN_VALUES: Final[Mapping[str, str]] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}
ONE_OPTION: Final = ("static_select", "external_select", "radio_buttons", "overflow")
SEVERAL_OPTIONS: Final = ("multi_static_select", "multi_external_select", "checkboxes")
INITIAL: Final[Mapping[str, str]] = {
    "value": "initial_value",
    "rich_text_value": "initial_value",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
}


def put_in(element: Json, value: Any) -> Json:
    """An element with what a person put in. An option is named by its text or its value.
    Raises NotOnScreen for an option that it does not offer.
    """
    kind = element["type"]
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": _option(element, value)}
    if kind in SEVERAL_OPTIONS:
        return {"type": kind, "selected_options": [_option(element, one) for one in value]}
    return {"type": kind, PLAIN_VALUES[kind]: value}


def fill(shown: View | Message, values: Mapping[str, Any]) -> Json:
    """A view's or message's state, by block and action: what was put in before, or stood there from
    the first, and what a person puts in now, by `action_id` or `block_id`.
    Raises NotOnScreen for an unknown id.
    """
    state: Json = {}
    unused = set(values)
    for block_id, element in _inputs(shown):
        action_id = element["action_id"]
        before = shown.state.get(block_id, {}).get(action_id)
        name = next((name for name in (action_id, block_id) if name in values), None)
        if name is not None:
            unused.discard(name)
            before = put_in(element, values[name])
        state.setdefault(block_id, {})[action_id] = before or initial(element)
    if unused:
        raise NotOnScreen(f"there is no input {', '.join(sorted(unused))}")
    return state


def initial(element: Json) -> Json:
    """An element that nobody has touched."""
    kind = element["type"]
    field = "selected_option" if kind in ONE_OPTION else "selected_options"
    if kind in PLAIN_VALUES:
        field = PLAIN_VALUES[kind]
    empty: list[Json] | None = [] if field in ("selected_options", "files") else None
    return {"type": kind, field: element.get(INITIAL.get(field, ""), empty)}


def is_input(element: Json) -> bool:
    """Whether the element keeps what is put in; buttons and overflow menus don't."""
    return element["type"] in (*PLAIN_VALUES, *ONE_OPTION[:-1], *SEVERAL_OPTIONS)


def left_out(view: View, state: Json) -> dict[str, str]:
    """What Slack itself says of inputs that must be filled, by block; the app never hears of it."""
    found = {}
    for block in view.content["blocks"]:
        if block.get("type") == "input" and not block.get("optional"):
            given = state.get(block["block_id"], {}).get(block["element"]["action_id"], {})
            if not any(part for name, part in given.items() if name != "type"):
                found[block["block_id"]] = "Please complete this required field."
    return found


def pressed(block_id: str, element: Json, value: Any, ts: str) -> Json:
    """One entry of a block_actions payload."""
    kind = element["type"]
    action = {
        "action_id": element["action_id"],
        "block_id": block_id,
        "type": kind,
        "action_ts": ts,
    }
    if kind in ("button", "icon_button", "workflow_button"):
        if "value" in element:
            action["value"] = element["value"]
        return action | {"text": element["text"]}
    if kind == "feedback_buttons":
        chosen = _feedback(element, value)
        return action | {"value": chosen["value"], "text": chosen["text"]}
    return action | put_in(element, value)


def _inputs(shown: View | Message) -> Iterator[tuple[str, Json]]:
    for block_id, element in shown.elements():
        if is_input(element):
            yield block_id, element


def _option(element: Json, wanted: Any) -> Json:
    if isinstance(wanted, dict):  # One that the app offered for what was typed.
        return wanted
    groups = element.get("option_groups") or []
    options = [*(element.get("options") or []), *(o for group in groups for o in group["options"])]
    for option in options:
        if wanted in (option["value"], option["text"]["text"]):
            return dict(option)
    raise NotOnScreen(f"{element['action_id']} does not offer {wanted!r}")


def _feedback(element: Json, wanted: Any) -> Json:
    for button in (element["positive_button"], element["negative_button"]):
        if wanted in (button["value"], button["text"]["text"]):
            return dict(button)
    raise NotOnScreen(f"{element['action_id']} has no button {wanted!r}")
