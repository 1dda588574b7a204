"""When somebody must look whether a source still holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from knowledge.sources import Authority, Source

PERIODS: Mapping[Authority, relativedelta] = {
    Authority.OFFICIAL: relativedelta(months=6),
    Authority.STAFF: relativedelta(months=4),
    Authority.ANNOUNCEMENT: relativedelta(months=4),
    Authority.HOUSE: relativedelta(months=12),
    Authority.EXPERT: relativedelta(months=6),
    Authority.COMMUNITY: relativedelta(months=6),
}
"""How long a source is relied on after it was read: what Amazon's people post and what is reposted
of it goes out of date before the pages do; a team's own procedure changes when the team changes it.
"""


def read_on(source: Source, imported: date | None = None) -> date | None:
    """The day from which a source's age counts: when its page was retrieved or, for a document
    without such a day, when it was last taken in.
    """
    return source.retrieved or imported


def review_by(source: Source, imported: date | None = None) -> date | None:
    """The last day on which a source counts as reviewed: the one that it sets itself; else the end
    of its authority's period or, where its rule begins or ends before that, the day of that change.
    None where nothing says when it was read, and for cases: what happened stays as it was.
    """
    if source.review_by is not None:
        return source.review_by
    read = read_on(source, imported)
    if read is None or source.authority not in PERIODS:
        return None
    changes = (source.effective_from, source.effective_until)
    ahead = [change for change in changes if change is not None and change > read]
    return min([read + PERIODS[source.authority], *ahead])


def is_overdue(source: Source, imported: date | None = None, *, today: date) -> bool:
    """True once the day has passed by which a source had to be reviewed."""
    due = review_by(source, imported)
    return due is not None and due < today
