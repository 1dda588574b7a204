"""Rules on refunds, replacements and returns that a text breaks where the facts are otherwise."""

from __future__ import annotations

from bot.triage.message_rules.rule import ANYONE, OTHERS, Rule

_MISSING = ("item_not_received", "late", "unknown")
_POINTING = (
    "<ask|request|claim|get|seek> [a|your|the|full]* <refund|money> [back] <from|through|via|with"
    "|under|by> [the]* <amazon|a-to-z|a2z>",
    "<ask|asking|contact|contacting|write to|turn to|go to> amazon [customer service]* <for|to"
    " <get|request|claim|ask>> [a|your|the|full]* <refund|money|claim>",
    "<file|open|submit|start|raise|make> [a|an|your|the]* <a-to-z|a2z> [guarantee]* [claim]",
    "<under|through|use|using|by> [the|amazon's]* <a-to-z|a2z> [guarantee] [you|refund|claim]*",
    "<covered|protected> by [the|amazon's]* <a-to-z|a2z>",
    "<problem with order|package didn't arrive> ... request refund",
    "<choose|select|press|tap|click> request refund",
    "<file|open|submit|start|raise|make|put in> [a|an|your|the]* <claim|case|request|dispute>"
    " [for|a|refund|guarantee]* <with|through|at|via|to> amazon",
    "amazon <sorts|handles|takes care|will sort|will handle|will take care|can refund|can sort"
    "|covers|will cover|sort> [it|this|that|you|of|the]*",
    "<let|get|ask|have> amazon <to|sort|handle|refund|cover|pay|take>",
)

MONEY_AGAINST_THE_FACTS: tuple[Rule, ...] = (
    Rule(
        name="refund_claimed",
        rests_on=("cb-only-what-can-be-shown", "ab-only-what-shown"),
        why="It says that a refund was given; the facts say that none was.",
        mend="Take it out, or refund first and then write it.",
        phrases=(
            "[your|the|#|$#|full|sum|amount]* <went|gone|was put|has gone> back to your <account"
            "|card|bank>",
            "[the|your|all|full]* <money|amount|sum|payment|funds> <has been|have been|was|were"
            "|is|went|already> [now|already|just|been]* <sent|paid|returned|credited|transferred"
            "|put|back|given|went> [back]*",
            "<we|i|we've|i've|we have|i have> [already|just|now|also]* <paid|credited|given"
            "|transferred|sent|returned> [you|the buyer|him|her|the customer]* [your|the|a|all"
            "|full]* <back|money|amount|credit|sum>",
            "you <got|have got|have received|received|have had|had> [your|all|the|a|full]* <money"
            "|refund|everything> [back|already]*",
            "<credited|credit> <to|on> your <card|account>",
            "<we|i|we've|i've> [have|already|just|now|fully|in full|also|today|yesterday]*"
            " {refunded}",
            "<you|buyer|customer|order|payment|purchase|item|it|amount> <was|were|has been"
            "|have been|is> [now|already|fully|just]* <refunded|reimbursed>",
            "[your|the|a|full|partial]* refund [of|for|#|$#|your|the|order|in|full]* <was|has been"
            "|is> [already|now|just]* <issued|processed|sent|made|completed|on its way|initiated>",
        ),
        unless=(
            "<card|bank|account> <was|were> <not|never>",
            "<if|once|when|after|until|unless|did|have|has|whether> [you|the|we|not]* [*] <got"
            "|received|had> *",
            "<not|never|haven't|hasn't|wasn't|isn't|once|when|after|if|until|unless|or>"
            " [the|your|we|have|has|been|it|a|yet|was]* <refund|refunded|reimbursed|{refunded}>"
            " [was|is|has been|have]* [*]",
        ),
        addressees=ANYONE,
        given=({"refunded": ("no", "agreed")},),
    ),
    Rule(
        name="refund_promised",
        rests_on=("inr-no-early-refund-promise", "bs-seller-refund-forfeits"),
        why="It promises a refund, and none was agreed.",
        mend="Promise a next step and its date instead, or agree the refund first.",
        phrases=(
            "expect [the|your|a|full|whole|complete]* <sum|refund|money|amount|credit> [back]*"
            " <in|on|to|by|within>",
            "you <get|will get|'ll get|shall get|receive|will receive|are getting|will have|'ll"
            " have> [all|every|each|the|your|a|full|single]* <cent|penny|dollar|money|refund"
            "|back> [back]*",
            "{we_will} [*ly|now|then|also]* <pay|give|send|transfer|wire|credit> you [*] [*]"
            " <back|money|credit|refund|amount>",
            "<make|see to it|ensure|take care> [sure|that]* [that] you <get|receive|are> [*] [*]"
            " <back|refunded|money|refund|whole|reimbursed>",
            "<not|won't|never> lose [a|any]* <cent|penny|money|dollar>",
            "{we_will} <make you whole|pay you back|reimburse you|return the money|give back>",
            "[a|your|the|full]* refund <is|'s> <coming|on the way|on its way|guaranteed|certain"
            "|yours|no problem>",
            "{we_will} [*ly|now|then|also|gladly|happily|be able to|be happy to|make sure to"
            "|give you|just]* {to_refund}",
            "you <will|'ll|are going to|can|shall> [*ly|also|then]* <get|receive|have|expect>"
            " [a|your|the|full|complete|partial|all|of]* <refund|money> [back]",
            "<you|your order> <will|'ll|are going to|shall> be [*ly]* [in full]*"
            " <refunded|reimbursed>",
            "[your|the|a|full|partial]* refund <will be|is going to be|is being> [*ly]* <issued"
            "|processed|sent|made|initiated>",
            "<guarantee|promise|assure> [you|that|we|will|a|your|full|the]* <refund|{to_refund}>",
        ),
        unless=(
            "<can't|cannot|can not|won't|will not|not able to|unable to|before|until|not>"
            " [yet|be|able|to|we|can|you|will|give|promise]* {to_refund}",
            "{to_refund} [*] <by|from|through> amazon",
            "<ask|request*> [a|your|the|full]* refund",
        ),
        given=({"refunded": ("no",)},),
    ),
    Rule(
        name="protection_forfeited",
        rests_on=("bs-do-not-refund-protected", "bs-seller-refund-forfeits"),
        why="The order is Claims Protected and scanned on time: a refund, reshipment or discount"
        " of ours gives that up.",
        mend="Say how the buyer can ask Amazon for a refund, and when it opens.",
        phrases=(
            "[a|the|your|another]* <new|second|replacement|another|fresh> [one|unit|item|parcel"
            "|order|package]* <goes out|is going out|leaves|ships|is on its way|is on the way"
            "|will go out|will be sent|will ship|is being sent|has been sent|was sent|has left"
            "|left|is coming|will leave>",
            "<paid|credited|given|transferred> you [your|the|a|full]* <back|money>",
            "you <get|will get|'ll get> [your|the|all|every]* <money|cent|refund> back [from us]*",
            "{we_will} [*ly|now|then]* <pay|give|credit> you [*] [*] <back|money|discount|credit>",
            "<send|ship|post|get> [you|out]* [a|another|the]* <new one|replacement|another one"
            "|second one|new parcel|new one out>",
            "{we_will} [*ly|now|then|also|gladly|happily|give you|just]* {to_refund}",
            "<we|i|we've|i've> [have|already|just|now|fully|also|today|yesterday]* {refunded}",
            "{we_will} [*ly|now|then|also|gladly|happily|just]* <send|ship|mail|reship|resend"
            "|replace> [you|out|to|it|a|an|the|your|another|new|free|second]* [replacement|one"
            "|unit|item|order|parcel|package]*",
            "<we|i|we've|i've> [have|already|just|now|also|today]* <reshipped|resent|sent|shipped"
            "|mailed> [you|out|a|an|the|another|new|free|second]* <replacement|another|second|new"
            " one>",
            "would you <like|prefer> [a|to|have|get]* <refund|replacement>",
        ),
        unless=(
            "<can't|cannot|can not|won't|will not|not able to|unable to|not> * * *",
            "<send|mail> [you|us|it|the|an|our|another|you an]* <update|message|reply|answer|news"
            "|details|proof|photo|information|tracking> *",
            "{we_will} [*ly|then|also]* <send|replace|mail> [you|amazon|the carrier|them]* <the|an"
            "|our> <update|tracking|carrier's|proof|answer|details|photo|message> *",
        ),
        given=(
            {
                "claims_protected": ("yes",),
                "first_scan": ("on_time",),
                "reason": _MISSING,
                "refunded": ("no", "unknown", "agreed"),
            },
        ),
    ),
    Rule(
        name="pointed_without_protection",
        rests_on=("bs-point-to-a-to-z-only-if-protected",),
        why="It points the buyer to the A-to-z Guarantee, and the order is not protected: the claim"
        " would be ours to pay, with a mark in ODR.",
        mend="Settle it here: say what you do next, and by when.",
        phrases=_POINTING,
        given=(
            {"claims_protected": ("no",), "reason": _MISSING},
            {"first_scan": ("late", "none"), "reason": _MISSING},
        ),
    ),
    Rule(
        name="pointed_unchecked",
        rests_on=("bs-point-to-a-to-z-only-if-protected",),
        why="A buyer is pointed to the A-to-z Guarantee only where the label showed Claims"
        " Protected and the first scan was on time; one of the two was not told.",
        mend="Look at the label section and the first scan before you send it.",
        phrases=_POINTING,
        blocks=False,
        given=(
            {"facts": ("given",), "claims_protected": ("unknown",), "reason": _MISSING},
            {"facts": ("given",), "first_scan": ("unknown",), "reason": _MISSING},
        ),
    ),
    Rule(
        name="refund_while_claim_open",
        rests_on=("odr-refunded-while-open",),
        why="A claim is open: refunding it now closes it, yet it counts in ODR.",
        mend="Decide first whether to contest the claim; then write.",
        phrases=(
            "{we_will} [*ly|now|then|also|gladly|happily|give you|just]* {to_refund}",
            "<we|i|we've|i've> [have|already|just|now|fully|also|today]* {refunded}",
        ),
        blocks=False,
        given=({"stage": ("claim_open", "information_requested")},),
    ),
    Rule(
        name="refund_on_fba",
        rests_on=("inr-fba-goes-to-amazon",),
        why="Amazon does not repay a refund that the seller gives on an FBA order.",
        mend="Ask the buyer to contact Amazon Customer Service.",
        phrases=(
            "{we_will} [*ly|now|then|also|gladly|happily|give you|just]* {to_refund}",
            "<we|i|we've|i've> [have|already|just|now|fully|also|today]* {refunded}",
        ),
        given=({"fulfillment": ("fba",)},),
    ),
    Rule(
        name="return_demanded",
        rests_on=("atoz-item-not-returned",),
        why="After a grant the buyer need not send the item back: ask for it, don't demand it.",
        mend='Ask politely: "If you still have the item, we would be glad to have it back."',
        phrases=(
            "you <must|have to|need to|are required to|are obliged to|are obligated to|will have to"
            "|should> [still|now|first]* <return|send|ship|mail> [it|the|your|that|this|us]*"
            " [item|product|parcel|goods]* [back]",
            "<we demand|we insist|we require|demand that|insist that|require that> [you]*"
            " [the|return|its|send]*",
        ),
        given=({"stage": ("claim_granted",)},),
    ),
    Rule(
        name="return_postage",
        rests_on=("returns-postage-by-fault", "restock-none-for-sellers-fault"),
        why="The fault is not the buyer's: return postage and fees may not be the buyer's either.",
        mend="Offer a prepaid label and a full refund, or a replacement.",
        phrases=(
            "<return|label|postage|shipping> [label|cost|costs|postage]* <is|are|has|have|must>"
            " [to]* [be]* paid by <you|the buyer>",
            "<you|buyer> <pay|pays|bear|bears|cover|covers> [for]* [the|all]* <return|label"
            "|postage|shipping>",
            "<at|on> your <own|expense|cost|costs> [expense|cost|costs]",
            "you <must|have to|need to|will have to|are responsible to|should|'ll have to|will>"
            " [also]* <pay|cover> [for|the|your]* [return|shipping|postage]* <shipping|postage"
            "|label|costs|cost|fee>",
            "<deduct|deducted|deducting|less|minus|subtract> [a|an|the|our|of|#|$#|20%|20 %|50%"
            "|50 %]* <restocking|return|shipping|postage> [shipping|label|postage]* <fee|fees|cost"
            "|costs|postage|label>",
            "<restocking fee> <of|applies|will|is|was|has>",
            "return <shipping|postage|costs> <is|are> [your|the]* <responsibility|buyer's|yours"
            "|not covered|non-refundable>",
        ),
        unless=(
            "<no|without|not|any> [a|the|any|charge|deduct|pay|to|of]* <restocking|return"
            "|shipping> <fee|fees|cost|costs>",
            "not <pay|at|on> *",
        ),
        given=({"reason": ("damaged", "not_as_described", "defective", "wrong_item")},),
    ),
    Rule(
        name="no_refund_claimed",
        rests_on=("cb-say-refunded", "cb-only-what-can-be-shown"),
        why="A refund was given; the text says that there was none.",
        mend="Give the refund's amount and date.",
        phrases=(
            "<no|nothing> [money|refund]* <back|refunded|returned|repaid>",
            "<kept|keep|retained|retain> the <money|payment|full amount>",
            "<no|without> <refund|repayment|money> [has|was|been|ever]* <issued|given|sent"
            "|received|paid|made>",
            "<not|never|haven't|hasn't|didn't> [yet|been|have|we|issue|issued|give|given|a|any"
            "|the|ever]* <refund|refunded>",
            "<no|without [any|a]> refund [was|has been|issued|given|by]*",
        ),
        unless=("<partial|second|further|another|full|additional> refund", "no refund * amazon"),
        addressees=OTHERS,
        given=({"refunded": ("seller",)},),
    ),
)
