"""What holds of the project as a whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import typer

from bot.__main__ import app

ROOT = Path(__file__).parents[1]


def files_of_the_project() -> list[Path]:
    """Every file that is the project's: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The project's text files by their paths."""
    found = {}
    for path in files_of_the_project():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    assert len(found) > 100
    return found


# The README's word is kept


def test_the_readmes_make_commands_are_targets(texts: dict[str, str]) -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", texts["Makefile"]))

    named = set(re.findall(r"(?m)(?:^|`)make ([a-z-]+)", texts["README.md"]))

    assert {"ask", "test"} <= named
    assert named <= targets


def test_the_readmes_commands_and_options_are_there(texts: dict[str, str]) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    calls = re.findall(r"dispute-desk ([a-z-]+)((?: [^`\n]*)?)", texts["README.md"])

    assert {name for name, _ in calls} <= commands.keys()
    for name, rest in calls:
        options = {option for param in commands[name].params for option in param.opts}
        assert set(re.findall(r" (--[a-z-]+)", rest)) <= options, name


def test_ci_runs_what_the_readme_and_the_linters_say(texts: dict[str, str]) -> None:
    assert re.findall(r"(?m)^make ([a-z]+)", texts[".ci/run"]) == ["lint", "test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


# Nothing stands in the project that is not its business

SECRET = re.compile(
    r"xox[abprse]-[\w-]{8,}|xapp-[\w-]{8,}|\bsk-[A-Za-z0-9_-]{20,}|\bgh[pousr]_[A-Za-z0-9]{20,}"
    r"|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:hooks\.slack\.com/services|eyJ[A-Za-z0-9_-]{20,}\.)"
)
THIS_MACHINE = re.compile(r"(?<![\w.~}/])/(?:work|home|root|Users)/(?!jane\b)\w+")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")
INVENTED_E_MAIL = re.compile(
    r"@(?:[\w-]+\.)*example\.(?:com|org|net)(?:\.md)?$|@[\w.-]+\.(?:test|invalid|example)$"
    r"|@(?:(?:my)?shop\.com|acme\.io)$",  # as sellers write them, where messages are checked
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w./-])(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ .-][2-9]\d\d[ .-]\d{4}(?![\w-])")
INVENTED_PHONE = re.compile(r"555[ .-]01\d\d$")


def found(texts: dict[str, str], wanted: re.Pattern[str], invented: re.Pattern[str]) -> list[str]:
    return [
        f"{path}: {match.group()}"
        for path, text in texts.items()
        for match in wanted.finditer(text)
        if not invented.search(match.group())
    ]


NOTHING = re.compile(r"(?!)")


def test_no_file_holds_a_secret(texts: dict[str, str]) -> None:
    assert found(texts, SECRET, NOTHING) == []


def test_no_file_holds_a_path_of_somebodys_machine(texts: dict[str, str]) -> None:
    assert found(texts, THIS_MACHINE, NOTHING) == []


def test_no_file_holds_an_e_mail_address_but_invented_ones(texts: dict[str, str]) -> None:
    assert found(texts, E_MAIL, INVENTED_E_MAIL) == []


def test_no_file_holds_a_phone_number_but_invented_ones(texts: dict[str, str]) -> None:
    assert found(texts, PHONE, INVENTED_PHONE) == []


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (SECRET, "xoxb-" + "1234567890-abcdef"),
        (SECRET, "-----BEGIN RSA " + "PRIVATE KEY-----"),
        (THIS_MACHINE, "see /" + "home/ann/notes"),
        (E_MAIL, "ann" + "@" + "gmail.com"),
        (PHONE, "(212) " + "736-5000"),
    ],
)
def test_the_search_finds_what_it_looks_for(wanted: re.Pattern[str], text: str) -> None:
    assert found({"a file": text}, wanted, INVENTED_E_MAIL) == [f"a file: {wanted.search(text)[0]}"]  # type: ignore[index]
