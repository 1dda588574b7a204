"""What a document says of itself above its text: a block of YAML between two lines of hyphens."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from ingest.documents import Page
from knowledge.deadlines import ZONES
from knowledge.sources import ANYWHERE

LONGEST = 8_000
"""Characters that front matter may have; more is taken for text."""


def divided(text: str) -> tuple[str | None, str]:
    """Divide a text into its front matter (None where it has none) and the rest."""
    match = _FRONT_MATTER.match(text.lstrip("\n"))
    if match is None or len(match["yaml"]) > LONGEST:
        return None, text
    return match["yaml"], text.lstrip("\n")[match.end() :]


def particulars(front_matter: str) -> Page:
    """Return a page without blocks that holds what front matter says. What can't be used is left
    out and noted.
    """
    try:
        # BaseLoader leaves every scalar a string: nothing is built from what a stranger wrote.
        raw = yaml.load(front_matter, Loader=yaml.BaseLoader)  # noqa: S506 -- strings only
    except (yaml.YAMLError, RecursionError):
        return Page(blocks=(), notes=("its front matter is not valid YAML and was left out",))
    fields = raw if isinstance(raw, dict) else {}
    url, notes = _url(_line(fields, "url"))
    marketplaces, more_notes = _marketplaces(fields.get("marketplaces"))
    return Page(
        blocks=(),
        title=_line(fields, "title"),
        url=url,
        publisher=_line(fields, "publisher"),
        published=_line(fields, "published"),
        authority=_line(fields, "authority"),
        marketplaces=marketplaces,
        notes=(*notes, *more_notes),
    )


_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:(?!---[ \t]*$).*\n)*?)---[ \t]*(?:\n|\Z)", re.M)


def _line(fields: Mapping[object, object], name: str) -> str | None:
    value = fields.get(name)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _url(url: str | None) -> tuple[str | None, tuple[str, ...]]:
    if url is None or re.fullmatch(r"https?://[^\s<>\"']+", url):
        return url, ()
    return None, ("its url is not a web address and was left out",)


def _marketplaces(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    named = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    codes = tuple(str(code).upper() for code in named)
    wrong = [code for code in codes if code not in ZONES and code != ANYWHERE]
    if wrong:
        return (), (f"its marketplaces were left out: {', '.join(wrong)[:80]} is not a code",)
    return codes, ()
