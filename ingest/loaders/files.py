"""Files found and read: the one place of the road in that touches the file system."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.documents import Fault, LoadFailure


@dataclass(frozen=True, kw_only=True)
class FoundFile:
    """A file to load. `path` is free of links; `name` is how a person knows it: its path within
    `folder`, the folder that was named, or its own name where the file itself was.
    """

    path: Path
    name: str
    folder: Path | None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What lies at the paths that were named. `folders` are those that were read to the end, so
    that what is no longer in them is known to be gone.
    """

    files: tuple[FoundFile, ...]
    failures: tuple[LoadFailure, ...]
    folders: tuple[Path, ...]


def find(paths: Sequence[Path], handled: Collection[str]) -> Found:
    """Find the files at the paths, folders in sorted order, each file once. A format whose suffix
    is not handled, a link out of a folder and a path that can't be read are failures; what is
    hidden (its name begins with a dot) is passed over in folders.
    """
    files: dict[Path, FoundFile] = {}
    failures: list[LoadFailure] = []
    folders: list[Path] = []
    # Folders first: a file that is named beside its folder belongs to the folder.
    for path in sorted(paths, key=lambda path: not _is_folder(path)):
        if not _is_folder(path):
            _note(_named(path, handled), files, failures)
            continue
        folder = path.resolve()
        before = len(failures)
        for outcome in _within(folder, handled):
            _note(outcome, files, failures)
        if not any(failure.fault is Fault.UNREADABLE for failure in failures[before:]):
            folders.append(folder)
    return Found(files=tuple(files.values()), failures=tuple(failures), folders=tuple(folders))


def read(file: FoundFile, max_bytes: int) -> bytes | LoadFailure:
    """Read a file whole, where it is no larger than the limit."""
    try:
        with file.path.open("rb") as stream:
            raw = stream.read(max_bytes + 1)
    except OSError as error:
        return LoadFailure(path=file.name, fault=Fault.UNREADABLE, detail=error.strerror or "")
    if len(raw) > max_bytes:
        limit = f"the limit is {max_bytes / 1_000_000:g} MB"
        return LoadFailure(path=file.name, fault=Fault.TOO_LARGE, detail=limit)
    return raw if raw.strip() else LoadFailure(path=file.name, fault=Fault.EMPTY)


def _note(
    outcome: FoundFile | LoadFailure, files: dict[Path, FoundFile], failures: list[LoadFailure]
) -> None:
    if isinstance(outcome, LoadFailure):
        failures.append(outcome)
    else:
        files.setdefault(outcome.path, outcome)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _named(path: Path, handled: Collection[str]) -> FoundFile | LoadFailure:
    try:
        resolved = path.resolve(strict=True)
        regular = stat.S_ISREG(resolved.stat().st_mode)
    except FileNotFoundError:
        return LoadFailure(path=str(path), fault=Fault.MISSING)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        return LoadFailure(path=str(path), fault=Fault.UNREADABLE, detail=_words_of(error))
    if not regular:
        return LoadFailure(path=str(path), fault=Fault.NOT_A_FILE)
    return _if_handled(resolved, path.name, None, handled)


def _within(folder: Path, handled: Collection[str]) -> list[FoundFile | LoadFailure]:
    outcomes: list[FoundFile | LoadFailure] = []

    def unreadable(error: OSError) -> None:
        name = _name(Path(error.filename), folder)
        outcomes.append(LoadFailure(path=name, fault=Fault.UNREADABLE, detail=error.strerror or ""))

    for current, subfolders, names in os.walk(folder, onerror=unreadable):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        links = [name for name in subfolders if Path(current, name).is_symlink()]
        outcomes += [
            LoadFailure(path=_name(Path(current, name), folder), fault=Fault.OUTSIDE)
            for name in links
            if not Path(current, name).resolve().is_relative_to(folder)
        ]
        for name in sorted(name for name in names if not name.startswith(".")):
            outcomes.append(_entry(Path(current, name), folder, handled))
    return outcomes


def _entry(path: Path, folder: Path, handled: Collection[str]) -> FoundFile | LoadFailure:
    name = _name(path, folder)
    try:
        resolved = path.resolve(strict=True)
        if not resolved.is_relative_to(folder):
            return LoadFailure(path=name, fault=Fault.OUTSIDE)
        regular = stat.S_ISREG(resolved.stat().st_mode)
    except FileNotFoundError:
        return LoadFailure(path=name, fault=Fault.MISSING)
    except (OSError, RuntimeError) as error:
        return LoadFailure(path=name, fault=Fault.UNREADABLE, detail=_words_of(error))
    # A pipe would be waited on for ever.
    if not regular:
        return LoadFailure(path=name, fault=Fault.NOT_A_FILE)
    return _if_handled(resolved, name, folder, handled)


def _if_handled(
    path: Path, name: str, folder: Path | None, handled: Collection[str]
) -> FoundFile | LoadFailure:
    suffix = path.suffix.lower()
    if suffix not in handled:
        return LoadFailure(path=name, fault=Fault.NOT_HANDLED, detail=suffix or "no suffix")
    return FoundFile(path=path, name=name, folder=folder)


def _name(path: Path, folder: Path) -> str:
    inside = path.is_relative_to(folder) and path != folder
    return path.relative_to(folder).as_posix() if inside else path.name


def _words_of(error: OSError | RuntimeError) -> str:
    return (error.strerror or "") if isinstance(error, OSError) else "a link that leads in a circle"
