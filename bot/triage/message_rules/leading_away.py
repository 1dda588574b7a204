"""Rules against leading a buyer away from Amazon."""

from __future__ import annotations

from bot.triage.message_rules.rule import Rule

LEADING_AWAY: tuple[Rule, ...] = (
    Rule(
        name="messenger",
        rests_on=("msg-no-email-or-phone",),
        why="All talk about an order belongs in Amazon's messages; other messengers lead away.",
        mend="Leave the messenger out and ask the buyer to reply to this message.",
        words=(
            "wh?at+s?sap+",
            "telegram",
            "viber",
            "skype",
            "kakaotalk",
            "snapchat",
            "instagram",
            "facebook",
            "imessage",
            "facetime",
            "tiktok",
            "linkedin",
        ),
        phrases=(
            "<my|our|on|the> <insta|ig> [is|handle|account|:]*",
            "<dm|pm> <me|us>",
            "<wechat|discord|kakao|twitter>",
            "<line|signal> <app|id|chat>",
            "<on|via|over|through|by> signal",
            "<facebook|fb|insta|on|via|over|through> messenger",
            "<zoom|video|skype> call",
            "<on|via|through|over> <ig|insta|fb>",
            "google <chat|hangout|hangouts|meet>",
        ),
        unless=("signal <strength|light|lamp|cable|quality>", "messenger <bag|bags>"),
    ),
    Rule(
        name="outside_payment",
        rests_on=("msg-no-marketing-or-benefits",),
        why="Paying or refunding outside Amazon is forbidden, also as an offer.",
        mend="Refund the order in Seller Central and write only that it was refunded and how much.",
        words=(
            "paypal",
            "venmo",
            "zelle",
            "cashapp",
            "westernunion",
            "moneygram",
            "bitcoins?",
            "revolut",
            "cryptocurrency",
            "(?:wire|bank)transfers?",
        ),
        phrases=(
            "<by|with|via> <cheque|check|apple cash|google pay>",
            "<send|pay|wire|transfer|mail> [you]* [the|a|your]* <difference|rest|balance> <by|via"
            "|in|to|through>",
            "wire <you|us|me|the>",
            "<via|by|with|through|on|use> <apple|google|samsung> pay",
            "<crypto|iban>",
            "<sort code|routing number|account number|swift code>",
            "bank [account] <details|info|information|number>",
            "your [credit|debit|bank] card <number|details|info|information>",
            "<mail|send|post|write> you <a|the> <check|cheque|cash|money>",
            "<check|cheque> in the mail",
            "money order",
            "<send|give|pay|mail|transfer> you [the|your|some] <money|cash|funds>",
            "<in cash|cash refund|cash payment>",
            "refund [you] <in|by|via|through|with|using> <cash|check|cheque|bank|wire|direct>",
            "pay {us} <directly|direct|by|via|through|outside|back>",
            "<direct|bank> deposit",
        ),
    ),
    Rule(
        name="outside_contact",
        rests_on=("msg-no-email-or-phone",),
        why="Moving the talk or the sale away from Amazon's messages is forbidden.",
        mend="Ask the buyer to reply to this message.",
        phrases=(
            "our <shop|store|company|firm> has [its|an|a]* [own]* <chat|site|hotline|app>",
            "<contact|write to|call|visit|reach> [our|the]* <head office|headquarters|main office"
            "|office> [by|via|per|at]*",
            "<between|among> <us|you and me|the two of us|ourselves>",
            "<no need for|without|keep|leave|leaving|keeping> amazon <to know|knowing|to get"
            " involved|out|in the dark|being involved>",
            "behind amazon's back",
            "<settle|sort|solve|handle|fix|resolve> [this|it|that|things|out]* <privately"
            "|directly with|off amazon|outside>",
            "off the record",
            "amazon <need not|needn't|doesn't need to|does not need to|doesn't have to|won't> know",
            "<contact|reach|reach out to|write|write to|message|talk to|talk with|speak to"
            "|speak with|deal with|get in touch with|work with|come to|connect with> <us|me"
            "|our team|our support|our office|our customer service> <directly|direct|privately"
            "|outside|off>",
            "<directly|privately> with {us}",
            "<buy|order|purchase|shop|reorder> [it] [again] <directly|direct> <from|with> {us}",
            "outside [of] <amazon|the platform|the marketplace|the app|the site|the system"
            "|this platform|this thread|this site|this system>",
            "off-<amazon|platform>",
            "<without|instead of|rather than|before|not|don't|avoid> [please|ever|first] <contact"
            "|contacting|involve|involving|go to|going to|go through|going through|going via|call"
            "|calling|tell|telling|escalating to|escalate to> amazon",
            "not <through|via|on> amazon",
            "<call|phone|ring|text|sms|dm|fax|e-mail|pm> {us}",
            "<call|phone|ring|text|e-mail> our",
            "give {us} <a|your> [quick] <call|ring|shout>",
            "send {us} [a|an] <text|sms|dm|e-mail|pm>",
            "<our|my> [*] <{phone}|hotline|helpline|mailbox|inbox|number>",
            "our [customer|support|service|care]* <line|number|hotline|e-mail|desk>",
            "<contact|reach|write|reply|respond|message|talk|answer|speak|get in touch> [to|with]"
            " [us|me] <by|via|through|over|per|on|using> [your|our|the] <{phone}|text|sms"
            "|social media>",
            "<send|give|tell|provide|share|confirm|leave|what is|what's|need|have> [us|me] [with]"
            " your [cell|mobile|personal|private|direct|best] <{phone}|contact> [number|address"
            "|details|info]",
            "our [own|official|company] <web-site|web-shop|web-page|web-store|home-page|online shop"
            "|online store|site|blog|youtube|channel|app>",
            "google <us|our|my>",
            "on <google|bing>",
            "search [online|the web|the internet] for <us|our|my>",
            "find us <on|at|online|by>",
            "look us up",
            "<our|my|on> <ebay|etsy|shopify|walmart|aliexpress|temu>",
        ),
        unless=(
            "between us and <the|ups|usps|fedex|amazon|our> *",
            "<contact|reach|message|write> [to] us <directly|direct> <through|via|on|in|here|by"
            "|using> [the|your|this] [*] <amazon|amazon's|orders|messages|message|messaging|thread"
            "|replying|reply>",
        ),
    ),
    Rule(
        name="hidden_contact",
        rests_on=("msg-no-insert-contact", "msg-no-outside-links"),
        why="Contact data in an image, a code, a file or on a card counts like data in the text.",
        mend="Put what the buyer needs into the text, without contact data.",
        phrases=(
            "scan <the|this|our|that|a> [attached|enclosed|below]* <qr|code|barcode>",
            "<qr|qr-code> <in|on|inside> the <box|package|card|insert|flyer|leaflet>",
            "qr-code <attached|below|above|enclosed|leads|takes|links>",
            "qr-code to <contact|reach|chat|get|visit|register>",
            "see [the|our] [attached|enclosed] {card} for [our|my|the] [*] <contact|phone|number"
            "|e-mail|website|web address|link|details>",
            "<contact details|contact information|contact info|contact data|phone number|our number"
            "|my number|e-mail|e-mail address|website|web-site|web address> [is|are] <in|on|inside"
            "|shown in|shown on|printed on|written on> <the|our|your|this|that>"
            " [attached|enclosed] {card}",
            "<attached|enclosed> <is|are|you will find|you'll find|please find> <our|my> <contact"
            "|phone|number|business card|e-mail>",
            "<our|my> <business card|business cards>",
        ),
        unless=(
            "scan <the|this|that|your> [return|amazon|drop-off] [qr] <code|barcode> <at|in|to>"
            " [the|any|a|your] [*] <ups|store|shop|counter|drop-off|locker|post office"
            "|whole foods|carrier|driver>",
            "tracking number [is|are] <in|on|inside|shown on|printed on> *",
        ),
    ),
    Rule(
        name="link_mention",
        rests_on=("msg-no-outside-links",),
        why="A link is allowed only where the order can't be completed without it.",
        mend="Describe the way in Your Orders in words.",
        phrases=(
            "<click|tap|follow|open> [on] [the|this|our|my] [following|attached] link",
            "click [on] here",
            "link <below|above|in the|in this>",
        ),
        blocks=False,
    ),
)
