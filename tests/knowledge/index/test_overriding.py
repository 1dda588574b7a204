from __future__ import annotations

import pytest
from overrides import EnforceOverrides, override

from knowledge.index.overriding import unchecked_overrides


class Base(EnforceOverrides):
    def found(self, count: int) -> int:
        return count


def a_class_that_overrides_wrongly() -> type[Base]:
    class Wrong(Base):
        @override
        def found(self, count: int, other: int) -> int:  # type: ignore[override]
            return count + other

    return Wrong


def test_within_the_block_signatures_are_not_compared() -> None:
    with unchecked_overrides():
        made = a_class_that_overrides_wrongly()

    assert made.__name__ == "Wrong"


def test_after_the_block_they_are_compared_again() -> None:
    with pytest.raises(RuntimeError), unchecked_overrides():
        raise RuntimeError

    with pytest.raises(TypeError, match="other"):
        a_class_that_overrides_wrongly()
