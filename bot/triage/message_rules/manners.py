"""Rules against accusing, threatening, promising and obstructing."""

from __future__ import annotations

from bot.triage.message_rules.rule import Rule

MANNERS: tuple[Rule, ...] = (
    Rule(
        name="accusation",
        rests_on=("msg-no-accusation",),
        why="Accusing the buyer breaks the guidelines and turns Amazon against the seller.",
        mend="State the tracking facts and ask one neutral question.",
        words=(
            "liars?",
            "scam(?:s|med|mers?|ming)?",
            "frauds?",
            "fraudsters?",
            "fraudulent(?:ly)?",
            "thie(?:f|ves)",
            "thiev(?:ing|ery)",
            "dishonest(?:y|ly)?",
            "deceitful",
            "conartists?",
        ),
        phrases=(
            "<stop|quit> <pretending|playing|acting>",
            "people like you",
            "<not|n't|hardly> [a|an|very|being]* honest <person|buyer|customer|man|woman>",
            "you [are|'re]* <clearly|obviously|simply|just> not [a|an|being]* honest",
            "<your|this|that|the> [*] story <does not|doesn't|did not|just doesn't|hardly> [*]"
            " add up",
            "<taking|take> us for <a ride|fools|a fool>",
            "<seen|know|knows> <this|that|your|these> [old|little]* <trick|tricks|game|games"
            "|scheme>",
            "nice try",
            "<know|knows|sure|certain|convinced> [very well|that|full well]* you [still|already"
            "|have]* <have|got|kept|received> <the|your|our|it>",
            "<rip|ripping|ripped> us off",
            "<con|conning|conned|fool|fooling|fooled|trick|tricking|tricked|play|playing> <us"
            "|games|me>",
            "you [have|clearly|obviously|simply|just]* <invented|fabricated|staged|faked>",
            "<helped|help> yourself to",
            "<you|your> [*] <can't|cannot|can not|isn't|is not|are not|aren't> be <telling"
            "|trusted|serious|believed|credible|honest>",
            "<do not|don't|can't|cannot> [really|honestly]* <buy|believe> <your|that|this> [*]"
            " <story|excuse|version|claim|explanation>",
            "{you_are} [*ly|just|all|also|both] lying",
            "you lying",
            "<be|been|stop|keep|caught|customer|buyer|person|people> lying",
            "lying <about|to|buyer|buyers|customer|customers|person|people>",
            "you [have|had] lied",
            "your <lie|lies>",
            "<that|this|it|all> <is|'s|was|are> [a] [complete|total|pure] <lie|lies>",
            "<steal|steals|stealing|stealer>",
            "you [have|had] <stole|stolen>",
            "<your|this is|claim of|claim for|commit*|report* [this|it] as> [a] theft",
            "<false|fake|bogus|made-up|untrue|fabricated|baseless|phony> <claim|claims|statement"
            "|statements|report|story|complaint|accusation|reason|excuse|return>",
            "falsely <claim*|report*>",
            "not <telling|being> [us] <the truth|honest|truthful>",
            "<make|making> <this|it|that|things|stories> up",
            "{you_are} [just|such|nothing but] [a|an] <crook|criminal|cheat|cheater|abuser|scum"
            "|robber>",
            "<cheat|cheater|cheaters|cheating|cheated>",
            "you <did|do|have> <in fact|actually|indeed|really|clearly|obviously> <receiv*|get|got"
            "|have|order*|sign*|pick*|collect*|take|took|open*|use|used|damag*|break|broke*>",
            "you did <receive|get|sign|have|pick|collect|take|open|use|damage|break>",
            "you <clearly|obviously|certainly|definitely|surely|undoubtedly|evidently|actually>"
            " [have|did] <receive {it}|received {it}|have {it}|got {it}|kept|took|sign*|used"
            "|damag*|broke*|switch*|swap*>",
            "you must have [received|gotten] {it}",
            "<we|i> [both|all] <know|have proof|have evidence|can prove|are sure> [that]"
            " <you|you've> <received {it}|have {it}|have received|got {it}|signed|took|kept|did"
            "|swapped|switched|used|damaged|broke>",
            "<proof|prove|proves|proving|proven> [that] you <received {it}|have {it}|got {it}"
            "|signed|took|did>",
            "you <swapped|switched> <the|our|it>",
            "{you_are} [just|only|clearly|obviously] <trying|attempting> to <get|keep|cheat|abuse"
            "|obtain|take|deceive|trick|rip>",
            "<abusing|abusive|abuser|abusers|abuse of>",
            "abuse <our|the|amazon>",
            "<return|refund|policy|system|buyer> abuse",
            "<deceive|deceived|deceiving|deception|tricked us|tricking us>",
            "you [are] <pretend|pretending>",
            "<do not|don't|cannot|can't|hard to|never> believe <you|your|that you>",
            "your <account|claim|behavior|behaviour|request|story|return> <is|looks|seems|sounds>"
            " [very|so|highly] suspicious",
            "shame on you",
            "serial <returner|refunder>",
            "<keep|keeping> [both] the <item|product|goods|parcel> and [get|take] <the|your>"
            " <money|refund>",
        ),
        unless=(
            "thief <simulator|game|movie|novel|book|series|of>",
            "fraud-<proof|prevention|protection|resistant>",
            "anti-fraud",
            "<book|lightning|time|identity> thief",
            "steal like an artist",
            "cheat-<sheet|sheets|code|codes|day|meal>",
            "<if|whether|once|when|in case|unless|until|confirm|glad|happy> [that] you <did|do"
            "|have> *",
            "abusive <language|message|messages>",
        ),
    ),
    Rule(
        name="threat",
        rests_on=("msg-no-accusation", "ab-no-threats"),
        why="Threats, legal ones among them, are harassment under the guidelines.",
        mend="Take the threat out; abuse is reported to Amazon and never announced to the buyer.",
        words=(
            "lawyers?",
            "attorneys?",
            "lawsuits?",
            "smallclaims(?:court)?",
            "debtcollect(?:ors?|ion)",
            "legalactions?",
            "prosecut(?:e|ed|ion|or|ing)",
            "police",
            "mailfraud",
        ),
        phrases=(
            "<have|get|getting|having> your [amazon]* account <shut|closed|suspended|banned"
            "|blocked|locked|shut down|taken>",
            "<have|get|getting> you <banned|blocked|suspended|reported|arrested|kicked>",
            "<see|meet> you in court",
            "<hear|hearing> from our <solicitor|solicitors|legal|lawyers|lawyer|attorney|counsel"
            "|collections>",
            "you <will|'ll|are going to> <regret|be sorry|pay for>",
            "<take|taking> <this|it|the matter> <further|higher|to the next level>",
            "<last|final> time we <ask|tell|warn>",
            "<make|making> sure [that] you <never|can't|cannot|won't|will not|lose>",
            "<solicitor|solicitors>",
            "<legal|legally> <steps|proceedings|consequences|department|team|case|measures|matter"
            "|responsible|means>",
            "take [this|it] legal",
            "<will|shall|to|can|could|may|might|we'll|i'll|gonna> sue",
            "sue you",
            "suing",
            "<in|to|from|through|via|before> [the|a|civil] <court|courts>",
            "court <action|case|proceedings|order|summons|date|hearing|costs|fees>",
            "<to|into|in|with> <collection|collections>",
            "<collection|collections> <agency|agent|agencies|department>",
            "<bailiff|bailiffs|credit score|credit bureau|credit rating|credit report>",
            "report* <you|your account|your behavior|your behaviour|your claim|your name"
            "|your abuse|your profile|your conduct>",
            "report* <this|it> to <amazon|the authorities|authorities|ic3|the fbi|the ftc"
            "|your bank|action fraud>",
            "<block|blocked|blocking|ban|banned|banning|blacklist|blacklisted> <you|your|from"
            "|the buyer>",
            "<you are|you're|you will|you'll> [be|getting] <blocked|banned|blacklisted|sued"
            "|reported|prosecuted|arrested>",
            "your [amazon|buyer] <account|profile> [will|may|could|can|might|is going to]"
            " <be|get|gets> <suspended|closed|banned|blocked|terminated|flagged|reviewed"
            "|restricted>",
            "<lose|cost you> your [amazon] account",
            "<suspend|close|terminate|ban|flag> your [amazon|buyer] account",
            "criminal <charge|charges|complaint|offense|offence|record|act|matter|case>",
            "<press|pressing> charges",
            "charges against you",
            "<face|serious|be|have> [the] consequences",
            "law enforcement",
            "amazon <ban*|block*|suspend*|close*> <you|your>",
            "we warn you",
            "you have been warned",
            "<last|final|fair|only> warning",
            "<the|local|to|federal> authorities",
            "the <fbi|cops|sheriff>",
            "we know where you live",
            "<expose you|publish your|post your name|post your address|name and shame>",
        ),
        unless=(
            "police <whistle|whistles|lights|siren|tape|figure|figures|book|novel|drama|series"
            "|academy|box|game|puzzle|playset|vest|patch|keychain|jacket|boots|belt|flashlight"
            "|radio|motorcycle|bike|interceptor|department mug|dog|academy>",
            "police <report|reports|car|station|set|costume|officer costume|hat|badge|toy|truck"
            "|van|sunglasses|scanner|uniform|helicopter|boat|dog>",
            "<lego|playmobil|toy|city|kids> police",
            "<tennis|basketball|badminton|squash|volleyball|food|pickleball> <court|courts>",
            "in [the] court <shoe|shoes>",
            "<ace attorney|lincoln lawyer>",
            "<to|into|in|with> [the] [*] collection <of|point|box|and|for>",
        ),
    ),
    Rule(
        name="promise",
        rests_on=("msg-no-promise-of-amazons-decision",),
        why="The decision is Amazon's: promising it misleads the buyer and binds the seller.",
        mend="Write what the buyer can ask Amazon for, and how; leave the outcome open.",
        phrases=(
            "<refund|claim|money> [from|by|through|amazon|the]* <is|'s> [as good as|a|an|pretty"
            " much]* <sure|certain|safe|done|sure thing|done deal|safe bet|foregone conclusion"
            "|given>",
            "<amazon|amazon's> [a-to-z|claims|customer]* [team|support|service|guarantee]* <will"
            "|would|is going to|'s going to|is bound to|is sure to|has to|must|is obliged to|is"
            " certain to|always|surely|definitely> [*ly|always|then|just|also]* <give|hand|send"
            "|return|get> you [back|all|your|the|every|a|full]* <money|cent|penny|cents|refund"
            "|back|dollar>",
            "<as good as|already|practically|basically|virtually> <won|granted|approved|refunded"
            "|in your pocket>",
            "<bound|sure|certain> to <win|get|be refunded|receive|be approved|succeed|side with"
            " you>",
            "<claim|case|appeal|a-to-z> [will|is going to]* <go|goes> <your way|in your favor|in"
            " your favour|through>",
            "amazon <is|are> <on your side|sure to|bound to|certain to>",
            "<no way|never> [that]* amazon <refuses|denies|rejects|will refuse|will deny|says no>",
            "nothing can go wrong with",
            "<amazon|amazon's> [a-to-z|claims|customer] [team|support|service|guarantee]"
            " <will|would|shall|must|has to|is going to|is certain to|is sure to|is obliged to>"
            " [*ly|always|not|never|also|then|just|100%|for sure]* {pay}",
            "amazon'll [*ly|always|not|never|also|then|just|100%|for sure]* {pay}",
            "amazon <always|definitely|certainly|surely|automatically> <refund*|approve*|grant*"
            "|pays|reimburse*|sides|covers>",
            "a-to-z always <pays|refunds|covers|wins>",
            "amazon <guarantees|promises|ensures>",
            "<guarantee|promise|assure> [you] [that] <amazon|you|a refund|your refund|your money"
            "|the refund|approval>",
            "<refund|approval|money> [is|are] guaranteed",
            "guaranteed <refund|approval|to get|to be|to receive|to win|to approve>",
            "<you will|you'll|you are going to|you shall> [*ly|always|soon] <get|receive|have>"
            " [all|back|of|your|the|a|full|complete]* <money|refund|funds> [back] [*]"
            " <from|by|through|via> amazon",
            "<will|you'll|going to> [*ly] <be|get> [*ly] <refunded|reimbursed|compensated|paid"
            "|credited|made whole> [in full|back] by amazon",
            "<you|you will|you'll> <definitely|certainly|surely|absolutely|100%|undoubtedly> <get"
            "|be|receive|win|have>",
            "<claim|a-to-z|case|appeal> <will|is going to> [*ly|always|surely] [be] [*ly] <approved"
            "|granted|accepted|denied|rejected|refused|succeed|win>",
            "{you_are} guaranteed",
            "definitely <refund|approve|be refunded|be approved|grant>",
        ),
        unless=("<a-to-z|a2z|money back> guarantee",),
    ),
    Rule(
        name="cancellation",
        rests_on=("msg-do-not-ask-to-cancel",),
        why="A seller must not ask a buyer to cancel an order.",
        mend="Cancel it in Seller Central yourself, or say what you can do for the order.",
        phrases=(
            "<need|want|ask|asking> you to <press|click|hit|tap|use> [the|that]* cancel [button]*",
            "<would|do> you mind <cancelling|canceling>",
            "<easiest|better|best|simplest|great|good|nice|grateful|helpful|appreciate it"
            "|appreciated|quickest|fastest> if you [could|can|just|would|simply|please]* <cancel"
            "|cancelled|canceled>",
            "<please|kindly|just|simply> [go ahead and|do]* cancel <the|your|this|that|it>",
            "<you|buyer> <cancelling|canceling> [the|your|this|it]* <order|it> <would|helps|saves"
            "|is>",
            "<please|kindly|could you|can you|would you|will you|you should|you must|you need to"
            "|you have to|asking you to|ask you to|ask that you|want you to|suggest you"
            "|suggest that you|recommend you|recommend that you|like you to|need you to|better to"
            "|better if you|have you|go ahead and> [please|kindly|just|to]* <cancel|canceling"
            "|cancelling> <the|your|this|that|it> [order|item|purchase]",
            "<hit|press|click|tap> [the|on] cancel [button] <on|for|under> <the|your> order",
            "cancel [the|your|this|it] [order] <yourself|from your|on your side|on your end"
            "|on your account>",
        ),
        unless=(
            "cancel {gap} {claim}",
            "<please|kindly> don't cancel *",
        ),
    ),
    Rule(
        name="cancellation_offer",
        rests_on=("msg-do-not-ask-to-cancel",),
        why="Naming the cancel button reads as asking, unless the buyer asked for it first.",
        mend="Keep it only where the buyer wrote that they want to cancel.",
        phrases=(
            "you <can|could|may> [also|still|simply|just|always] cancel",
            "<request|place|submit|send|requesting> [a|the|an] [order] <cancellation|cancelation>",
            "if you [would like to|want to|wish to|prefer to] cancel <the|your|this> order",
        ),
        blocks=False,
    ),
    Rule(
        name="identity_documents",
        rests_on=("msg-no-personal-data", "inr-police-report-optional"),
        why="Asking a buyer for identity papers, statements or a police report is obstruction.",
        mend="Leave it out; at most ask for a photo of the item or its packaging.",
        phrases=(
            "<crime|police|incident> <reference|number|ref|case number|report number>",
            "<upload|send|show|email|attach|provide|give|share> [us|me|a|an|the|your|picture"
            "|photo|copy|scan|of|first|please]* <driver's license|driving licence|driving license"
            "|drivers license|driver's licence|passport|id card|identity card|utility bill|bank"
            " statement>",
            "<file|filed|make|filing|made> [a|the]* <police|crime> <report|complaint|statement>",
            "<utility bill|bank statement|credit card statement>",
            "<copy|photo|photos|picture|pictures|scan|image|photograph|selfie> <of|with> <your|an|a"
            "|the> [*] <id|i.d.|identification|passport|license|licence|identity card|credit card"
            "|bank card>",
            "your [*] <passport|driver's license|driver's licence|drivers license|driving licence"
            "|id card|identity card|government id|photo id|social security|ssn|date of birth>",
            "proof of [your] <identity|identification>",
            "verify your identity",
            "<send|show|give|provide|upload> [us|me] <your|an|some> [photo] <id|identification>",
            "<affidavit|notarized|notarised|sworn statement|signed statement|signed declaration>",
            "sign <a|an|the|this> <statement|declaration|denial|form>",
            "police <report|reports>",
        ),
    ),
)
