"""Rules for what is told to Amazon, a carrier or a bank: only what can be shown, and no threats."""

from __future__ import annotations

from bot.triage.answers import Addressee
from bot.triage.message_rules.rule import AMAZON, OTHERS, Rule

ON_THE_RECORD: tuple[Rule, ...] = (
    Rule(
        name="unshown_accusation",
        rests_on=("ab-only-what-shown", "cb-only-what-can-be-shown"),
        why="A suspicion told as a fact helps no claim; what can be shown does.",
        mend="Tell the facts behind it: what was sent, scanned, returned, and when.",
        words=(
            "liars?",
            "scam(?:s|med|mers?|ming)?",
            "fraudsters?",
            "fraudulent(?:ly)?",
            "thie(?:f|ves)",
            "thiev(?:ing|ery)",
            "dishonest(?:y|ly)?",
            "deceitful",
            "conartists?",
        ),
        phrases=(
            "{buyer} <lies|lie>",
            "<himself|herself|themselves> to the <parcel|item|goods|package>",
            "<deliberately|on purpose|intentionally> [to]* <steal|swap*|switch*|damag*|keep|broke"
            "|destroy*>",
            "<is|are|was|were|be> [a|an|the|known|obviously|clearly|just|simply|nothing but"
            "|notorious|serial]* <crook|crooks|cheat|cheater|cheats|criminal|criminals|thief|con"
            " artist|abuser|swindler|scum|robber>",
            "<steals|steal|stealing|robbing|robbed|robs>",
            "{buyer} [has|have|had|obviously|clearly|simply|just|must have]* <invented|fabricated"
            "|staged|faked|pocketed|swindled>",
            "<invented|fabricated|staged|faked> [the|this|that|it|whole|all|her|his|their]*"
            " <thing|story|damage|claim|defect|it|photos|photo>",
            "<driver|courier|employee|staff|people|man|carrier|neighbour|neighbor> [has|have|had"
            "|obviously|clearly|simply|must have|probably]* <pocketed|robbed|faked|nicked|helped>",
            "<rip|ripping|ripped> us off",
            "<con|conned|fool|fooled|trick|tricked|deceive|deceived|cheat|cheated> us",
            "in bad faith",
            "<known|notorious|habitual> <for|buyer|customer|offender>",
            "<story|version|account> [*] <does not|doesn't|did not> add up",
            "fraud",
            "lying <about|to>",
            "<is|are|was|were|keeps|kept|buyer|customer|driver|recipient> [*ly|just] lying",
            "{buyer} [has|have|clearly|obviously|just]* lied",
            "{buyer} [has|have|clearly|obviously|probably|must have]* <stole|stolen>",
            "<stole|stealing|steals> [the|our|my|this]* <item|parcel|package|product|goods|order"
            "|money>",
            "<your|the> <driver|courier|employee|employees|staff> [has|have|must have|probably"
            "|obviously]* <stole|stolen|took|taken|thrown|threw>",
            "<false|fake|bogus|made-up|fabricated|baseless|phony|untrue> <claim|claims|story"
            "|statement|statements|report|complaint|accusation>",
            "falsely <claim*|report*|stat*|say*>",
            "{buyer} [is|are|was|has|have|has been|keeps]* [clearly|obviously|just|simply]"
            " <trying|attempting> to <cheat|get|trick|keep|rip|abuse|deceive>",
            "{buyer} [is|are|was|has been|have been|has|have]* <abusing|cheating|cheated|cheat"
            "|deceiving|deceived|tricking|tricked>",
            "{buyer} <made|is making|has made> <it|this|that> up",
            "<serial|professional|habitual> <returner|refunder|abuser|scammer|claimer>",
            "<negligent|negligence|incompetent|incompetence>",
        ),
        unless=(
            "fraud <chargeback|chargebacks|dispute|reason|reason code|category|claim by the bank>",
            "<reason code|reason|category|code|type> [is|:|of|given|was]* fraud",
            "<no|not a|anti> fraud",
            "fraud-<proof|prevention|protection|resistant>",
            "<book|lightning|time|identity> thief",
        ),
        blocks=False,
        addressees=OTHERS,
    ),
    Rule(
        name="legal_or_press_threat",
        rests_on=("esc-arbitration-to-a-person", "threat-press-to-a-person"),
        why="Going to law or to the press is for the person in charge to decide, not for a text.",
        mend="Take it out; hand the matter to the person in charge.",
        words=(
            "lawyers?",
            "attorneys?",
            "lawsuits?",
            "smallclaims(?:court)?",
            "legalactions?",
            "litigation",
        ),
        phrases=(
            "<our|a> legal <representative|representatives|advisor|advisers|advisors|adviser"
            "|counsel|people>",
            "<make|making> [this|the|your|that]* [decision|story|case|matter|treatment]* public",
            "<see|meet> you in court",
            "<our|my|legal|outside> <counsel|solicitor|solicitors>",
            "<local|national|consumer|evening> <news|newspaper|paper|tv|radio|press|media>",
            "<newspaper|newspapers|journalist|journalists|reporter|reporters|magazine>",
            "<hear|hearing> from our",
            "<file|lodge|lodging|filing|make> [a|an]* [formal|official]* complaint <with|to|at>"
            " <the|a>",
            "<take|taking> <this|it|the matter> <further|higher|to the next level|to the"
            " authorities>",
            "<class action|damages claim|sue|injunction|statutory demand>",
            "<publish|expose|make> [this|it|you|your|the]* [story|case|practice|practices]*"
            " <public|publicly|online|everywhere>",
            "<will|shall|to|can|could|may|might|we'll|i'll> sue",
            "<sue|suing> <you|amazon|ups|usps|fedex|the>",
            "<solicitor|solicitors|barrister>",
            "<legal|court> <steps|proceedings|consequences|department|team|measures|means|counsel"
            "|case>",
            "<take|go|going|taking> [this|it|you|the matter|amazon]* [to|in|into] <court"
            "|arbitration"
            "|law>",
            "<better business bureau|bbb|ftc|federal trade commission|attorney general"
            "|consumer protection|trading standards|ombudsman|regulator|congressman|senator>",
            "<go|going|take|taking|tell|telling|contact|contacting|inform|informing> [this|it|to"
            "|the|a|with]* <press|media|newspaper|newspapers|journalist|journalists|tv|public>",
            "<social media|twitter|youtube|facebook|reddit|linkedin> <post|posts|campaign>",
            "<post|posting|publish|publishing|share|sharing> [this|it|about]* <on|in|to> [the|all"
            "|every]* <social media|twitter|youtube|facebook|reddit|linkedin|internet|press>",
            "<last|final> <warning|chance>",
        ),
        unless=(
            "attorney-in-fact",
            "ace attorney",
            "court <shoe|shoes>",
            "hear from our <side|team|warehouse|end>",
        ),
        addressees=OTHERS,
    ),
    Rule(
        name="overclaim",
        rests_on=("esc-no-sure-template", "cb-only-what-can-be-shown"),
        why="More is claimed than a record can show; one such sentence weakens the others.",
        mend="Say what the record shows, with its date, and name the exhibit.",
        phrases=(
            "<only|just> one <conclusion|explanation|possibility>",
            "<cannot|can't|can not|not> <be|possibly be|reasonably be> [reasonably]* <denied"
            "|disputed|doubted|questioned|contested|refuted>",
            "<settles|ends|closes> <the|this> <matter|question|case|dispute> <beyond|once|for"
            " good|completely|conclusively>",
            "<crystal|abundantly|perfectly> clear",
            "<watertight|ironclad|bulletproof|airtight|rock-solid|conclusive|conclusively"
            "|definitive proof>",
            "no other <explanation|possibility|conclusion>",
            "<leaves|leave|leaving> no <room|doubt|question>",
            "<never|not once|not ever> [had|received|got|have|has|a]* [single|one|any]*"
            " <complaint|claim|problem|issue|late|error|mistake|chargeback>",
            "<everyone|anybody|anyone|any reasonable person> <knows|can see|would agree>",
            "<fact|certain|certainty> that <cannot|can't|nobody|no one>",
            "<impossible|not possible|out of the question> that",
            "<always|every time> <arrive|arrives|works|deliver|delivers>",
            "<undeniable|undeniably|irrefutable|irrefutably|indisputable|indisputably"
            "|unquestionable|unquestionably|undoubtedly|incontestable>",
            "<beyond|without> [any|a|all|reasonable|shadow of a]* <doubt|question>",
            "<no|not any> <doubt|question> <that|about|the|she|he|they|whatsoever>",
            "<100%|100 %|100 percent|100 per cent> <sure|certain|proof|proves|guaranteed|clear"
            "|our|innocent"
            "|compliant|received|delivered>",
            "<prove|proves|proven|proving> [beyond|clearly|conclusively|that]* [the]"
            " {buyer} [has|have|did|actually|really|in fact]* <received|receive|got|have|has|took"
            "|kept|signed|used|damaged|broke|swapped|switched|lied|lies>",
            "{buyer} [has|have|did]* <clearly|obviously|definitely|certainly|surely|undoubtedly"
            "|evidently> [has|have]* <received|receive|got|took|kept|signed|used|damaged|broke"
            "|swapped|switched>",
            "<always|never> [once|ever]* <shipped late|ship late|had a claim|late|made a mistake"
            "|any mistake>",
            "<amazon|you|the bank> <must|has to|have to|is obliged to|are obliged to> <pay"
            "|reimburse|reverse|refund|side|decide>",
        ),
        blocks=False,
        addressees=OTHERS,
    ),
    Rule(
        name="signature_claimed",
        rests_on=("atoz-appeal-no-false-signature", "cb-only-what-can-be-shown"),
        why="A signature may be named only where there is one.",
        mend="Attach it; else take the sentence out and name the scans.",
        phrases=(
            "<'s|her|his|their|buyer|consignee|recipient|recipient's|consignee's|customer's"
            "|buyer's> signature <is|was|can be|appears|stands|matches|proves>",
            "signature <is|was|appears|stands> <on|in|there|visible|present|attached>",
            "{buyer} signed [for|by|on|upon|at|the|it]*",
            "<consignee|cardholder|neighbor|neighbour|receptionist> signed",
            "signed [for|off]* <on|upon|at|by|for>",
            "<bears|carries|holds> [*] signature",
            "signature-confirmation",
            "signature <on file|obtained|collected|captured|attached|received|of the|by the>",
            "<has|have|had|with|obtained|got|collected|shows|shows a|bears|holds|includes>"
            " [a|the|her|his|their|buyer's|customer's|recipient's|valid]* signature",
            "<was|were|is|has been|been|parcel|package|delivery|it|and|buyer|customer|recipient|he"
            "|she> signed [for|by]",
            "signed [delivery|proof] [confirmation|of delivery|receipt]",
        ),
        unless=(
            "<no|not|without|lacks|nor|never|unless|isn't|wasn't> [a|any|the|been|was|were]*"
            " <signature|signature-confirmation|signed>",
            "signature <if|or|name> *",
            "signature-confirmation <was not|wasn't|is not|isn't|not> <required|bought|ordered"
            "|needed|available|used>",
            "<requir*|ask*|request*|pre-filled|claim*|mention*> [a|the|for]* <signature"
            "|signature-confirmation>",
        ),
        blocks=False,
        addressees=OTHERS,
        given=({"signature": ("unknown",)},),
    ),
    Rule(
        name="trade_told",
        rests_on=("msg-no-refund-for-withdrawal", "atoz-no-pressure-to-withdraw"),
        why="A refund tied to the end of a claim or to feedback is coercion, whoever is told.",
        mend="Say what was refunded, and leave the claim and the feedback out of it.",
        phrases=(
            "<would|will|to|could|can|shall|we'd> [only]* <pay|refund|reimburse|replace|settle>"
            " ... <withdr*|dropp*|drop|clos*|remov*|cancel*|delet*|took back|takes back> [the|her"
            "|his|their|this|that|negative]* <claim|case|dispute|feedback|review|a-to-z"
            "|chargeback|rating>",
            "<if|once|after|when|as soon as> [the]* {buyer} [*] [*] <withdr*|drops|dropped|closes"
            "|closed|removes|removed|cancels|cancelled|deletes|deleted> [the|her|his|their|this"
            "|that|negative]* <claim|case|dispute|feedback|review|a-to-z|chargeback|rating>",
            "<refund*|pay|paid|replac*|offer*> ... <if|once|after|when|as soon as|the moment"
            "|provided|unless|until"
            "|in exchange for|in return for> [that|the|she|he|they|buyer|customer]*"
            " <withdraw*|clos*|drop*|cancel*|remov*|delet*|chang*>"
            " [the|her|his|their|this|negative]* <claim|case|dispute|feedback|review|a-to-z"
            "|chargeback|rating>",
            "<asked|told|offered|paid|urged|persuaded> [the]* {buyer} [money|a refund|something]*"
            " to <withdraw|close|drop|cancel|remove|delete|change> [the|her|his|their|this"
            "|negative]* <claim|case|dispute|feedback|review|a-to-z|chargeback|rating>",
        ),
        unless=("<if|once|after|when> [the]* {buyer} withdr* ... <case|claim> <is|was> closed",),
        addressees=OTHERS,
    ),
    Rule(
        name="altered_document",
        rests_on=("esc-true-documents",),
        why="Every document goes in as it is; an altered one can cost the account.",
        mend="Attach the document as it is.",
        phrases=(
            "<we|i> [have]* <touched up|cropped out|cleaned up|blurred|enhanced|improved"
            "|sharpened|recreated|redrew> the {doc}",
            "<we|i|we've|i've|have|has been|was|were> [have|slightly|just]* <edited|altered|changed"
            "|modified|retouched|photoshopped|corrected|adjusted|backdated|redated> [the|our|your"
            "|this|date|on]* {doc}",
            "<edited|altered|modified|retouched|photoshopped|backdated|corrected|adjusted>"
            " {doc} <is|are|attached|enclosed>",
            "{doc} <was|were|has been|have been> <edited|altered|modified|retouched|photoshopped"
            "|backdated|recreated>",
            "<date|amount|name|address> on [the|our]* {doc} <was|were|has been> <changed|altered"
            "|corrected|adjusted>",
        ),
        addressees=OTHERS,
    ),
    Rule(
        name="buyers_data",
        rests_on=("data-pasted-into-chat", "data-acceptable-use"),
        why="A claim is known by its order ID; the buyer's contact data need not be told.",
        mend="Leave it out; give the order ID.",
        phrases=(
            "<buyer's|customer's|recipient's|cardholder's|her|his|their> [own|private|personal"
            "|mobile|cell|home|work|full]* <phone number|e-mail address|phone|e-mail|mobile number"
            "|date of birth|card number|bank account> <is|:|was|on|we>",
            "<buyer's|customer's|recipient's> other orders",
        ),
        blocks=False,
        addressees=OTHERS,
    ),
    Rule(
        name="contact_on_record",
        rests_on=("data-pasted-into-chat",),
        why="It is contact data: Amazon and the bank know both sides by the order ID.",
        mend="Take it out, unless it was asked for.",
        blocks=False,
        addressees=AMAZON | {Addressee.BANK},
    ),
)
