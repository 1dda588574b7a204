"""A conversation as a table: what a person types, and how the bot's answer begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.console.errors import NothingCame
from bot.console.gestures import Gesture
from bot.console.records import Channel, Message, Person
from bot.console.replies import replies
from bot.console.workspace import SOON, Workspace


def converse(
    workspace: Workspace,
    person: Person,
    channel: Channel,
    turns: Iterable[tuple[str, str]],
    timeout: timedelta = SOON,
) -> Message | None:
    """Say each turn and wait for its answer: commands as commands, the first other turn as a
    mention, what follows in its thread. An answer that ends in `…` needs only to begin so. The last
    answer. Raises NothingCame with what was said instead.
    """
    thread: Message | None = None
    answer: Message | None = None
    for typed, expected in turns:
        if typed.startswith("/"):
            answer = _await(workspace, workspace.command(person, typed, channel), expected, timeout)
            continue
        say = workspace.say if channel.kind == "direct" else workspace.mention
        said = say(person, channel, typed, thread)
        thread = thread or (None if channel.kind == "direct" else said)
        answer = _await(workspace, said, expected, timeout)
    return answer


def _await(
    workspace: Workspace, to: Message | Gesture, expected: str, timeout: timedelta
) -> Message:
    wanted = expected.removesuffix("…")

    def fitting() -> Message | None:
        for answer in replies(workspace.team, to):
            words = answer.words
            if words == expected or (wanted != expected and words.startswith(wanted)):
                return answer
        return None

    try:
        return workspace.wait_for(fitting, expected, timeout)
    except NothingCame as error:
        heard = " / ".join(answer.words for answer in replies(workspace.team, to)) or "nothing"
        raise NothingCame(f"{expected!r}, but {heard!r}") from error
