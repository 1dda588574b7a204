"""Postal addresses by their own form: streets and house numbers, post office boxes, postcodes,
as several countries write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def addresses_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield where addresses stand in a line: from the street or the box to the end of what
    belongs to it, flat, town, postcode and country.
    """
    if not _WORTH_A_LOOK.search(line):
        return
    done = 0
    while (match := _START.search(line, done)) is not None:
        end = _end(line, match.end())
        yield match.start(), end
        done = max(end, match.end())


def begins_address(line: str) -> bool:
    """True for a line that holds a street and number, or a box, and little else."""
    return any(end - start >= 0.6 * len(line.strip()) for start, end in addresses_in(line))


def is_street(line: str) -> bool:
    """True for a line that can be any street with a number, before or after."""
    return _ANY_STREET.fullmatch(line.strip()) is not None


def is_town(line: str) -> bool:
    """True for a line that names a town with its postcode, or only that."""
    return _TOWN.fullmatch(line.strip()) is not None


def is_postcode(line: str) -> bool:
    """True for a line that is a postcode alone."""
    return _POSTCODE.fullmatch(line.strip()) is not None


def is_country(line: str) -> bool:
    """True for a line that only names a country."""
    return line.strip().casefold().rstrip(".") in COUNTRIES


def is_flat(line: str) -> bool:
    """True for a line that only says where in a house: a flat, a floor, a company's door."""
    return _FLAT_LINE.fullmatch(line.strip()) is not None


def _end(line: str, end: int) -> int:
    """Follow an address from its street on: flat, town, postcode, country, in whatever order."""
    while (match := _GOES_ON.match(line, end)) is not None and match.end() > end:
        end = match.end()
    return end


COUNTRIES = frozenset(
    {
        "us", "usa", "u.s.a", "united states", "united states of america", "uk", "united kingdom",
        "great britain", "england", "scotland", "wales", "northern ireland", "ireland", "canada",
        "mexico", "méxico", "germany", "deutschland", "france", "italy", "italia", "spain",
        "españa",
        "netherlands", "the netherlands", "nederland", "belgium", "belgië", "belgique", "austria",
        "österreich", "switzerland", "schweiz", "suisse", "poland", "polska", "sweden", "sverige",
        "portugal", "brazil", "brasil", "australia", "new zealand", "japan", "india", "singapore",
        "united arab emirates", "uae", "saudi arabia", "turkey", "türkiye",
    }
)  # fmt: skip

_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]"
    "|T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]|AS|GU|MP|PW|FM|MH|AB|BC|MB|NB|N[LST]|NU|ON|PE|QC|SK|YT"
    "|NSW|VIC|QLD|TAS|ACT"
)
# USPS Publication 28, appendix C1, the written-out forms and the abbreviations people use.
_SUFFIXES = (
    "alley|annex|arcade|ave(?:nue)?|bayou|beach|bend|bluffs?|bottom|blvd|boulevard|branch|bridge"
    "|brooks?|burgs?|bypass|camp|canyon|cape|causeway|center|centers|centre|circles?|cir|cliffs?"
    "|club|common|commons|corners?|cor|course|court|courts|ct|coves?|cv|creek|crescent|cres|crest"
    "|crossing|xing|crossroads?|curve|dale|dam|divide|drives?|dr|estates?|expressway|expy"
    "|extensions?|falls?|ferry|fields?|flats?|fords?|forest|forges?|forks?|fort|freeway|fwy"
    "|gardens?"
    "|gdns|gateway|glens?|greens?|groves?|grv|harbors?|haven|heights|hts|highway|hwy|hills?|hollow"
    "|inlet|islands?|isle|junctions?|jct|keys?|knolls?|lakes?|land|landing|lane|lanes|ln|lights?"
    "|loaf|locks?|lodge|loop|mall|manors?|meadows?|mews|mills?|mission|motorway|mount|mountains?"
    "|neck|orchard|oval|overpass|parade|parks?|parkways?|pkwy|pass|passage|path|pike|pines?|pl"
    "|places?|plains?|plaza|plz|points?|ports?|prairie|quay|radial|ramp|ranch|rapids?|rest|ridges?"
    "|rdg|river|roads?|rd|route|row|rue|run|shoals?|shores?|skyway|springs?|spurs?|squares?|sq"
    "|esplanade|ground|promenade|quays?|meander|trunkway|villas?|fire track|marg|path|nagar|chowk"
    "|ganj|zila|colony|layout|enclave|vihar"
    "|station|stravenue|stream|streets?|st|summit|terrace|ter|throughway|trace|track|trafficway"
    "|trail|trl|trailer|tunnel|turnpike|tpke|underpass|unions?|valleys?|via|viaduct|views?"
    "|villages?|ville|vista|walks?|wall|way|ways|wells?|close|grange|rise|gate|wharf|yard|croft"
)
# The suffixes that are enough where the words before them are in small letters.
_SURE_SUFFIXES = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|terrace|circle|cir"
    "|parkway|pkwy|place|highway|hwy|trail|crescent|close"
)
_NO_STREET = r"(?:in|of|the|on|to|a|an|for|or|and|per|at|by|days?|units?|items?|questions?|times?)"
_CAP = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻŠŽČŘĎŤŇ][\w'’.-]*"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_PREFIX = (
    r"(?:(?i:apt|apartment|unit|suite|flat|studio|floor|room|level|h\.? ?no|house no|plot no"
    r"|door no)"
    r"\.? ?(?:#?[A-Za-z]?\d{1,4}[A-Za-z]?,? )?)"
)
_UNIT = (
    r"(?i:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|bldg|building|lot|#|top flat|wohnung"
    r"|whg"
    r"|étage|appt|bât|piso|puerta|esc|interno|int|scala|m\.|lok\.?|lgh)"
)
_NUMBER = r"\d{1,5}(?:[-/]\d{1,4})?[A-Za-z]?(?: ?1/2)?"
_HOUSE = rf"(?<![\w.,$€£#/-])(?<!\d ){_NUMBER}"

_ENGLISH = (
    rf"(?:{_PREFIX}{_NUMBER}|{_HOUSE}),? (?:(?:[NSEWnsew]\.?|[NS][EW]|North|South|East|West) )?"
    rf"(?:(?:{_CAP}|{_ORDINAL}) ){{1,4}}(?i:{_SUFFIXES})\b\.?(?: (?:[NS][EW]?|[EW])\b\.?)?"
    rf"|{_PREFIX}(?:{_CAP} ){{1,3}}(?i:{_SUFFIXES})\b"
    rf"|(?:{_PREFIX}{_NUMBER}|{_HOUSE}) (?:[nsew]\.? )?(?:(?:(?!{_NO_STREET}\b)[a-z'’.-]+"
    rf"|{_ORDINAL}) ){{1,3}}(?:{_SURE_SUFFIXES})\b\.?"
    rf"|{_HOUSE} (?:Broadway|The {_CAP}|Rural Route \d+|(?:State |County )?(?:Highway|Hwy|Route"
    rf"|Rte|Rd"
    r"|Road) \d{1,4})\b"
)
_AFTER_STREET = r",? \d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?[a-zA-Z]\b)?(?![\d.]*[€%])"
_TOWN_AHEAD = (
    r"(?=\.?,?[ \n]*(?:[A-Z]{1,2}-)?(?:\d{4,5}\b|\d{3} \d{2}\b|\d{4} ?[A-Z]{2}\b)"
    r"|, ?[A-ZÀ-Þ][\w' -]+, ?\d{3,5}\b)"
)
_GERMANIC = (
    r"\b(?:[A-ZÄÖÜ][\wäöüß.-]*[ -]){0,3}?[A-ZÄÖÜa-zäöüß][\wäöüß-]*"
    r"(?:stra(?:ß|ss)e|[Ss]tr\.|weg|platz|allee|gasse|damm|ufer|chaussee|straat|laan|gracht|plein"
    r"|gatan|gränd|vägen|vej|gade|veien|gata)"
    rf"{_AFTER_STREET}"
    # These end other words too: only with a town behind.
    r"|\b(?:[A-ZÄÖÜ][\wäöüß.-]*[ -]){0,3}?[A-ZÄÖÜ][\wäöüß-]*"
    r"(?:ring|steig|markt|stieg|graben|kade|dijk|singel|hof|boulevard|pad|baan|steeg|torget|stigen"
    r"|gate|katu|tie|vænget|vegen|berg|feld|wiese)"
    rf"{_AFTER_STREET}{_TOWN_AHEAD}"
    # Any street whatever, where a town and its postcode follow.
    rf"|\b{_CAP}(?: (?:{_CAP}|de|da|do|du|la|os|el|van|von|der)){{0,4}} \d{{1,4}}[a-zA-Z]?\.?"
    rf"(?=, {_CAP}[^,\d\n]{{0,40}}, (?:\d{{3,5}}\b|\d{{3}} \d{{2}}\b)|, \d{{4}} ?[A-Z]{{2}}\b)"
    rf"|(?:{_PREFIX}{_NUMBER}|{_HOUSE})(?: {_CAP}){{1,3}}"
    rf"(?=, (?:St\. )?{_CAP}[^,\d\n]{{0,40}}, (?:{_STATES}|SA|WA|NT|QLD|TAS),? \d{{4,5}}\b)"
    r"|\b(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den"
    r"|Hinter der) [A-ZÄÖÜ][\wäöüß-]+"
    r" \d{1,3}(?: ?[a-z]\b)?(?=,| *$|\n)"
    r"|\b(?:[A-ZÄÖÜ][\wäöüß-]+[ -])+(?:Straße|Strasse|Str\.?|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer"
    r"|Markt)"
    r" \d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?[a-zA-Z]\b)?"
)
_ROMANCE = (
    r"\b\d{1,4}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\.|boulevard|boul\.|bd|place|pl\."
    r"|chemin"
    r"|allée|impasse|quai|route|cours|passage|square|voie|sentier|faubourg)"
    r" (?:(?:de|du|des|la|le|les|aux?|sur|sous|saint"
    r"|[dl]['’])[ -]?)*(?:[A-ZÀ-Ö][\w'’.-]*(?: (?:de |du "
    r"|des |la |le |et )*)?){1,5}"
    r"|\b(?i:rue|avenue|boulevard|chemin|allée) (?:(?:de|du|des|la|le|les"
    r"|[dl]['’]) ?)*(?:[A-ZÀ-Ö][\w'’.-]* ){1,4}"
    r"\d{1,4}(?:bis|ter)?(?=,| *$)"
    r"|\b(?:Calle|C/|C\.|Avenida|Avda\.?|Av\.|Plaza|Pza\.?|Paseo|P\.º|Carrer|Camino|Ronda|Travesía"
    r"|Glorieta|Callejón|Cuesta|Pasaje|Rambla|Vía|Via|Viale|V\.le|Piazza|Piazzale|P\.zza|Corso"
    r"|C\.so"
    r"|Largo|Vicolo|Strada|Contrada|Borgo|Rotonda|Canale|Incrocio|Stretto|Rua|Travessa|Alameda"
    r"|Praça|Largo|Estrada|Rodovia|Viaduto|Residencial|Circuito|Privada|Prolongación|Cerrada"
    r"|Calzada"
    r"|Boulevard|Andador|Peatonal|Continuación|Ampliación|Corredor|Viaducto|Retorno|Eje|Periférico"
    r"|Eje vial|Diagonal|Acceso|Urbanización|Pasadizo|Callejón)"
    r" ?(?:(?:de|del|della|dei|di|da|do|dos|las?|los|el|san|santa|d['’]) ?)*"
    r"(?:[A-ZÀ-Ö][\w'’.-]*(?:,? (?:de |del |la |los |y |di |do |da )*)?){1,5}"
    r",? ?(?:n[ºo°.]{1,2} ?|nº ?|núm\. ?|s/n|#)?\d{0,4}(?:[ -]?[A-Za-z]\b)?"
    r"(?: ?,? (?i:interior|int\.|edif\.|depto\.|apt\.|puerta|piso|piano|appartamento|scala"
    r"|local)? ?\d{1,4}(?![\dºª°]))*"
    r"|\b(?i:rue|avenue|boulevard|chemin|allée|impasse|quai|route"
    r"|place) [A-ZÀ-Öa-z][\w'’.-]*(?: [A-ZÀ-Öa-z][\w'’.-]*){0,4}(?=,? \d{5} [A-Z])"
)
_SLAVIC = (
    r"\b(?:ul\.|ulica|al\.|aleja|pl\.|plac|os\.|osiedle) ?(?:[\w.-]+ ){0,3}?[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]+"
    r",? \d{1,4}[A-Za-z]?(?:[/-]\d{1,4})?(?: m\. ?\d+)?"
)
_INDIAN = (
    r"\b(?i:flat|house|h\. ?no|hno|plot|door|shop|block|qtr)\.? ?(?i:no\.?|number"
    r"|#)? ?[A-Z]?[-/]?\d{1,4}"
    r"(?:[-/]?[A-Za-z0-9]{1,3})*,"
    r"(?: ?[^,.\n]{2,40},){0,4} ?[^,.\n\d]{2,40}?[ –-]{1,3}\d{3} ?\d{3}\b"
)
_BOX = (
    r"(?i:\bp\.? ?o\.? ?box|\bpost office box|\bpostfach|\bpostbus|\bapartado(?: de correos)?"
    r"|\bcasella postale|\bboîte postale|\bb\.p\.|\bprivate bag|\blocked bag|\bgpo box"
    r"|\bcaixa postal"
    r"|\bskrytka pocztowa|\bpsc\b|\bunit(?= \d+ box)|\bhc\b|\brr\b)"
    r" ?(?:no\.? ?|#)?\d{1,6}(?: \d{1,4}){0,2}(?i:,? box \d{1,5})?"
)
_UK_POSTCODE = r"(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA)"
_CANADIAN_POSTCODE = r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"
_DUTCH_POSTCODE = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}"
_ZIP = r"\d{5}(?:-\d{4})?"
_WHOLE_POSTCODE = (
    r"(?<![\w-])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[A-Z]{2}"
    r"|[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)(?![\w-])"
)
_JAPANESE = r"〒?\b\d{1,4}(?:-\d{1,3}){1,2},? [A-Z][\w-]+(?:, [A-Z][\w-]+){1,3},? \d{3}-\d{4}"

_START = re.compile(
    "|".join(
        f"(?:{form})"
        for form in (
            _INDIAN, _JAPANESE, _BOX, _ENGLISH, _GERMANIC, _SLAVIC, _ROMANCE, _WHOLE_POSTCODE,
        )
    )
)  # fmt: skip
_WORTH_A_LOOK = re.compile(
    r"\d|[Cc]alle|[Vv]ia|[Rr]ua|[Pp]iazza|[Pp]laza|[Aa]ven|[Cc]orso|[Vv]iale"
)

_NO_TOWN = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August"
    r"|September|October|November|December|Order|Tracking|Phone|Tel|Delivered|Case|The|Buyer"
    r"|Refund)\b"
)
_TOWN_NAME = (
    rf"(?!{_NO_TOWN}){_CAP}(?:[ -](?!{_NO_TOWN})(?:{_CAP}|upon|am|an|der|los|las|los altos"
    rf"|los bajos"
    rf"|el|y|de|la|le|sur|del|di|im|den|les|en)){{0,5}}"
)
# What may follow a street, with a comma or a line's end before it or not.
_GOES_ON = re.compile(
    r" ?,?[ \n]*(?:"
    rf"{_UNIT}\.? ?(?:no\.? ?)?#?[A-Za-z]?-?\d*[A-Za-z]?\b\.?"
    r"|#\d+[A-Za-z]?"
    r"|\d{1,2}[ºª°]\.? ?(?:[A-Z]\b|izq\.?|dcha\.?|[a-z]\b)?"
    rf"|(?:{_TOWN_NAME},? )?(?:[A-Z][a-z]+ )?(?:{_STATES})\.?,? {_ZIP}"
    rf"|(?:{_TOWN_NAME},? ){{0,2}}(?:{_UK_POSTCODE}|{_CANADIAN_POSTCODE})\b"
    rf"|(?:{_TOWN_NAME},? )(?:(?:{_STATES}),? )?{_CANADIAN_POSTCODE}\b"
    rf"|{_TOWN_NAME},? (?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? \d{{4}}\b"
    rf"|{_TOWN_NAME},? [A-Z]{{2,4}},? \d{{5}}(?:-\d{{4}})?\b"
    rf"|{_TOWN_NAME},? ?-?\d{{6}}\b"
    rf"|(?:[A-Z]{{1,2}}-)?(?:{_DUTCH_POSTCODE}|\d{{2}}-\d{{3}}|\d{{4,5}}(?!\d)(?:-\d{{3}})?"
    rf"|\d{{3}} \d{{2}}),? {_TOWN_NAME}"
    rf"(?: ?\([A-Z]{{2}}\)|,? [A-Z]{{2}}\b)?"
    rf"|{_TOWN_NAME},? (?:[A-Z][a-z]+ )?\d{{5,6}}(?:-\d{{3,4}})?\b"
    rf"|[a-z]+(?: [a-z]+)?,? (?:{_STATES.lower()})\b,?(?: {_ZIP})?"
    rf"|{_TOWN_NAME},? (?:{_STATES})\b(?! \d)"
    rf"|(?<=[,\n] ){_TOWN_NAME}(?=,| *$|\n|\.? *$)"
    rf"|(?<=,){_TOWN_NAME}(?=,| *$|\n)"
    r"|(?i:united states(?: of america)?|usa|u\.s\.a\.|united kingdom|england|scotland|wales|canada"
    r"|germany|deutschland|france|italia|italy|españa|spain|netherlands|nederland|austria"
    r"|österreich|switzerland|schweiz|poland|polska|sweden|sverige|australia|india|japan|mexico"
    r"|méxico)\b"
    rf"|(?<=[, ]){_ZIP}(?![\d-])"
    r"|(?<=, )(?:\d{3,4}(?:-\d{3})?|\d{3} \d{2}|\d{4} [A-Z]{2}|\d{5}-\d{3})(?![\w-])"
    r")"
)
_TOWN = re.compile(
    rf"{_TOWN_NAME},? (?:[A-Z][a-z]+ )?(?:{_STATES})?\.?,? ?"
    rf"(?:{_ZIP}|{_UK_POSTCODE}|{_CANADIAN_POSTCODE}|\d{{4}}|-?\d{{6}})"
    rf"|{_TOWN_NAME}(?:[ -]|, ?)(?:[A-Z]{{2,4}},? )?\d{{5,6}}(?:-\d{{4}})?"
    rf"|(?:[A-Z]{{1,2}}-)?(?:{_DUTCH_POSTCODE}|\d{{2}}-\d{{3}}|\d{{4,5}}(?:-\d{{3}})?"
    rf"|\d{{3}} \d{{2}})"
    rf",? {_TOWN_NAME}(?: ?\([A-Z]{{2}}\)|,? [A-Z]{{2}})?"
    rf"|{_UK_POSTCODE}|{_CANADIAN_POSTCODE}|{_DUTCH_POSTCODE}|{_TOWN_NAME},? (?:{_STATES})"
    rf"|[a-z]+(?: [a-z]+)*,? (?:{_STATES.lower()}),? {_ZIP}"
    rf"|(?:APO|FPO|DPO),? A[AEP] {_ZIP}"
)
_HOUSE_NUMBER = r"(?:(?i:h\.? ?no|house no|plot no|door no)\.? ?)?\d{1,4}(?:/\d{1,4})?[A-Za-z]?,?"
_ANY_STREET = re.compile(
    rf"{_CAP}(?: (?:{_CAP}|de|da|do|du|la|van|von"
    rf"|der)){{0,4}},? \d{{1,4}}[a-zA-Z]?(?: ?[-/] ?\d{{1,4}})?"
    rf"|(?:{_PREFIX})?{_NUMBER},?(?: {_CAP}){{1,4}}"
)
_POSTCODE = re.compile(rf"{_UK_POSTCODE}|{_CANADIAN_POSTCODE}|{_DUTCH_POSTCODE}")
_FLAT_LINE = re.compile(
    rf"(?:{_UNIT}|(?i:studio|level))\.? ?(?:no\.? ?)?#?[\w/-]{{0,6}}(?:,? {_UNIT} ?\w{{1,5}})?"
    rf"|{_HOUSE_NUMBER}"
)
