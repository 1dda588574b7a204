"""Rules against what has nothing to do with the buyer's matter, or leaves it undone."""

from __future__ import annotations

from bot.triage.message_rules.rule import Rule

BESIDE_THE_MATTER: tuple[Rule, ...] = (
    Rule(
        name="marketing",
        rests_on=("msg-no-marketing-or-benefits",),
        why="Messages about an order must not advertise other products or the store.",
        mend="Answer the matter and leave other products out.",
        phrases=(
            "<2|two|3|three|buy 2|buy two> for <1|one|2|two>",
            "<are|is> <on sale|on offer|on special|reduced|half price|discounted> <now|this|today"
            "|in|at|until>",
            "<by the way|btw|also> [*] our [*] <are|is|has|have|come>",
            "<new|fresh|just> in <our|the> <store|shop|range>",
            "<perfect|ideal|great|nice> <match|addition|companion> <for|to> your",
            "<we also|we now> <sell|offer|carry|stock|have> <a|the|matching|other|new|more>",
            "<have you seen|did you know> [that|we|our]* <our|also|sell|offer|new|other>",
            "<check|see|browse|explore|visit|discover|try|view|look at|shop> [out] <our|my>"
            " [*] [*] <products|items|listings|store|storefront|shop|collection|collections|range"
            "|catalog|catalogue|selection|offers|bestsellers|line|brand page|new arrivals>",
            "you <may|might|could|will|would|'ll> [also|even|really]* <like|love|enjoy>"
            " <our|one of our|these other>",
            "you <may|might|could> also <like|love|enjoy>",
            "our <best-sellers|best-seller|newest|latest|new> [*] <products|product|items|item"
            "|collection|model|models|arrivals|release|line>",
            "<buy|order|purchase|shop> <from|with> us [again|soon]",
            "<buy|order|purchase|shop> again <from|with> us",
            "<follow|favorite|favourite|bookmark> our <store|shop|brand|storefront|page>",
            "<subscribe|sign up|join> [to|for|our|the]* <newsletter|mailing list|vip|club|list>",
            "<upgrade|add> to <our|the> <premium|deluxe|pro|larger> <version|model|set>",
            "<matching|other> <products|items|accessories> <we|that we|in our> <sell|offer|store"
            "|shop>",
            "<on sale|launched|launching> <now|this week|today> in our",
            "our <summer|winter|holiday|christmas|black friday|spring|autumn> <sale|deals|offers>",
        ),
        unless=("our latest <tracking|update|message|scan>",),
    ),
    Rule(
        name="follow_up",
        rests_on=("msg-no-follow-up",),
        why="A message that only asks whether the buyer is happy has no matter of the order.",
        mend="Write only where the order needs it; ask about the open matter itself.",
        phrases=(
            "<just|simply|only> <checking|wanted to check|want to check>"
            " <in|up|that you|if you|back>",
            "<hope|hoping|trust> [that|you're|you are|you]* <enjoying|enjoy|loving|love|happy"
            "|satisfied|pleased> <with|your|the|it>",
            "<are|were> you [*] <happy|satisfied|pleased> with [your|the|our]* <purchase|order"
            "|product|item|service|experience|solution|resolution>",
            "<see|check|know|ask|asking> <if|whether> you <are|were|'re> [*] <happy|satisfied"
            "|pleased|enjoying>",
            "how are you <liking|enjoying|finding> <your|the>",
            "<hope|trust> [that|everything|all]* <is|was|went|meets> [to]"
            " <perfect|your satisfaction|your expectations|great>",
        ),
        blocks=False,
    ),
    Rule(
        name="confirmation",
        rests_on=("msg-no-confirmations-or-thanks",),
        why="Amazon itself confirms orders and shipments; thanks alone are no reason to write.",
        mend="Leave it out, or say what the buyer asked for.",
        phrases=(
            "<thank you|thanks> [so much|very much|again|a lot]* for [your|the|placing|this]*"
            " [recent|new] <order|purchase|ordering|purchasing|shopping|buying|business|custom>",
            "your order [#|number|no|id]* [*] <has been|was|is> [successfully|now] <received"
            "|confirmed|placed|accepted>",
            "<order|shipping|shipment|dispatch> confirmation",
            "<we have|we've|we> [successfully|just]* <received|accepted|confirmed> your <order"
            "|purchase>",
            "<this is|this message is|writing> to <confirm|let you know|inform you> [that] your"
            " order",
            "we are here <for you|to help> <if|whenever|should> you",
        ),
        blocks=False,
    ),
    Rule(
        name="obstruction",
        rests_on=("inr-do-not-send-buyer-away",),
        why="Refusing help, or sending the buyer to the carrier or police first, is obstruction.",
        mend="Ask the carrier yourself, and say what you do next and by when.",
        phrases=(
            "<up to|a matter of|the business of> you and [the|your]* {carriers}",
            "<we have|we've|we> [have|already]* <done|did> our <part|bit|share|job>",
            "[that|this|it]* <is|'s> [*] <between|a matter between|a matter for> you and"
            " {carriers}",
            "<sort|settle|solve|clear|work> <it|this|that> [out]* <with|directly with> [the"
            "|your]* {carriers}",
            "<not|isn't> <my|our> <job|department|business|concern|issue>",
            "wash our hands",
            "<we are|we're|i am|i'm> not <liable|responsible|accountable|in charge>",
            "<our|my> <responsibility|liability|job|part> <ends|ended|is done|stops|is over>",
            "<deal|speak|talk|complain> [directly]* <with|to> [the|your]* {carriers} <yourself"
            "|instead|not us|about>",
            "<stop|don't|do not> <writing|messaging|contacting|asking> [to]* <us|me|again|about>",
            "no refund at this <stage|time|point|moment>",
            "<not|isn't> our <responsibility|problem|fault|concern|business>",
            "<nothing|not anything> [more|else|further]* <we|i> can do",
            "<we|i> <can not|cannot|can't|won't|will not|are unable to|are not able to>"
            " [*] <help|assist|do anything> [you]",
            "you <must|have to|need to|should|will need to|will have to|are required to> [first"
            "|yourself|please]* <contact|call|phone|ask|file [a|your] claim with|go to|complain to>"
            " [the|your|local]* <{carriers}|police>",
            "<contact|call|ask> [the|your|local]* {carriers} <first|before <contacting|writing"
            "|coming back|messaging>>",
            "<until|unless|before> you <contact|have contacted|call|have called|ask|have asked>"
            " [the|your|local]* {carriers}",
            "<take|bring> it up with [the|your|local]* {carriers}",
            "<case|matter|ticket> <is|closed|has been> closed [and] <no|we> [further]",
        ),
        blocks=False,
    ),
    Rule(
        name="policy_as_threat",
        rests_on=("msg-no-accusation",),
        why="Policy held out against the buyer reads as a threat.",
        mend="Say what you can do; name the menu path instead of the rule.",
        phrases=(
            "<breaches|breaks|violates|breach|break|violate> [the|amazon's|our|your]* <terms"
            "|policy|policies|rules|conditions>",
            "you [have|are|'re|'ve]* [*] <violated|violating|breached|breaching|broke|broken"
            "|breaking|abused> [amazon|amazon's|our|the|return|returns|their|this|refund|of]*"
            " <policy|policies|terms|rules|guidelines|conditions>",
            "<violation|breach> of [amazon|amazon's|our|the|return]* <policy|policies|terms|rules>",
            "<against|contrary to> [amazon|amazon's|our|the|return]* <policy|policies|terms|rules>",
            "<policy|policies|terms|rules> <forbid|forbids|prohibit|prohibits|do not allow"
            "|does not allow|don't allow|doesn't allow> you",
            "<amazon|amazon's> <policy|rules> <is|are> [very|quite]* clear",
        ),
        blocks=False,
    ),
    Rule(
        name="other_buyer",
        rests_on=("msg-no-personal-data",),
        why="A message must hold nothing about other buyers.",
        mend="Leave the other person out.",
        phrases=(
            "<another|other|different|previous|one> [of our]* <buyer|customer|client|buyers"
            "|customers|clients> <named|called|in|from|living|who lives|at|has|had|ms|mr|mrs>",
            "<parcel|package|order|item|return|refund> <of|for|from|belongs to|belonging to|to>"
            " [our|the]* <customer|buyer|client> <ms|mr|mrs|miss|dr>",
        ),
        blocks=False,
    ),
    Rule(
        name="other_address",
        rests_on=("inr-other-address-seller-liable", "inr-address-change-before-shipping"),
        why="An order that goes to another address than the one on it loses its protection.",
        mend="Cancel it where the buyer asked for that, and let the buyer order anew.",
        phrases=(
            "<ship|send|deliver|redirect|resend|reship|forward|reroute> [it|this|the|your|a|an"
            "|order|parcel|package|replacement|item|out]* to [the|your|that|this|a]* <new|other"
            "|different|work|office|alternative|second|correct|corrected|updated|friend's"
            "|neighbor's|neighbour's> address",
            "<we have|we've|we|i|i've|i have> <changed|updated|corrected> <the|your> [shipping"
            "|delivery] address",
        ),
        blocks=False,
    ),
    Rule(
        name="important",
        rests_on=("msg-important-subject",),
        why="[Important] gets past a buyer's opt-out: only for what completing the order needs.",
        mend="Take it out, unless the order can't be completed without this message.",
        blocks=False,
    ),
    Rule(
        name="styling",
        rests_on=("msg-style-and-attachments",),
        why="Capitals, rows of exclamation marks and emoji are against the style that is asked.",
        mend="Write plain sentences.",
        blocks=False,
    ),
)
