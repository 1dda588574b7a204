from __future__ import annotations

from collections.abc import Collection, Mapping

from knowledge.index.recent import Recent


class Shelf:
    """Looks things up, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def look_up(self, keys: Collection[str]) -> Mapping[str, int]:
        self.asked.append(list(keys))
        return {key: len(key) for key in keys if key != "unknown"}


def test_what_is_kept_is_not_looked_up_again() -> None:
    shelf = Shelf()
    recent = Recent[int](limit=10)

    first = recent.get(["a", "bb"], shelf.look_up)
    second = recent.get(["bb", "ccc"], shelf.look_up)

    assert (first, second) == ({"a": 1, "bb": 2}, {"bb": 2, "ccc": 3})
    assert shelf.asked == [["a", "bb"], ["ccc"]]


def test_the_oldest_goes_where_there_is_no_room() -> None:
    shelf = Shelf()
    recent = Recent[int](limit=2)

    recent.get(["a", "bb", "ccc"], shelf.look_up)
    recent.get(["a", "bb", "ccc"], shelf.look_up)

    assert shelf.asked == [["a", "bb", "ccc"], ["a"]]


def test_what_is_not_there_is_left_out_and_asked_for_again() -> None:
    shelf = Shelf()
    recent = Recent[int](limit=2)

    found = [recent.get(["unknown"], shelf.look_up) for _ in range(2)]

    assert found == [{}, {}]
    assert shelf.asked == [["unknown"], ["unknown"]]
