"""Rules against buying a buyer's favour, review or silence."""

from __future__ import annotations

from bot.triage.message_rules.rule import Rule

BUYING_FAVOUR: tuple[Rule, ...] = (
    Rule(
        name="incentive",
        rests_on=("msg-no-marketing-or-benefits",),
        why="Coupons, discounts, gifts and other favours count as promotion or as a bribe.",
        mend="Offer only what the order allows: refund, replacement or return.",
        words=(
            "coupons?",
            "discount(?:s|ed|ing)?",
            "vouchers?",
            "promocodes?",
            "giftcards?",
            "giftcertificates?",
            "cashback",
            "rebates?",
            "freegifts?",
            "freebies?",
            "giveaways?",
            "storecredits?",
        ),
        phrases=(
            "<knock|take|taking|knocking> [a|an|some|#|$#|tenner|fiver|few|little|bit]* off <your"
            "|the> <next|price|following|one|order>",
            "<gift|present|surprise> <waiting|ready|in store|coming> for you",
            "<little|small> <something|extra|bonus|surprise|token>",
            "something <extra|special|nice> <for you|for your|from us|in the|as>",
            "<a|another|your|some> free <*>",
            "<make|making> it up to you <with|by <giving|sending|offering>>",
            "on the house",
            "<credit|money> <toward|towards|for> your next",
            "<as|with> <a|our> [small|little|sincere]* token of",
            "<treat|spoil> you",
            "<lower|reduced|better|special|friendly> price for you",
            "<#%|# %|# percent|# per cent> <off|cheaper|reduction|less>",
            "<ten|fifteen|twenty|twenty-five|thirty|forty|fifty> <%|percent|per cent> off",
            "<$#|$ #|\u20ac#|\u00a3#> off",
            "# <dollars|euros|pounds|bucks|usd> off",
            "half <off|price>",
            "<next|future> [*] <order|orders|purchase|purchases|buy>",
            "<off|cheaper|less> next time",
            "<to|will|we'll|i'll> gift you",
            "throw in <a|an|some|another>",
            "<loyalty|bonus|reward> points",
            "<special|exclusive> <offer|offers|deal|deals|price>",
            "free <product|item|sample|unit|accessory|bonus|extra|stuff|goods|one>",
            "free <products|items|samples|units|accessories|extras|ones>",
            "<small|little|surprise|thank-you|complimentary|extra|special|nice> <gift|gifts>",
            "<a|some> gift <for|from> <you|us>",
            "<send|give|offer> [to] you <a|an|some|our> [*] <gift|present|surprise>",
            "reward <you|your>",
            "<as|get|claim|earn|receive> <a|your> [*] <reward|bonus|gift|present>",
            "buy <one|1> get",
            "<promo|promotion|promotional> <code|codes|offer|offers|price>",
            "<raffle|sweepstake|sweepstakes|prize draw>",
            "save [an] [extra] <#%|# %|# percent>",
            "<refund|send|pay|give> [you] [a] [little|bit|some] extra <money|cash>",
        ),
        unless=(
            "<your|the> discount [of|*|#%]* [from|on|in]* [the]* [listing] <was|is> applied",
            "discount <from|on|in|shown on> the <listing|invoice|order>",
            "free <return|returns|replacement|replacements|label|labels|shipping|delivery|of"
            "|repair|exchange|part|parts|pick-up|pickup|collection|to|prepaid|spare|missing"
            "|standing|size|hand|space|trial|time|hour|version|app|and>",
            "gift-card <balance|holder|box|tin|envelope|sleeve>",
            "<paid|pay|payment|purchased|bought|refund|refunded> [back] <with|by|using|to|onto>"
            " [a|an|the|your] [amazon] gift-card",
            "<coupon|voucher|discount> <organizer|organiser|binder|book|wallet|holder|case>",
            "<#%|# %|# percent> off <center|centre|balance|axis|target|the mark>",
        ),
    ),
    Rule(
        name="review",
        rests_on=("msg-no-review-pressure", "fb-never-ask-review"),
        why="A message about a problem must not ask for, steer or reward reviews or ratings.",
        mend="Leave reviews, ratings and feedback out; solve the problem and say how.",
        phrases=(
            "<star|stars> <into|to> <five|four|5|4|three|3>",
            "<kind|nice|good|positive> words <on|about|for> <our|us|the>",
            "<take|taking|pull|pulling> <the|your|that|this> [*] <comment|review|rating|feedback"
            "|stars> [down|back|off]",
            "<put|putting> in a good word",
            "<recommend|recommending> <us|our store|our shop> [to|on]",
            "thumbs-up",
            "<think|look> again about <your|the> <stars|rating|review|comment|feedback>",
            "<what|the words> you <wrote|posted> <about us|there|online|on our>",
            "{alter} {gap} {opinion}",
            "{opinion} [you|that|which]* [left|wrote|gave|posted] [about *]"
            " [to|be|is|was|are|get|gets|has|have|been|being|could|can|will|should|would|down]*"
            " {altered}",
            "<leave|leaving|left|write|writing|post|posting|give|giving|submit|submitting|share"
            "|sharing|drop|dropping|provide|providing|add|adding>"
            " [us|me|a|an|your|some|the|honest|kind|nice|great|good|positive|product|seller|short"
            "|quick|five|5|star|amazon|of|few|words|as|with]*"
            " <review|reviews|feedback|rating|ratings|star|stars|testimonial>",
            "<rate|rating> <us|me|our|your experience|your purchase|your order|this seller"
            "|this order|this product|this purchase|the seller|the product>",
            "<5|five>-<star|stars>",
            "<1|one|2|two|3|three|4|four>-<star|stars> <review|reviews|rating|ratings|feedback>",
            "<positive|good|great|nice|excellent|perfect|favorable|favourable|happy|glowing"
            "|negative|bad|poor|low|higher|better> [seller|product|star]"
            " <review|reviews|feedback|rating|ratings|comment|comments>",
            "{alter} your [*] [*] <star|stars>",
            "<chang*|updat*|rais*|increas*|improv*|revis*> <the|those|that> [*] <star|stars>",
            "{alter} what you <wrote|said|posted|left>",
            "your <1|one|2|two|3|three>-<star|stars>",
            "<4|four|5|five>-\u2605",
            "<star|stars> <go|going> up",
            "<rate|rating> [us] <5/5|10/10|5 out|5|five>",
            "<review|feedback|rating|comment> <removal|change|revision|update>",
            "\u2605\u2605\u2605",
            "\u2b50\u2b50\u2b50",
            "positive word",
            "share your [*] <experience|opinion|thoughts>",
            "<tell|let> other <buyers|customers|shoppers|people|sellers>",
            "our [seller|store] <rating|feedback|score|metrics|account health|odr"
            "|order defect rate|reputation|reviews>",
        ),
        unless=(
            "five star <notebook|notebooks|binder|folder|planner|backpack|filler|pencil|spiral>",
            "review <journal|notebook|book|board|guide|card|cards>",
            "[energy|power] <rating|ratings> <plate|label|sticker>",
            "<energy|power|temperature|ip|water|current|voltage|fire|spf> rating",
        ),
    ),
    Rule(
        name="review_mention",
        rests_on=("msg-no-review-pressure",),
        why="Writing to a buyer about a review or rating is easily read as pressure.",
        mend="Answer the problem itself and leave the review unmentioned.",
        phrases=(
            "<saw|noticed|read|regarding|about|concerning|mentioned in> your [recent|amazon]"
            " [product|seller] <review|feedback|rating|comment>",
        ),
        blocks=False,
    ),
    Rule(
        name="condition",
        rests_on=("msg-no-refund-for-withdrawal", "atoz-no-pressure-to-withdraw"),
        why="Help that depends on closing a claim or changing a review is coercion.",
        mend="Say what you do, and attach no condition to it.",
        phrases=(
            "<only|not> [*] [*] [*] [*] <if|when|unless> no <claim|dispute|case|chargeback|a-to-z"
            "|complaint> <is|was|has been|gets>",
            "<the minute|the moment|the day|the second|as soon as> [the|your|this|that]* <claim"
            "|dispute|case|chargeback|a-to-z|complaint> <is|has been|was|gets> <gone|withdrawn"
            "|closed|over|off|settled|dropped>",
            "{once} <the|your|this|that> [*] <case|ticket|a-to-z> <is|has been|was|gets|got>"
            " <withdrawn|closed|cancelled|canceled|dropped|removed|gone>",
            "<drop|close|withdraw|cancel|take back|end|remove|delete> <the|your|this|that> [*]"
            " <claim|case|dispute|a-to-z|chargeback|review|feedback|rating> <and|then|so> [then]*"
            " <we|i|we'll|i'll|you|you'll|the>",
            "<only|not> [*] <refund*|replace*|pay|send> ... <claim|case|dispute|a-to-z"
            "|chargeback> <is|stays|remains|has> <open|closed|withdrawn|gone|been closed>",
            "{once} [that] <you|you have|you've|you had>"
            " [first|could|can|would|will|just|agree to|are willing to|please|kindly|already|also]*"
            " {end} {gap} <{claim}|{opinion}>",
            "{once} <the|your|this|that> [*] <{claim}|{opinion}> <is|has been|was|gets|got|are>"
            " <withdrawn|closed|cancelled|canceled|dropped|removed|deleted|changed|gone|up>",
            "<withdraw|close|cancel|drop|retract> {gap} {claim} ... <and|then|so|so that>"
            " <we|i|you|get|receive> ... <refund*|replace*|send|pay|money>",
            "<refund*|replace*|pay|send> ... <for|after|upon|by> <withdrawing|closing|canceling"
            "|cancelling|dropping|removing|deleting|changing|revising|updating> {gap}"
            " <{claim}|{opinion}>",
            "<withdraw|close|cancel|drop|retract> {gap} {claim} first",
            "in exchange",
            "in return <for|we|you|please>",
            "<on|under> [the] condition that",
        ),
        unless=(
            "in exchange for <the|your|that|a|an> <damaged|faulty|defective|wrong|broken|returned"
            "|original|incorrect|first|old|other|item|unit|size|color|colour|one|product>",
        ),
    ),
    Rule(
        name="claim_withdrawal",
        rests_on=("atoz-no-pressure-to-withdraw",),
        why="Asking for a claim to be withdrawn is easily read as pressure.",
        mend="Say what was done; whether the claim stays open is the buyer's decision.",
        phrases=("<withdraw|close|cancel|drop|retract> {gap} {claim}",),
        blocks=False,
    ),
    Rule(
        name="claim_discouraged",
        rests_on=("inr-do-not-send-buyer-away",),
        why="Keeping a buyer from filing a claim looks like obstruction.",
        mend="Say what you do and by when.",
        phrases=(
            "<do not|don't|no need to|not necessary to|instead of|rather than|without|avoid"
            "|refrain from|not have to> [please|just|yet] <file|filing|open|opening|raise|raising"
            "|submit|submitting|start|starting|escalate|escalating|make|making> {gap} {claim}",
        ),
        blocks=False,
    ),
)
