"""How much a document that was handed in may say: what a person can give it, and what its shape
shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents import Block
from ingest.handles import HANDLE
from knowledge.errors import DeskError
from knowledge.sources import Authority

GIVABLE = (Authority.HOUSE, Authority.EXPERT, Authority.COMMUNITY)
"""What a document can be given by the person who hands it in."""


class NotGivable(DeskError):
    """A document can be given as house (your team's own procedure), expert or community. What
    Amazon itself says comes with Dispute Desk, so that nothing handed in can speak in its name.
    """


def givable(authority: str) -> Authority:
    """Return the authority of that name when a document can be given it; raise NotGivable
    otherwise.
    """
    if authority not in GIVABLE:
        raise NotGivable(f"authority {str(authority)!r}")
    return Authority(authority)


def authority_by_shape(blocks: Sequence[Block]) -> Authority:
    """Return community for a forum thread (posts under handles, counted replies), expert for
    anything else.
    """
    words = [block.words for block in blocks]
    handles = {match.group().lstrip("@") for text in words for match in HANDLE.finditer(text)}
    replies = sum(_REPLIES.search(text) is not None for text in words)
    thread = len(handles) > 1 or replies > 1 or (handles and replies)
    return Authority.COMMUNITY if thread else Authority.EXPERT


def authority_granted(asked: str | None, shown: Authority) -> tuple[Authority, str | None]:
    """Return the authority of a document that asks for one itself, and a note where it did not get
    it: it may ask for less than its shape shows, never for more.
    """
    if asked is None or asked.casefold() == shown:
        return shown, None
    if asked.casefold() == Authority.COMMUNITY:
        return Authority.COMMUNITY, None
    return (
        shown,
        f"it asks for {asked[:40]!r} authority and was given {shown}: only you can give more",
    )


# "6 replies" as forums count them in their readers' languages, and "so-and-so wrote:".
_REPLIES = re.compile(
    r"(?im)^\s*\d+ (?:repl(?:y|ies)|comments?|answers?|respuestas?|réponses?|antworten|risposte"
    r"|respostas?|reacties)\s*$|^\s*\S+(?: \S+){0,2} (?:wrote|replied|posted|schrieb|a écrit):\s*$"
)
