"""What a page carries beside its text goes: repetitions, lists of links, reviews, invitations.

Cautious: what can't be told for sure from content stays. What was dropped is told, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.documents import Block, BlockKind, Document
from ingest.repeats import repeated


class Why(StrEnum):
    """Why a block was dropped."""

    REPEATED = "stands there already"
    LINKS = "links to other pages"
    REVIEWS = "reviews of the page's owner"
    INVITATION = "an invitation to get in touch or subscribe"
    INTERFACE = "a part of the page's interface"
    EMPTY_SECTION = "a heading with nothing left under it"


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """A block that was dropped, and why."""

    block: Block
    why: Why


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A document after cleaning, and what was dropped from it, in order."""

    document: Document
    dropped: tuple[Dropped, ...]


def clean(document: Document) -> Cleaned:
    """Return the document with single spaces and without what is not its text."""
    blocks = [_with_single_spaces(block) for block in document.blocks]
    blocks = [block for block in blocks if block.words or block.kind is BlockKind.BREAK]
    dropped: dict[int, Why] = {}
    for why, rule in _RULES.items():
        for position in rule(document.source.title, blocks):
            dropped.setdefault(position, why)
    for position in _left_empty(blocks, dropped):
        dropped.setdefault(position, Why.EMPTY_SECTION)
    kept = [_kept(block, at in dropped) for at, block in enumerate(blocks)]
    return Cleaned(
        document=replace(document, blocks=tuple(block for block in kept if block is not None)),
        dropped=tuple(Dropped(block=blocks[at], why=dropped[at]) for at in sorted(dropped)),
    )


def _kept(block: Block, is_dropped: bool) -> Block | None:
    if not is_dropped:
        return block
    # What follows a heading that went does not belong to the section before.
    return Block(kind=BlockKind.BREAK) if block.kind is BlockKind.HEADING else None


def _with_single_spaces(block: Block) -> Block:
    if block.kind is BlockKind.FENCE:
        return block
    return block.changed(
        lambda text: re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()
    )


def _repeated(title: str, blocks: Sequence[Block]) -> Collection[int]:
    return repeated(title, blocks)


def _links(_title: str, blocks: Sequence[Block]) -> Collection[int]:
    """Find lists of other pages under a heading that announces them, and lines that point there."""
    found = {at for at, block in enumerate(blocks) if _points_elsewhere(block)}
    for at, block in enumerate(blocks):
        if _MORE_PAGES.fullmatch(block.text):
            listed = _while(blocks, at + 1, _looks_like_a_link)
            if len(listed) >= 3:
                found |= {at, *listed}
    return found


def _points_elsewhere(block: Block) -> bool:
    is_short = block.kind is BlockKind.PARAGRAPH and len(block.text.split()) <= 25
    return is_short and _SEE_ALSO.match(block.text) is not None


def _looks_like_a_link(block: Block) -> bool:
    return block.kind is BlockKind.ITEM and len(block.text) <= 150 and not block.text.endswith(".")


def _reviews(_title: str, blocks: Sequence[Block]) -> Collection[int]:
    """Find a section of reviews: under such a heading, with names that are starred out. It ends
    with the next heading.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if _REVIEWS.fullmatch(block.text):
            section = _while(blocks, at + 1, lambda block: block.kind is not BlockKind.HEADING)
            if any(_STARRED_OUT.search(blocks[below].text) for below in section):
                found |= {at, *section}
    return found


def _invitations(_title: str, blocks: Sequence[Block]) -> Collection[int]:
    return {
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH
        if len(block.text.split()) <= 40 and _INVITATION.search(block.text)
    }


def _interface(_title: str, blocks: Sequence[Block]) -> Collection[int]:
    return {
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and _INTERFACE.fullmatch(block.text)
    }


def _left_empty(blocks: Sequence[Block], dropped: Mapping[int, Why]) -> Collection[int]:
    """Find headings whose section held something and holds nothing any more."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or at in dropped:
            continue
        section = _while(blocks, at + 1, _stays_below(block))
        content = [below for below in section if blocks[below].kind is not BlockKind.HEADING]
        if content and all(below in dropped for below in content):
            found.add(at)
    return found


def _stays_below(heading: Block) -> Callable[[Block], bool]:
    def stays(block: Block) -> bool:
        closes = block.kind is BlockKind.HEADING and block.level <= heading.level
        return not closes and block.kind is not BlockKind.BREAK

    return stays


def _while(blocks: Sequence[Block], start: int, goes_on: Callable[[Block], bool]) -> list[int]:
    end = start
    while end < len(blocks) and goes_on(blocks[end]):
        end += 1
    return list(range(start, end))


_RULES: Mapping[Why, Callable[[str, Sequence[Block]], Collection[int]]] = {
    Why.LINKS: _links,
    Why.REVIEWS: _reviews,
    Why.INVITATION: _invitations,
    Why.INTERFACE: _interface,
    Why.REPEATED: _repeated,
}

_MORE_PAGES = re.compile(
    r"(?i)(?:more ?)?(?:recommended (?:for you|reading|articles)|you (?:may|might) also like"
    r"|(?:related|recent|popular|latest|similar) (?:articles|posts|pages|reading|topics|questions)"
    r"|read (?:more|next)|see also|further reading):?"
)
_SEE_ALSO = re.compile(
    r"(?i)(?:for related [\w -]{0,40}, see "
    r"|(?:see )?related (?:seller )?(?:cases?|articles?|posts?)(?: stud(?:y|ies))?:"
    r"|read (?:more|next|also):|you (?:may|might) also like:)"
)
_REVIEWS = re.compile(r"(?i)(?:customer|client|user) (?:reviews|testimonials)|testimonials|reviews")
_STARRED_OUT = re.compile(r"\w ?\*{3}")
_INVITATION = re.compile(
    r"(?i)\bfill (?:in|out) and submit\b|\busers have contacted us\b"
    r"|\bsubscribe to (?:our|the) (?:newsletter|blog|mailing list)\b|\bsign up for our newsletter\b"
    r"|\bfollow us on (?:facebook|twitter|instagram|linkedin|x)\b|\baccept (?:all )?cookies\b"
    r"|\bwe use cookies\b"
)
_INTERFACE = re.compile(
    r"(?i)\d+ (?:repl(?:y|ies)|respuestas?|réponses?|antworten|risposte|respostas?|reacties)"
    r"|reply|quote|like|share|upvote|skip to (?:main )?content|back to top|\d+ min(?:ute)?s? read"
    r"|sign in|log in|leave a (?:comment|reply)|share (?:this|on) \w+"
)
