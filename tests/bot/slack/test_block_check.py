from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.block_check import Misfit, check_blocks, check_message, check_view


def section(text: str = "Reply by Tuesday", **fields: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **fields}


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def button(**fields: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("Copy"), **fields}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(number: int) -> dict[str, Any]:
    return {"text": plain(f"Option {number}"), "value": str(number)}


def modal(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain("Open a dispute"), "blocks": list(blocks), **fields}


def note_input() -> dict[str, Any]:
    return {"type": "input", "label": plain("Note"), "element": {"type": "plain_text_input"}}


def row(*cells: str) -> list[dict[str, str]]:
    return [{"type": "raw_text", "text": cell} for cell in cells]


WHOLE = [
    {"type": "header", "text": plain("Not received")},
    section(accessory=button(action_id="copy", value="1", style="primary")),
    {"type": "divider"},
    {"type": "markdown", "text": "**Don't refund yet.**"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "[1]"}]},
    actions(
        button(action_id="a"),
        {"type": "static_select", "action_id": "b", "options": [option(1), option(2)]},
        {"type": "overflow", "action_id": "c", "options": [option(1)]},
    ),
    {"type": "table", "rows": [row("Order", "Due"), row("D-1", "Tue")]},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Right"), "value": "right"},
                "negative_button": {"text": plain("Wrong"), "value": "wrong"},
            }
        ],
    },
    {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
    },
]


def test_a_message_that_keeps_to_the_limits_has_no_misfit() -> None:
    assert check_message({"text": "Not received", "blocks": WHOLE}) == ()


@pytest.mark.parametrize(
    ("blocks", "path", "why"),
    [
        ([section("x" * 3001)], "/blocks/0/text/text", "must be less than 3001 characters"),
        ([section("")], "/blocks/0/text/text", "must be more than 0 characters"),
        ([section()] * 51, "/blocks", "no more than 50 items"),
        ([{"type": "section"}], "/blocks/0", "must have one of text, fields"),
        ([{"type": "sektion"}], "/blocks/0/type", "unsupported type: sektion"),
        ([section(colour="red")], "/blocks/0/colour", "unknown field"),
        ([{"type": "header"}], "/blocks/0", "missing required field: text"),
        (
            [{"type": "header", "text": {"type": "mrkdwn", "text": "*Hi*"}}],
            "/blocks/0/text/type",
            "must be one of plain_text",
        ),
        (
            [{"type": "section", "fields": [{"type": "mrkdwn", "text": "y" * 2001}]}],
            "/blocks/0/fields/0/text",
            "must be less than 2001 characters",
        ),
        (
            [section(block_id="a"), section(block_id="a")],
            "/blocks/1/block_id",
            "block_id a already exists",
        ),
        (
            [actions(button(action_id="x"), button(action_id="x"))],
            "/blocks/0/elements/1/action_id",
            "action_id x already exists",
        ),
        ([actions(*[button()] * 26)], "/blocks/0/elements", "no more than 25 items"),
        ([actions()], "/blocks/0/elements", "no fewer than 1 items"),
        (
            [actions(button(value="v" * 2001))],
            "/blocks/0/elements/0/value",
            "must be less than 2001 characters",
        ),
        (
            [actions(button(style="green"))],
            "/blocks/0/elements/0/style",
            "must be one of primary, danger",
        ),
        (
            [actions({"type": "overflow", "options": [option(n) for n in range(6)]})],
            "/blocks/0/elements/0/options",
            "no more than 5 items",
        ),
        (
            [actions({"type": "static_select", "options": [{"text": plain("A")}]})],
            "/blocks/0/elements/0/options/0",
            "missing required field: value",
        ),
        ([{"type": "alert", "text": plain("!")}], "/blocks/0/type", "unsupported type: alert"),
        ([{"type": "table", "rows": [row("a")] * 101}], "/blocks/0/rows", "no more than 100 items"),
        (
            [{"type": "table", "rows": [row("a", "b"), row("c")]}],
            "/blocks/0/rows",
            "rows differ in length",
        ),
        (
            [{"type": "table", "rows": [row("a")]}] * 2,
            "/blocks",
            "no more than 1 of type table",
        ),
        (
            [{"type": "markdown", "text": "m" * 6001}] * 2,
            "/blocks",
            "markdown: must be less than 12001 characters",
        ),
        (
            [{"type": "task_card", "task_id": "1", "title": "Look", "status": "pending"}],
            "/blocks/0/status",
            "only a plan's tasks can be pending",
        ),
    ],
)
def test_what_slack_would_refuse_is_named_with_its_path(
    blocks: list[dict[str, Any]], path: str, why: str
) -> None:
    assert check_blocks(blocks, "message") == (Misfit(path, why),)


def test_an_image_within_a_container_is_judged_as_a_block() -> None:
    image = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A parcel"}
    titled = {**image, "title": plain("The parcel")}

    within = {"type": "container", "title": plain("Photos"), "child_blocks": [titled]}
    beside = {"type": "context", "elements": [titled]}

    assert check_blocks([within], "message") == ()
    assert check_blocks([beside], "message") == (
        Misfit("/blocks/0/elements/0/title", "unknown field"),
    )


def test_blocks_that_are_too_long_together_have_an_error_of_their_own() -> None:
    blocks = [section("z" * 2_900) for _ in range(5)]

    assert check_message({"blocks": blocks}) == (
        Misfit("/blocks", "must be less than 13101 characters", "msg_blocks_too_long"),
    )


def test_a_buttons_value_counts_for_nothing_in_the_total() -> None:
    blocks = [actions(*(button(action_id=str(n), value="v" * 2_000) for n in range(10)))]

    assert check_message({"blocks": blocks}) == ()


def test_blocks_that_are_no_list_are_of_the_wrong_format() -> None:
    assert check_blocks(section(), "message") == (
        Misfit("/blocks", "must be a list", "invalid_blocks_format"),
    )


def test_a_modal_that_keeps_to_the_limits_has_no_misfit() -> None:
    assert check_view(modal(section(), note_input(), submit=plain("Open"))) == ()


@pytest.mark.parametrize(
    ("view", "path"),
    [
        (modal(section(), submit=plain("s" * 25)), "/view/submit/text"),
        (modal(note_input()), "/view/submit"),
        ({"type": "modal", "title": plain("No blocks")}, "/view"),
        (modal(*[section()] * 101), "/view/blocks"),
        (modal({"type": "markdown", "text": "no"}), "/view/blocks/0/type"),
        (modal(section(), private_metadata="p" * 3001), "/view/private_metadata"),
        ({"type": "page", "blocks": []}, "/view/type"),
    ],
)
def test_what_slack_would_refuse_in_a_view_is_named_with_its_path(
    view: dict[str, Any], path: str
) -> None:
    assert [(misfit.path, misfit.error) for misfit in check_view(view)] == [
        (path, "invalid_arguments")
    ]


def test_a_view_of_more_than_250_kb_is_too_large() -> None:
    options = [{"text": plain("o" * 75), "value": f"{n:03}" + "v" * 147} for n in range(100)]
    select = {"type": "multi_static_select", "options": options}
    blocks = [actions(select) for _ in range(12)]

    found = check_view(modal(*blocks))

    assert [misfit.error for misfit in found] == ["view_too_large"]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "elements"]), inner)
    ),
    max_leaves=10,
)


@settings(deadline=None)
@given(anything)
def test_whatever_it_is_given_it_answers_with_misfits(thing: Any) -> None:
    assert all(misfit.path.startswith("/blocks") for misfit in check_blocks([thing], "message"))
