"""Whether the bundled corpus has changed, told from its bytes alone: a question asks this first, so
nothing is parsed here, and nothing is imported that parses.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from knowledge import lexicon, playbooks, sources
from knowledge.errors import BadCorpus

_LOADERS = Path(__file__).parent / "loaders"
_CODE = (
    _LOADERS / "corpus.py",
    _LOADERS / "markdown.py",
    Path(sources.__file__),
    Path(playbooks.__file__),
    Path(lexicon.__file__),
)


def fingerprint_of(folder: Path) -> str:
    """Return what changes when anything does that the corpus's passages come from: its files, or
    the code that reads them. Raises BadCorpus where a file can't be read.
    """
    digest = hashlib.sha256()
    for path in (
        folder / "sources.yaml",
        *sorted((folder / "policies").glob("*.md")),
        *sorted((folder / "playbooks").glob("*.yaml")),
        *folder.glob("not_ours.yaml"),
        *_CODE,
    ):
        content = _bytes(path)
        digest.update(f"{path.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadCorpus(f"{path.name}: {error}") from error
