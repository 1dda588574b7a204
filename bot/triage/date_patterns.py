"""The forms in which sellers write dates, and what looks like a date and is none."""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = {
    word: number
    for number, word in enumerate(
        re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
    )
} | {"a": 1, "an": 1, "couple of": 2, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30}

_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# "Nov 3 days late" and "Nov 3pm" name no third of November.
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?![:.]\d)"
    r"(?! ?(?:(?:more |business |working )?(?:days?|weeks?|hours?|months?)|[ap]\.?m)\b)"
)
_ORDINAL = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b"
_YEAR = r"(?:19|20)\d\d|'\d\d"
_TO = r" ?(?:-|/|\bto\b|\bthru\b|\bthrough\b|\bor\b) ?(?:the )?"
_UNIT = r"(?:days?|weeks?|hours?|min(?:ute)?s?)"

_ANY_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
# "It sat there", "wed like to": alone, a short name is a day only where it can be nothing else.
_SHORT_WEEKDAY = "|".join(
    rf"(?<=\b{word} )(?:sat|sun)\b" for word in ("on", "last", "this", "next", "by", "until")
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|thurs?|thu|fri)\b"
    rf"|wed\b(?! (?:like|already|love|have|never|be|just))|{_SHORT_WEEKDAY})(?!')"
)

_ZONE = r"(?:p[sd]?t|m[sd]?t|c[sd]?t|e[sd]?t|bst|cest|cet|gmt|utc)\b"
_HALF = r"[ap](?:m\b|\.m\.)"
_CLOCK_BEFORE = (
    r"(?:(?:(?P<hour_before>[01]?\d|2[0-3])(?::(?P<minute_before>[0-5]\d))?"
    rf"(?: ?(?P<half_before>{_HALF})|(?<=:\d\d))|(?P<noon_before>noon\b))"
    rf"(?: (?P<zone_before>{_ZONE}))?,? (?:on |of )?)?"
)
_CLOCK = (
    r"(?: *(?:,|\bat\b|@|\bby\b)? *(?:(?P<noon>noon\b)|(?P<hour>[01]?\d|2[0-3])"
    rf":(?P<minute>[0-5]\d)(?!\d)(?: ?(?P<half>{_HALF}))?(?: ?(?P<zone>{_ZONE}))?"
    rf"|(?P<hour_alone>[01]?\d|2[0-3]) ?(?P<half_alone>{_HALF})(?: ?(?P<zone_alone>{_ZONE}))?))?"
)

_ISO = (
    r"(?P<iso_year>20\d\d)(?P<iso_dash>[-/.])(?P<iso_month>\d{1,2})(?P=iso_dash)"
    r"(?P<iso_day>\d{1,2})(?![-/]?\d)"
)
_NUMERIC = (
    r"(?<!\d-)(?P<first_number>\d{1,2})(?P<dash>[-/.])(?P<second_number>\d{1,2})(?P=dash)"
    r"(?P<last_number>20\d\d|\d\d)(?![-/.]?\d)"
)
_MONTH_FIRST = (
    rf"(?P<month_first>{_MONTH})\.?[ -]?(?:the )?(?P<month_first_day>{_DAY})"
    rf"(?:{_TO}(?P<month_first_last>{_DAY})(?![/-]\d)(?! ?{_MONTH}\b))?"
    rf"(?:(?:,? |-)(?P<month_first_year>{_YEAR})(?!\d))?"
)
_DAY_FIRST = (
    rf"(?:(?P<day_first_first>{_DAY})(?:{_TO}|(?<!\d) ?and | and (?:the )?))?"
    rf"(?P<day_first>{_DAY})[ -]?(?:of )?(?P<day_first_month>{_MONTH})\b"
    r"(?!(?<=may) (?:be|have|i|we|he|she|they|it|not|also|still|never|no)\b)"
    rf"(?:(?:\.?,? |-)(?P<day_first_year>{_YEAR})(?!\d))?"
)

# "1/2 of it", "5/5 stars", "11/12 inch", "box 2/3", "24/7"; a half or a quarter is a day only
# where a word says so.
_NOT_COUNTED = (
    r"(?! ?(?:of|stars?|inch\w*|mm|cm|oz|lbs?|kg|size|years?|yrs|months?|days?|hours?|off|box|boxes"
    r"|items?|pieces?|pcs|units?|packages?|parcels?|pairs?|price|working|damaged|broken|missing"
    r"|empty|used)\b)(?! ?[\"%])"
)
_NOT_NUMBERED = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("box", "part", "page", "item", "items", "step", "size", "sizes", "rated", "rating"),
        *("score", "version", "model", "grade", "unit", "units", "pack", "package", "parcel"),
    )
)
_SAID_TO_BE_A_DAY = "(?<!day )(?<!day, )" + "".join(
    rf"(?<!\b{word} )"
    for word in ("on", "since", "until", "dated", "by", "around", "about", *WEEKDAYS)
)
_SHORT = (
    rf"{_NOT_NUMBERED}(?!24/7\b)(?!{_SAID_TO_BE_A_DAY}(?:1/[234]|2/3|3/4)(?!\d))"
    r"(?P<short_first>\d{1,2})/(?P<short_second>\d{1,2})"
    rf"(?:-(?P<short_last>{_DAY})(?![/-]\d?))?(?!\.?\d)(?!/){_NOT_COUNTED}"
)

# "The 1st scan", "the 2nd box" are no days: a day of the month ends its clause, or nearly.
_DAY_OF_MONTH = (
    r"(?:the |(?<=\bon )|(?<=\bby )|(?<=\bsince )|(?<=\buntil ))"
    rf"(?P<ordinal>{_ORDINAL})(?:{_TO}(?P<ordinal_last>{_ORDINAL}))?"
    r"(?: of (?P<ordinal_month>this|last) month)?"
    r"(?= *(?:$|[,.;:!?)\n]|- |\d{1,2}(?::\d\d)? ?[ap]\.?m|(?:and|but|at|when|he|she|they|we|i|it"
    r"|amazon|customer|buyer|so|then|or|to|by|via|because|for|with|which|that|can|how|what|do|did"
    r"|not|around|noon)\b))"
    r"(?!,? (?:and|or|to) (?:the )?(?:\d\w*|second|third|last) \w)"
)

_BOUNDED = "".join(
    rf"(?<!\b{word} )"
    for word in ("over", "than", "least", "most", "under", "within", "past", "to", "or")
)
_AGO = (
    rf"(?:{_BOUNDED}(?:(?P<ago_least>{_COUNT})(?:-| to | or ))?(?P<ago_count>{_COUNT}) ?"
    rf"(?P<ago_working>business |working )?(?:calendar )?(?P<ago_unit>{_UNIT})"
    rf"(?: or (?P<ago_more>{_COUNT}))? (?:ago|back)\b"
    rf"(?: today\b| (?P<ago_weekday>{_WEEKDAY}))?|(?P<half_hour>half an hour ago))"
)
_AHEAD = (
    rf"(?P<ahead>in (?P<ahead_count>{_COUNT}) (?P<ahead_working>business |working )?"
    r"(?:calendar )?(?P<ahead_unit>days?|weeks?|hours?)\b(?! (?:of|after|from|late))"
    rf"|(?P<from_now_count>{_COUNT}) (?P<from_now_unit>days?|weeks?|hours?) from (?:now|today)\b)"
)
_NAMED = (
    r"(?P<named>today|tonight|this (?:morning|afternoon|evening)|last night"
    r"|(?:yesterday|yesturday|yesteday|yest|yday)(?= |\b)(?: (?:morning|afternoon|evening|night))?"
    r"|(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr)(?: (?:morning|afternoon|evening|night))?"
    r"|day before yesterday|day after tomorrow)\b(?!')"
)
_DAY_OF_WEEK = (
    rf"(?:(?P<week_which>last|this|next) week(?:'s)?,? (?:on )?(?P<week_day>{_WEEKDAY})"
    rf"|(?:(?P<which>last|past|next|this) )?(?P<weekday>{_WEEKDAY})"
    r"(?:,? (?:of )?(?P<which_week>last|this|next) week\b|(?P<before_last> before last\b))?)"
)

DATE = re.compile(
    rf"(?<![\w$£€#])(?<!\d[/.:])(?<!\d{{3}}-)(?<![$£€]\d-){_CLOCK_BEFORE}(?:"
    rf"(?:(?<!\bit )(?P<on_weekday>{_ANY_WEEKDAY}),? \(?(?:the )?)?"
    rf"(?:{_ISO}|{_NUMERIC}|{_DAY_FIRST}|{_MONTH_FIRST}|{_SHORT}|{_DAY_OF_MONTH}"
    r")"
    rf"(?: \({_ANY_WEEKDAY}\))?"
    rf"|{_AGO}|{_AHEAD}|{_NAMED}|{_DAY_OF_WEEK})(?!\w){_CLOCK}"
)
"""A date, in groups named after its form. A text in lower case is expected."""
