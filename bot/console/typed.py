"""What a person types, as it stands in the message that the app gets."""

from __future__ import annotations

import re
from typing import Final

# What is in Slack's form already; addresses; e-mail addresses; characters that mean something.
PARTS: Final = re.compile(
    r"(?P<done><(?:[@#!]|https?://|mailto:)[^<>]*>)"
    r"|(?P<url>https?://[^\s<>]*[^\s<>.,;:!?)\]}'\"])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<rest>[&<>])"
)
ESCAPED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def as_sent(text: str) -> str:
    """Addresses and e-mail addresses in angle brackets; `&`, `<` and `>` escaped elsewhere
    (docs.slack.dev/messaging/formatting-message-text). Mentions are left as they are.
    """
    return PARTS.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    part = found.group()
    match found.lastgroup:
        case "url":
            return f"<{part.replace('&', '&amp;')}>"
        case "mail":
            return f"<mailto:{part}|{part}>"
        case "rest":
            return ESCAPED[part]
    return part
