"""The blocks themselves, and which surface takes which of them.

Source: docs.slack.dev, reference/block-kit/blocks; the figures stand in `limits`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from bot.slack import limits
from bot.slack.rules import Anything, Choice, Flag, Items, Number, Piece, Rule, Shape, Text, Words
from bot.slack.shapes import IN_ACTIONS, SLACK_FILE, TYPED_OR_PICKED

Surface = Literal["message", "modal", "home"]

BLOCK_ID: Final = Words(limits.BLOCK_ID_MAX_LENGTH, shortest=1)

_RICH: Final = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
_IN_CONTAINER: Final = (
    "actions",
    "context",
    "data_table",
    "data_visualization",
    "divider",
    "header",
    "image",
    "input",
    "markdown",
    "rich_text",
    "section",
    "table",
    "video",
)
_CELL: Final = Piece(("raw_text", "raw_number", "rich_text"))
_TEXT_OF_TASK: Final = Piece(("rich_text",))

CHART: Final = Shape(
    must={"type": Choice(("pie", "bar", "area", "line"))},
    may={
        "segments": Items(
            Shape(
                must={
                    "label": Words(limits.DATA_VISUALIZATION_SEGMENT_LABEL_MAX_LENGTH, shortest=1),
                    "value": Number(least=0),
                }
            ),
            limits.DATA_VISUALIZATION_SEGMENTS_MAX_ITEMS,
        ),
        "series": Items(
            Shape(
                must={
                    "name": Words(limits.DATA_VISUALIZATION_SERIES_NAME_MAX_LENGTH, shortest=1),
                    "data": Items(
                        Shape(
                            must={
                                "label": Words(
                                    limits.DATA_VISUALIZATION_POINT_LABEL_MAX_LENGTH, shortest=1
                                ),
                                "value": Number(),
                            }
                        ),
                        limits.DATA_VISUALIZATION_DATA_MAX_ITEMS,
                    ),
                }
            ),
            limits.DATA_VISUALIZATION_SERIES_MAX_ITEMS,
        ),
        "axis_config": Shape(
            may={
                "categories": Items(
                    Words(limits.DATA_VISUALIZATION_CATEGORY_LABEL_MAX_LENGTH, shortest=1),
                    limits.DATA_VISUALIZATION_CATEGORIES_MAX_ITEMS,
                ),
                "x_label": Words(limits.DATA_VISUALIZATION_AXIS_LABEL_MAX_LENGTH),
                "y_label": Words(limits.DATA_VISUALIZATION_AXIS_LABEL_MAX_LENGTH),
            }
        ),
    },
    one_of=(("segments", "series"),),
)

BLOCKS: Final[Mapping[str, Shape]] = {
    "section": Shape(
        may={
            "text": Text(limits.SECTION_TEXT_MAX_LENGTH),
            "fields": Items(
                Text(limits.SECTION_FIELDS_ITEM_MAX_LENGTH), limits.SECTION_FIELDS_MAX_ITEMS
            ),
            "accessory": Piece((*IN_ACTIONS, "image")),
            "expand": Flag(),
        },
        one_of=(("text", "fields"),),
    ),
    "header": Shape(
        must={"text": Text(limits.HEADER_TEXT_MAX_LENGTH, kinds=("plain_text",))},
    ),
    "divider": Shape(),
    "markdown": Shape(must={"text": Words(limits.MARKDOWN_TEXT_MAX_LENGTH, shortest=1)}),
    "context": Shape(
        must={
            "elements": Items(
                Piece(("plain_text", "mrkdwn", "image")), limits.CONTEXT_ELEMENTS_MAX_ITEMS
            )
        }
    ),
    "actions": Shape(
        must={"elements": Items(Piece(IN_ACTIONS), limits.ACTIONS_ELEMENTS_MAX_ITEMS)}
    ),
    "context_actions": Shape(
        must={
            "elements": Items(
                Piece(("feedback_buttons", "icon_button")),
                limits.CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS,
            )
        }
    ),
    "input": Shape(
        must={
            "label": Text(limits.INPUT_LABEL_MAX_LENGTH, kinds=("plain_text",)),
            "element": Piece(TYPED_OR_PICKED),
        },
        may={
            "hint": Text(limits.INPUT_HINT_MAX_LENGTH, kinds=("plain_text",)),
            "optional": Flag(),
            "dispatch_action": Flag(),
        },
    ),
    "image": Shape(
        must={"alt_text": Words(limits.IMAGE_ALT_TEXT_MAX_LENGTH, shortest=1)},
        may={
            "image_url": Words(limits.IMAGE_IMAGE_URL_MAX_LENGTH, shortest=1),
            "slack_file": SLACK_FILE,
            "title": Text(limits.IMAGE_TITLE_MAX_LENGTH, kinds=("plain_text",)),
        },
        one_of=(("image_url", "slack_file"),),
    ),
    "rich_text": Shape(must={"elements": Items(Piece(_RICH), fewest=0)}),
    "alert": Shape(
        must={"text": Text(limits.ALERT_TEXT_MAX_LENGTH)},
        may={"level": Choice(("default", "info", "warning", "error", "success"))},
    ),
    "card": Shape(
        may={
            "title": Text(limits.CARD_TITLE_MAX_LENGTH),
            "subtitle": Text(limits.CARD_SUBTITLE_MAX_LENGTH),
            "body": Text(limits.CARD_BODY_MAX_LENGTH),
            "subtext": Text(limits.CARD_SUBTEXT_MAX_LENGTH),
            "actions": Items(Piece(("button",)), limits.CARD_ACTIONS_MAX_ITEMS),
            "hero_image": Piece(("image",)),
            "icon": Piece(("image",)),
            "slack_icon": Anything(),
        },
        one_of=(("hero_image", "title", "actions", "body"),),
    ),
    "carousel": Shape(
        must={"elements": Items(Piece(("card",)), limits.CAROUSEL_ELEMENTS_MAX_ITEMS)}
    ),
    "container": Shape(
        must={
            "child_blocks": Items(
                Piece(
                    _IN_CONTAINER,
                    as_block=True,
                ),
                limits.CONTAINER_CHILD_BLOCKS_MAX_ITEMS,
            )
        },
        may={
            "title": Text(limits.CONTAINER_TITLE_MAX_LENGTH, kinds=("plain_text",)),
            "rich_text_title": Piece(("rich_text",)),
            "subtitle": Text(limits.CONTAINER_SUBTITLE_MAX_LENGTH),
            "width": Choice(("narrow", "standard", "wide", "full")),
            "icon": Piece(("image",)),
            "is_collapsible": Flag(),
            "default_collapsed": Flag(),
            "has_header_divider": Flag(),
        },
        one_of=(("title", "rich_text_title"),),
    ),
    "plan": Shape(
        must={"title": Words(shortest=1)},
        may={"tasks": Items(Piece(("task_card",)), limits.PLAN_TASKS_MAX_ITEMS)},
    ),
    "task_card": Shape(
        must={"task_id": Words(shortest=1), "title": Words(shortest=1)},
        may={
            "details": _TEXT_OF_TASK,
            "output": _TEXT_OF_TASK,
            "sources": Items(Piece(("url",)), fewest=0),
            "status": Choice(("pending", "in_progress", "complete", "error")),
        },
    ),
    "table": Shape(
        must={
            "rows": Items(Items(_CELL, limits.TABLE_COLUMNS_MAX_ITEMS), limits.TABLE_ROWS_MAX_ITEMS)
        },
        may={"column_settings": Items(Anything(), limits.TABLE_COLUMN_SETTINGS_MAX_ITEMS)},
    ),
    "data_table": Shape(
        must={
            "caption": Words(shortest=1),
            "rows": Items(
                Items(_CELL, limits.DATA_TABLE_COLUMNS_MAX_ITEMS),
                limits.DATA_TABLE_ROWS_MAX_ITEMS,
                fewest=limits.DATA_TABLE_ROWS_MIN_ITEMS,
            ),
        },
        may={
            "page_size": Number(1, limits.DATA_TABLE_PAGE_SIZE_MAX),
            "row_header_column_index": Number(least=0),
        },
    ),
    "data_visualization": Shape(
        must={
            "title": Words(limits.DATA_VISUALIZATION_TITLE_MAX_LENGTH, shortest=1),
            "chart": CHART,
        },
    ),
    "file": Shape(must={"external_id": Words(shortest=1), "source": Choice(("remote",))}),
    "video": Shape(
        must={
            "alt_text": Words(shortest=1),
            "title": Text(200, kinds=("plain_text",)),
            "thumbnail_url": Words(3_000, shortest=1),
            "video_url": Words(3_000, shortest=1),
        },
        may={
            "author_name": Words(50),
            "description": Text(200, kinds=("plain_text",)),
            "provider_icon_url": Words(),
            "provider_name": Words(),
            "title_url": Words(),
        },
    ),
}

RICH_TEXT: Final[Mapping[str, Shape]] = {
    kind: Shape(
        must={"elements": Anything()},
        may={"style": Anything(), "indent": Anything(), "offset": Anything(), "border": Anything()},
    )
    for kind in _RICH
}

VIEW: Final[Mapping[str, Rule]] = {
    "private_metadata": Words(limits.VIEW_PRIVATE_METADATA_MAX_LENGTH),
    "callback_id": Words(limits.VIEW_CALLBACK_ID_MAX_LENGTH),
    "external_id": Words(limits.VIEW_EXTERNAL_ID_MAX_LENGTH),
}
VIEWS: Final[Mapping[str, Shape]] = {
    "modal": Shape(
        must={"title": Text(limits.VIEW_TITLE_MAX_LENGTH, kinds=("plain_text",))},
        may={
            **VIEW,
            "submit": Text(limits.VIEW_SUBMIT_MAX_LENGTH, kinds=("plain_text",)),
            "close": Text(limits.VIEW_CLOSE_MAX_LENGTH, kinds=("plain_text",)),
            "clear_on_close": Flag(),
            "notify_on_close": Flag(),
            "submit_disabled": Flag(),
        },
    ),
    "home": Shape(may=VIEW),
}

SURFACES: Final[Mapping[Surface, frozenset[str]]] = {
    "message": frozenset(BLOCKS) - {"alert"},
    "modal": frozenset(
        [
            "actions",
            "alert",
            "card",
            "context",
            "divider",
            "header",
            "image",
            "input",
            "rich_text",
            "section",
            "video",
        ]
    ),
    "home": frozenset((*_IN_CONTAINER, "card", "carousel", "container")) - {"markdown"},
}
