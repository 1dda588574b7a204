"""Personal data replaced by typed placeholders before anything is stored or embedded.

What is certain now: e-mail addresses, telephone numbers, payment cards, the names of accounts in
forums and networks, and what stands after "Ship to:", "Recipient:" or "Customer name:". Not
covered yet: names and postal addresses in running text, names below a post or a mail, bank
accounts, cells of a table whose column is named after a person's particulars. Order IDs, ASINs,
tracking numbers, amounts and dates stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.documents import Block, BlockKind, Document
from ingest.personal import PLACEHOLDER, Part, Personal, parts_of
from ingest.postal import Postal, named_in


@dataclass(frozen=True, kw_only=True)
class Scrubbed:
    """A document without personal data, and how many pieces of each kind were replaced."""

    document: Document
    replaced: Mapping[Personal, int]


def scrub(document: Document) -> Scrubbed:
    """Return the document with placeholders, the same value the same placeholder throughout, also
    in what it says of itself. A web address that holds personal data goes.
    """
    source = document.source
    told = [source.title, source.publisher, source.published or "", source.url or ""]
    texts = [*told, *(block.words for block in document.blocks)]
    scrubbing = _Scrubbing(taken=_highest(texts), names=_names(texts))
    title, publisher, published, url = (scrubbing.text(text) for text in told)
    blocks = [scrubbing.block(block) for block in document.blocks]
    return Scrubbed(
        document=Document(
            source=replace(
                source,
                title=title,
                publisher=publisher,
                published=published or None,
                url=source.url if url == source.url else None,
            ),
            blocks=tuple(block for block in blocks if block.words or block.kind is BlockKind.BREAK),
        ),
        replaced=dict(scrubbing.replaced),
    )


def scrub_text(text: str) -> str:
    """Return a text by itself with placeholders."""
    return _Scrubbing(taken=_highest([text]), names=_names([text])).text(text)


@dataclass
class _Scrubbing:
    """The placeholders given so far. `taken` are the highest numbers that the document already
    holds from an earlier scrubbing, `names` what it calls a person's name somewhere.
    """

    taken: Mapping[str, int]
    names: frozenset[str]
    given: dict[tuple[Personal, str], str] = field(default_factory=dict)
    replaced: Counter[Personal] = field(default_factory=Counter)
    postal: Postal = field(default_factory=Postal)

    def block(self, block: Block) -> Block:
        if block.kind is BlockKind.TABLE:
            self.postal = Postal()
        return block.changed(self.text)

    def text(self, text: str) -> str:
        lines = [self._line(line) for line in text.split("\n")]
        return "\n".join(line for line in lines if line is not None)

    def _line(self, line: str) -> str | None:
        """Scrub a line; None where it went into the placeholder of an address before it."""
        address = self.postal.take(line)
        if address is not None:
            if address.goes_on:
                return None
            return address.label + self._placeholder(Personal.ADDRESS, address.first_line)
        return "".join(self._said(part) for part in parts_of(line, self.names))

    def _said(self, part: Part) -> str:
        if part.kind is None:
            return part.words
        return self._placeholder(part.kind, part.key) + part.after

    def _placeholder(self, kind: Personal, value: str) -> str:
        self.replaced[kind] += 1
        if (kind, value) not in self.given:
            number = self.taken.get(kind, 0) + 1 + sum(known is kind for known, _ in self.given)
            self.given[kind, value] = f"[{kind} {number}]"
        return self.given[kind, value]


def _highest(texts: Sequence[str]) -> Mapping[str, int]:
    highest: Counter[str] = Counter()
    for text in texts:
        for match in PLACEHOLDER.finditer(text):
            highest[match["kind"]] = max(highest[match["kind"]], int(match["number"]))
    return highest


def _names(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(name for text in texts for line in text.split("\n") for name in named_in(line))
