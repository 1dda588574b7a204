"""A pasted mail cut into lines: what in a question is the mail, and what the person typed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.notice_labels import AMAZONS_LABELS, LABELLED, label_of

_TAG_LINE = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
_SPACES = re.compile(r"[^\S\n]+")
_QUOTED = re.compile(r"^\s*((?:>\s*)+)")
_ORNAMENT = re.compile(r"^[\s|*#•·–—_-]+(?=[\w$£€(])|[\s|*_]+$")
_EMPHASIS = re.compile(r"\*+|__+")

_GREETING = re.compile(
    r"\b(?:dear|hello|hi|greetings)\b[ ,]{1,2}(?:(?:valued )?(?:amazon )?"
    r"(?:seller|merchant|selling partner)s?\b|from amazon)",
    re.IGNORECASE,
)
_ANY_GREETING = re.compile(r"\"?(?:dear|hello|hi)\b[^.?!]{0,40}[,:]$", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"(?:sincerely|regards|best regards|kind regards|warm regards|thank you for selling|thanks?)\b"
    r"[^?]{0,40}$|(?:the )?amazon[\w .'’-]{0,50}\b(?:team|services|performance|support|department"
    r"|payments|europe|llc|inc|s\.?\u00e0? ?r\.?l)\b[^?]{0,30}$|(?:the )?(?:seller performance"
    r"|a-to-z guarantee"
    r"|seller support|safe-t|chargeback)\b[\w -]{0,20} team\b|amazon\.(?:com?[\w.]*|de|fr|it|es"
    r"|nl|ca)$",
    re.IGNORECASE,
)
_AMAZONS_SIGN_OFF = re.compile(
    r"(?:the )?amazon[\w .'’-]{0,50}\b(?:team|services|performance|support|department|payments"
    r"|europe)\b[^?]{0,30}$|(?:the )?(?:seller performance|a-to-z guarantee|safe-t|chargeback)\b"
    r"[\w -]{0,20} team\b|thank you for selling (?:on|with|in) amazon"
    r"|^\"?amazon\.(?:com(?:\.au|\.mx)?|co\.uk|co\.jp|de|fr|it|es|nl|ca|in|ae|sg)\"?$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?:from|to|cc|sent|date|subject|reply-to)\s*: ?(.*)", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^(?:-{2,} ?)?(?:original|forwarded) message\b ?(?:-{2,}|:|$)|^begin forwarded message"
    r"|^on .{6,80} wrote ?:$",
    re.IGNORECASE,
)
_AMAZONS_HEADER = re.compile(
    r"^(?:from|subject)\s*:.*(?:amazon|a-to-z|a2z|safe-t|chargeback|claim)", re.IGNORECASE
)
_VOICE = re.compile(
    r"\byour (?:safe-?t|appeal|seller account|seller central|account (?:has|was|will)|selling"
    r"|order defect|response (?:must|is|was|has)|claim)"
    r"|\byou (?:must|have until|are required to|are not required|can|may|do not need to) "
    r"(?:please )?(?:respond|reply|appeal|submit|provide|take)"
    r"|\bplease (?:respond|reply|provide|submit|review|send|upload|represent)\b"
    r"|^dear (?!customer|buyer|amazon|sir|madam|mrs?\b|ms\b)[^,?!.]{2,40},?$"
    r"|\byou have (?:\d+|\w+) (?:\w+ )?(?:hours|days)\b|\byour next disbursement\b"
    r"|\bwe (?:have |are )?(?:received|reviewed|granted|denied|decided|closed|reimbursed|debited"
    r"|upheld|upholding|writing)\b[^.]{0,80}\byour?\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?-i:\bI\b)|\bi'?(?:m|ve|ll)?\b|\bmy\b|\?\s*$", re.IGNORECASE)
_AMAZONS_QUESTION = re.compile(
    r"(?:questions|helpful|need help|how did we do)\b.*\?", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:(?:fwd?|re): )?(?:your )?(?:a-to-z|safe-t|chargeback)[\w -]{0,60}"
    r"\b(?:decision|notification|notice|request|update|granted|denied|approved|filed|received)\b"
    r"[^,?!.]{0,60}$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"{_GREETING.pattern}|\b(?:sincerely|kind regards|best regards),|(?<![\w-])(?:{LABELLED}"
    r"|(?:claim|dispute|chargeback) reason) ?:",
    re.IGNORECASE,
)
"""What begins a line wherever it stands: a mail that was pasted flat has lost its lines."""


_VALUE_END = re.compile(
    r"(?<![ap]\.m)(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))(?<!\bsept)"
    r"(?<=\w)[.!] +(?=\w)",
    re.IGNORECASE,
)
_OPENING_LINES = 10


@dataclass(frozen=True)
class Line:
    """A line of a mail, without its quoting; `depth` is how often it was quoted."""

    text: str
    depth: int


@dataclass(frozen=True)
class Divided:
    """A question with mails in it: the person's own words and the mails' lines, as they stand from
    above. `is_bare`: nothing but labels shows that they are a mail.
    """

    own_words: str
    mails: tuple[tuple[str, ...], ...]
    is_bare: bool


def divided(text: str) -> Divided | None:
    """Cut what was pasted from what was typed; None where nothing reads like a mail of Amazon's.

    What is quoted deeper than the mail is somebody else's words and is left out of it.
    """
    lines = _lines(text)
    for depth in sorted({line.depth for line in lines}):
        here = [line.text if _belongs(line, depth) else "" for line in lines]
        evidence = _Evidence.of(here)
        if evidence.suffices and not (evidence.is_bare and "\n" not in text.strip()):
            start, end = _reach(here, evidence)
            start = next(place for place in range(start, end) if here[place])
            # Quotation marks around the whole mail are the person's own.
            mail = [here[start].lstrip('"'), *here[start + 1 : end]]
            own = [
                line.text
                for place, line in enumerate(lines)
                if (not start <= place < end or not here[place]) and line.depth <= depth
            ]
            if evidence.is_bare and not depth:
                own = [line.text for line in lines]
            return Divided(
                own_words=re.sub(r"\n{2,}", "\n", "\n".join(own)).strip(),
                mails=tuple(_mails(mail)),
                is_bare=evidence.is_bare,
            )
    return None


def _belongs(line: Line, depth: int) -> bool:
    """True for the lines of a mail quoted so deep; its headers may stand above the quoting."""
    return line.depth == depth or (line.depth < depth and _is_header(line.text))


def _is_header(line: str) -> bool:
    return _HEADER.match(line) is not None or _FORWARDED.search(line) is not None


def _lines(text: str) -> list[Line]:
    plain = _TAG_LINE.sub("\n", html.unescape(text))
    plain = _TAG.sub(" ", _TAG_CELL.sub("\t", plain))
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", plain)).replace("\r\n", "\n")
    plain = _DASHES.sub("-", plain).translate(_QUOTES)
    found: list[Line] = []
    for raw in plain.replace("\r", "\n").split("\n"):
        quoting = _QUOTED.match(raw)
        depth = quoting[1].count(">") if quoting else 0
        rest = raw[quoting.end() :] if quoting else raw
        rest = _SPACES.sub(" ", rest.replace("\t", " : ", 1))
        starts = sorted({0, *(match.start() for match in _BEGINS.finditer(rest))})
        ends = [*starts[1:], len(rest)]
        found.extend(
            Line(piece, depth)
            for start, end in zip(starts, ends, strict=True)
            for piece in _pieces(_bare(rest[start:end]))
        )
    return found


def _pieces(line: str) -> list[str]:
    """A label's line without the sentence that follows its value."""
    if label_of(line) in {None, "buyers_words"}:
        return [line]
    return _VALUE_END.split(line, maxsplit=1)


def _bare(line: str) -> str:
    without = _EMPHASIS.sub("", line).strip()
    without = _ORNAMENT.sub("", without).strip()
    return re.sub(r" ?\| ?", " : ", without, count=1) if without.count("|") == 1 else without


@dataclass(frozen=True)
class _Evidence:
    """What shows that lines are a mail of Amazon's, by their places."""

    labels: Mapping[int, str]
    greeted: frozenset[int]
    headed: frozenset[int]
    voice: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Evidence:
        labels = {place: name for place, line in enumerate(lines) if (name := label_of(line))}
        return cls(
            labels,
            greeted=_places(lines, _GREETING, _AMAZONS_SIGN_OFF),
            headed=_places(lines, _FORWARDED, _AMAZONS_HEADER),
            voice=_places(lines, _VOICE),
        )

    @property
    def hard(self) -> frozenset[int]:
        """Where nobody but Amazon writes so."""
        return self.greeted | self.headed

    @property
    def suffices(self) -> bool:
        told = set(self.labels.values())
        if self.hard:
            return bool(told or self.voice) or len(self.greeted) > 1
        return (len(told) > 1 and bool(self.voice or told & AMAZONS_LABELS)) or (
            bool(told) and len(self.voice) > 1
        )

    @property
    def is_bare(self) -> bool:
        return not self.hard and not self.voice


def _places(lines: Sequence[str], *patterns: re.Pattern[str]) -> frozenset[int]:
    return frozenset(
        place
        for place, line in enumerate(lines)
        if any(pattern.search(line) for pattern in patterns)
    )


def _reach(lines: Sequence[str], evidence: _Evidence) -> tuple[int, int]:
    """From where to where the mail stands: from its first sign on, and down to where the person
    speaks again.
    """
    signs = sorted({*evidence.labels, *evidence.hard, *evidence.voice})
    signs.extend(place for place, line in enumerate(lines) if _HEADER.match(line))
    start, end = min(signs), max(signs) + 1
    start = _opening(lines, start)
    signed = any(_SIGN_OFF.search(line) for line in lines[end - 1 : end])
    while end < len(lines):
        line = lines[end]
        is_own = _OWN.search(line) and not _AMAZONS_QUESTION.search(line)
        if is_own or (signed and line and not _SIGN_OFF.search(line)):
            break
        signed = signed or (bool(line) and _SIGN_OFF.search(line) is not None)
        end += 1
    return start, end


def _opening(lines: Sequence[str], start: int) -> int:
    """Where a mail begins whose first sign stands at `start`: at the greeting above it, and at what
    heads that.
    """
    for place in range(start - 1, max(-1, start - _OPENING_LINES), -1):
        if _OWN.search(lines[place]):
            break
        if _ANY_GREETING.match(lines[place]):
            start = place
            break
    while start and _is_head(lines[start - 1]):
        start -= 1
    return start


def _is_head(line: str) -> bool:
    return not line or any(pattern.match(line) for pattern in (_ANY_GREETING, _TITLE))


def _mails(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cut a thread into its mails: another begins with its own header or greeting."""
    mail: list[str] = []
    headed = True
    for line in lines:
        is_head = _is_header(line)
        begins = (is_head and not headed) or (
            _GREETING.search(line) is not None and any(map(_GREETING.search, mail))
        )
        if begins and any(mail):
            yield tuple(mail)
            mail = []
        headed = is_head or (headed and not line)
        mail.append(line)
    if any(mail):
        yield tuple(mail)
