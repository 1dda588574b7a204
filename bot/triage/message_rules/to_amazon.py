"""Rules for what is asked of Amazon: the ground, the means and the time that there are."""

from __future__ import annotations

from bot.triage.answers import Addressee
from bot.triage.message_rules.rule import AMAZON, Rule

TO_AMAZON: tuple[Rule, ...] = (
    Rule(
        name="no_ground_for_removal",
        rests_on=("fb-unfair-stays",),
        why="That feedback is unfair, untrue or already settled is no ground for its removal.",
        mend="Name a ground that Amazon's list has, or don't ask.",
        phrases=(
            "<is|are|was|were> [simply|just|plainly|absolutely|completely|totally]* <not true|not"
            " fair|not correct|not accurate|not our fault|a lie|lies|untrue|nonsense> ..."
            " <feedback|comment|rating|remove|removed|removal|go>",
            "<feedback|comment|rating> [does not|doesn't|did not]* [*] <contains lies|contradicts"
            "|misrepresents|reflect|reflects|correspond|match> [the|what|our]* <truth|facts"
            "|tracking|reality|happened|service>",
            "<remove|removal|delete|strike> ... <because|as|since|for> ... <unfair|untrue|false"
            "|wrong|inaccurate|not true|incorrect|solved|resolved|refunded>",
            "<feedback|comment|rating> <is|was|are|were> [*ly|completely|totally|just|very]*"
            " <inaccurate|false|untrue|unfair|wrong|incorrect|misleading|unjustified|undeserved"
            "|a lie>",
            "<inaccurate|false|untrue|unfair|incorrect|misleading|unjustified|undeserved>"
            " [seller|negative]* <feedback|comment|rating>",
            "<issue|problem|matter> [was|is|has been]* [already]* <resolved|solved|settled> ..."
            " <remove|removal>",
        ),
        blocks=False,
        addressees=AMAZON,
    ),
    Rule(
        name="plan_for_a_claim",
        rests_on=("esc-plan-only-for-deactivation", "safet-no-plan-of-action"),
        why="A Plan of Action is for deactivations; a claim or appeal needs facts and proof.",
        mend="Give the facts, the gap to the decision, and the exhibits.",
        phrases=(
            "plan of action <for|on|regarding|about|concerning|to> [the|this|our|your|denied]*"
            " <safe-t|a-to-z|claim|appeal|chargeback|denial|feedback>",
            "<safe-t|a-to-z|a2z|claim|chargeback> ... <plan of action|root cause|poa>",
            "<plan of action|root cause|poa> ... <safe-t|a-to-z|a2z|claim|chargeback>",
        ),
        blocks=False,
        addressees=AMAZON | {Addressee.BANK},
    ),
    Rule(
        name="agents_words",
        rests_on=("atoz-agent-words-not-binding", "esc-support-cannot-overrule"),
        why="An agent's words bind nobody who decides: they are a supporting fact, no argument.",
        mend="Give date, case ID and the words in one line, after the facts.",
        phrases=(
            "<from|at|of|with|by> <seller support|support|amazon support|amazon|account health"
            "|the a-to-z team> [*] <said|told|promised|confirmed|assured|guaranteed|agreed"
            "|stated>",
            "<seller support|amazon support|account health support|the support team> [has|have"
            "|had|already|also|clearly]* <said|told|promised|confirmed|assured|guaranteed|agreed>",
            "<your|amazon's|amazon|an|the|seller> [support|seller|own|service|customer|amazon]*"
            " {agent} [*] <said|told|promised|confirmed|assured|guaranteed|agreed|stated|informed"
            "|advised|instructed>",
            "<was|were|been> <told|promised|assured|informed|advised|instructed> by [your|an|the"
            "|amazon|amazon's|seller|support]* {agent}",
        ),
        blocks=False,
        addressees=AMAZON,
    ),
    Rule(
        name="outdated_window",
        rests_on=("safet-window-30-days",),
        why="SAFE-T's 60 days ended on 15 February 2026 in the US.",
        mend="Count 30 days from the later of return scan and refund.",
        phrases=(
            "safe-t ... 60 [calendar] days",
            "60-<day|days> [*] <safe-t|window|limit|period|deadline|time frame|timeframe>",
            "within [the] 60 [calendar] days ... safe-t",
        ),
        blocks=False,
        addressees=AMAZON,
    ),
)
