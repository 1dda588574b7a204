from __future__ import annotations

from datetime import timedelta

import pytest

from bot.console.dialogue import converse
from bot.console.errors import NothingCame
from tests.bot.console.conftest import Scene


def test_a_conversation_reads_as_a_table(echo: Scene) -> None:
    bot = echo.shop.bot.mention

    last = converse(
        echo.shop,
        echo.ann,
        echo.room,
        [
            ("who pays?", f"You said: {bot} who pays?"),
            ("/dispute loud", "For all to see"),
            ("and when?", "You said: …"),
        ],
    )

    assert last
    first = echo.shop.seen_by(echo.ann, echo.room)[0]
    assert last.thread_ts == first.ts


def test_an_answer_that_differs_is_shown(echo: Scene) -> None:
    between = echo.shop.open_direct_message(echo.ann)

    with pytest.raises(NothingCame, match=r"but 'Between us: who pays\?'"):
        converse(
            echo.shop,
            echo.ann,
            between,
            [("who pays?", "Amazon pays.")],
            timeout=timedelta(seconds=0.5),
        )
