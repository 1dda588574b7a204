"""Which fields each block, element and composition object has, and what each may hold.

Source: docs.slack.dev, reference/block-kit; the figures stand in `limits`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.slack import limits
from bot.slack.rules import (
    Anything,
    Choice,
    Flag,
    Items,
    Number,
    Rule,
    Shape,
    Text,
    Words,
)


def _plain(longest: int) -> Text:
    return Text(longest, kinds=("plain_text",))


CONFIRM: Final = Shape(
    must={
        "title": _plain(limits.CONFIRMATION_TITLE_MAX_LENGTH),
        "text": Text(limits.CONFIRMATION_TEXT_MAX_LENGTH),
        "confirm": _plain(limits.CONFIRMATION_CONFIRM_MAX_LENGTH),
        "deny": _plain(limits.CONFIRMATION_DENY_MAX_LENGTH),
    },
    may={"style": Choice(("primary", "danger"))},
)
OPTION: Final = Shape(
    must={
        "text": Text(limits.OPTION_TEXT_MAX_LENGTH),
        "value": Words(limits.OPTION_VALUE_MAX_LENGTH),
    },
    may={
        "description": Text(limits.OPTION_DESCRIPTION_MAX_LENGTH),
        "url": Words(limits.OPTION_URL_MAX_LENGTH),
    },
)
OPTION_GROUP: Final = Shape(
    must={
        "label": _plain(limits.OPTION_GROUP_LABEL_MAX_LENGTH),
        "options": Items(OPTION, limits.OPTION_GROUP_OPTIONS_MAX_ITEMS),
    }
)
SLACK_FILE: Final = Shape(may={"id": Words(), "url": Words()}, one_of=(("id", "url"),))
FEEDBACK: Final = Shape(
    must={
        "text": _plain(limits.FEEDBACK_BUTTON_TEXT_MAX_LENGTH),
        "value": Words(limits.FEEDBACK_BUTTON_VALUE_MAX_LENGTH),
    },
    may={"accessibility_label": Words(limits.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH)},
)

_ACTION: Final[Mapping[str, Rule]] = {"action_id": Words(limits.ACTION_ID_MAX_LENGTH, shortest=1)}
_PLACEHOLDER: Final[Mapping[str, Rule]] = {
    "placeholder": _plain(limits.SELECT_PLACEHOLDER_MAX_LENGTH),
    "focus_on_load": Flag(),
}
_CONFIRMED: Final[Mapping[str, Rule]] = {**_ACTION, **_PLACEHOLDER, "confirm": CONFIRM}
_TYPED: Final[Mapping[str, Rule]] = {
    **_ACTION,
    **_PLACEHOLDER,
    "initial_value": Words(limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX),
    "dispatch_action_config": Anything(),
}
_OPTIONS: Final = Items(OPTION, limits.SELECT_OPTIONS_MAX_ITEMS)
_GROUPS: Final = Items(OPTION_GROUP, limits.SELECT_OPTION_GROUPS_MAX_ITEMS)
_SEVERAL: Final[Mapping[str, Rule]] = {"max_selected_items": Number(least=1)}


def _select(several: bool, **fields: Rule) -> Shape:
    return Shape(may={**_CONFIRMED, **(_SEVERAL if several else {}), **fields})


def _static(several: bool) -> Shape:
    first = {"initial_options": _OPTIONS} if several else {"initial_option": OPTION}
    return Shape(
        may={
            **_CONFIRMED,
            **(_SEVERAL if several else {}),
            **first,
            "options": _OPTIONS,
            "option_groups": _GROUPS,
        },
        one_of=(("options", "option_groups"),),
    )


_MANY_WORDS: Final = Items(Words(shortest=1), fewest=1)
_RESPONSE_URL: Final[Mapping[str, Rule]] = {"response_url_enabled": Flag()}
_CONVERSATIONS: Final[Mapping[str, Rule]] = {
    "default_to_current_conversation": Flag(),
    "filter": Anything(),
}

ELEMENTS: Final[Mapping[str, Shape]] = {
    "button": Shape(
        must={"text": _plain(limits.BUTTON_TEXT_MAX_LENGTH)},
        may={
            **_ACTION,
            "url": Words(limits.BUTTON_URL_MAX_LENGTH),
            "value": Words(limits.BUTTON_VALUE_MAX_LENGTH),
            "style": Choice(("primary", "danger")),
            "confirm": CONFIRM,
            "accessibility_label": Words(limits.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH),
            "agent_prompt": Words(limits.BUTTON_AGENT_PROMPT_MAX_LENGTH),
            "agent_prompt_display": Words(),
            "visible_to_user_ids": _MANY_WORDS,
        },
    ),
    "overflow": Shape(
        must={"options": Items(OPTION, limits.OVERFLOW_OPTIONS_MAX_ITEMS)},
        may={**_ACTION, "confirm": CONFIRM},
    ),
    "checkboxes": Shape(
        must={"options": Items(OPTION, limits.CHECKBOXES_OPTIONS_MAX_ITEMS)},
        may={
            **_ACTION,
            "initial_options": Items(OPTION, limits.CHECKBOXES_OPTIONS_MAX_ITEMS),
            "confirm": CONFIRM,
            "focus_on_load": Flag(),
        },
    ),
    "radio_buttons": Shape(
        must={"options": Items(OPTION, limits.RADIO_BUTTONS_OPTIONS_MAX_ITEMS)},
        may={**_ACTION, "initial_option": OPTION, "confirm": CONFIRM, "focus_on_load": Flag()},
    ),
    "static_select": _static(several=False),
    "multi_static_select": _static(several=True),
    "external_select": _select(False, initial_option=OPTION, min_query_length=Number(least=0)),
    "multi_external_select": _select(
        True, initial_options=_OPTIONS, min_query_length=Number(least=0)
    ),
    "users_select": _select(False, initial_user=Words(shortest=1)),
    "multi_users_select": _select(True, initial_users=_MANY_WORDS),
    "conversations_select": Shape(
        may={
            **_CONFIRMED,
            **_RESPONSE_URL,
            **_CONVERSATIONS,
            "initial_conversation": Words(shortest=1),
        }
    ),
    "multi_conversations_select": Shape(
        may={**_CONFIRMED, **_SEVERAL, **_CONVERSATIONS, "initial_conversations": _MANY_WORDS}
    ),
    "channels_select": Shape(
        may={**_CONFIRMED, **_RESPONSE_URL, "initial_channel": Words(shortest=1)}
    ),
    "multi_channels_select": Shape(may={**_CONFIRMED, **_SEVERAL, "initial_channels": _MANY_WORDS}),
    "datepicker": Shape(may={**_CONFIRMED, "initial_date": Words(10, shortest=10)}),
    "timepicker": Shape(
        may={**_CONFIRMED, "initial_time": Words(5, shortest=5), "timezone": Words(shortest=1)}
    ),
    "datetimepicker": Shape(
        may={**_ACTION, "initial_date_time": Number(), "confirm": CONFIRM, "focus_on_load": Flag()}
    ),
    "plain_text_input": Shape(
        may={
            **_TYPED,
            "multiline": Flag(),
            "min_length": Number(0, limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX),
            "max_length": Number(1, limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX),
        }
    ),
    "email_text_input": Shape(may=_TYPED),
    "url_text_input": Shape(may=_TYPED),
    "number_input": Shape(
        must={"is_decimal_allowed": Flag()},
        may={**_TYPED, "min_value": Words(), "max_value": Words()},
    ),
    "rich_text_input": Shape(
        may={
            **_TYPED,
            "initial_value": Anything(),
            "min_lines": Number(1, limits.RICH_TEXT_INPUT_MAX_LINES_MAX),
            "max_lines": Number(1, limits.RICH_TEXT_INPUT_MAX_LINES_MAX),
        }
    ),
    "file_input": Shape(
        may={
            **_ACTION,
            "filetypes": _MANY_WORDS,
            "max_files": Number(1, limits.FILE_INPUT_MAX_FILES_MAX),
        }
    ),
    "image": Shape(
        must={"alt_text": Words(limits.IMAGE_ALT_TEXT_MAX_LENGTH, shortest=1)},
        may={
            "image_url": Words(limits.IMAGE_IMAGE_URL_MAX_LENGTH, shortest=1),
            "slack_file": SLACK_FILE,
        },
        one_of=(("image_url", "slack_file"),),
    ),
    "feedback_buttons": Shape(
        must={"positive_button": FEEDBACK, "negative_button": FEEDBACK}, may=_ACTION
    ),
    "icon_button": Shape(
        must={"icon": Choice(("trash",)), "text": _plain(limits.BUTTON_TEXT_MAX_LENGTH)},
        may={
            **_ACTION,
            "value": Words(limits.ICON_BUTTON_VALUE_MAX_LENGTH),
            "confirm": CONFIRM,
            "accessibility_label": Words(limits.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH),
            "visible_to_user_ids": Items(
                Words(shortest=1), limits.ICON_BUTTON_VISIBLE_TO_USER_IDS_MAX_ITEMS
            ),
        },
    ),
    "workflow_button": Shape(
        must={"text": _plain(limits.BUTTON_TEXT_MAX_LENGTH), "workflow": Anything()},
        may={
            **_ACTION,
            "style": Choice(("primary", "danger")),
            "accessibility_label": Words(limits.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH),
        },
    ),
    "url": Shape(must={"url": Words(shortest=1), "text": Words(shortest=1)}),
    # Texts where an element is expected, as in a context block
    "plain_text": Shape(
        must={"text": Words(limits.TEXT_MAX_LENGTH, shortest=1)}, may={"emoji": Flag()}
    ),
    "mrkdwn": Shape(
        must={"text": Words(limits.TEXT_MAX_LENGTH, shortest=1)}, may={"verbatim": Flag()}
    ),
    # Cells of tables
    "raw_text": Shape(must={"text": Words(shortest=1)}),
    "raw_number": Shape(must={"value": Number()}, may={"text": Words()}),
}

INTERACTIVE: Final = frozenset(
    kind
    for kind in ELEMENTS
    if kind not in {"image", "url", "plain_text", "mrkdwn", "raw_text", "raw_number"}
)
"""The elements that have an `action_id`."""

TYPED_OR_PICKED: Final = tuple(
    sorted(
        INTERACTIVE - {"button", "overflow", "feedback_buttons", "icon_button", "workflow_button"}
    )
)
"""The elements that an input block may hold."""

IN_ACTIONS: Final = tuple(sorted(INTERACTIVE - {"feedback_buttons", "icon_button", "file_input"}))
"""The elements that stand in an actions block or beside a section."""
