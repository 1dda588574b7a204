"""The machine on which it was measured, and the libraries."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

LIBRARIES = (
    "chromadb",
    "onnxruntime",
    "bm25s",
    "langchain-chroma",
    "langchain-huggingface",
    "sentence-transformers",
    "torch",
)


def machine() -> dict[str, str]:
    """What the figures depend on. `load` is how many processes wanted a core in the last minute:
    above the number of cores, others were in the way.
    """
    return {
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }
