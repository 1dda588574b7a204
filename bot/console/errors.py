"""What the stand-in refuses: a call of the app (ApiError), or what no person could do or see.

DeskError
├── NotOnScreen
└── NothingCame
"""

from __future__ import annotations

from typing import Any

from knowledge.errors import DeskError


class ApiError(Exception):
    """A call that Slack answers with `ok: false`; `more` joins the answer."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = messages
        self.more = more


class NotOnScreen(DeskError):
    """A person can't do that here. Look at what stands in the channel or in the open view."""


class NothingCame(DeskError):
    """The app did not do it in time. The stand-in's `calls` and `deliveries` say what it did."""
