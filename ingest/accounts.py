"""Names of accounts at payment services, shops and networks, and numbers of bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST_IBAN = 15
"""Characters of the shortest bank account number, Norway's; a parcel's number has 13."""


def accounts_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the name of an account stands in a line."""
    if _WORTH_A_LOOK.search(line) is None:
        return
    addresses = [match.span() for match in _ADDRESS.finditer(line)]
    for match in _ACCOUNT.finditer(line):
        start, end = match.span(match.lastgroup or "web")
        # What looks like a network's name within an e-mail address is part of the address.
        if not any(start < until and since < end for since, until in addresses):
            yield start, end


def bank_accounts_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the international number of a bank account stands (ISO 13616): called so, or
    with check digits that agree.
    """
    for match in _IBAN.finditer(line):
        number = match.group().replace(" ", "")
        rearranged = "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])
        called = line[: match.start()].rstrip(" :#").upper().endswith("IBAN")
        if called or (len(number) >= SHORTEST_IBAN and int(rearranged) % 97 == 1):
            yield match.span()


_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORTH_A_LOOK = re.compile(
    r"(?i)pay ?pal|venmo|cash ?app|zelle|e-?bay|etsy|insta|\big\b|facebook|\bfb\b|messenger|twitter"
    r"|tik ?tok|telegram|snap|skype|discord|we ?chat|whats ?app|reddit|user|account|handle|profile"
    r"|nick|buyer id|login|\bt\.me|\bwa\.me|youtube|mercari|poshmark|offer ?up"
)
_NETWORK = (
    r"pay ?pal|venmo|cash ?app|zelle|e-?bay|etsy|insta(?:gram)?|ig|facebook|fb|messenger|twitter"
    r"|tik ?tok"
    r"|telegram|snap(?:chat)?|skype|discord|we ?chat|whats ?app|reddit|youtube|mercari|poshmark"
    r"|offer ?up|line|signal|linkedin"
)
_KIND = (
    r"(?:account(?: name)?|user ?name|user(?: ?id)?|id|handle|name|profile|page|buyer(?: id)?"
    r"|seller"
    r"|member|nick(?:name)?|konto|compte|cuenta|benutzername|nutzername|pseudo)"
)
# A name that can't be a word: with a digit, a dot, a hyphen or an underscore within.
_ODD = r"(?=[\w.-]{3,30}(?![\w.-]))(?=[\w.-]*[a-zA-Z])(?=[\w]*[\d_.-][\w])[\w](?:[\w.-]*[\w])"
_ANY = r"[\w](?:[\w.-]{1,28}[\w])"
_ACCOUNT = re.compile(
    r"(?i:(?:www\.)?(?:paypal\.me|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|t\.me"
    r"|wa\.me"
    r"|tiktok\.com|venmo\.com|cash\.app|ebay\.\w{2,3}(?:\.\w{2})?/usr|etsy\.com/(?:people|shop)"
    r"|youtube\.com|reddit\.com/user|linkedin\.com/in)/[@$]?(?!p/|help|policies"
    r"|sch)(?P<web>[\w.-]{2,40}\w))"
    rf"|(?i:(?<![@.])\b(?:{_NETWORK})(?!\w)(?: ?{_KIND}){{0,2}}(?: is\b| was\b|:|=| -| named\b"
    rf"| called\b)* ?[\"“'(]?)"
    rf"(?P<network>[@$]{_ANY}|{_ODD})"
    rf"|(?i:\b(?:{_NETWORK}) ?(?:{_KIND} ?){{1,2}}(?::|=| is) ?[\"“']?)(?P<labelled>{_ANY})"
    r"|(?i:\b(?:user ?name|user ?id|screen ?name|buyer ?id|handle|nick ?name|login|benutzername"
    r"|nutzername"
    r"|pseudo)(?::|=| is| was)? ?[\"“']?)"
    rf"(?P<called>@?{_ODD})"
    r"|(?i:\b(?:user ?name|user ?id|screen ?name|buyer ?id|login|benutzername)\s?[:=] ?[\"“']?)"
    rf"(?P<named>{_ANY})"
    rf"|(?i:\b(?:account|profile|handle"
    rf"|user) [\"“'@]?)(?P<odd>@?(?=[\w.-]*[a-zA-Z])(?=[\w.-]*[_\d])"
    rf"(?=[\w.-]*[a-z]){_ODD})(?i:(?= (?:on|at|bei|sur|en) (?:{_NETWORK})\b))"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
