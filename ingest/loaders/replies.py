"""A mail's own words told from what it quotes and from the signature below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.documents import Block, BlockKind

LONGEST_SIGNATURE = 8
"""Blocks that a signature has at most: a longer end of a mail is no signature."""


@dataclass(frozen=True)
class Parts:
    """The blocks of a mail: what was written, what it quotes, and the signature."""

    written: tuple[Block, ...]
    quoted: tuple[Block, ...]
    signature: tuple[Block, ...]


def written_and_quoted(blocks: Sequence[Block]) -> Parts:
    """Divide a mail. What is quoted stands behind marks, or below the line by which mail programs
    lead an earlier mail in; a signature below two hyphens, or below a greeting at the end.
    """
    own: list[Block] = []
    quoted: list[Block] = []
    forwarded = False
    for block in blocks:
        lead_in = _LEAD_IN.search(block.text)
        if lead_in is not None and not forwarded:
            before = block.text[: lead_in.start()].strip()
            if before:
                own.append(replace(block, text=before))
            forwarded = lead_in["whole"] is not None
            rest = block.text[lead_in.end() :].strip(" \n>")
            if rest:
                quoted.append(Block(kind=BlockKind.QUOTE, text=rest))
        elif block.kind is BlockKind.QUOTE or forwarded:
            quoted.append(_as_quote(block))
        else:
            own.append(block)
    at = _signature_at(own)
    return Parts(tuple(own[:at]), tuple(quoted), tuple(own[at:]))


def with_marks(text: str) -> str:
    """Return a mail's plain text with marks before each quoted line, and room about the hyphens
    above a signature.
    """
    whole = next((match for match in _LEAD_IN.finditer(text) if match["whole"]), None)
    if whole is not None:
        below = "\n".join(f"> {line}" for line in text[whole.end() :].strip().split("\n"))
        text = f"{text[: whole.start()]}\n\n{below}"
    text = _LEAD_IN.sub(lambda match: "\n> " + " ".join(match.group().split()) + "\n", text)
    return re.sub(r"(?m)^--+ ?$", "\n--\n", text)


def _as_quote(block: Block) -> Block:
    if block.kind in {BlockKind.TABLE, BlockKind.ITEM}:
        return block
    return Block(kind=BlockKind.QUOTE, text=re.sub(r"(?m)^[> ]+", "", block.text))


def _signature_at(blocks: Sequence[Block]) -> int:
    for at, block in enumerate(blocks):
        if re.fullmatch(r"--+ ?", block.text.partition("\n")[0]):
            return at
        is_end = at > 0 and len(blocks) - at <= LONGEST_SIGNATURE
        if is_end and _GREETING.match(block.text) and all(map(_is_short, blocks[at:])):
            return at
    return len(blocks)


def _is_short(block: Block) -> bool:
    return all(len(line.split()) <= 8 for line in block.text.split("\n"))


_LEAD_IN = re.compile(
    r"(?im)^>*\s*(?:"
    r"(?P<whole>-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht"
    r"|message d'origine)[^\n]*|_{10,}\s*$"
    r"|from: [^\n]+\n+\s*(?:sent|date|to): [^\n]+(?:\n[a-z-]+: [^\n]*)*)"
    r"|on [^\n]{6,120}\n?[^\n]{0,80}\bwrote:|am [^\n]{6,120} schrieb[^\n]{0,80}:"
    r"|le [^\n]{6,120} a écrit ?:)\s*$"
)
_GREETING = re.compile(
    r"(?i)(?:(?:kind|best|warm|many)? ?(?:regards|wishes|thanks)|sincerely|yours \w+|cheers"
    r"|mit freundlichen grüßen|viele grüße|cordialement|thank you)[,.!]?(?:\n|$)"
)
