from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.signature import Clock, SignatureVerifier

from bot.console.signing import sign


class Then(Clock):
    def now(self) -> float:
        return 1_764_000_000


VERIFIER = SignatureVerifier("a secret", clock=Then())


@settings(deadline=None)
@given(st.text(), st.integers(min_value=-400, max_value=400))
def test_slack_sdk_takes_what_is_signed_within_five_minutes(body: str, age: int) -> None:
    timestamp = str(1_764_000_000 - age)

    signature = sign("a secret", timestamp, body.encode())

    assert VERIFIER.is_valid(body.encode(), timestamp, signature) == (abs(age) <= 300)


@settings(deadline=None)
@given(st.text(min_size=1))
def test_another_body_needs_another_signature(body: str) -> None:
    signature = sign("a secret", "1764000000", b"")

    assert not VERIFIER.is_valid(body, "1764000000", signature)
