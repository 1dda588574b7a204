"""Rules that a text breaks where the facts are otherwise than it says, or than it takes for given.

What was told beside the text decides them; without it they are reminders.
"""

from __future__ import annotations

from bot.triage.answers import Addressee
from bot.triage.message_rules.rule import AMAZON, ANYONE, Rule

AGAINST_THE_FACTS: tuple[Rule, ...] = (
    Rule(
        name="protection_claimed",
        rests_on=("ab-only-what-shown", "bs-three-conditions"),
        why="The label does not show Claims Protected.",
        mend="Take it out: claim only what the label shows.",
        phrases=("claims-protected", "covered by [amazon|amazon's]* buy shipping"),
        unless=(
            "<not|no|never|without|isn't|wasn't|lacks> [a|the|show|shown|have|marked|been|was]*"
            " claims-protected",
            "claims-protected [status|badge|line]* <no|yes or no|was not|not|is not|missing>",
        ),
        addressees=ANYONE,
        given=({"claims_protected": ("no",)},),
    ),
    Rule(
        name="scan_claimed",
        rests_on=("ab-only-what-shown", "bs-first-scan-decides"),
        why="The carrier's first scan was not on time.",
        mend="Give the scan's own date and time.",
        phrases=(
            "<shipped|scanned|dispatched|sent|handed over|first scan|first scanned|scan|accepted>"
            " [was|were|it|by|the|carrier|is]* <on time|in time|on or before|before the ship-by"
            "|within the handling>",
            "<on-time|timely> <first scan|scan|shipment|dispatch|shipping>",
        ),
        unless=("<not|wasn't|never> [shipped|scanned|dispatched|was]* <on|in> time",),
        addressees=ANYONE,
        given=({"first_scan": ("late", "none")},),
    ),
    Rule(
        name="false_signature",
        rests_on=("atoz-appeal-no-false-signature", "cb-only-what-can-be-shown"),
        why="There is no signature.",
        mend="Take it out and name the scans.",
        phrases=(
            "<'s|her|his|their|consignee's|recipient's|customer's|buyer's|your> signature <is|was"
            "|can be|appears|stands|matches|proves>",
            "signature <is|was|appears|stands> <on|in|there|visible|present|attached>",
            "<{buyer}|consignee|cardholder|neighbor|neighbour|receptionist|you> signed [for|by|on"
            "|upon|at|the|it]*",
            "signed <on|upon|at|by|for>",
            "signature-confirmation",
            "signature <on file|obtained|collected|captured|attached|received|of the|by the>",
            "<has|have|had|with|obtained|got|collected|shows|bears|holds|includes>"
            " [a|the|her|his|their|your|buyer's|customer's|recipient's|valid]* signature",
            "<was|were|is|has been|been|parcel|package|delivery|it|you|buyer|customer|recipient|he"
            "|she> signed [for|by]",
        ),
        unless=(
            "<no|not|without|lacks|nor|never|unless|isn't|wasn't> [a|any|the|been|was|were]*"
            " <signature|signature-confirmation|signed>",
            "signature-confirmation <was not|wasn't|is not|isn't|not> <required|bought|ordered"
            "|needed|available|used>",
            "<requir*|ask*|request*|pre-filled|mention*|if|whether|who> [a|the|for|it|was|you]*"
            " <signature|signature-confirmation|signed>",
        ),
        addressees=ANYONE,
        given=({"signature": ("no",)},),
    ),
    Rule(
        name="delivery_claimed",
        rests_on=("ab-only-what-shown", "inr-reply-holds"),
        why="Tracking does not show a delivery.",
        mend="Give the latest status with its date.",
        phrases=(
            "scan <says|shows|reads|is> delivered",
            "<left|handed|put|placed> [it|the parcel|the package|your parcel]* <at|to|in|on|by>"
            " your <door|porch|mailbox|house|garage|home|address>",
            "<was|were|has been|been|is|got|shows|as|marked|successfully|shows it|status>"
            " [already|successfully|marked|as|now|shown]* delivered",
            "<carrier|ups|usps|fedex|dhl|tracking|they> [*] <delivered|shows delivery"
            "|confirms delivery|confirmed delivery>",
            "<delivery scan|proof of delivery> <shows|attached|is|was|of|from>",
        ),
        unless=(
            "<not|never|if|once|when|until|unless|before|will be|to be|be|whether|hasn't|wasn't"
            "|isn't|may|might|can|yet>"
            " [it|has|have|was|is|been|be|yet|the|parcel|marked|shown|scanned|as]* delivered",
            "<if|once|when|until|unless|whether|after> [the|it|tracking|carrier|a]* shows [a]*"
            " delivery",
        ),
        addressees=ANYONE,
        given=({"delivery_status": ("in_transit", "no_scan", "undeliverable")},),
    ),
    Rule(
        name="safe_t_excluded",
        rests_on=("safet-not-after-a-to-z", "safet-not-after-seller-refund", "safet-never-fba"),
        why="No SAFE-T claim is open to this order: it has an A-to-z claim, our own refund, or is"
        " FBA's.",
        mend="Use the remedy that fits: the claim's appeal, or FBA's reimbursement.",
        phrases=("safe-t",),
        unless=("<no|not|without|outside> [a|any|the]* safe-t *",),
        addressees=AMAZON,
        given=(
            {
                "stage": (
                    "claim_open",
                    "information_requested",
                    "claim_granted",
                    "claim_denied",
                    "appeal_denied",
                )
            },
            {"refunded": ("seller",)},
            {"fulfillment": ("fba",)},
        ),
    ),
    Rule(
        name="label_owner",
        rests_on=("carrier-label-owner", "carrier-added-insurance"),
        why="A Buy Shipping label is Amazon's with the carrier: a claim of ours may be declined.",
        mend="Use the portal of the insurance bought with the label, or ask Amazon.",
        phrases=("<claim|reimbursement|reimburse|compensation|compensate|indemnity>",),
        blocks=False,
        addressees=frozenset({Addressee.CARRIER}),
        given=({"buy_shipping": ("yes",)},),
    ),
)
