"""The messages in tests/evaluation/messages: honest ones, and ones that break a rule."""

from pathlib import Path

from bot.evaluation.messages import Message, load_messages
from bot.triage.answers import Addressee
from bot.triage.message_rules import RULES

FOLDER = Path(__file__).parents[2] / "evaluation" / "messages"
MESSAGES: tuple[Message, ...] = load_messages(FOLDER)

BLOCKING = {rule.name for rule in RULES if rule.blocks}

HONEST: tuple[str, ...] = tuple(
    each.text
    for each in MESSAGES
    if each.rule is None and each.facts is None and each.to is Addressee.BUYER
)
"""Honest messages to buyers."""

BREACHES: tuple[tuple[str, str], ...] = tuple(
    (each.rule, each.text)
    for each in MESSAGES
    if each.rule in BLOCKING and each.facts is None and each.to is Addressee.BUYER
)
"""Messages to buyers whose words alone break a rule that blocks: the rule and the words."""

TO_OTHERS: tuple[Message, ...] = tuple(
    each
    for each in MESSAGES
    if each.rule is not None and each.facts is None and each.to is not Addressee.BUYER
)
"""Messages to Amazon, carriers and banks whose words alone break a rule."""
