"""A draft in a terminal: what to know before it is sent, its text, what its sentences rest on."""

from io import StringIO

from rich.console import Console, Group

from bot.terminal.draft_rendering import draft_parts
from tests.bot.terminal.small_answer import ANSWER


def printed(*, bindings: bool = False) -> list[str]:
    """The lines that a person reads, without the frame of the text."""
    assert ANSWER.draft is not None
    console = Console(file=StringIO(), width=120, force_terminal=False)
    console.print(Group(*draft_parts(ANSWER.draft, bindings=bindings)))
    assert isinstance(console.file, StringIO)
    return [line.strip(" │") for line in console.file.getvalue().splitlines()]


def test_what_to_know_stands_before_the_text() -> None:
    assert printed()[:7] == [
        "Send only if there is a badge.",
        "It is in English.",
        "1 to fill in: ORDER ID",
        "Exhibits at hand: A badge picture",
        "Not named yet: scan record; letter (not there)",
        "It hangs on the scan record: The scan decides.",
        "Look again: 'about': It is vague.",
    ]


def test_what_the_sentences_rest_on_is_shown_on_request_alone() -> None:
    bound = [
        "“Hello,”",
        "↳ courtesy",
        "“about [ORDER ID].”",
        "↳ told: badge = badge; you fill in: ORDER ID; "
        "badge (Claims page, https://example.com/claims)",
    ]

    assert [line for line in printed() if line.startswith("↳")] == []
    assert printed(bindings=True)[-4:] == bound
