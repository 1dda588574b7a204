"""Our figures beside those of two libraries that have the same documentation for a source."""

from __future__ import annotations

import re
from typing import Any

import pytest
from slack_sdk.models.blocks import basic_components, block_elements, blocks
from slackblocks import _limits as slackblocks_limits
from slackblocks import _surfaces as slackblocks_surfaces

from bot.slack import limits
from bot.slack.block_shapes import BLOCKS, RICH_TEXT, SURFACES
from bot.slack.rules import Shape
from bot.slack.shapes import ELEMENTS

OURS = {name: figure for name, figure in vars(limits).items() if name.isupper()}
THEIRS = {name: figure for name, figure in vars(slackblocks_limits).items() if name.isupper()}

ALONE = {
    "MESSAGE_TABLES_MAX_ITEMS",
    "MESSAGE_TEXT_MAX_LENGTH",
    "MESSAGE_TOTAL_TEXT_MAX_LENGTH",
    "SESSION_TITLE_MAX_LENGTH",
    "STATUS_LOADING_MESSAGES_MAX_ITEMS",
    "SUGGESTED_PROMPTS_MAX_ITEMS",
    "UPDATED_TEXT_MAX_LENGTH",
    "VIEW_MAX_BYTES",
    "VIEW_STACK_MAX_ITEMS",
}
"""Slackblocks has no blocks or methods that these would be for."""


def test_the_figures_are_those_of_slackblocks_or_stricter() -> None:
    differing = {
        name: (ours, THEIRS[name])
        for name, ours in OURS.items()
        if name not in ALONE and ours != THEIRS[name]
    }

    assert differing == {"DATA_TABLE_ROWS_MAX_ITEMS": (101, 201)}


def test_the_figures_are_those_of_slack_sdk() -> None:
    ours_by_theirs = {
        blocks.SectionBlock.text_max_length: limits.SECTION_TEXT_MAX_LENGTH,
        blocks.SectionBlock.fields_max_length: limits.SECTION_FIELDS_MAX_ITEMS,
        blocks.HeaderBlock.text_max_length: limits.HEADER_TEXT_MAX_LENGTH,
        blocks.MarkdownBlock.text_max_length: limits.MARKDOWN_TEXT_MAX_LENGTH,
        blocks.ActionsBlock.elements_max_length: limits.ACTIONS_ELEMENTS_MAX_ITEMS,
        blocks.ContextActionsBlock.elements_max_length: limits.CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS,
        blocks.InputBlock.label_max_length: limits.INPUT_LABEL_MAX_LENGTH,
        blocks.CardBlock.body_max_length: limits.CARD_BODY_MAX_LENGTH,
        blocks.Block.block_id_max_length: limits.BLOCK_ID_MAX_LENGTH,
        block_elements.ButtonElement.text_max_length: limits.BUTTON_TEXT_MAX_LENGTH,
        block_elements.ButtonElement.agent_prompt_max_length: limits.BUTTON_AGENT_PROMPT_MAX_LENGTH,
        basic_components.Option.value_max_length: limits.OPTION_VALUE_MAX_LENGTH,
        basic_components.ConfirmObject.confirm_max_length: limits.CONFIRMATION_CONFIRM_MAX_LENGTH,
    }

    assert list(ours_by_theirs) == list(ours_by_theirs.values())


def test_a_surface_takes_the_blocks_that_slackblocks_lets_it_take() -> None:
    theirs = slackblocks_surfaces._BLOCK_TYPES_BY_SURFACE

    assert dict(SURFACES) == theirs


def test_every_block_of_slack_sdk_has_a_shape() -> None:
    kinds = {
        vars(block)["type"]
        for block in vars(blocks).values()
        if isinstance(block, type) and issubclass(block, blocks.Block) and block is not blocks.Block
    }

    assert kinds - BLOCKS.keys() == {"auth_provider", "call"}, "blocks that no app sends"


NOT_DOCUMENTED = {"alt_text", "confirm", "placeholder", "focus_on_load"}
"""Fields that slack_sdk's base classes have for every element, and the documentation for some."""


@pytest.mark.parametrize(
    ("base", "shapes"),
    [(blocks.Block, BLOCKS), (block_elements.BlockElement, {**ELEMENTS, **RICH_TEXT})],
)
def test_no_field_that_slack_sdk_sends_is_refused(
    base: type[Any], shapes: dict[str, Shape]
) -> None:
    refused = {}
    for made in [*vars(blocks).values(), *vars(block_elements).values()]:
        kind = vars(made).get("type") if isinstance(made, type) else None
        if isinstance(kind, str) and issubclass(made, base) and kind in shapes:
            known = {"type", "block_id", *shapes[kind].must, *shapes[kind].may, *NOT_DOCUMENTED}
            refused[kind] = object.__new__(made).attributes - known

    assert len(refused) > 15
    assert {kind: fields for kind, fields in refused.items() if fields} == {}


def test_a_figure_says_by_its_name_what_it_is() -> None:
    shape = re.compile(r"[A-Z_]+_(MAX|MIN)_(LENGTH|ITEMS|BYTES)|[A-Z_]+_M(AX|IN)")

    assert [name for name in OURS if not shape.fullmatch(name)] == []
