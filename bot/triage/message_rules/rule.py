"""What a rule about messages is, and the lists of words that several rules name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.triage.answers import Addressee
from knowledge.sources import Conditions

BUYER = frozenset({Addressee.BUYER})
AMAZON = frozenset({Addressee.AMAZON})
OTHERS = frozenset(Addressee) - BUYER
ANYONE = frozenset(Addressee)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `rests_on` are the statements of the corpus that it comes from. `words` are
    patterns of letters, found also when split, spaced out or written with digits for letters;
    `phrases` stand in the notation of bot.triage.phrases; `unless` are phrases within which nothing
    counts. `given` are facts under which the rule holds, alternatives of which one must; with none
    it holds whatever the facts. A rule without words and phrases is decided by code, in
    bot.triage.message_check and fact_check.

    `blocks` is False where a person has to judge; `of_the_whole` marks what the text breaks as a
    whole; `wide` marks what asks for a look at a subject of which no other rule says more.
    """

    name: str
    rests_on: tuple[str, ...]
    why: str
    mend: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    blocks: bool = True
    addressees: frozenset[Addressee] = BUYER
    given: tuple[Conditions, ...] = ()
    of_the_whole: bool = False
    wide: bool = False


LISTS: Mapping[str, str] = {
    "gap": "[up|down|back|off|of|your|the|that|this|those|these|a|an|any|our|my|it|its|to|into|from"
    "|negative|bad|poor|low|neutral|unfair|original|honest|recent|product|seller|existing|public"
    "|amazon|left|open|pending|one|two|three|1|2|3|star|stars]*",
    "alter": "<remov*|delet*|chang*|updat*|revis*|edit|editing|withdraw|withdrawing|take|taking"
    "|retract*|modify*|amend*|rewrit*|alter|altering|eras*|improv*|rais*|upgrad*|revers*|cancel*"
    "|adjust*|correct|correcting|reconsider*|rethink|increas*|pull>",
    "altered": "<removed|deleted|changed|updated|revised|edited|withdrawn|taken|retracted|amended"
    "|corrected|improved|raised|reconsidered>",
    "opinion": "<review|reviews|feedback|feedbacks|rating|ratings|comment|comments>",
    "claim": "<claim|claims|dispute|disputes|a-to-z|a2z|charge-back|chargebacks|complaint"
    "|complaints|your case|this case>",
    "end": "<withdraw|withdrew|withdrawn|withdrawing|clos*|cancel*|drop|dropped|dropping|retract*"
    "|remov*|delet*|chang*|updat*|revis*|take|taking|resolv*>",
    "once": "<if|once|after|when|whenever|as soon as|provided|unless|until|on condition|assuming"
    "|should|the moment|in case>",
    "pay": "<approve|refund|grant|reimburse|repay|pay|cover|side|rule|compensate|credit|favor"
    "|favour|<accept|reject|deny|decline> <your|the|this>|decide <in|for|against>"
    "|<issue|send|give|return> [you] [a|the|your|full|all]* <refund|money|credit>>",
    "it": "<it|the item|the items|the parcel|the package|the order|the product|your order"
    "|your parcel|your package>",
    "card": "<image|picture|photo|screenshot|insert|card|flyer|leaflet|attachment|package|packaging"
    "|packing slip|box|invoice|pdf|label>",
    "phone": "<phone|mobile|cell|cellphone|telephone|e-mail|fax|whatsapp>",
    "us": "<us|me>",
    "you_are": "<you are|you're|you r|you were>",
    "agent": "<agent|representative|rep|associate|moderator|advisor|supervisor|support>",
    "buyer": "<buyer|customer|recipient|consignee|purchaser|cardholder|she|he|they>",
    "doc": "<invoice|photo|photos|picture|pictures|label|screenshot|screenshots|document|documents"
    "|receipt|proof|tracking|file>",
    "refunded": "<refunded|reimbursed|issued [you|the|a|your|full|partial]* refund|sent [you]"
    " <your|the|a> [full|partial] refund|processed [your|the|a]* refund>",
    "to_refund": "<refund|reimburse|<issue|process|give|send|make|offer|arrange|initiate|provide>"
    " [you|him|her|the buyer]* [a|the|your|full|complete|partial|immediate|prompt]* refund>",
    "we_will": "<we will|we'll|i will|i'll|we shall|we are going to|we're going to|i am going to"
    "|i'm going to|we can|i can|we are happy to|we're happy to|happy to|glad to|we would|we'd>",
    "carriers": "<ups|usps|fedex|dhl|ontrac|royal mail|evri|dpd|carrier|courier|post office"
    "|postal service>",
}
