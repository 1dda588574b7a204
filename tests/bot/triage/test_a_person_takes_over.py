"""Injury, fire, damage, law, press, and doubt that a message is Amazon's: a person takes over. What
is to be secured and who is to be called is said, with its source; nothing is drafted.
"""

from dataclasses import replace

import pytest

from bot.triage.answers import Answer, Branch, Outcome, Said, Situation, Step
from bot.triage.person_in_charge import with_person_named
from knowledge.deadlines import ZONES
from tests.bot.conftest import Ask

INJURIES = (
    "a customer says our heat pad gave him second degree burns, what should we do",
    "buyer's kid swallowed a small part of our toy and is in hospital",
    "my item cut the lady's hand badly, she wants us to cover the ER bill",
    "customer claims the ladder we sold collapsed and he broke his arm",
    "a guy got an electric shock off our lamp",
    "buyer had an allergic reaction to our face cream and wants compensation",
    "someone got sick after eating our protein bars",
    "the blender blade flew off and injured my customer",
    "woman fainted from fumes of our cleaning spray, went to doctors",
    "customer's dog died after chewing our toy",
    "our e-scooter brake failed and a teenager got hurt, should we refund them right away?",
    "buyer lost an eye because of our product. how do i word the apology?",
    "a lady says her toddler choked on a bead from our bracelet kit",
    "our curling iron burned my buyer's scalp",
    "buyer claims our mattress gave him a rash and back problems, he wants medical costs",
    "glass jar burst in her hand, six stitches",
    "customer slipped on our bath mat and hit her head",
    "bike helmet cracked, rider concussed, family wrote to us",
    "our nail glue bonded my buyer's eyelid",
    "the trampoline spring came off and sliced her shin",
    "buyer's grandma tripped over our rug and fractured a hip",
    "an infant got a fever after using our lotion",
    "the pressure cooker lid popped and scalded him",
    "customer is in hospital, blames our supplement",
)

FIRES = (
    "power bank exploded and set the sofa on fire",
    "customer says the charger started smoking and burnt a hole in the desk",
    "hoverboard battery caught fire in buyer's garage",
    "the battery pack we sold overheated and melted",
    "buyer sent pictures of scorch marks on the wall from our heater",
    "christmas lights sparked and the tree burned down, a to z opened",
    "fire department came because of our space heater",
    "our candle jar shattered and set the curtain alight",
    "customer reports the extension cord went up in flames, can i just refund and move on",
    "the vape we sold blew up in someone's pocket",
    "a laptop adapter from us nearly burned down a house",
    "toaster short circuited, flames, kitchen black. what to reply",
    "phone case with battery caught fire on an airplane",
    "buyer says the humidifier was smoking and tripped the breaker",
    "heated blanket left scorch marks on the bed",
    "customer: your dehumidifier burned my garage down",
    "air fryer started a blaze in the customer's flat",
    "buyer sent a video of our phone charger glowing and dripping plastic",
    "ebike battery went off like a bomb",
    "hair straightener left on the carpet burned it, he blames us",
)

DAMAGE = (
    "our washing machine hose leaked and flooded the buyer's kitchen",
    "customer says our shelf fell and smashed his tv",
    "paint from our product stained the customer's carpet, wants 800 dollars",
    "the car charger fried her phone",
    "buyer's hardwood floor is ruined by our chair casters, asks me to pay",
    "dye from our towel ruined a whole load of laundry, buyer wants money for the clothes",
    "aquarium cracked and water went through the ceiling to the flat below",
    "our drill bit snapped and scratched the customer's car",
    "amazon sent me a property damage claim, wants my certificate of insurance",
    "got an email that a buyer filed a claim for damage caused by my product, adjuster involved",
    "usb hub we sold killed the client's laptop, he wants a new one",
    "tv mount failed, tv broken, should i offer him half the price",
    "our water filter leaked overnight, parquet is swollen, buyer wants 3k",
    "roof box came loose and hit another car",
    "customer says drain cleaner ate through his pipes",
    "gate opener bent the buyer's gate",
    "buyer wants us to pay for his broken windshield, our suction mount fell on it",
    "our fish tank stand gave way, 200 liters on the neighbor's ceiling",
    "customer says our motor oil wrecked his engine",
    "she says our patio heater tipped and broke her glass table",
    "your remover took the finish off my table, says buyer",
    "buyer bills us for a plumber because of our faucet",
)

LAW = (
    "buyer says he will see me in court",
    "customer's attorney emailed asking for 5k",
    "got a cease and desist about one of my listings' buyers",
    "buyer threatens to report us to the attorney general",
    "received a small claims summons over an amazon order",
    "customer says he's contacting his solicitor unless refunded",
    "buyer will report us to trading standards",
    "someone from the FTC wrote about a complaint by an amazon customer",
    "a law firm demands our records about an order",
    'customer wrote "you\'ll be hearing from my lawyers", how do i answer',
    "buyer threatens a class action and wants double the refund",
    "process server dropped off papers from a buyer",
    "customer writes that her lawyer will be in touch",
    "got served over an amazon sale in small claims",
    "buyer says pay or i sue",
    "letter from the consumer council about an order",
    "some lawyer wants the address of another buyer",
    "he said his uncle is a lawyer and we will regret this",
    "papers from county court arrived, plaintiff is a buyer",
    "buyer mentions suing for emotional distress",
    "notice from health department on a complaint",
    "attorney wants order records under subpoena",
)

PRESS = (
    "buyer says she'll go to the local news about us",
    "a reporter called about an order that went wrong",
    "customer threatens to make a viral tiktok about our shop if we don't refund",
    "a youtuber with 2m subscribers wants a comment on our defective product",
    "buyer will blast us on reddit and facebook unless we pay",
    "consumer watchdog show contacted us about a customer",
    "a journalist from the times wants a statement about a burned product",
    "customer will leave bad reviews everywhere and call channel 7",
    "a blogger is writing a piece on our returns, wants answers by friday",
    "buyer filed a bbb complaint and says press is next",
    "influencer bought from us and threatens an exposé",
    "tv station emailed us about a buyer's complaint, what do we reply?",
    "a morning show producer asks about our returns",
    "buyer says expect a call from the press",
    "customer posted about us on x and it has 1m views, wants refund or more to come",
    "a newspaper editor emailed questions",
    "buyer with 300k followers says he'll ruin us",
    "a podcast host invited us to respond to a customer",
    "customer threatens to go to the times",
)

DOUBTED = (
    "got mail from amazon-claims@mail.example asking me to verify the a-z claim, legit?",
    "text message says my seller account will be suspended unless i confirm my bank",
    "someone on whatsapp says he is from amazon seller performance",
    "caller said he's amazon and needs the 6 digit code i just got",
    "email with a pdf about an a to z claim but there's nothing in seller central",
    "is this a real amazon email? the link goes to amaz0n-sellers.net",
    "amazon rep on the phone asks to install anydesk",
    "a mail says pay 200 usd by gift card to close the claim",
    "not sure this chargeback notice really comes from amazon",
    "i clicked the link in a mail that looked like seller central and typed my password",
    "weird message in my inbox pretending to be amazon buyer service wants my otp",
    "notice says reply with your bank statement to this gmail address to release funds",
    "is amzn-verify@mail.example amazon?",
    "sms: your listing is blocked, click here",
    "someone claiming to be amazon legal wants a wire transfer",
    "the mail asks me to download a file to see the claim",
    "how do i know this a-z notification isn't phishing",
    "gave my seller login to a caller who said amazon",
    "strange login alert from amazon with an odd link",
    "guy on telegram offers to remove the claim, says he's from amazon",
    "email header says seller-performance but domain is weird",
    "they ask for my 2fa code to release the disbursement",
    "i think i got phished by a fake a-to-z email",
    "message says to move the conversation to whatsapp, amazon support supposedly",
)

ORDINARY = (
    "buyer says the mug arrived broken, usps smashed it",
    "customer says the tv has a cracked screen, box was crushed",
    "the lamp doesn't work, buyer wants refund",
    "buyer returned the phone smashed and cut the cable",
    "customer got sick of waiting and wants her money back",
    "buyer burned through the refund and wants more",
    "can i send the buyer a gift card for the trouble",
    "buyer asks me to email him at joe.b@mail.example",
    "customer wrote he wants a refund or he will leave a bad review",
    "buyer wants a 20 dollar gift card to remove his review",
    "ups driver cut his hand on the box and refused delivery",
    "the dress was stained when it came back",
    "my appeal was shot down, how do i fight it",
    "buyer lost his patience and opened an a to z",
    "customer service told me to refund",
    "can i call the buyer by phone",
    "amazon asked for proof of delivery by friday",
    "a to z claim says item arrived damaged, glass shattered in transit",
    "buyer says candle melted in the heat during shipping",
    "chocolate melted in transit who pays",
    "what happens if i report the buyer to amazon",
    "should i threaten the buyer with police for theft",
    "buyer posted a one star review",
    "buyer broke the chair leg and wants a refund",
    "the chair arrived with a broken leg",
    "the action figure arrived with a broken arm",
    "doll is missing an eye",
    "buyer says headphones left ear dead",
    "the watch back is scratched on return",
    "book has a torn back cover",
    "customer says the mirror arrived cracked",
    "the shoe has a cut in the toe",
    "customer says knife set blade is chipped",
    "buyer returned a different laptop",
    "item got lost in the mail, buyer is hurt and angry about it",
    "got a chargeback from my buyer's bank",
    "fedex truck caught fire and all parcels are gone",
    "does a house fire at my warehouse excuse late shipment",
    "the box was wet and soaked",
    "driver left it in the basement of the building",
    "police report needed from the buyer?",
    "ups wants a police report",
    "seller support wrote me about my appeal",
    "amazon email says respond to claim by nov 28, here is what it says",
    "the buyer wants me to make a video of the unboxing",
    "buyer messaged on facebook",
    "shirt discolored after washing, buyer wants refund",
    "the colour of the sofa is not as described",
    "bleach stain on the returned shirt",
    "battery died after two weeks, refund?",
    "charger doesn't charge",
    "kid ordered it without permission, buyer wants to return",
    "customer says dog ate the package",
    "buyer says his dog chewed the box",
    "my kid was sick so i shipped late",
    "i was in hospital and missed the deadline to answer the claim",
    "i broke my arm and could not ship in time",
    "my account health is at risk",
    "our warehouse flooded and orders are late",
    "buyer never got it, customs seized it",
    "buyer says his lawn mower won't start",
    "customer claims tracking is fake",
    "amazon sent a policy warning about my listing photos",
    "is this amazon rule still in force",
    "can i ask the buyer for a photo of the damage",
    "table scratched on delivery, buyer wants partial refund",
    "buyer's car seat order is late",
    "customer says item caused no problem but wants refund",
    "buyer wants me to pay for return postage",
    "the carrier damaged the fence while delivering",
    "customer fell in love with another item and wants to return",
    "she opened an a to z and mentions a broken heart charm",
    "a to z denied, buyer keeps calling us",
    "buyer says he will call his bank",
    "buyer wants to talk to my manager",
    "what evidence for a damaged item safe-t claim",
    "seller support asked for my id to verify address",
    "amazon verification letter for my account",
    "the message was flagged by amazon for a link",
    "can i put a link in my message",
    "how do i know if a claim counts",
    "is amazon paying or am i",
    "customer threatens to leave 1 star unless full refund",
    "buyer says heated blanket does not heat",
    "candle arrived without a lid",
)

HARM, THREATS, FALSE = "injury-or-damage", ("threat-from-buyer", "threat-of-press"), "is-it-amazon"


def everything_said(answer: Answer) -> str:
    steps = (*answer.steps, *(step for branch in answer.branches for step in branch.steps))
    texts = [answer.summary.text, *(step.text for step in steps)]
    return " ".join([*texts, *(warning.text for warning in answer.warnings)])


def assert_a_person_takes_over(answer: Answer) -> None:
    assert answer.outcome is Outcome.ANSWER
    assert (answer.draft, answer.other_drafts) == (None, ())
    assert answer.summary.citations
    assert all(step.citations for step in answer.steps)
    assert "the person in charge" in everything_said(answer)


@pytest.mark.parametrize("typed", [*INJURIES, *FIRES, *DAMAGE])
def test_harm_goes_to_a_person_with_what_to_secure_and_no_offer(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert_a_person_takes_over(answer)
    assert answer.situation.playbook == HARM
    said = everything_said(answer)
    assert "Call first the person in charge, then the liability insurer" in said
    assert "Secure the order, the messages, the listing" in said
    assert "Don't offer money, an apology that admits fault" in said


@pytest.mark.parametrize("typed", [*LAW, *PRESS])
def test_law_and_press_go_to_a_person_with_what_to_secure(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert_a_person_takes_over(answer)
    assert answer.situation.playbook in THREATS
    assert "Secure the " in everything_said(answer)


@pytest.mark.parametrize("typed", DOUBTED)
def test_a_message_that_may_not_be_amazons_is_checked_kept_and_shown_to_a_person(
    ask: Ask, typed: str
) -> None:
    answer = ask(typed)

    assert_a_person_takes_over(answer)
    assert answer.situation.playbook == FALSE
    assert "Keep it as it came" in everything_said(answer)


@pytest.mark.parametrize("typed", ORDINARY)
def test_what_only_sounds_alike_is_no_such_matter(ask: Ask, typed: str) -> None:
    assert ask(typed).situation.playbook not in {HARM, *THREATS, FALSE}


@pytest.mark.parametrize("marketplace", ZONES)
@pytest.mark.parametrize("typed", [FIRES[0], LAW[0], PRESS[0], DOUBTED[0]])
def test_whom_to_call_is_known_in_every_marketplace(ask: Ask, typed: str, marketplace: str) -> None:
    assert_a_person_takes_over(ask(typed, marketplace=marketplace))


# Who that is

HANDED_OVER = Answer(
    id="a",
    outcome=Outcome.ANSWER,
    composer="extractive",
    situation=Situation(),
    summary=Said(text="Hand this to the person in charge now.", citations=(1,)),
    steps=(Step(number=1, text="Call the person in charge; tell the person in charge all."),),
    branches=(Branch(when="hurt", steps=(Step(number=1, text="The person in charge decides."),)),),
    warnings=(Said(text="Nobody but the person in charge writes."),),
    facts=(Said(text="A document says: ask the person in charge."),),
)


def test_the_person_in_charge_is_named_where_something_is_handed_to_them() -> None:
    named = with_person_named(HANDED_OVER, r"Dana \1 Reyes, @dana")

    assert named == replace(
        HANDED_OVER,
        summary=Said(
            text=r"Hand this to the person in charge (Dana \1 Reyes, @dana) now.", citations=(1,)
        ),
        steps=(
            Step(
                number=1,
                text=r"Call the person in charge (Dana \1 Reyes, @dana); tell the person in charge "
                r"(Dana \1 Reyes, @dana) all.",
            ),
        ),
        branches=(
            Branch(
                when="hurt",
                steps=(
                    Step(number=1, text=r"The person in charge (Dana \1 Reyes, @dana) decides."),
                ),
            ),
        ),
        warnings=(Said(text=r"Nobody but the person in charge (Dana \1 Reyes, @dana) writes."),),
    )


def test_nobody_is_named_where_nobody_is_set() -> None:
    assert with_person_named(HANDED_OVER, None) == HANDED_OVER
