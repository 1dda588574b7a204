"""Personal data replaced by typed placeholders before anything is stored or embedded.

E-mail addresses, telephone numbers, payment cards, bank accounts, names of accounts, people's names
and postal addresses. Order IDs, ASINs, tracking numbers, amounts and dates stay. How much is found
is measured by `dispute-desk evaluate scrub`: recognising is never certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.columns import kinds_of_columns
from ingest.documents import Block, BlockKind, Document
from ingest.name_lists import NameLists, bundled_lists
from ingest.people import People, names_in
from ingest.personal import PLACEHOLDER, Part, Personal, address_key, parts_of, with_people
from ingest.postal import AddressLine, Postal, unannounced


@dataclass(frozen=True, kw_only=True)
class Scrubbed:
    """A document without personal data, and how many pieces of each kind were replaced."""

    document: Document
    replaced: Mapping[Personal, int]


def scrub(document: Document, lists: NameLists | None = None) -> Scrubbed:
    """Return the document with placeholders, the same value the same placeholder throughout, also
    in what it says of itself. A web address that holds personal data goes.
    """
    source = document.source
    told = [source.title, source.publisher, source.published or "", source.url or ""]
    texts = [*told, *(block.words for block in document.blocks)]
    scrubbing = _begun(texts, lists or bundled_lists())
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


def scrub_text(text: str, lists: NameLists | None = None) -> str:
    """Return a text by itself with placeholders."""
    return _begun([text], lists or bundled_lists()).text(text)


def scrub_texts(
    texts: Sequence[str], lists: NameLists | None = None
) -> tuple[Sequence[str], Mapping[Personal, int]]:
    """Return the texts of one document with placeholders, and how many pieces of each kind were
    replaced.
    """
    scrubbing = _begun(texts, lists or bundled_lists())
    said = [scrubbing.text(text) for text in texts]
    return said, dict(scrubbing.replaced)


def parts_of_text(text: str, lists: NameLists | None = None) -> Sequence[Part]:
    """Divide a text into what stays and what is replaced: all parts together are the text."""
    return list(_begun([text], lists or bundled_lists()).parts(text))


def _begun(texts: Sequence[str], lists: NameLists) -> _Scrubbing:
    typed: dict[str, Sequence[Part]] = {}
    people = _people(texts, lists, typed)
    return _Scrubbing(taken=_highest(texts), people=people, typed=typed)


def _people(texts: Iterable[str], lists: NameLists, typed: dict[str, Sequence[Part]]) -> People:
    """Find the persons of a document; what else is found in each line is noted in `typed`."""
    found = []
    before = ""
    for text in texts:
        for line in text.split("\n"):
            typed[line] = parts_of(line)
            for part in typed[line]:
                if part.kind is None and not part.settled:
                    found += [each.name for each in names_in(part.words, before, lists)]
            before = line if line.strip() else before
    return People(found, lists)


@dataclass
class _Scrubbing:
    """The placeholders given so far. `taken` are the highest numbers that the document already
    holds from an earlier scrubbing, `people` the persons that it names, `typed` the parts of lines
    that were divided already, but for names.
    """

    taken: Mapping[str, int]
    people: People
    typed: Mapping[str, Sequence[Part]]
    given: dict[tuple[Personal, str], str] = field(default_factory=dict)
    replaced: Counter[Personal] = field(default_factory=Counter)
    postal: Postal = field(default_factory=Postal)
    before: str = ""

    def block(self, block: Block) -> Block:
        if block.kind is not BlockKind.TABLE:
            return block.changed(self.text)
        self.postal = Postal()
        kinds = kinds_of_columns(block.rows)
        return replace(
            block,
            text=self.text(block.text),
            rows=tuple(
                tuple(
                    self._cell(cell, kinds.get(at) if row else None)
                    for at, cell in enumerate(cells)
                )
                for row, cells in enumerate(block.rows)
            ),
        )

    def text(self, text: str) -> str:
        return "".join(self._said(part) for part in self.parts(text))

    def parts(self, text: str) -> Iterator[Part]:
        """Divide a text into its parts, line by line."""
        lines = text.split("\n")
        starts = {at: each.start for each in unannounced(lines) for at in each}
        for at, line in enumerate(lines):
            end_of_line = "\n" if at else ""
            address = self.postal.take(line)
            if address is None and at in starts:
                address = AddressLine(
                    label="", first_line=lines[starts[at]], goes_on=at > starts[at]
                )
            if address is not None:
                yield from _address_parts(end_of_line, line, address)
            else:
                yield Part(words=end_of_line)
                parts = self.typed.get(line) or parts_of(line)
                yield from with_people(
                    parts, lambda words: self.people.mentions(words, self.before)
                )
            self.before = line if line.strip() else self.before

    def _cell(self, cell: str, kind: Personal | None) -> str:
        if kind is None or not cell.strip() or PLACEHOLDER.search(cell):
            return self.text(cell)
        return self._placeholder(kind, address_key(cell))

    def _said(self, part: Part) -> str:
        if part.goes_on:
            return ""
        if part.kind is None:
            return part.words
        return self._placeholder(part.kind, part.key) + part.after

    def _placeholder(self, kind: Personal, value: str) -> str:
        self.replaced[kind] += 1
        if (kind, value) not in self.given:
            number = self.taken.get(kind, 0) + 1 + sum(known is kind for known, _ in self.given)
            self.given[kind, value] = f"[{kind} {number}]"
        return self.given[kind, value]


def _address_parts(end_of_line: str, line: str, address: AddressLine) -> Iterator[Part]:
    key = address_key(address.first_line)
    words = line[len(address.label) :]
    if address.goes_on:
        yield Part(
            words=end_of_line + line, settled=True, kind=Personal.ADDRESS, key=key, goes_on=True
        )
        return
    yield Part(words=end_of_line + address.label)
    yield Part(words=words, settled=True, kind=Personal.ADDRESS, key=key)


def _highest(texts: Sequence[str]) -> Mapping[str, int]:
    highest: Counter[str] = Counter()
    for text in texts:
        for match in PLACEHOLDER.finditer(text):
            highest[match["kind"]] = max(highest[match["kind"]], int(match["number"]))
    return highest
