"""What Amazon's communication guidelines forbid in a message, as a table: for each rule the words
and phrases that break it, when the same words are harmless, why, and how to mend them.
"""

from __future__ import annotations

from bot.triage.message_rules.buying_favour import BUYING_FAVOUR
from bot.triage.message_rules.by_form import BY_FORM
from bot.triage.message_rules.leading_away import LEADING_AWAY
from bot.triage.message_rules.manners import MANNERS
from bot.triage.message_rules.rule import LISTS, Rule

__all__ = ["LISTS", "RULES", "Rule"]

RULES: tuple[Rule, ...] = (*BY_FORM, *LEADING_AWAY, *BUYING_FAVOUR, *MANNERS)
"""Every rule, each name once."""
