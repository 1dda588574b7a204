"""Words planted in a home, looked for in all its files, whatever form they could have there."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

from knowledge.opening import Home


def files(home: Home) -> Iterator[Path]:
    return (
        file
        for file in home.root.rglob("*")
        if file.is_file() and not file.is_relative_to(home.models)
    )


def encodings(words: str) -> Iterator[bytes]:
    """Yield the words in every form in which a file could have kept them."""
    for text in (words, words.lower(), words.upper(), json.dumps(words)[1:-1]):
        plain = text.encode()
        yield plain
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield plain.hex().encode()
        for shift in range(3):  # base64 of it, wherever it stands in what was encoded
            encoded = base64.b64encode(b"\0" * shift + plain)
            yield encoded[4 if shift else 0 : len(encoded) // 4 * 4 - 4]


def places_of(home: Home, *words: str) -> set[str]:
    wanted = [needle for word in words for needle in encodings(word)]
    return {
        str(file.relative_to(home.root))
        for file in files(home)
        if any(needle in file.read_bytes() for needle in wanted)
    }
