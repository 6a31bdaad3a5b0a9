"""The table of what gets a set reply: phrases that are all there is of a text, and patterns that stand in one.

Everything is compared folded (lower-case, without diacritics); nothing here names anything of a programme.
"""

from __future__ import annotations

from typing import Final

PHRASES: Final = {
    "greeting": (
        "hallo|hoi|hai|hey|hee|dag|yo|goedemorgen|goedemiddag|goedenavond|goedeavond|goedendag|goede morgen|goede middag"
        "|goeden avond|goede avond|goeden dag|goede dag|kunt u mij helpen|kan je mij helpen|kun je mij helpen"
        "|kunt u me helpen|kun je me helpen|kan je me helpen|kunnen jullie mij helpen|help mij|help|ik heb een vraag"
        "|mag ik iets vragen|mag ik wat vragen"
        "|hello|hi|good morning|good afternoon|good evening|can you help me|could you help me"
        "|guten tag|guten morgen|guten abend|moin|können sie mir helfen|kannst du mir helfen"
        "|merhaba|selam|günaydın|iyi günler|iyi akşamlar|bana yardım eder misiniz"
        "|مرحبا|أهلا|أهلا وسهلا|السلام عليكم|صباح الخير|مساء الخير"
        "|cześć|dzień dobry|dobry wieczór|witam|hej"
        "|привіт|вітаю|добрий день|добрий ранок|добрий вечір|доброго дня"
        "|bonjour|bonsoir|salut|hola|buenos días|buenas tardes|buenas noches|buenas"
    ),
    "thanks": (
        "bedankt|dank|dank je|dank u|dank je wel|dank u wel|dankjewel|dankuwel|hartelijk dank|hartelijk bedankt"
        "|heel erg bedankt|heel erg dank|super bedankt|top bedankt|thanks|thank you|thank you very much|thx"
        "|danke|danke schön|vielen dank|teşekkürler|teşekkür ederim|sağ ol|شكرا|شكرا جزيلا|شكرا لك"
        "|dziękuję|dzięki|dziękuję bardzo|дякую|щиро дякую|дуже дякую|merci|merci beaucoup|gracias|muchas gracias"
    ),
    "smalltalk": (
        "hoe gaat het|hoe gaat het ermee|hoe gaat het met u|hoe gaat het met je|hoe gaat het met jou|alles goed"
        "|hoe is het|grapje|haha|hahaha|lol|leuk|mooi|prima|oke|ok|okay|doei|doeg|dag hoor|tot ziens|tot later|tot straks"
        "|fijne dag|fijne dag nog|fijne avond|fijn weekend|prettige dag|prettige dag nog|prettig weekend|welterusten"
        "|slaap lekker|vertel een grap|vertel een mop|ken je een grap|ik verveel me"
        "|how are you|bye|goodbye|see you|have a nice day|wie geht es dir|wie geht es ihnen|wie geht's|tschüss"
        "|auf wiedersehen|schönen tag|nasılsın|nasılsınız|güle güle|hoşça kal|كيف حالك|كيف الحال|مع السلامة|وداعا"
        "|jak się masz|co słychać|do widzenia|pa|miłego dnia|як справи|до побачення|бувай|гарного дня"
        "|ça va|comment ça va|comment allez-vous|au revoir|bonne journée|cómo estás|cómo está|qué tal|adiós|hasta luego"
    ),
    "identity": (
        "wie ben je|wie ben jij|wie bent u|wat ben je|wat ben jij|wat bent u|wie ben je eigenlijk|wie bent u eigenlijk"
        "|wat ben jij eigenlijk|wat bent u eigenlijk|hoe heet je|hoe heet jij|hoe heet u|wat kun je|wat kunt u"
        "|wat kan je|wat doe je|wat doet u|wat kun jij|ben je een robot|ben jij een robot|bent u een robot"
        "|ben je een mens|ben jij een mens|bent u een mens|ben je echt|ben je een computer|bent u een computer"
        "|ben je chatgpt|ben jij chatgpt|bent u chatgpt|praat ik met een mens|praat ik met een computer"
        "|spreek ik met een mens|who are you|what are you|are you a robot|are you human|are you a human|are you chatgpt"
        "|wer bist du|wer sind sie|bist du ein roboter|sen kimsin|siz kimsiniz|kimsin|robot musun|من أنت|من انت|هل أنت روبوت"
        "|kim jesteś|czy jesteś robotem|хто ти|хто ви|ти робот|qui es-tu|qui êtes-vous|tu es un robot|êtes-vous un robot"
        "|quién eres|quién es usted|eres un robot"
    ),
}
"""A text of nothing but such phrases gets the reply of the last kind here that it holds."""
FILLERS: Final = (
    "daar|allemaal|there|hoor|meneer|mevrouw|en|nou|ja|u|je|chatbot|robot|computer|iedereen|hallo|alvast|even"
)

_SELF: Final = r"\b(?:ik|mij|me|mezelf|mijzelf|mijn|i|my|myself)\b"
_LIFE: Final = r"(?:zelfmoord\w*|zelfdoding|suicide|suicidaal)"
_TOLD: Final = r"(?:echt|zo|gewoon|helemaal|heel|erg|toch|wel|allemaal|maar|een|stelletje|te)"
_BAD: Final = (
    r"(?:waardeloos|waardeloze|slecht|slechte|dom|domme|stom|stomme|nutteloos|achterlijk|kut|klote|vreselijk|belachelijk"
    r"|onbeschoft|schandalig|dombo\w*|idioot|idioten|sukkels?|oplichters|leugenaars?|niks waard|niets waard)"
)
_SYSTEM: Final = r"(?:systeem|site|website|bot|chatbot|computer|ding|robot|app|antwoord)"
_PERSON: Final = (
    r"(?:minister|ministers|staatssecretaris|burgemeester|wethouder|directeur|premier|politicus|partij|regering|kabinet"
    r"|vent|mens)"
)
_POLICY: Final = r"(?:beleid|plan|idee|politiek|keuze)"
_GRANT: Final = (
    r"(?:\w*toeslag(?:en)?|\w*uitkering(?:en)?|bijstand\w*|\w*huurkorting|kwijtschelding|schuldsanering|schuldhulpverlening"
    r"|bijzondere bijstand|kinderbijslag|kindgebonden budget|aow|ww|wia|wajong|ziektewet|pensioen|inkomenstoeslag"
    r"|huurwoning|sociale huurwoning|urgentie|verblijfsvergunning|vergunning|studiefinanciering|voedselbank|stadspas)"
)
_DEBT: Final = r"(?:\w*schuld(?:en)?|(?:huur|betalings|belasting|energie)achterstand(?:en)?|boete[sn]?|deurwaarder|lening(?:en)?|aanslag|incasso|huur)"

PATTERNS: Final = (
    (
        "crisis",
        rf"{_SELF}.*\b{_LIFE}\b|\b{_LIFE}\b.*{_SELF}|^(?:\w+ )?{_LIFE}[ !.?]*$|\b{_LIFE} plegen\b"
        r"|\b(?:dood wil\w*|wil dood|wil ik dood|wil(?: ik)? niet meer (?:leven|bestaan|verder)"
        r"|(?:eind|einde) (?:aan mijn leven|eraan)\b.*|er een einde? aan maken|uit het leven stappen|het leven (?:zat|moe|beu)"
        r"|geen zin meer in (?:het|mijn) leven|mezelf (?:iets|wat) aan\s?doen|mezelf (?:snijden|pijn doen)"
        r"|weet niet meer hoe ik verder moet|kan (?:echt )?niet meer verder|zie het niet meer zitten"
        r"|ik (?:ben in gevaar|word mishandeld|word bedreigd|word geslagen)"
        r"|kill myself|want to die|end my life|i am in danger"
        r"|will sterben|will nicht mehr leben|bringe mich um|umbringen"
        r"|olmek istiyorum|yasamak istemiyorum|intihar|chce umrzec|nie chce (?:juz )?zyc|samobojstw\w+"
        r"|хочу померти|не хочу (?:більше )?жити|самогубств\w+"
        r"|veux mourir|veux plus vivre|me suicider|quiero morir\w*|no quiero vivir|suicidarme)\b"
        r"|اريد ان اموت|انتحار|الانتحار|لا اريد ان اعيش",
    ),
    (
        "insult",
        rf"^(?:\w+[ ,]+)?(?:jullie|jij|je|u|dit|die|deze|dat)(?: {_SYSTEM})? (?:is|zijn|bent|ben)(?: {_TOLD})* {_BAD}\b"
        rf"(?: \w+)?[ !.?]*$|^(?:\w+ )?wat (?:een|ben(?:t)? (?:jij|je|u)|zijn jullie)(?: {_TOLD})* "
        r"(?:kut|klote|rot|waardelo|slecht|stom|dom|bagger|onzin|flauwekul|puinhoop|troep)\w*(?: \w+)?[ !.?]*$"
        rf"|\bik (?:ben|word) (?:dit|het|jullie|er|hier)(?: {_TOLD})* (?:zat|beu|spuugzat|kotsbeu)\b"
        rf"|\bik (?:ben|word)(?: er| hier| {_TOLD})* (?:boos|kwaad|woest|pissig|gek van|niet goed van)\b"
        r"|^(?:wat |een |jij |jullie |stomme )*(?:kut|klote|shit|fuck|sukkel|idioot|idioten|klootzak|lul|eikel)\w*(?: \w+)?[ !.?]*$"
        r"|\b(?:rot op|val dood|sodemieter op|donder op|fuck you|fuck off|hou je (?:bek|kop|mond))\b"
        r"|\byou(?:'re| are) (?:so )?(?:useless|stupid|dumb)\b|^this is (?:useless|stupid|crap)\b",
    ),
    (
        "opinion",
        r"\bwat vind(?:en|t)? (?:jij|je|u|jullie)(?: (?:er)?van\b|[ ?.!]*$)|\bwat is (?:jouw|je|uw|jullie) mening\b"
        r"|\b(?:op wie|op welke partij|wie|wat|welke partij|waarop)\b.*\b(?:moet|kan|zal|ga|zou)(?: ik| je| jij| u)?\b.*"
        r"\bstemmen\b|\bop wie (?:stem|zou) (?:jij|je|u)\b"
        rf"|\b(?:is|zijn|was) (?!er\b).{{1,50}} (?:een )?(?:goede|slechte|betrouwbare|eerlijke|leuke|aardige) {_PERSON}\b"
        rf"|\b(?:is|was) (?:dit|dat|het)(?: nou| nu| wel| echt)? (?:een )?(?:goed|goede|slecht|slechte|dom|eerlijk) {_POLICY}\b"
        r"|\bben(?:t)? (?:jij|je|u) (?:links|rechts)\b|\bwho should i vote\b|\bwhat do you think (?:of|about)\b",
    ),
    (
        "prediction",
        r"\bwie (?:wordt|worden|wint|winnen)(?: de)? (?:volgende|komende|verkiezing\w*)\b",
    ),
    (
        "otherTask",
        r"\b(?:schrijf|maak|verzin|write)\b(?: \w+){0,3} (?:gedicht\w*|sollicitatiebrief|motivatiebrief|essay|verhaal|verhaaltje"
        r"|lied|liedje|rap|limerick|opstel|werkstuk|scriptie|recept|huiswerk|poem|song|story|essay)\b"
        r"|\bkun(?:t)? (?:je|jij|u)\b.*\b(?:gedicht|sollicitatiebrief|motivatiebrief|essay|verhaal|liedje|opstel|huiswerk)\b"
        r".*\b(?:schrijven|maken|verzinnen)\b"
        r"|^(?:\w+ ){0,3}(?:vertaal|translate) (?:dit|dat|deze|mijn|het volgende|this|my|it)\b"
        r"|\b(?:reken|bereken|hoeveel is|wat is)\b[^a-z]*\d+(?:,\d+)? ?(?:x|\*|\+|/|:|keer|maal|plus|min|gedeeld door) ?\d+",
    ),
    (
        "personalAdvice",
        r"\b(?:kom|komen) (?:ik|wij|we)\b.*\bin aanmerking\b|\bik in aanmerking kom\b"
        r"|^(?:en |maar |hallo |hoi )?krijg(?:en)? (?:ik|wij|we)(?: nou| nu| dan| ook| zelf| straks)* geld\b",
    ),
)
"""Patterns in the order in which they count; they count wherever they stand in a text."""
UNNAMED_PATTERNS: Final = (
    (
        "personalAdvice",
        rf"\b(?:heb|hebben|houd|behoud) (?:ik|wij|we)\b.*\brecht op\b(?! (?:gratis|hulp|steun|begeleiding))"
        rf"|\b(?:krijg|krijgen|kan|kunnen|mag|mogen|heb|behoud|verlies) (?:ik|wij|we)\b.*\b{_GRANT}\b"
        rf"|\bwat (?:moet|kan) (?:ik|je) (?:nu |nou )?(?:doen|beginnen)\b.*\b(?:mijn|m'n)\b.*\b{_DEBT}\b"
        rf"|\b(?:ik heb|mijn)\b.*\b{_DEBT}\b.*\bwat (?:moet|kan) ik\b"
        rf"|\bmoet(?:en)? (?:ik|wij|we)\b.*\b(?:mijn|m'n|onze)\b.*\b{_DEBT}\b",
    ),
)
"""Patterns that count at once only in a text that names nothing of the programme."""
REFUSED_PATTERNS: Final = (
    (
        "personalAdvice",
        rf"{_SELF}(?!.*\b(?:vereniging|stichting|organisatie|club|buurthuis|project|bedrijf|school|hulp)\b)"
        rf".*\b(?:recht op|{_GRANT}|{_DEBT}|belasting\w*|bezwaar|kwijtgescholden|inkomen|loon|salaris)\b"
        rf"|\b(?:{_GRANT}|{_DEBT})\b.*{_SELF}"
        r"|\b(?:krijg|verdien|ontvang) (?:ik|wij|we)\b.*\bper (?:maand|week|jaar)\b|\bhoeveel\b.*\bkrijg (?:ik|wij|we)\b"
        r"|\bkrijg(?:en)? (?:ik|wij|we)\b.*\b(?:geld|korting|hulp|vergoeding|subsidie)\b",
    ),
    (
        "opinion",
        r"\b(?:is|vind(?:en|t)?|zijn)\b.*\b(?:eerlijk|oneerlijk|zinvol|nuttig|zonde|verspilling|belachelijk|schandalig|terecht"
        r"|onzin|goed idee|goed genoeg|zijn werk goed|haar werk goed)\b|\b(?:verkiezing\w*|stemmen op)\b",
    ),
    (
        "prediction",
        r"\b(?:zal|zullen|straks|toekomst\w*|ooit|(?<!naar )(?<!een )(?<!het )volgend jaar|over \w+ jaar|verlengd|verlengen"
        r"|voorspel\w*|doorga\w*|vervolg|(?:derde|vierde|vijfde|volgende) (?:tranche|ronde|regeling|periode)"
        r"|blijft? .*\bbestaan|gaa[nt]? .*\b(?:door|stoppen)|stopt)\b",
    ),
    (
        "insult",
        r"\b(?:kut|klote|fuck|klootzak)\w*\b|\bgodverdomme\b|\bverdomme\b",
    ),
)
"""Patterns that say why, when the sources have no answer."""
