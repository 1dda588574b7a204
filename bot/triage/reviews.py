"""Which of an answer's citations rest on sources whose review is overdue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from bot.triage.answers import Overdue
from knowledge.review import read_on, review_by
from knowledge.sources import Source

Imported = Callable[[Collection[str]], Mapping[str, date]]
"""Given ids of documents, the day on which each was last taken in, where that is known."""


def overdue_reviews(
    cited: Mapping[int, Source], imported: Imported, *, today: date
) -> tuple[Overdue, ...]:
    """Group the citation numbers whose source had to be reviewed before today by the day on which
    that was due, oldest first. `imported` is asked only about documents.
    """
    documents = {source.id for source in cited.values() if read_on(source) is None}
    taken_in = imported(documents) if documents else {}
    by_day: dict[date, list[int]] = {}
    for number, source in cited.items():
        due = review_by(source, taken_in.get(source.id))
        if due is not None and due < today:
            by_day.setdefault(due, []).append(number)
    return tuple(
        Overdue(citations=tuple(numbers), since=due) for due, numbers in sorted(by_day.items())
    )
