"""The systems that are measured side by side, and what each needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parents[3]

INSTALLING = "pip install 'dispute-desk[evaluation]'"


@dataclass(frozen=True, kw_only=True)
class System:
    """`name` as it is printed, `folder` as its index is called; `home` the module that has its
    functions `build_FOLDER` and `open_FOLDER`; `libraries` are what it is measured with, `code`
    the files of ours that its index depends on.
    """

    name: str
    folder: str
    home: str
    libraries: tuple[str, ...]
    code: tuple[str, ...]
    cut_by_us: bool = False

    def missing(self) -> tuple[str, ...]:
        """The libraries that are not installed."""
        return tuple(name for name in self.libraries if _version(name) is None)

    def key(self, fingerprint: str, model: str, model_hash: str | None) -> str:
        """A hash of all that its index depends on."""
        versions = [(name, _version(name)) for name in self.libraries]
        content = [sha256(file.read_bytes()).hexdigest() for file in self._files()]
        inputs = json.dumps([fingerprint, model, model_hash, versions, content])
        return sha256(inputs.encode()).hexdigest()[:12]

    def _files(self) -> list[Path]:
        return sorted(file for pattern in self.code for file in ROOT.glob(pattern))


_OWN_CODE = (
    "ingest/*.py",
    "ingest/loaders/*.py",
    "knowledge/sources.py",
    "knowledge/index/*.py",
    "bot/evaluation/beir/cutting.py",
    "bot/evaluation/beir/own_systems.py",
)
_OWN_LIBRARIES = ("onnxruntime", "tokenizers", "markdown-it-py")
_OWN = "bot.evaluation.beir.own_systems"
_USUAL = "bot.evaluation.beir.usual_chains"
_USUAL_CODE = ("bot/evaluation/beir/usual_chains.py",)

PASSAGES = System(
    name="our passages",
    folder="passages",
    home=_OWN,
    libraries=_OWN_LIBRARIES,
    code=_OWN_CODE,
)

OURS = System(
    name="ours",
    folder="ours",
    home=_OWN,
    libraries=(*_OWN_LIBRARIES, "chromadb", "bm25s", "PyStemmer"),
    code=_OWN_CODE,
    cut_by_us=True,
)

WORDS = System(
    name="BM25 alone",
    folder="words",
    home=_OWN,
    libraries=("bm25s", "PyStemmer"),
    code=_OWN_CODE,
    cut_by_us=True,
)

MEANING = System(
    name="the model alone",
    folder="meaning",
    home=_OWN,
    libraries=_OWN_LIBRARIES,
    code=_OWN_CODE,
    cut_by_us=True,
)

LANGCHAIN = System(
    name="LangChain chain",
    folder="langchain",
    home=_USUAL,
    libraries=(
        "langchain-chroma",
        "langchain-huggingface",
        "langchain-text-splitters",
        "sentence-transformers",
    ),
    code=_USUAL_CODE,
)

LLAMAINDEX = System(
    name="LlamaIndex chain",
    folder="llamaindex",
    home=_USUAL,
    libraries=(
        "llama-index-core",
        "llama-index-embeddings-huggingface",
        "sentence-transformers",
    ),
    code=_USUAL_CODE,
)

SYSTEMS = (OURS, WORDS, MEANING, LANGCHAIN, LLAMAINDEX)


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
