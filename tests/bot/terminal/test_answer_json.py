"""An answer as JSON: the keys that are promised, and nothing that is not in the schema."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from bot.terminal.answer_json import SCHEMA, answer_json, as_line
from bot.triage.answers import Answer
from tests.bot.conftest import Ask
from tests.bot.terminal.small_answer import ANSWER, NO_ANSWER

PROMISED = (
    "id outcome composer situation summary steps branches warnings facts deadlines conflicts "
    "prior_cases draft other_drafts question options unanswered reason nearest citations took_ms"
)
PROMISED_WITHIN = {
    "steps": "number text citations",
    "branches": "when steps",
    "warnings": "text citations",
    "facts": "text citations",
    "deadlines": "action due_at zone within counts_from basis citations",
    "conflicts": "text citations",
    "prior_cases": "id summary decision citations",
    "other_drafts": "kind addressee send_if text blanks violations",
    "options": "fact value label",
    "citations": "number passage_id title url authority published effective_from effective_until "
    "marketplaces own_wording quote",
}


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    promised = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(promised)
    return jsonschema.Draft202012Validator(promised)


def sent(answer: Answer) -> dict[str, Any]:
    """The answer as it arrives at the other end."""
    arrived: dict[str, Any] = json.loads(json.dumps(answer_json(answer, took_ms=12.34)))
    return arrived


def test_all_promised_keys_are_there_and_only_further_ones_beside_them() -> None:
    answer = sent(ANSWER)

    assert set(PROMISED.split()) <= answer.keys()
    for key, names in PROMISED_WITHIN.items():
        assert set(names.split()) <= answer[key][0].keys(), key


def test_a_draft_says_what_its_sentences_rest_on_and_what_is_at_hand() -> None:
    draft = sent(ANSWER)["draft"]
    badge = {
        "statement": "badge",
        "words": "A badge on the label decides who pays.",
        "title": "Claims page",
        "url": "https://example.com/claims",
    }

    assert draft["bindings"][1] == {
        "sentence": "about [ORDER ID].",
        "rests_on": "fact",
        "told": {"badge": "badge"},
        "blanks": ["ORDER ID"],
        "backing": [badge],
    }
    assert draft["exhibits"] == [{"letter": "A", "name": "badge picture"}]
    assert draft["missing"] == [
        {
            "name": "scan record",
            "decides": "The scan decides.",
            "lacking": False,
            "backing": [badge],
        },
        {"name": "letter", "decides": None, "lacking": True, "backing": []},
    ]
    assert draft["remarks"] == [{"text": "It is in English.", "backing": [badge]}]


def test_the_schema_requires_every_promised_key(schema: jsonschema.Draft202012Validator) -> None:
    for key in PROMISED.split():
        without = {name: value for name, value in sent(ANSWER).items() if name != key}
        assert not schema.is_valid(without), key


def test_and_every_promised_key_within(schema: jsonschema.Draft202012Validator) -> None:
    for key, names in PROMISED_WITHIN.items():
        for name in names.split():
            without = copy.deepcopy(sent(ANSWER))
            del without[key][0][name]
            assert not schema.is_valid(without), f"{key}.{name}"


def test_a_small_answer_is_valid_whole(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(sent(ANSWER))
    schema.validate(sent(NO_ANSWER))


def test_values_are_jsons_own() -> None:
    answer = sent(ANSWER)

    assert answer["outcome"] == "answer"
    assert answer["summary"] == "Don't refund: look for *the badge* first."
    assert answer["summary_citations"] == [1]
    assert answer["situation"]["dates"] == {"decided": "2026-11-10"}
    assert answer["situation"]["order_id"] == "113-1234567-1234567"
    assert answer["deadlines"][:2] == [
        {
            "action": "Answer Amazon",
            "due_at": "2026-11-24T17:00:00-08:00",
            "zone": "America/Los_Angeles",
            "within": "by 24 Nov 2026, 17:00, as stated",
            "counts_from": "Amazon's notice",
            "basis": "stated",
            "citations": [3],
        },
        {
            "action": "Appeal",
            "due_at": "2026-12-10",
            "zone": "America/Los_Angeles",
            "within": "30 days",
            "counts_from": "the decision",
            "basis": "rule",
            "citations": [1],
        },
    ]
    assert answer["citations"][1] == {
        "number": 2,
        "passage_id": "p2",
        "title": "Forum post",
        "url": None,
        "authority": "community",
        "published": None,
        "effective_from": None,
        "effective_until": "2026-12-31",
        "marketplaces": ["*"],
        "own_wording": False,
        "quote": "I was debited anyway.",
    }
    assert answer["took_ms"] == 12.3


def test_what_is_not_there_is_null_or_empty_and_never_left_out() -> None:
    answer = sent(NO_ANSWER)

    assert answer["draft"] is None
    assert answer["question"] is None
    assert answer["reason"] == "Weather is not covered."
    assert [answer[key] for key in ("steps", "options", "citations")] == [[], [], []]


def test_a_line_is_one_line() -> None:
    line = as_line(answer_json(ANSWER, took_ms=1))

    assert "\n" not in line
    assert json.loads(line)["draft"]["text"] == "Hello,\n\nabout [ORDER ID]."


# Real answers


@pytest.mark.parametrize(
    "question",
    [
        "customer says not received, I used Buy Shipping",
        "a-to-z claim granted on Nov 10, debited $32.07, order 113-1234567-1234567",
        "amazon refunded the buyer, what can I do?",
        "how long do I have to file SAFE-T?",
        "how do I bake bread",
        "",
    ],
)
def test_real_answers_keep_the_promise(
    ask: Ask, schema: jsonschema.Draft202012Validator, question: str
) -> None:
    answer = sent(ask(question))

    schema.validate(answer)
    assert unknown_to(json.loads(SCHEMA.read_text(encoding="utf-8")), answer) == set()


def unknown_to(schema: dict[str, Any], answer: dict[str, Any]) -> set[str]:
    """Keys that an answer has and the schema doesn't tell of."""

    def beside(part: dict[str, Any], value: object, place: str) -> Iterator[str]:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, list):
            for item in value:
                yield from beside(part.get("items", {}), item, f"{place}[]")
        elif isinstance(value, dict):
            told = part.get("properties")
            if told is None and "oneOf" in part:
                yield from beside(part["oneOf"][1], value, place)
            for name in value.keys() - told.keys() if told else ():
                yield f"{place}.{name}"
            for name in value.keys() & (told or {}).keys():
                yield from beside((told or {})[name], value[name], f"{place}.{name}")

    return set(beside(schema, answer, ""))
