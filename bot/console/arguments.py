"""The arguments of a call, as forms and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.console.errors import ApiError


@dataclass(frozen=True)
class Arguments:
    """What a call was given. In a form, lists and objects come as JSON and truth as 1 or true
    (docs.slack.dev/apis/web-api, "Basic usage").
    """

    values: Mapping[str, Any]

    def need(self, name: str) -> str:
        """A string that must be there. Raises ApiError invalid_arguments."""
        found = self.text(name)
        if not found:
            raise missing(name)
        return found

    def text(self, name: str) -> str | None:
        """A string, or None."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false in any of the spellings that forms have."""
        value = self.values.get(name)
        return default if value is None else value in (True, "1", "true", "True", 1)

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises ApiError invalid_arguments."""
        value = self.values.get(name)
        if value is None:
            return default
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise ApiError("invalid_arguments", f"[ERROR] {name} must be a number") from error

    def parsed(self, name: str, error: str = "invalid_arguments") -> Any:
        """A list or an object, decoded where it came as text. Raises ApiError, of that name."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as problem:
            raise ApiError(error, f"[ERROR] {name} is not JSON") from problem


def missing(name: str) -> ApiError:
    """What Slack says where an argument is missing."""
    return ApiError("invalid_arguments", f"[ERROR] missing required field: {name}")


def read_arguments(content_type: str, body: bytes) -> dict[str, Any]:
    """A request's body. Raises ApiError invalid_json, json_not_object, invalid_charset,
    invalid_post_type or missing_post_type.
    """
    if not body:
        return {}
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            read = json.loads(body)
        except ValueError as error:
            raise ApiError("invalid_json") from error
        if not isinstance(read, dict):
            raise ApiError("json_not_object")
        return read
    if kind == "application/x-www-form-urlencoded":
        try:
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
        except UnicodeDecodeError as error:
            raise ApiError("invalid_charset") from error
    raise ApiError("invalid_post_type" if kind else "missing_post_type")
