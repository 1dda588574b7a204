"""What stands before or after a person's name and says that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Cue(StrEnum):
    """What stands before a name: a label or a title, a person's role or an act that only persons
    do, a greeting, a letter's close, or a dealing that one has with persons and others too.
    """

    LABEL = "label"
    TITLE = "title"
    ROLE = "role"
    GREETING = "greeting"
    SIGNATURE = "signature"
    DEALING = "dealing"


def cue_before(text: str, start: int) -> Cue | None:
    """Return what the words right before a place in a line say of what follows."""
    before = text[max(0, start - 48) : start]
    return next((cue for cue, pattern in _CUES if pattern.search(before)), None)


def acts_after(text: str, end: int) -> bool:
    """True where what follows is what a person does: wrote, opened a claim, lives."""
    return _ACTS.match(text, end) is not None


def tells_after(text: str, end: int) -> bool:
    """True where what follows is what only a person does, or what only a person has here."""
    return _TELLS.match(text, end) is not None


def closes_a_letter(line: str) -> bool:
    """True for a line that only closes a letter, so that a name stands below it."""
    return _CLOSING.fullmatch(line.strip()) is not None


_CLOSINGS = (
    r"(?:(?:kind|best|warm|warmest|many|with(?: kind| best)?|my)? ?(?:regards|wishes|thanks)"
    r"|thank you(?: (?:so|very) much)?(?: in advance)?|thanks(?: (?:so much|again|in advance"
    r"|a lot))?"
    r"|best|cheers|sincerely|yours(?: (?:sincerely|truly|faithfully))?|sincerely yours|respectfully"
    r"|sent from (?:my|the) [\w ]{2,20}|love|take care|rgds|brgds|br|tx|thx"
    r"|(?:mit )?(?:freundlichen|besten|lieben|viele[n]?|liebe|beste|freundliche|herzliche) "
    r"gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|mfg|lg|vg|cordialement|bien (?:à vous|cordialement)"
    r"|salutations(?: distinguées)?|(?:un )?saludos?(?: cordiales)?|atentamente|gracias"
    r"|(?:cordiali|distinti) saluti|grazie|(?:met )?vriendelijke groet(?:en)?|groet(?:jes|en)?|mvg"
    r"|pozdrawiam|med vänliga hälsningar|vänliga hälsningar|mvh|hälsningar|atenciosamente"
    r"|obrigad[oa])"
)
_CLOSING = re.compile(rf"(?i)\W{{0,3}}{_CLOSINGS}\W{{0,3}}")

_ROLES = (
    r"(?:buyer|customer|client|recipient|purchaser|shopper|addressee|consignee|receiver|cardholder"
    r"|guy|man|woman|lady|gentleman|girl|kid|person|neighbou?r|roommate|husband|wife|son|daughter"
    r"|mother|father|brother|sister|doorman|driver"
    r"|receptionist|concierge|agent|rep|k(?:ä|ae)ufer(?:in)?|kund(?:e|in)|nachbar(?:in)?"
    r"|acheteu(?:r|se)|cliente?|voisin[e]?|comprador[a]?|vecin[oa]|acquirente|vicin[oa]|klant"
    r"|koper|buren|kup[uo]j[aą]c[ya]|klient(?:ka)?|köparen?|kund(?:en)?)"
)

_CUES: Sequence[tuple[Cue, re.Pattern[str]]] = (
    (
        Cue.TITLE,
        re.compile(
            r"(?i)(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|monsieur|madame|mme|mlle"
            r"|señor(?:a|ita)?|sra?|srta|d\.ª|signora?|sig(?:\.ra|ra)?|mevrouw|meneer|dhr|mevr"
            r"|senhora?)\.? $"
        ),
    ),
    (
        Cue.LABEL,
        re.compile(
            rf"(?i)(?:^|[\n|;,(\t] ?)\W{{0,3}}(?:{_ROLES}(?:['’]?s)?(?:[ _-]name)?|(?:full |first "
            r"|last |contact |ship(?:ping)?[ -]?to |billing |account holder )?name"
            r"|name of (?:the )?(?:buyer|customer|recipient)|from|to|cc|bcc|reply-to|von|an|kopie"
            r"|de"
            r"|para|van|aan|sent by|signed(?: for)? by|signature|signatory|received by|attn"
            r"|attention"
            r"|contact(?: person)?|sold to|ship to|bill to|deliver to|c/o)\s?[:=]\s?[\"“]?$"
        ),
    ),
    (
        Cue.GREETING,
        re.compile(
            r"(?i)(?:^|[^\w])(?:dear|hi|hello|hey|hiya|hallo|liebe[r]?|sehr geehrte[r]?"
            r"|guten (?:tag|morgen|abend)|moin|bonjour|salut|ch(?:er|ère)|hola|estimad[oa]"
            r"|querid[oa]"
            r"|ciao|gentile|buongiorno|car[oa]|beste|geachte|hej|cześć|olá|prezad[oa]"
            r"|good (?:morning|afternoon|evening|day)),? $"
        ),
    ),
    (
        Cue.ROLE,
        re.compile(
            rf"(?i)(?:^|[^\w])(?:{_ROLES}(?:['’]s (?:full )?name)?(?: (?:is|was|named|called|ist"
            r"|heißt|heisst))?,? [\"“(]?"
            r"|(?:my|his|her|their|whose|the) name is |name is |named |goes by |this is |i am "
            r"|i['’]m "
            r"|ich bin |je suis |soy |sono |me llamo |je m['’]appelle |mein name ist "
            r"|(?:signed(?: for)?|received|recd|accepted|written|submitted|filed|opened|ordered"
            r"|paid|placed"
            r"|reported|sent|returned|picked up) by:? |left with |handed to |given to |spoke (?:to"
            r"|with) "
            r"|talked (?:to|with) |signature [\"“(]|signature (?:is|reads|of|by|says) [\"“(]?"
            r"|reads [\"“]"
            r"|(?:messages?|mails?|emails?"
            r"|e-mails?|letter|call|note|claim|returned?|complaint|refund(?:ed)?|chargeback|text) "
            r"(?:from|by) |c/o |attn:? |on behalf of |in the name of |belongs to |for mr\.? )$"
        ),
    ),
    (
        Cue.SIGNATURE,
        re.compile(
            rf"(?i)(?:(?:^|[.!?,] |\W){_CLOSINGS}\s?[,.!:–-]*\s|(?:^|[.!?] )[-–—~]{{1,2}} ?"
            rf"|xo+x* )$"
        ),
    ),
    (
        Cue.DEALING,
        re.compile(
            r"(?i)(?:^|[^\w])(?:told|asked|emailed|messaged|contacted|called|texted|phoned|refunded"
            r"|reimbursed|repaid|credited|reminded|answered|paid|delivered to|shipped to|sent to"
            r"|released to|reshipped to|issued to|refund (?:to|for|approved for)|approved for|from"
            r"|with"
            r"|by|to|for|an|von|de|à|para|da|van|aan) $"
        ),
    ),
)

_TELLS = re.compile(
    r"(?i)(?:['’]s (?:claims?|cases?|orders?|refunds?|returns?|messages?|account|wife|husband"
    r"|parcel"
    r"|package|house|address|request|complaint|review|feedback|e-?mails?|dispute|chargeback)\b"
    r"|,? (?:has |never |also |just |then |again |now |still |who )?(?:says?|said|wrote|writes"
    r"|e-?mailed"
    r"|messaged|called|asks|asked|told|replied|replies|wants|insists|lives|lived|texted|phoned"
    r"|complain(?:s|ed)|threaten(?:s|ed)|swears|schreibt|schrieb|sagt|sagte)(?!\w))"
)

_ACTS = re.compile(
    r"(?i),? (?:\([^)]{0,30}\) ?)?(?:has |have |had |never |also |just |then |again |now |still "
    r"|who )?"
    r"(?:says?|said|wrote|writes|claims?|claimed|e-?mailed|messaged|called|opened|filed|ask(?:s|ed)"
    r"|told|repl(?:ied|ies)|respond(?:s|ed)|report(?:s|ed)|return(?:s|ed)|refuse[sd]|receive[sd]"
    r"|got"
    r"|ordered|bought|purchased|want(?:s|ed)|sent|contact(?:s|ed)|complain(?:s|ed)|insist(?:s|ed)"
    r"|signed|denie[sd]|disputed?|threaten(?:s|ed)|left|lives?|lived|moved|paid|texted|phoned"
    r"|sounds"
    r"|answered|accused|demand(?:s|ed)|needs?|did(?:n['’]t)?|does(?:n['’]t)?|wasn['’]t|isn['’]t"
    r"|hasn['’]t|swears|swore|admit(?:s|ted)|confirm(?:s|ed)|chang(?:es|ed)|agreed|accept(?:s|ed)"
    r"|keeps?|kept|thinks|believes"
    r"|schreibt|schrieb|sagt|sagte|behauptet|hat|will|écrit|dit|a reçu|dice|escribió|scrive"
    r"|zegt|schreef|pisze|skriver)(?!\w)"
)
