"""Subjects that a message seldom touches for a good reason: where no rule's own words are found, a
person is asked to look again. They are meant to be wide, and they never block.
"""

from __future__ import annotations

from bot.triage.message_rules.rule import ANYONE, OTHERS, Rule

TOUCHING: tuple[Rule, ...] = (
    Rule(
        name="touches_reviews",
        rests_on=("msg-no-review-pressure",),
        why="It speaks of stars, ratings or reviews.",
        mend="Answer the problem itself and leave them out.",
        phrases=(
            "<one|two|three|four|five|1|2|3|4|5|more|few|fewer|better|higher|your> <star|stars>",
            "<rating|ratings|testimonial|reputation>",
            "<your|a|the|bad|honest> <review|reviews|feedback>",
            "<small|family|young> <shop|business|store|company> ... <hurt|hurts|depend*|need*|rely"
            "|mean*|live*>",
            "<hurt|hurts|harm|harms> [a|our|the|us|small]* <shop|business|store|company|us>",
        ),
        unless=(
            "five star <notebook|notebooks|binder|folder|planner|backpack|filler|pencil|spiral>",
            "<energy|power|temperature|ip|water|current|voltage|fire|spf|your|the> rating"
            " [plate|label|sticker|is]*",
            "thank you for your feedback",
            "the review <journal|notebook|book|board|guide|of>",
            "your review of systems",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_claims",
        rests_on=("msg-no-refund-for-withdrawal", "inr-do-not-send-buyer-away"),
        why="It ties something to a claim, or to there being none.",
        mend="Say what you do, and leave the claim to the buyer.",
        phrases=(
            "<if|once|only|unless|until|when|as long as|as soon as|provided|the minute|the moment"
            "|the day|before> ... <claim|dispute|chargeback|a-to-z|your case>",
            "<claim|dispute|chargeback|a-to-z> ... <only|first|then|before we|after that>",
        ),
        unless=(
            "<once|when|if|until> [*] [*] <amazon|carrier|ups|usps|fedex> ... <claim|case>",
            "<if|when> [you|in|that|the]* case",
            "case <of the watch|is|for the|has>",
            "phone case",
            "<in|just in> case",
            "you can ask amazon ... a-to-z",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_payment",
        rests_on=("msg-no-marketing-or-benefits",),
        why="It speaks of a payment outside the order.",
        mend="Refund the order in Seller Central and write only that.",
        phrases=(
            "<cheque|cheques|apple cash|google pay|apple pay|cash|wire|giro|bank details|bank data"
            "|card number|the difference>",
            "by check",
            "<tenner|fiver|quid|bucks>",
        ),
        unless=(
            "cash <box|register|drawer|on>",
            "wire <is|cutter|tie|mesh|rack|brush|shelf>",
            "<blue|red|green|black|copper|steel|yellow> wire",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_contact",
        rests_on=("msg-no-email-or-phone",),
        why="It speaks of another way to get in touch.",
        mend="Ask the buyer to reply to this message.",
        phrases=(
            "<insta|handle|dm|hotline|landline|switchboard|live chat|webchat|head office"
            "|headquarters"
            "|social media|our chat|own chat>",
            "<phone|call|ring|text|visit|contact|chat with> [to]* <me|our|my>",
            "<pick up|answer|available|reachable|open> <under|by phone|on the phone>",
            "<online|on the net|on the web|on the internet>",
            "<by|per|via> <phone|post|letter|fax|sms|chat>",
        ),
        unless=(
            "by post office",
            "<door|drawer|pan|pot|bag|cup|mug|suitcase|metal|wooden|the> handle",
            "handle [*] <is|of|with|and|with care>",
            "<returned|sent|sending|send|delivered|arrives> [*] by post",
            "contact <me|our|my> <here|through|in|by replying>",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_favours",
        rests_on=("msg-no-marketing-or-benefits",),
        why="It speaks of a gift, a code or a price.",
        mend="Offer only what the order allows: refund, replacement or return.",
        phrases=(
            "<gift|gifts|present|bonus|reward|surprise|treat|loyal|loyalty>",
            "<at|on|during|in> <checkout|your next|the next one|your next one|future>",
            "<knock|take|taking|knocking> [*] [*] off",
            "<our|a|the|new|special> <sale|promotion|promo|bargain|catalog|catalogue|newsletter>",
        ),
        unless=(
            "gift <card|cards|receipt|box|wrap|bag|was|message|note|wrapping>",
            "<take|knock|cut> [*] [*] off [the]* <lid|film|cap|cover|label>",
            "the gift <was|is|arrived>",
            "sale price",
            "at present",
            "<applied|paid|charged|shown|used|entered> at checkout",
            "present <when|at|in|on>",
            "treat <it|the|with|as>",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_honesty",
        rests_on=("msg-no-accusation", "ab-only-what-shown"),
        why="It speaks of somebody's honesty or intent.",
        mend="State what was sent, scanned and returned, and when.",
        phrases=(
            "<honest|honesty|honestly|pretend*|lie|lies|lied|liar|cheat*|scam*|crook*|steal*|stole"
            "|stolen|thief|thieves|greedy|shameless|deliberate|deliberately|on purpose|abuse|abuses"
            "|suspicious|suspect|suspects|pocketed|trust|trusted|invent|invented|invents|nonsense"
            "|ridiculous>",
            "people like you",
            "<helped|help|helping> <himself|herself|themselves|yourself>",
            "<we|i> <know|knew|think|believe> [that|exactly|very well|full well]* you",
        ),
        unless=(
            "the <book|lightning|time|identity> thief",
            "lies <on|in|at|under|flat|between|beside|behind|about|within|next>",
            "<parcel|box|package|it|item> <lies|lie>",
            "steal like an artist",
            "stolen from the porch",
            "cheat-<sheet|sheets|code|codes|day|meal>",
            "<may|might|could> have been stolen",
            "suspicious return",
            "trust that <the|it|this> *",
            "<if|whether> * <stolen|stole>",
            "thief simulator",
            "abusive language",
            "lie <flat|down>",
        ),
        blocks=False,
        wide=True,
        addressees=ANYONE,
    ),
    Rule(
        name="touches_the_law",
        rests_on=("ab-no-threats", "esc-arbitration-to-a-person"),
        why="It speaks of the law, the press or authorities.",
        mend="Take it out; hand the matter to the person in charge.",
        phrases=(
            "<legal|legally|authorities|debt|collectors|prosecut*|lawyer*|court|press"
            " charges|the press|the media|newspaper|newspapers|make * public|go public|public"
            " opinion|regulator|watchdog|tribunal|arbitration|damages>",
            "<this|it|decision|story|case> public",
        ),
        unless=(
            "<oak|court|tennis|basketball|badminton|squash|volleyball|food|supreme> court",
            "court <shoe|shoes|street|st|of thorns|at|road|net|drive|lane|apt>",
            "<in|your> [the]* court shoes",
            "press <the|it|down|and|reset>",
            "<postal|customs|tax> authorities",
        ),
        blocks=False,
        wide=True,
        addressees=ANYONE,
    ),
    Rule(
        name="touches_the_outcome",
        rests_on=("msg-no-promise-of-amazons-decision",),
        why="It speaks of how Amazon will decide.",
        mend="Leave the outcome open.",
        phrases=(
            "<win|sure thing|foregone|safe bet|no brainer|no problem for you>",
            "<refund|claim|money|case> ... <sure|certain|safe|definite|definitely|guaranteed|for"
            " sure"
            "|without fail>",
            "amazon ... <sure|certain|always|definitely|never refuses|guaranteed|happily|gladly>",
        ),
        unless=(
            "a-to-z guarantee",
            "make sure",
            "be sure to",
            "two-year guarantee",
            "automatically <turns|switches|off|on|closes|opens|locks|charges>",
            "automatic <watch|door|transmission|feeder|pump|shut-off>",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_cancelling",
        rests_on=("msg-do-not-ask-to-cancel",),
        why="It speaks of the buyer's cancelling.",
        mend="Keep it only where the buyer wrote that they want to cancel.",
        phrases=(
            "<cancel|cancelling|canceling|cancellation> <button|request|it|the|this|your|order"
            "|yourself|by|from|option>",
        ),
        unless=(
            "<we|i> [have|can|will|could|cannot|can't|are|to]* <cancel|cancelling> *",
            "<not|n't|don't> cancel *",
            "your cancellation request",
        ),
        blocks=False,
        wide=True,
    ),
    Rule(
        name="touches_a_refund",
        rests_on=("inr-no-early-refund-promise", "bs-seller-refund-forfeits"),
        why="It speaks of money going to the buyer, and no refund was given.",
        mend="Say what you do next instead, or refund first.",
        phrases=(
            "<refund|refunds|refunded|reimburs*|repay|repaid|credit|credited|money back|full sum"
            "|full amount|your money|every cent|every penny>",
            "<in|to|on> your <account|card|bank>",
            "<new|another|second|fresh|replacement> <one|parcel|unit|item|lamp|order>",
        ),
        unless=(
            "<ask|asking|request|requesting> [amazon|a|the|your|for|full]* <refund|money>",
            "<from|by> amazon",
            "request refund",
            "<not|cannot|can't|n't|before|unable to> [we|yet|you|give|promise|able|to|a]*"
            " <refund|refunded|credit|reimburse>",
            "<card|bank|account> <was|is> not",
        ),
        blocks=False,
        wide=True,
        given=({"refunded": ("no",)},),
    ),
    Rule(
        name="touches_an_argument",
        rests_on=("cb-only-what-can-be-shown", "esc-no-sure-template"),
        why="It argues where a record would do.",
        mend="Name the record, its date and the exhibit.",
        phrases=(
            "<conclusion|conclude|conclusive|conclusively|obvious|obviously|clearly|evident"
            "|evidently|certainly|surely|of course|needless to say|as everybody knows|simple truth"
            "|ridiculous|unacceptable|outrageous|scandal|unfair|injustice>",
            "<touched|touch|tidied|cleaned> up the",
        ),
        unless=("<no|not> <obvious|clearly> *", "clearly <visible|legible|readable|shown|marked>"),
        blocks=False,
        wide=True,
        addressees=OTHERS,
    ),
)
