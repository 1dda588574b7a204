"""The names under which people write in seller forums."""

from __future__ import annotations

import re

SELLER = r"Seller_[A-Za-z0-9]{3,}"
STAFF = r"[A-Z][A-Za-z]*_Amazon"
MEMBER = r"u/[A-Za-z0-9_-]{3,20}"

HANDLE = re.compile(rf"(?<![\w@])@?(?:{SELLER}|{STAFF}|{MEMBER})")
"""A handle anywhere in a text."""

_AUTHOR = re.compile(rf"@?(?:{SELLER}|{STAFF}|{MEMBER})")


def is_author_line(line: str) -> bool:
    """True for a line that holds nothing but a handle, as forums put it above a post."""
    return _AUTHOR.fullmatch(line.strip()) is not None
