"""Web and e-mail addresses, whole ("shop.com"), broken up ("shop . com") or in words ("shop dot
com"), told from sentences that begin without a space after the full stop ("arrived.It was").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.triage.disguises import Reading

Span = tuple[int, int]


def web_addresses(reading: Reading, written: str) -> Iterator[tuple[str, Span]]:
    """Find web addresses, each with the rule that it breaks."""
    for sign, pattern in _LINKS:
        if sign.search(reading.text):
            for match in pattern.finditer(reading.text):
                is_amazon = _is_amazon(match.span(), reading, written)
                yield "amazon_address" if is_amazon else "link", match.span()
    for match in _WORDLY_LINK.finditer(reading.text):
        rule = _rule_of_wordly(match, reading, written)
        if rule:
            yield rule, match.span()


def email_addresses(text: str) -> Iterator[Span]:
    """Find e-mail addresses and names on other networks."""
    for sign, pattern in _EMAILS:
        if sign.search(text):
            yield from (match.span() for match in pattern.finditer(text))


def written_as_one(run: str) -> Iterator[tuple[str, Span]]:
    """Find addresses in letters that run together, each with the rule that it breaks."""
    for rule, pattern in _RUN_TOGETHER:
        yield from ((rule, match.span()) for match in pattern.finditer(run))


def _any_of(listed: str) -> str:
    return "(?:" + "|".join(sorted(re.findall(r"\w+", listed), key=len, reverse=True)) + ")"


# Endings of web addresses that are no English words.
_ENDING = _any_of(
    "com net org biz io co uk de eu fr nl pl se cz jp cn hk ru br mx tv cc xyz gg ly gl vip ca edu "
    "gov mobi kr tw sg ae za tr gr pt fi dk hu ro sk bg hr lt lv ee ie il ph vn th ua ch tk ml cf"
)
# Endings that begin sentences too: "arrived.It was late".
_WORDLY_ENDING = _any_of(
    "it in is to so at no be us my me am as by do ai pm la li st sh re es id info app shop store "
    "online site website web club live life link click page today now one world help support "
    "delivery express care parts deals direct reviews gift gifts sale discount email chat contact "
    "news work best top pro new fun cool tech space zone team market company center guru services "
    "solutions supply systems trade toys watch video studio style blog cloud global group"
)
# Of these, the ones that hardly ever begin a sentence in small letters.
_TELLING = re.compile("shop|store|online|site|website|web|club|app|link|click|email")
_MAIL_HOST = (
    "(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|aol|proton ?mail|gmx|msn|live|mail|web)"
)

# Every repetition has a limit, so that no text takes long.
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
_NAME = r"[a-z0-9](?:[a-z0-9.+%-]{0,62}[a-z0-9])?"
_DOT_WORD = "(?:dot|d0t|punkt|point|punto)"
_DOT = rf"(?:[(\[{{<*] ?(?:\.|{_DOT_WORD}) ?[)\]}}>*]|(?<=[ )\]-])(?:dot|d0t)(?=[ (\[-]))"
_AT = r"(?:[(\[{<*] ?(?:at|@) ?[)\]}>*])"
_NO_DOTTED_PATTERN = r"(?<!dot to)(?<!dot in)(?<!dot it)(?<!dot is)(?<!dot by)(?<!dot at)"

# A pattern is tried only where its sign, which is quick to look for, stands in the text.
_LINKS = tuple(
    (re.compile(sign), re.compile(pattern))
    for sign, pattern in (
        (
            r"[tx*] ?[tx*] ?p",
            r"(?<![a-z])(?:https?|h[x*]{2}ps?|h ?t ?t ?p ?s?(?= ?: ?/))(?![a-z])"
            r"(?: ?: ?/? ?/? ?\S+)?",
        ),
        (r"w ?w ?w", r"(?<![a-z0-9])(?:w ?){3}(?![a-z0-9])(?: ?\. ?\S+){0,6}"),
        ("www", r"(?<![a-z])www\S*"),
        (
            rf"\.{_ENDING}(?![a-z0-9-])",
            rf"(?<![\w@-])(?:{_LABEL}\.){{1,6}}{_ENDING}"
            rf"(?![a-z0-9-]|\.(?:{_LABEL}\.){{0,6}}{_ENDING}\b)(?:[/:?#]\S*)?",
        ),
        (
            rf" [.,] ?{_ENDING}(?![a-z0-9-])",
            rf"(?<![\w@]){_LABEL} [.,] ?{_ENDING}(?![a-z0-9-])",
        ),
        (
            r"\. ?(?:c ?o ?m|o ?r ?g)",
            rf"(?<![\w@]){_LABEL} ?\. ?(?:c ?o ?m|o ?r ?g)(?![a-z0-9-])",
        ),
        ("[,*]com", rf"(?<![\w@]){_LABEL}[,*]com(?![a-z0-9-])"),
        (
            rf"{_DOT_WORD}|[(\[{{<*] ?\.",
            rf"(?<![\w@]){_LABEL} ?{_DOT} ?(?:{_ENDING}|{_WORDLY_ENDING})(?![a-z0-9-])"
            rf"{_NO_DOTTED_PATTERN}",
        ),
        (
            rf"{_DOT_WORD} ?(?:com|net|org)",
            rf"(?<![\w@]){_LABEL}(?:dot| {_DOT_WORD} )(?:com|net|org)(?![a-z0-9])",
        ),
        ("d[o0]t", r"(?<![a-z0-9])(?:dot|d0t)[ -](?:com|net|org)(?![a-z0-9])"),
        (r"c o m", r"(?<![a-z0-9])[a-z0-9-]{2,62} c o m(?![a-z0-9])"),
        (
            "dot,|dot then|dot and|full stop",
            r"(?<![a-z0-9])(?:dot|full stop),? (?:then |and |followed by ){1,2}(?:com|net|org|de"
            r"|co)(?![a-z0-9])",
        ),
        (r"\.me", r"(?<![a-z0-9.])(?:t|wa|m|fb|line)\.me\b\S*"),
        (
            "bit|tinyurl|linktr|goo|amzn|youtu",
            r"(?<![a-z0-9])(?:bit ?\.? ?ly|tinyurl|linktr\.?ee|goo\.gl|amzn\.to|youtu\.be)\b\S*",
        ),
        (r"\d\.\d", r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5}|/\S)"),
        (
            " com",
            r"(?<![a-z])(?:visit|website|web ?site|site|go to|www|url)"
            r"(?: (?:us|is|at|on|our|the|:)){0,4} ?:? ?"
            rf"{_LABEL} com(?![a-z0-9-])(?! ports?)",
        ),
    )
)
_WORDLY_LINK = re.compile(
    rf"(?<![\w@.-])(?P<labels>(?:{_LABEL}\.){{1,6}})(?P<ending>{_WORDLY_ENDING})(?![a-z0-9-])"
    r"(?P<path>/\w\S*)?"
)
_EMAILS = tuple(
    (re.compile(sign), re.compile(pattern))
    for sign, pattern in (
        (
            "@",
            rf"(?<![a-z0-9.+%-]){_NAME}@(?=[0-9-]*[a-z]){_LABEL}(?:\.{_LABEL}){{0,6}}",
        ),
        (
            "@",
            rf"(?<![a-z0-9.+%-]){_NAME} ?@ ?(?:{_LABEL}(?: ?[.,] ?| ?{_DOT} ?)){{1,3}}"
            r"[a-z]{2,}(?![a-z])",
        ),
        ("@", r"(?<![\w@])@[a-z]\w{2,}"),
        (_AT, rf"(?<![a-z0-9.+%-]){_NAME} ?{_AT} ?{_LABEL}\S*"),
        (
            rf" at \S+ {_DOT_WORD} ",
            rf"(?<![a-z0-9.+%-]){_NAME} at {_LABEL} {_DOT_WORD} [a-z]{{2,}}\b",
        ),
        (
            rf" at {_MAIL_HOST}",
            rf"(?<![a-z0-9.+%-]){_NAME} at {_MAIL_HOST}\b(?: ?(?:\.|dot) ?[a-z]{{2,3}}\b)?",
        ),
        (
            "gmail|hotmail|googlemail|protonmail",
            rf"(?<![a-z0-9.+%-]){_NAME}(?: ?\.)? ?(?:gmail|googlemail|hotmail|protonmail)"
            r" ?(?:\.|dot)? ?com\b|\b(?:our|my) (?:gmail|hotmail|googlemail|protonmail)\b",
        ),
    )
)
_RUN_TOGETHER = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        ("link", r"https?:?/?/?|www\.?[a-z0-9-]*"),
        ("link", rf"{_LABEL}\.(?:{_ENDING}|shop|store|site|online)(?![a-z0-9-])"),
        ("link", r"[a-z0-9]{0,40}(?:dot|point|punkt)(?:com|net|org|couk)"),
        ("link", r"(?:visit|goto|website|site)[a-z0-9-]{3,40}com(?![a-z0-9])"),
        ("email", rf"{_NAME}@[a-z0-9.-]+|{_NAME}at{_MAIL_HOST}(?:dot|\.)?com"),
        ("email", "at(?:gmail|hotmail|googlemail|protonmail)"),
    )
)

_AMAZON = re.compile(
    r"amazon\.(?:com|ca|co\.uk|de|fr|it|es|nl|co\.jp|com\.(?:mx|au|br|be|tr)|ae|in|sg|se|pl)"
)
_LEADING_THERE = re.compile(
    r"(?:visit|website|web ?site|web ?page|home ?page|webshop|url|link|browse|go to|head to"
    r"|see us at|check out|find us (?:at|on)|address(?: is)?"
    r"|our (?:online )?(?:shop|store) (?:at|on))"
    r"(?: (?:us|is|at|on|the|our|my|to|store|shop|page|site|now|:)){0,4} ?:? ?$"
)


def _rule_of_wordly(match: re.Match[str], reading: Reading, written: str) -> str | None:
    """Tell an address from a sentence that begins right after a full stop."""
    if _is_amazon(match.span(), reading, written):
        return "amazon_address"
    before = match.string[max(0, match.start() - 60) : match.start()]
    if match["path"] or _LEADING_THERE.search(before):
        return "link"
    start, end = reading.written(*match.span("ending"))
    if written[start].isupper() and written[start + 1 : end].islower():
        return None
    labels = match["labels"].rstrip(".").split(".")
    if re.search(r"[\d-]", labels[-1]) or (len(labels) > 1 and min(map(len, labels)) > 1):
        return "link"
    is_telling = _TELLING.fullmatch(match["ending"]) and written[start:end].islower()
    return "link" if is_telling else "possible_link"


def _is_amazon(span: Span, reading: Reading, written: str) -> bool:
    start, end = reading.written(*span)
    return bool(_AMAZON.fullmatch(written[start:end].lower()))
