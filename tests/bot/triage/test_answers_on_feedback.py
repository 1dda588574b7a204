"""What sellers are told about feedback and reviews, from the bundled corpus as it is taken in."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.triage.answers import Addressee, Outcome
from knowledge.deadlines import Basis
from tests.bot.conftest import Ask
from tests.bot.triage.test_answers_on_the_corpus import deadline, drafts, everything


def test_removal_goes_by_amazons_grounds_within_90_days(ask: Ask) -> None:
    answer = ask("how do I get negative feedback removed")

    assert answer.situation.playbook == "feedback-removal"
    assert answer.summary.text.startswith("Only where the comment is obscene")
    assert deadline(answer, "Request the feedback's removal").deadline.within == "90 days"
    assert [draft.addressee for draft in drafts(answer)] == [Addressee.AMAZON]


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("feedback has a swear word in it, can it be removed", "Yes, request it: obscene"),
        ("neg fb with the f word", "Yes, request it: obscene"),
        ("my employee's name is in the feedback", "Yes, request it: seller-specific"),
        ("customer put my phone number in his review of my store", "Yes, request it: seller-"),
        ("feedback is only about the product, remove?", "Yes, request it, if the whole"),
        ("feedback says item is junk and shipping was slow", "No: a comment that is about"),
        ("buyer left false feedback, tracking proves he got it", "No: being untrue"),
        ("unfair negative feedback, can I dispute it", "No: being untrue"),
        ("issue is resolved, will amazon take the feedback off", "No: that the problem is solved"),
        ("will amazon delete feedback about the price", "Not for the price"),
    ],
)
def test_the_grounds_decide(ask: Ask, question: str, start: str) -> None:
    assert ask(question).summary.text.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("FBA order got negative feedback for late delivery", "Request the strike-through"),
        ("late delivery feedback, buy shipping label, shipped on time", "Yes, request the strike-"),
        ("late delivery feedback, label from pirateship", "No: bought outside Buy Shipping"),
        ("1 star feedback because it came late, FBM", "It depends on the order"),
        ("delivery feedback, buy shipping, but first scan was 2 days late", "No strike-through"),
    ],
)
def test_feedback_on_delivery_goes_by_who_shipped_it_and_how(
    ask: Ask, question: str, start: str
) -> None:
    assert ask(question).summary.text.startswith(start)


def test_which_label_is_asked_for_where_it_decides(ask: Ask) -> None:
    answer = ask("1 star feedback because it came late, FBM")

    assert answer.situation.unknown == ("buy_shipping",)


def test_the_request_quotes_the_ground_that_was_told(ask: Ask) -> None:
    answer = ask("negative feedback with profanity, left Nov 3, order 113-1234567-7654321")

    assert answer.draft is not None
    assert "the comment holds obscene language" in answer.draft.text
    assert "113-1234567-7654321" in answer.draft.text
    assert "3 November 2026" in answer.draft.text


def test_no_removal_is_drafted_without_a_ground(ask: Ask) -> None:
    answer = ask("buyer lied in his feedback, how do I get it removed")

    assert [draft.kind for draft in drafts(answer)] == ["public reply under the feedback"]


def test_the_90_days_count_from_the_feedback(ask: Ask) -> None:
    answer = ask("negative feedback left on Nov 1, how long can I ask for removal?")

    found = deadline(answer, "Request the feedback's removal").deadline
    assert (found.due_at, found.basis) == (date(2027, 1, 30), Basis.RULE)


def test_feedback_that_is_too_old_is_said_first(ask: Ask) -> None:
    answer = ask("feedback from Jul 1, too late to remove?")

    assert answer.summary.text.startswith("By the dates told it is too late")


def test_sixty_days_are_over(ask: Ask) -> None:
    answer = ask("is it 60 days to request feedback removal?")

    assert "60" not in answer.summary.text
    assert "90 days" in everything(answer)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("does negative feedback count in ODR?", "Yes: negative seller feedback"),
        ("does a product review count against ODR?", "No: product reviews don't count"),
        ("does struck-through feedback still count in ODR", "No: struck or removed"),
        ("is 3 star feedback negative", "Neutral, not negative"),
    ],
)
def test_what_counts_in_odr(ask: Ask, question: str, start: str) -> None:
    assert ask(question).summary.text.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "can I offer a refund if the buyer removes the feedback",
        "give him $10 to delete his 1 star review",
        "gift card for a review ok?",
        "offer a replacement so he updates his 2 star rating",
        "refund him and then ask to remove the feedback",
        "free product for an honest review?",
        "can friends and family write reviews for us",
        "should I only ask happy customers for reviews",
        "can I ask for 5 stars after fixing the problem",
        "can I ask the buyer to change his product review",
        "ok to put a card in the box asking to contact us before leaving feedback?",
    ],
)
def test_bought_or_steered_ratings_get_a_no(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith("No: ")
    assert answer.summary.citations
    # At most the honest way: the complaint itself, without a word about the rating.
    assert {draft.kind for draft in drafts(answer)} <= {"reply that solves the complaint"}


def test_free_products_for_reviews_are_for_vine_alone(ask: Ask) -> None:
    assert "Amazon Vine only" in ask("can I send a free sample for an honest review").summary.text


def test_asking_a_buyer_about_feedback_is_narrow_and_not_drafted(ask: Ask) -> None:
    answer = ask("can I ask the buyer to remove his feedback now that it's solved?")

    assert answer.situation.playbook == "change-feedback"
    assert answer.summary.text.startswith("Seller feedback: once, after the problem is solved")
    assert not any(
        re.search("feedback|review|rating", draft.text, re.IGNORECASE)
        for draft in drafts(answer)
        if draft.addressee is Addressee.BUYER
    )


def test_a_bad_product_review_is_left_alone(ask: Ask) -> None:
    answer = ask("bad product review on my listing, what can I do")

    assert answer.situation.playbook == "product-review"
    assert answer.summary.text.startswith("Don't ask the buyer to change or remove it")


def test_a_public_reply_is_final(ask: Ask) -> None:
    answer = ask("can I edit my public reply to feedback?")

    assert "can't be edited, only deleted" in answer.summary.text


def test_a_review_is_asked_for_once(ask: Ask) -> None:
    answer = ask("how often can I request a review")

    assert answer.summary.text.startswith("Once for an order")


def test_important_is_not_for_review_requests(ask: Ask) -> None:
    answer = ask("can I use [Important] in the subject of a review request?")

    assert answer.summary.text.startswith("No: [Important]")


@pytest.mark.parametrize("marketplace", ["UK", "AU"])
def test_elsewhere_only_what_holds_there_is_said(ask: Ask, marketplace: str) -> None:
    answer = ask("how do I get feedback removed", marketplace=marketplace)

    assert answer.outcome is Outcome.ANSWER
    assert "90" not in everything(answer)
    assert all({marketplace, "*"} & set(citation.marketplaces) for citation in answer.citations)


def test_a_claim_beside_feedback_is_still_a_claim(ask: Ask) -> None:
    answer = ask("buyer opened an a-to-z for not received and left positive feedback before")

    assert answer.situation.playbook == "claim-open"
