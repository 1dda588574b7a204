"""Failures that a person reads: a class's docstring is its message and says what to do next.

DeskError
├── WrongSetting
├── BadCorpus
├── HoldIncomplete (knowledge/retention.py)
├── HoldsUnreadable (knowledge/holds.py)
├── IndexBusy
├── IndexMissing
├── LedgerOutdated
├── ModelMismatch
└── UnknownWorkspace
"""

from __future__ import annotations

import inspect


class DeskError(Exception):
    """Something failed. Run `dispute-desk doctor` to see what is wrong."""

    def __init__(self, detail: str = "") -> None:
        message = inspect.cleandoc(type(self).__doc__ or "").replace("\n", " ")
        super().__init__(f"{detail}: {message}" if detail else message)


class WrongSetting(DeskError):
    """Correct it in the environment or in .env; .env.example lists every setting."""


class BadCorpus(DeskError):
    """The bundled corpus is damaged. Reinstall Dispute Desk, or mend the file that is named."""


class IndexBusy(DeskError):
    """Another process is using the index. Wait for it to finish, then try again."""


class IndexMissing(DeskError):
    """There is no index yet. Run `dispute-desk ingest` to build it."""


class LedgerOutdated(DeskError):
    """The database is of another version of Dispute Desk. Run `dispute-desk migrate`."""


class ModelMismatch(DeskError):
    """The index was built with another embedding model. Run `dispute-desk ingest` to rebuild it."""


class UnknownWorkspace(DeskError):
    """A workspace's name is lower-case letters, digits and hyphens, 40 at most."""
