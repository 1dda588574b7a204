"""Spares the import of Chroma the checks that it makes of itself.

Chroma marks the methods that stand for a base class's with the library `overrides`, which reads the
bytecode and compares the signatures of each as the class is made. That finds mistakes of Chroma's
authors, the same on every machine, and takes a third of a second of a command that answers in two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from types import ModuleType
from typing import Any

_ONE_AT_A_TIME = Lock()


@contextmanager
def unchecked_overrides() -> Iterator[None]:
    """Within the block, what `overrides` decorates is marked as such and not compared with
    anything. Where the library is not there, or is not the one that is known, nothing changes.
    """
    checking = _checking_module()
    if checking is None:
        yield
        return
    with _ONE_AT_A_TIME:
        checks = vars(checking)["_overrides"]
        vars(checking)["_overrides"] = _marked
        try:
            yield
        finally:
            vars(checking)["_overrides"] = checks


def _checking_module() -> ModuleType | None:
    if find_spec("overrides") is None:
        return None
    import overrides

    # Its function of the same name hides the module from `import`.
    checking = sys.modules.get(f"{overrides.__name__}.overrides")
    return checking if checking and callable(vars(checking).get("_overrides")) else None


def _marked(method: Any, *_: object, **__: object) -> Any:
    """The method with the mark that tells the base class that it is meant."""
    method.__override__ = True
    return method
