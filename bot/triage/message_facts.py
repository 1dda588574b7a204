"""What is known of the matter that a message is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, TypeAdapter
from pydantic.dataclasses import dataclass

from bot.triage.answers import Situation
from knowledge.deadlines import ZONES
from knowledge.facts import CHECKED

YesNo = Literal["yes", "no"]
Channel = Literal["seller_central", "api", "api_customisation", "api_digital_key"]


def _worded(raw: Any) -> Any:
    return {True: "yes", False: "no"}.get(raw, raw) if isinstance(raw, bool) else raw


def _listed(raw: Any) -> Any:
    """Take one for a list of one, and a mapping for its values: their names are for the reader."""
    if isinstance(raw, Mapping):
        raw = list(raw.values())
    return tuple(raw) if isinstance(raw, list | tuple) else (raw,)


def _texts(raw: Any) -> Any:
    return tuple(str(each) for each in _listed(raw))


def _days(raw: Any) -> Any:
    return tuple(_day(each) for each in _listed(raw))


def _day(raw: Any) -> Any:
    return raw.date() if isinstance(raw, datetime) else raw


def _order_id(raw: str) -> str:
    if not re.fullmatch(r"\d{3}-\d{7}-\d{7}", raw):
        raise ValueError(f"{raw!r} is no order ID: write it as 113-1234567-1234567")
    return raw


def _marketplace(raw: str) -> str:
    if raw.upper() not in ZONES:
        raise ValueError(f"{raw!r} is not one of {', '.join(ZONES)}")
    return raw.upper()


Told = Annotated[YesNo | None, BeforeValidator(_worded)]
Day = Annotated[date | None, BeforeValidator(_day)]


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Attachment:
    """A file that goes with the message: its name and its size in megabytes."""

    name: str
    mb: float


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class MessageFacts:
    """What is known. Each field may be left out; what is left out is not known, and no rule takes
    it for told. The values are those of the corpus's facts.yaml where it has the fact.

    `dates` are the days that may stand in the message, `amounts` the sums, as "$32.07" or 32.07.
    `refunded` says who refunded, `agreed` that we shall, `no` that nobody did. `language` is the
    buyer's, as a code ("de"). `we_write_first`: the message starts the conversation. `critical`:
    the order can't be completed without it. `today` is the day on which it is sent.
    """

    order_id: Annotated[str, AfterValidator(_order_id)] | None = None
    tracking: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ()
    carrier: str | None = None
    amounts: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ()
    dates: Annotated[tuple[date, ...], BeforeValidator(_days)] = ()
    reason: str | None = None
    stage: str | None = None
    fulfillment: Literal["fba", "fbm"] | None = None
    buy_shipping: Told = None
    claims_protected: Told = None
    first_scan: (
        Annotated[Literal["on_time", "late", "none"] | date, BeforeValidator(_day)] | None
    ) = None
    ship_by: Day = None
    signature: Told = None
    delivery_status: str | None = None
    refunded: (
        Annotated[Literal["no", "agreed", "seller", "amazon"], BeforeValidator(_worded)] | None
    ) = None
    refund_amount: Annotated[str | None, BeforeValidator(lambda raw: raw and str(raw))] = None
    marketplace: Annotated[str, AfterValidator(_marketplace)] = "US"
    language: Annotated[str | None, BeforeValidator(_worded)] = None
    channel: Channel | None = None
    we_write_first: Told = None
    opted_out: Told = None
    critical: Told = None
    subject: str | None = None
    order_completed: Day = None
    attachments: tuple[Attachment, ...] = field(default=())
    today: Day = None

    def told(self) -> Mapping[str, str]:
        """Return what decides rules, by the fact's name; what is not known is left out."""
        values = {name: getattr(self, name) for name in _DECIDING}
        values["first_scan"] = self._scan()
        told = {name: str(value) for name, value in values.items() if value is not None}
        return {"facts": "given", **told}

    def _scan(self) -> str | None:
        if not isinstance(self.first_scan, date):
            return self.first_scan
        if self.ship_by is None:
            return None
        return "on_time" if self.first_scan <= self.ship_by else "late"

    @property
    def days(self) -> frozenset[date]:
        """Every day that was told."""
        scan = self.first_scan if isinstance(self.first_scan, date) else None
        told = (*self.dates, self.ship_by, scan, self.order_completed, self.today)
        return frozenset(day for day in told if day is not None)


_FACTS = TypeAdapter(MessageFacts)
_DECIDING = (
    "reason",
    "stage",
    "fulfillment",
    "buy_shipping",
    "claims_protected",
    "signature",
    "delivery_status",
    "refunded",
    "we_write_first",
    "opted_out",
    "critical",
    "language",
)


def facts_of(situation: Situation, *, today: date | None = None) -> MessageFacts:
    """Return what a situation tells of the matter that a draft is about."""
    told = situation.facts
    shared = {
        name: told[name]
        for name in _SHARED
        if name in told and told[name] in _KNOWN.get(name, (told[name],))
    }
    refunded_by = told.get("refunded_by")
    return _FACTS.validate_python(
        {
            **shared,
            "order_id": situation.order_id,
            "tracking": (situation.tracking,) if situation.tracking else (),
            "amounts": tuple(dict.fromkeys(filter(None, (*situation.amounts, situation.amount)))),
            "dates": tuple(situation.dates.values()),
            "refunded": refunded_by and ("seller" if refunded_by == "seller" else "amazon"),
            "marketplace": situation.marketplace if situation.marketplace in ZONES else "US",
            "today": today,
        }
    )


_SHARED = (
    "reason",
    "stage",
    "fulfillment",
    "buy_shipping",
    "claims_protected",
    "first_scan",
    "signature",
    "delivery_status",
)
_KNOWN = {
    **dict.fromkeys(("buy_shipping", "claims_protected", "signature"), ("yes", "no")),
    "first_scan": ("on_time", "late"),
    "fulfillment": ("fba", "fbm"),
}
