"""What may not stand in a message, as a table: for each rule the words and phrases that break it,
when the same words are harmless, the facts under which it holds, why, how to mend them, and the
statements that it rests on; and what no text can tell, as reminders.
"""

from __future__ import annotations

from bot.triage.message_rules.against_the_facts import AGAINST_THE_FACTS
from bot.triage.message_rules.beside_the_matter import BESIDE_THE_MATTER
from bot.triage.message_rules.buying_favour import BUYING_FAVOUR
from bot.triage.message_rules.by_form import BY_FORM
from bot.triage.message_rules.leading_away import LEADING_AWAY
from bot.triage.message_rules.manners import MANNERS
from bot.triage.message_rules.money_against_the_facts import MONEY_AGAINST_THE_FACTS
from bot.triage.message_rules.on_the_record import ON_THE_RECORD
from bot.triage.message_rules.reminders import ENGLISH, REMINDERS, Reminder
from bot.triage.message_rules.rule import LISTS, Rule
from bot.triage.message_rules.to_amazon import TO_AMAZON
from bot.triage.message_rules.touching import TOUCHING
from bot.triage.message_rules.with_the_facts import WITH_THE_FACTS

__all__ = ["ENGLISH", "LISTS", "REMINDERS", "RULES", "Reminder", "Rule"]

RULES: tuple[Rule, ...] = (
    *BY_FORM,
    *LEADING_AWAY,
    *BUYING_FAVOUR,
    *MANNERS,
    *BESIDE_THE_MATTER,
    *ON_THE_RECORD,
    *TO_AMAZON,
    *AGAINST_THE_FACTS,
    *MONEY_AGAINST_THE_FACTS,
    *WITH_THE_FACTS,
    *TOUCHING,
)
"""Every rule, each name once."""
