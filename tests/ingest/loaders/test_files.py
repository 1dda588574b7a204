import os
from pathlib import Path

import pytest

from ingest.documents import Fault, LoadFailure
from ingest.loaders.files import FoundFile, find, read

HANDLED = {".md", ".txt"}
ROOMY = 1_000


def a_file(path: Path, content: bytes = b"Text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def reading(tmp_path: Path, content: bytes, max_bytes: int = ROOMY) -> bytes | LoadFailure:
    path = a_file(tmp_path / "notes.txt", content)
    return read(FoundFile(path=path, name="notes.txt", folder=None), max_bytes)


def test_a_folder_is_found_in_sorted_order_with_what_lies_below_it(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.TXT"):
        a_file(tmp_path / name)

    found = find([tmp_path], HANDLED)

    assert [file.name for file in found.files] == ["a.txt", "b.md", "sub/c.TXT"]
    assert found.folders == (tmp_path.resolve(),)
    assert found.failures == ()


def test_a_file_that_is_named_beside_its_folder_comes_once_and_with_the_folder(
    tmp_path: Path,
) -> None:
    path = a_file(tmp_path / "a.txt")

    found = find([path, tmp_path], HANDLED)

    assert found.files == (FoundFile(path=path.resolve(), name="a.txt", folder=tmp_path.resolve()),)


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    a_file(tmp_path / ".DS_Store")
    a_file(tmp_path / ".git/notes.txt")
    a_file(tmp_path / "a.txt")

    found = find([tmp_path], HANDLED)

    assert [file.name for file in found.files] == ["a.txt"]
    assert found.failures == ()


@pytest.mark.parametrize("name", ["a.gif", "a.xlsx", "a.zip", "a.doc"])
def test_a_format_that_is_not_handled_yet_is_refused_with_what_to_do(
    tmp_path: Path, name: str
) -> None:
    (failure,) = find([a_file(tmp_path / name)], HANDLED).failures

    assert failure.fault is Fault.NOT_HANDLED
    assert failure.reason == f"this format is not handled yet ({Path(name).suffix})"
    assert failure.mend.startswith("Save it as Markdown, text, HTML, PDF, DOCX")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "nothing.md"

    assert find([missing], HANDLED).failures == (
        LoadFailure(path=str(missing), fault=Fault.MISSING),
    )


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = a_file(tmp_path / "elsewhere/secret.txt")
    folder = tmp_path / "notes"
    a_file(folder / "a.txt")
    (folder / "link.txt").symlink_to(secret)
    (folder / "linked").symlink_to(secret.parent)

    found = find([folder], HANDLED)

    assert [file.name for file in found.files] == ["a.txt"]
    assert found.failures == (
        LoadFailure(path="linked", fault=Fault.OUTSIDE),
        LoadFailure(path="link.txt", fault=Fault.OUTSIDE),
    )


def test_a_link_within_the_folder_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    path = a_file(tmp_path / "sub/a.txt")
    (tmp_path / "z.txt").symlink_to(path)

    found = find([tmp_path], HANDLED)

    assert [file.path for file in found.files] == [path.resolve()]


def test_a_link_that_leads_nowhere_or_in_a_circle_stops_nothing(tmp_path: Path) -> None:
    a_file(tmp_path / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")

    found = find([tmp_path], HANDLED)

    assert [file.name for file in found.files] == ["a.txt"]
    assert [(failure.path, failure.fault) for failure in found.failures] == [
        ("broken.txt", Fault.MISSING),
        ("circle.txt", Fault.UNREADABLE),
    ]


def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert find([tmp_path], HANDLED).failures == (
        LoadFailure(path="pipe.txt", fault=Fault.NOT_A_FILE),
    )


def test_a_folder_that_was_not_read_to_the_end_is_not_called_complete(tmp_path: Path) -> None:
    a_file(tmp_path / "a.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")

    assert find([tmp_path], HANDLED).folders == ()


def test_a_file_that_vanished_since_it_was_found_is_unreadable(tmp_path: Path) -> None:
    gone = FoundFile(path=tmp_path / "gone.txt", name="gone.txt", folder=None)

    failure = read(gone, ROOMY)

    assert isinstance(failure, LoadFailure)
    assert failure.fault is Fault.UNREADABLE


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_a_file_without_content_is_empty(tmp_path: Path, content: bytes) -> None:
    assert reading(tmp_path, content) == LoadFailure(path="notes.txt", fault=Fault.EMPTY)


def test_a_file_beyond_the_limit_is_too_large(tmp_path: Path) -> None:
    assert reading(tmp_path, b"x" * (ROOMY + 1)) == LoadFailure(
        path="notes.txt", fault=Fault.TOO_LARGE, detail="the limit is 0.001 MB"
    )


def test_a_file_of_the_very_limit_is_read(tmp_path: Path) -> None:
    assert reading(tmp_path, b"x" * ROOMY) == b"x" * ROOMY


def test_every_fault_has_a_reason_and_a_mend() -> None:
    for fault in Fault:
        failure = LoadFailure(path="a.txt", fault=fault)

        assert failure.reason
        assert failure.mend
