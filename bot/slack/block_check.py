"""Holds a message or a view against what Slack takes, before it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import limits
from bot.slack.block_shapes import BLOCK_ID, BLOCKS, RICH_TEXT, SURFACES, VIEWS, Surface
from bot.slack.rules import Choice, Flag, Items, Number, Piece, Rule, Shape, Text, Words
from bot.slack.shapes import ELEMENTS, INTERACTIVE


@dataclass(frozen=True)
class Misfit:
    """One thing that Slack would refuse: where (a JSON pointer), why, and the name of its error."""

    path: str
    why: str
    error: str = "invalid_blocks"

    def __str__(self) -> str:
        return f"{self.why} [json-pointer:{self.path}]"


def check_message(message: Mapping[str, Any]) -> tuple[Misfit, ...]:
    """What Slack would refuse in a message's `blocks`, `markdown_text` and `attachments`.
    An overlong `text` is no misfit: chat.postMessage cuts it, and chat.update has its own limit.
    """
    found = list(check_blocks(message.get("blocks") or [], "message"))
    words = message.get("markdown_text")
    if isinstance(words, str) and len(words) > limits.MARKDOWN_TEXT_MAX_LENGTH:
        found.append(_too_long("/markdown_text", limits.MARKDOWN_TEXT_MAX_LENGTH, "msg_too_long"))
    attached = message.get("attachments") or []
    if len(attached) > limits.MESSAGE_ATTACHMENTS_MAX_ITEMS:
        most = limits.MESSAGE_ATTACHMENTS_MAX_ITEMS
        found.append(Misfit("/attachments", f"no more than {most} items", "too_many_attachments"))
    return tuple(found)


def check_blocks(blocks: object, surface: Surface, at: str = "/blocks") -> tuple[Misfit, ...]:
    """What Slack would refuse in the blocks of a message, a modal or a Home tab."""
    if not isinstance(blocks, list | tuple):
        return (Misfit(at, "must be a list", "invalid_blocks_format"),)
    most = limits.MESSAGE_BLOCKS_MAX_ITEMS if surface == "message" else limits.VIEW_BLOCKS_MAX_ITEMS
    found = []
    if len(blocks) > most:
        found.append(Misfit(at, f"no more than {most} items"))
    for number, block in enumerate(blocks):
        found += _check_block(block, f"{at}/{number}", tuple(SURFACES[surface]))
    found += _repeated_block_ids(blocks, at)
    if surface == "message":
        found += _check_totals(blocks, at)
    return tuple(found)


def check_view(view: object) -> tuple[Misfit, ...]:
    """What Slack would refuse in a modal or a Home tab, its paths below `/view`."""
    if not isinstance(view, Mapping):
        return (Misfit("/view", "must be an object", "invalid_arguments"),)
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return (Misfit("/view/type", f"unsupported type: {kind}", "invalid_arguments"),)
    found = _check_shape({**view, "blocks": None}, VIEWS[kind], "/view", ("type", "blocks"))
    if "blocks" not in view:
        found.append(Misfit("/view", "missing required field: blocks"))
    else:
        found += check_blocks(view["blocks"], kind, "/view/blocks")
    blocks = [block for block in view.get("blocks") or [] if isinstance(block, Mapping)]
    inputs = any(block.get("type") == "input" for block in blocks)
    if kind == "modal" and inputs and "submit" not in view:
        found.append(Misfit("/view/submit", "missing required field: submit, as there is an input"))
    if len(json.dumps(view).encode()) > limits.VIEW_MAX_BYTES:
        found.append(Misfit("/view", "too large", "view_too_large"))
    return tuple(
        Misfit(misfit.path, misfit.why, "invalid_arguments")
        if misfit.error == "invalid_blocks"
        else misfit
        for misfit in found
    )


def texts_within(thing: object) -> Iterator[str]:
    """Every text that a person reads in blocks: of text objects, markdown and cells."""
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            if key == "text" and isinstance(value, str):
                yield value
            elif key != "value":
                yield from texts_within(value)
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from texts_within(part)


def _check_block(block: object, at: str, allowed: Sequence[str]) -> list[Misfit]:
    if not isinstance(block, Mapping):
        return [Misfit(at, "must be an object")]
    kind = block.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        return [Misfit(f"{at}/type", f"unsupported type: {kind}")]
    found = _check_shape(block, BLOCKS[kind], at, ("type", "block_id"))
    if "block_id" in block:
        found += _check(block["block_id"], BLOCK_ID, f"{at}/block_id")
    found += _repeated(_action_ids(block, at), "action_id")
    return found + _check_special(kind, block, at)


def _check_special(kind: str, block: Mapping[str, Any], at: str) -> list[Misfit]:
    """What one field's rule can't say of a block."""
    if kind == "task_card" and at.count("/") == 2 and block.get("status") == "pending":
        return [Misfit(f"{at}/status", "only a plan's tasks can be pending")]
    if kind in ("table", "data_table") and isinstance(block.get("rows"), list):
        widths = {len(row) for row in block["rows"] if isinstance(row, list)}
        found = [Misfit(f"{at}/rows", "rows differ in length")] if len(widths) > 1 else []
        most = limits.DATA_TABLE_CONTENT_MAX_LENGTH
        if kind == "data_table" and sum(map(len, texts_within(block["rows"]))) > most:
            found.append(_too_long(f"{at}/rows", most))
        return found
    return []


def _check(value: object, rule: Rule, at: str) -> list[Misfit]:
    found: list[Misfit] = []
    match rule:
        case Words():
            found = _check_words(value, rule, at)
        case Text():
            found = _check_text(value, rule, at)
        case Number():
            found = _check_number(value, rule, at)
        case Choice() if value not in rule.of:
            found = [Misfit(at, f"must be one of {', '.join(rule.of)}")]
        case Flag() if not isinstance(value, bool):
            found = [Misfit(at, "must be true or false")]
        case Items():
            found = _check_items(value, rule, at)
        case Piece():
            found = _check_piece(value, rule, at)
        case Shape():
            found = _check_shape(value, rule, at)
    return found


def _check_words(value: object, rule: Words, at: str) -> list[Misfit]:
    if not isinstance(value, str):
        return [Misfit(at, "must be a string")]
    if len(value) < rule.shortest:
        return [Misfit(at, f"must be more than {rule.shortest - 1} characters")]
    if rule.longest is not None and len(value) > rule.longest:
        return [_too_long(at, rule.longest)]
    return []


def _check_text(value: object, rule: Text, at: str) -> list[Misfit]:
    if not isinstance(value, Mapping):
        return [Misfit(at, "must be a text object")]
    kind = value.get("type")
    if kind not in rule.kinds:
        return [Misfit(f"{at}/type", f"must be one of {', '.join(rule.kinds)}")]
    extra = {"emoji": Flag()} if kind == "plain_text" else {"verbatim": Flag()}
    shape = Shape(must={"text": Words(rule.longest, shortest=1)}, may=extra)
    return _check_shape(value, shape, at, ("type",))


def _check_number(value: object, rule: Number, at: str) -> list[Misfit]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return [Misfit(at, "must be a number")]
    if rule.least is not None and value < rule.least:
        return [Misfit(at, f"must be {rule.least:g} or more")]
    if rule.most is not None and value > rule.most:
        return [Misfit(at, f"must be {rule.most:g} or less")]
    return []


def _check_items(value: object, rule: Items, at: str) -> list[Misfit]:
    if not isinstance(value, list | tuple):
        return [Misfit(at, "must be a list")]
    found = []
    if len(value) < rule.fewest:
        found.append(Misfit(at, f"no fewer than {rule.fewest} items"))
    if rule.most is not None and len(value) > rule.most:
        found.append(Misfit(at, f"no more than {rule.most} items"))
    for number, item in enumerate(value):
        found += _check(item, rule.rule, f"{at}/{number}")
    return found


def _check_piece(value: object, rule: Piece, at: str) -> list[Misfit]:
    if not isinstance(value, Mapping):
        return [Misfit(at, "must be an object")]
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in rule.kinds:
        return [Misfit(f"{at}/type", f"unsupported type: {kind}")]
    element = ELEMENTS.get(kind) or RICH_TEXT.get(kind)
    if rule.as_block or element is None:
        return _check_block(value, at, rule.kinds)
    return _check_shape(value, element, at, ("type",))


def _check_shape(value: object, shape: Shape, at: str, known: tuple[str, ...] = ()) -> list[Misfit]:
    if not isinstance(value, Mapping):
        return [Misfit(at, "must be an object")]
    fields = {**shape.must, **shape.may}
    found = [
        Misfit(at, f"missing required field: {name}") for name in shape.must if name not in value
    ]
    found += [
        Misfit(at, f"must have one of {', '.join(group)}")
        for group in shape.one_of
        if not any(name in value for name in group)
    ]
    for name, part in value.items():
        if name in fields:
            found += _check(part, fields[name], f"{at}/{name}")
        elif name not in known:
            found.append(Misfit(f"{at}/{name}", "unknown field"))
    return found


def _check_totals(blocks: Sequence[object], at: str) -> list[Misfit]:
    """What holds of all blocks of a message together."""
    kinds = [block.get("type") for block in blocks if isinstance(block, Mapping)]
    found = [
        Misfit(at, f"no more than {most} of type {kind}")
        for kind, most in (
            ("table", limits.MESSAGE_TABLES_MAX_ITEMS),
            ("data_visualization", limits.MESSAGE_DATA_VISUALIZATIONS_MAX_ITEMS),
        )
        if kinds.count(kind) > most
    ]
    markdown = [b for b in blocks if isinstance(b, Mapping) and b.get("type") == "markdown"]
    if sum(map(len, texts_within(markdown))) > limits.MARKDOWN_TOTAL_TEXT_MAX_LENGTH:
        found.append(Misfit(at, f"markdown: {_less_than(limits.MARKDOWN_TOTAL_TEXT_MAX_LENGTH)}"))
    if sum(map(len, texts_within(blocks))) > limits.MESSAGE_TOTAL_TEXT_MAX_LENGTH:
        found.append(_too_long(at, limits.MESSAGE_TOTAL_TEXT_MAX_LENGTH, "msg_blocks_too_long"))
    return found


def _repeated_block_ids(blocks: Sequence[object], at: str) -> list[Misfit]:
    named = [
        (f"{at}/{number}/block_id", block["block_id"])
        for number, block in enumerate(blocks)
        if isinstance(block, Mapping) and isinstance(block.get("block_id"), str)
    ]
    return _repeated(named, "block_id")


def _action_ids(thing: object, at: str) -> list[tuple[str, str]]:
    """Each `action_id` within a block with its path."""
    if isinstance(thing, list | tuple):
        return [x for number, part in enumerate(thing) for x in _action_ids(part, f"{at}/{number}")]
    if not isinstance(thing, Mapping):
        return []
    within = [x for name, part in thing.items() for x in _action_ids(part, f"{at}/{name}")]
    name = thing.get("action_id")
    if thing.get("type") in INTERACTIVE and isinstance(name, str):
        return [(f"{at}/action_id", name), *within]
    return within


def _repeated(named: Sequence[tuple[str, str]], field: str) -> list[Misfit]:
    seen: set[str] = set()
    found = []
    for path, name in named:
        if name in seen:
            found.append(Misfit(path, f"{field} {name} already exists"))
        seen.add(name)
    return found


def _too_long(at: str, most: int, error: str = "invalid_blocks") -> Misfit:
    return Misfit(at, _less_than(most), error)


def _less_than(most: int) -> str:
    # In Slack's own words: searching for them finds what others did about it.
    return f"must be less than {most + 1} characters"
