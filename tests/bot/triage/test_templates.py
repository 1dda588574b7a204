"""Every template of the corpus, composed under the facts that allow each of its sentences: nothing
is left open, each sentence is bound, the limits hold, and no rule for messages is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.answers import Draft, Situation
from bot.triage.citing import unsupported_figures
from bot.triage.drafts import draft_from
from ingest.loaders.corpus import load_corpus
from knowledge.facts import UNKNOWN, Given, Holding, holding_any
from knowledge.guidance import CORPUS, Guidance, load_guidance
from knowledge.playbooks import RestsOn, Sentence, Template
from knowledge.sources import Passage

TODAY = date(2026, 11, 22)
LONGEST = {"buyer": 2000}
"""What a message of Amazon's holds (statement msg-api-length-2000)."""

ONE_PAGE = 3000
"""What still fits a page: no limit of Amazon's is known for the other texts."""


@cache
def guidance() -> Guidance:
    return load_guidance()


@cache
def statements(marketplace: str) -> dict[str, Passage]:
    return {
        passage.statement.id: passage
        for passage in load_corpus(CORPUS).statements
        if passage.statement and passage.holds_in(marketplace) and passage.in_force(TODAY)
    }


def composed(template: Template, facts: dict[str, str], *, told: bool = False) -> Draft:
    """The draft under the facts; where `told`, with every date, number and exhibit told as well."""
    situation = Situation(facts={"marketplace": home(template), **facts})
    if told:
        situation = replace(
            situation,
            order_id="113-1234567-1234567",
            tracking="1Z999AA10123456784",
            amount="$32.07",
            dates=dict.fromkeys(guidance().lexicon.date_cues, date(2026, 11, 4)),
            at_hand=tuple(guidance().exhibits),
        )
    marketplace = situation.facts["marketplace"]
    return draft_from(template, situation, guidance=guidance(), statements=statements(marketplace))


def home(template: Template) -> str:
    """The marketplace that a template is for: the US, unless what it cites holds elsewhere only."""
    cites = {
        name
        for paragraph in template.paragraphs
        for sentence in paragraph.sentences
        if not any("marketplace" in each for each in sentence.given)
        for name in sentence.cites
    }
    return "US" if cites <= statements("US").keys() else "UK"


def sentences(template: Template) -> Iterator[tuple[Sentence, dict[str, str]]]:
    """Each sentence with each set of facts under which it stands."""
    for paragraph in template.paragraphs:
        for sentence in paragraph.sentences:
            for around, own in product(_facts(paragraph.given), _facts(sentence.given)):
                facts = {**around, **own}
                whole = {"marketplace": home(template), **facts}
                if all(
                    holding_any(each.given, whole) is Holding.HOLDS
                    for each in (paragraph, sentence)
                ):
                    yield sentence, facts


def _facts(given: Given) -> list[dict[str, str]]:
    """Facts that let the conditions hold: one set for each value of each alternative."""
    found = []
    for alternative in given:
        for values in product(*alternative.values()):
            told = dict(zip(alternative, values, strict=True))
            found.append({name: value for name, value in told.items() if value != UNKNOWN})
    return found or [{}]


TEMPLATES = [pytest.param(each, id=each.id) for each in guidance().templates.values()]
every_template = pytest.mark.parametrize("template", TEMPLATES)


@every_template
def test_a_template_comes_out_sound_under_all_facts_that_allow_a_sentence(
    template: Template,
) -> None:
    cases = list(sentences(template))
    assert cases

    wrong = [
        (facts, problem)
        for told in (False, True)
        for facts in {tuple(sorted(each.items())): each for _, each in cases}.values()
        for problem in problems(composed(template, facts, told=told))
    ]

    assert wrong == []


@every_template
def test_every_sentence_stands_under_the_facts_that_allow_it(template: Template) -> None:
    missing = [
        sentence.text
        for sentence, facts in sentences(template)
        if _skeleton(sentence.text) not in map(_skeleton, _said(composed(template, facts)))
    ]

    assert missing == []


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_template_comes_out_sound_under_any_facts(data: st.DataObject) -> None:
    template = data.draw(st.sampled_from(list(guidance().templates.values())))
    named = {
        name
        for paragraph in template.paragraphs
        for given_ in (paragraph.given, *(each.given for each in paragraph.sentences))
        for alternative in given_
        for name in alternative
    }
    facts = {
        name: value
        for name in sorted(named)
        if (value := data.draw(st.sampled_from([*guidance().facts[name].values, UNKNOWN])))
        != UNKNOWN
    }

    assert problems(composed(template, facts, told=data.draw(st.booleans()))) == []


def problems(draft: Draft) -> list[str]:
    """What is wrong with a draft, in words."""
    text = draft.text
    return [
        *(f"unfilled: {left}" for left in re.findall(r"\{[^}]*\}|\|", text)),
        *(
            f"blank not listed: {blank}"
            for blank in re.findall(r"\[([^\]]+)\]", text)
            if blank not in draft.blanks
        ),
        *(f"no such blank: {blank}" for blank in draft.blanks if f"[{blank}]" not in text),
        *(f"not bound: {each.sentence}" for each in draft.bindings if not each.is_bound),
        *(
            f"not in the text: {each.sentence}"
            for each in draft.bindings
            if each.sentence not in text
        ),
        *(f"breaks {each.rule}: {each.words}" for each in draft.violations),
        *(
            f"{len(text)} characters"
            for _ in range(1)
            if len(text) > LONGEST.get(draft.addressee.value, ONE_PAGE)
        ),
    ]


def _said(draft: Draft) -> list[str]:
    return [binding.sentence for binding in draft.bindings]


def _skeleton(text: str) -> str:
    """A sentence without its slots, blanks and pointers."""
    words = re.sub(r"\{see:\w+\}|\{\w+\|[^}]*\}|\[[^\]]*\]| \(Exhibit \w\)", "", text)
    return re.sub(r"\W+", "", words)


EVERY_SENTENCE = [
    pytest.param(sentence, id=f"{template.id}: {sentence.text[:50]}")
    for template in guidance().templates.values()
    for paragraph in template.paragraphs
    for sentence in paragraph.sentences
]
ANYWHERE = {
    passage.statement.id: passage for passage in load_corpus(CORPUS).statements if passage.statement
}
SLOT = re.compile(r"\{\w+\|[^}]*\}|\[[^\]]*\]")


@pytest.mark.parametrize("sentence", EVERY_SENTENCE)
def test_a_sentences_figures_stand_in_what_it_cites(sentence: Sentence) -> None:
    words = re.sub(r"^(?:Cause )?\d[.,]", "", SLOT.sub("", sentence.text))

    assert unsupported_figures(words, [ANYWHERE[name].text for name in sentence.cites]) == ()


@pytest.mark.parametrize("sentence", EVERY_SENTENCE)
def test_a_sentence_rests_on_what_its_kind_asks_for(sentence: Sentence) -> None:
    opens = SLOT.search(sentence.text) is not None
    match sentence.rests_on:
        case RestsOn.RULE:
            assert sentence.cites
        case RestsOn.FACT:
            told = any(value != (UNKNOWN,) for each in sentence.given for value in each.values())
            assert opens or told
        case RestsOn.UNDERTAKING:
            assert opens, "what is undertaken, or by when, is the person's to say"
        case RestsOn.REQUEST:
            assert ASKS.search(sentence.text)
        case RestsOn.COURTESY:
            assert POLITE.search(sentence.text)


ASKS = re.compile(
    r"(?i)\b(?:please|could you|would you|we ask|you can (?:request|return)|you are welcome"
    r"|let me know|amount (?:asked for|claimed)|glad to help|we contest|tell me)\b"
)
POLITE = re.compile(r"^(?:Hello,|Thank you|\[YOUR NAME\]|I'm (?:sorry|glad)|We're sorry)")


def test_each_template_that_goes_to_amazon_a_carrier_or_a_bank_says_when_to_send_it() -> None:
    without = [
        each.id
        for each in guidance().templates.values()
        if each.addressee != "buyer" and not each.send_if
    ]

    assert without == []


# Where something has to be written, there is a draft


def drafts_for(**facts: str) -> set[tuple[str, str]]:
    """The drafts of the playbooks that the facts call up: for whom, and which."""
    known = {"marketplace": "US", **facts}
    templates = guidance().templates
    return {
        (templates[use.id].addressee, use.id)
        for playbook in guidance().playbooks.values()
        if playbook.given and holding_any(playbook.given, known) is Holding.HOLDS
        for use in playbook.drafts
        if holding_any(use.given, known) is Holding.HOLDS
    }


REASONS = [
    *("item_not_received", "late", "not_as_described", "damaged", "refund_not_received"),
    "return_problem",
]


@pytest.mark.parametrize(
    ("facts", "addressee"),
    [
        *(({"reason": reason, "stage": "buyer_message"}, "buyer") for reason in REASONS[:5]),
        *(({"reason": reason, "stage": "information_requested"}, "amazon") for reason in REASONS),
        *(({"reason": reason, "stage": "claim_open"}, "amazon") for reason in REASONS),
        *(({"reason": reason, "stage": "claim_granted"}, "amazon") for reason in REASONS),
        ({"reason": "item_not_received", "stage": "claim_granted", "marketplace": "UK"}, "amazon"),
        ({"reason": "item_not_received", "stage": "buyer_message", "fulfillment": "fba"}, "buyer"),
        ({"reason": "not_as_described", "stage": "buyer_message", "fulfillment": "fba"}, "buyer"),
        ({"reason": "unauthorized_charge", "stage": "buyer_message"}, "buyer"),
        ({"wants_cancel": "yes", "stage": "buyer_message"}, "buyer"),
        ({"address_change": "yes", "stage": "buyer_message"}, "buyer"),
        ({"delivery_status": "undeliverable", "stage": "buyer_message"}, "buyer"),
        ({"stage": "return_requested"}, "buyer"),
        ({"return_timing": "late", "stage": "return_requested"}, "buyer"),
        ({"stage": "return_received", "reason": "return_problem"}, "buyer"),
        ({"stage": "refunded", "refunded_by": "refund_at_first_scan"}, "amazon"),
        ({"return_received": "lost", "reason": "return_problem"}, "amazon"),
        ({"stage": "safe_t_question"}, "amazon"),
        ({"stage": "safe_t_denied"}, "amazon"),
        ({"stage": "appeal_denied"}, "amazon"),
        ({"stage": "chargeback_received"}, "amazon"),
        ({"stage": "chargeback_received"}, "bank"),
        ({"stage": "account_deactivated"}, "amazon"),
        ({"reason": "feedback", "stage": "feedback_left", "feedback_about": "profanity"}, "amazon"),
        ({"reason": "feedback", "stage": "feedback_left", "feedback_about": "untrue"}, "buyer"),
        ({"reason": "damaged", "stage": "buyer_message", "carrier": "ups"}, "carrier"),
        ({"carrier_claim": "yes", "carrier": "usps"}, "carrier"),
        ({"escalation": "support"}, "amazon"),
        ({"suspects_abuse": "yes"}, "amazon"),
    ],
)
def test_where_something_has_to_be_written_there_is_a_draft(
    facts: dict[str, str], addressee: str
) -> None:
    assert addressee in {to for to, _ in drafts_for(**facts)}


@pytest.mark.parametrize(
    "facts",
    [
        {"reason": "property_damage"},
        {"threat": "legal"},
        {"threat": "press"},
        {"threat": "phishing"},
        {"message_matter": "no_answer_needed"},
        {"escalation": "lawsuit"},
    ],
)
def test_where_nothing_may_or_need_be_written_there_is_none(facts: dict[str, str]) -> None:
    assert drafts_for(**facts) == set()


# Checklists


@pytest.mark.parametrize(
    "checklist", [pytest.param(each, id=each.id) for each in guidance().checklists.values()]
)
def test_a_checklist_names_what_there_is_and_rests_on_statements(checklist: object) -> None:
    known = guidance()
    facts = known.facts
    (found,) = [each for each in known.checklists.values() if each is checklist]

    assert {item.exhibit for item in found.items} <= known.exhibits.keys()
    assert any(template.checklist == found.id for template in known.templates.values())
    for item in found.items:
        assert set(item.cites) <= ANYWHERE.keys()
        assert item.cites or not item.decides, "what decides rests on a statement"
        words = item.decides or ""
        assert unsupported_figures(words, [ANYWHERE[name].text for name in item.cites]) == ()
    for given_ in (found.given, *(item.given for item in found.items)):
        for alternative in given_:
            for name, values in alternative.items():
                assert set(values) <= {*facts[name].values, UNKNOWN}, name
