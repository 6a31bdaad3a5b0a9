"""Questions in eight other languages, short ones too: which language they are in, and what kind of thing they ask."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.asking import Asked, asked_kind
from assistant.text.figures import find_figures
from assistant.text.language import detect_language

_SHORT = {
    "en": "How much?|How much money?|Who pays?|When does it start?|Where is it?|Why Arnhem?|What is SPUK?|How many areas?|Who is the mayor of Vlaardingen?|Which themes are there?",
    "de": "Wieviel Geld?|Wie viel?|Wer bezahlt das?|Wann beginnt es?|Warum Arnhem?|Welche Gebiete?|Was bedeutet SPUK?|Wer ist der Bürgermeister?|Wie viele Gebiete machen mit?|Wo liegt das?",
    "tr": "Ne kadar?|Ne kadar para?|Kaç mahalle?|Kim ödüyor?|Ne zaman başlıyor?|Neden Arnhem?|SPUK nedir?|Nerede?|Hangi konular var?|Belediye başkanı kim?",
    "ar": "كم؟|كم من المال؟|من يدفع؟|متى يبدأ؟|أين؟|لماذا؟|ما هو البرنامج؟|كم عدد المناطق؟|من هو رئيس البلدية؟|ما هي المواضيع؟",
    "pl": "Ile?|Ile pieniędzy?|Kto płaci?|Kiedy?|Gdzie to jest?|Dlaczego Arnhem?|Co to jest SPUK?|Ile obszarów?|Kto jest burmistrzem?|Jakie są tematy?",
    "uk": "Скільки?|Скільки грошей?|Хто платить?|Коли початок?|Де це?|Чому Арнем?|Що таке SPUK?|Скільки районів?|Хто мер?|Які теми?",
    "fr": "Combien ?|Combien d'argent ?|Qui paie ?|Quand ?|Où est-ce ?|Pourquoi Arnhem ?|Qu'est-ce que SPUK ?|Combien de quartiers ?|Qui est le maire ?|Quels sont les thèmes ?",
    "es": "¿Cuánto?|¿Cuánto dinero?|¿Quién paga?|¿Cuándo empieza?|¿Dónde está?|¿Por qué Arnhem?|¿Qué es SPUK?|¿Cuántos barrios?|¿Quién es el alcalde?|¿Cuáles son los temas?",
}
_DUTCH = (
    "Hoeveel?|Hoeveel geld?|Wie betaalt?|Wanneer?|Waar?|Waarom?|Wat is SPUK?|Wie is de "
    "burgemeester?|hoeveel krijgt arnhem|wat kost dat|Was dat veel?|Wie was dat?|wo in groningen|Was er "
    "geld over?|Die wijk in Arnhem?|is er nog geld|what is er met die wijk|how dan?|hoezo|kom op man "
    "hoeveel|wat doet levelup|doen ze wat aan schulden|ff checken hoeveel geld|hoevl geld krijgt r'dam "
    "zuid|kan ik ook doekoe krijgen|wat is de deal met die spuk|mn straat doet die mee|waar zit de family"
    " hub|Family hub Lelystad?|wie regelt dat|wie viel er af|welke thema's|welk gebied|tot wanneer|is het"
    " op|en zaandam?|en in 2023?|budget school|spuk 2026 2028|Arnhem|geld|info|help|Who's who in de "
    "wijk?|wat is level up school|wie is verantwoordelijk|minister die betaalt|kan dat ook in Delft|par "
    "exemple waar gaat het geld heen|die SPUK, hoe werkt dat|Also in Delft?|wat wil het rijk|man wat een "
    "geld|gaat het lukken|was het in 2022|wie zegt dat|hoe zit dat|top hoeveel is dat dan|de wijk "
    "in|sinds wanneer dan|was ist los met die wijk|aanvraag SPUK deadline|deadline?|qua geld|ok en "
    "roosendaal|wat is een tranche|dank je|goeie vraag maar hoeveel|yo hoeveel geld gaat er naar zuid|die"
    " is toch minister"
).split("|")
_ASKED: dict[str, dict[Asked, str]] = {
    "en": {
        "amount": "How much money is there?|What is the budget for Arnhem?|What amount does the city get?",
        "number": "How many areas take part?|How many residents live there?|How often do they meet?",
        "date": "When does it start?|Until when does the scheme run?|In which year did it begin?",
        "person": "Who is the mayor?|Which minister said that?|Whose plan is it?",
        "place": "Where is the playground?|In which city is it?|In which municipality is the house?",
        "reason": "Why is there a scheme?|How come there is no money?|For what reason was it made?",
        "definition": "What is a tranche?|What does SPUK mean?|What does SPUK stand for?",
        "list": "Which themes are there?|What are the themes?|Name the twenty areas",
    },
    "de": {
        "amount": "Wie viel Geld gibt es?|Wie hoch ist das Budget?|Welchen Betrag bekommt die Stadt?",
        "number": "Wie viele Gebiete machen mit?|Wie viele Menschen wohnen dort?|Wie oft treffen sie sich?",
        "date": "Wann beginnt es?|Wie lange läuft das Programm?|Seit wann gibt es das?",
        "person": "Wer ist der Bürgermeister?|Welcher Minister hat das gesagt?|Wer bezahlt das?",
        "place": "Wo ist der Spielplatz?|In welcher Stadt liegt das?|In welcher Gemeinde ist das?",
        "reason": "Warum gibt es das?|Weshalb gibt es Geld?|Wieso macht Arnhem mit?",
        "definition": "Was ist eine Tranche?|Was bedeutet SPUK?|Wofür steht SPUK?",
        "list": "Welche Themen gibt es?|Welche Gebiete machen mit?|Was sind die Themen?",
    },
    "tr": {
        "amount": "Ne kadar para var?|Bütçe ne kadar?|Kaç milyon avro alıyor?",
        "number": "Kaç mahalle katılıyor?|Kaç kişi yaşıyor?|Kaç belediye var?",
        "date": "Ne zaman başlıyor?|Hangi yılda başladı?|Hangi tarihte açıklandı?",
        "person": "Belediye başkanı kim?|Kim ödüyor?|Hangi bakan söyledi?",
        "place": "Oyun alanı nerede?|Hangi şehirde?|Nereye gidiyor?",
        "reason": "Neden bu program var?|Niçin para veriliyor?|Niye Arnhem?",
        "definition": "SPUK nedir?|Tranche ne demek?|SPUK ne anlama geliyor?",
        "list": "Hangi konular var?|Hangi mahalleler katılıyor?|Hangileri?",
    },
    "ar": {
        "amount": "كم تدفع الوزارة؟|كم المبلغ المتاح؟|كم من المال؟|ما هي الميزانية؟",
        "number": "كم عدد المناطق؟|كم منطقة تشارك؟|كم شخصا يعيش هناك؟",
        "date": "متى يبدأ البرنامج؟|في أي سنة بدأ؟|منذ متى؟",
        "person": "من هو رئيس البلدية؟|من يدفع؟|أي وزير قال ذلك؟",
        "place": "أين الحديقة؟|في أي مدينة؟|في أي بلدية يقع؟",
        "reason": "لماذا يوجد البرنامج؟|ما سبب البرنامج؟|لم لا يوجد مال؟",
        "definition": "ما هو البرنامج؟|ما معنى SPUK؟|ماذا يعني SPUK؟",
        "list": "ما هي المواضيع؟|ما هي المناطق؟|أي المناطق تشارك؟",
    },
    "pl": {
        "amount": "Ile płacą razem?|Ile pieniędzy dostaje dzielnica?|Jaki jest budżet?|Jaką kwotę dostaje miasto?",
        "number": "Ile ministerstw płaci?|Ile obszarów bierze udział?|Ilu mieszkańców tam mieszka?|Jak często się spotykają?",
        "date": "Kiedy to się zaczyna?|Od kiedy to trwa?|W którym roku się zaczęło?",
        "person": "Kto jest burmistrzem?|Kto płaci?|Który minister to powiedział?",
        "place": "Gdzie jest plac zabaw?|W jakim mieście to jest?|W której gminie to jest?",
        "reason": "Dlaczego jest ten program?|Czemu Arnhem?|Z jakiego powodu?",
        "definition": "Co to jest SPUK?|Co oznacza SPUK?|Co znaczy tranche?",
        "list": "Jakie są tematy?|Które obszary biorą udział?|Jakich tematów dotyczy?",
    },
    "uk": {
        "amount": "Скільки платить міністерство?|Скільки грошей є?|Який бюджет?|Яку суму отримує місто?",
        "number": "Скільки міністерств платять?|Скільки районів бере участь?|Скільки людей там живе?|Як часто вони зустрічаються?",
        "date": "Коли це почнеться?|З якого року це діє?|Як довго це триває?",
        "person": "Хто мер?|Хто платить?|Який міністр це сказав?",
        "place": "Де майданчик?|У якому місті це?|В якій громаді це?",
        "reason": "Чому є ця програма?|Навіщо ці гроші?|З якої причини?",
        "definition": "Що таке SPUK?|Що означає SPUK?|Що значить транш?",
        "list": "Які теми є?|Які райони беруть участь?|Котрі теми?",
    },
    "fr": {
        "amount": "Combien paie le ministère ?|Combien d'argent y a-t-il ?|Quel est le budget ?|Quel montant reçoit la ville ?",
        "number": "Combien de ministères paient ?|Combien de quartiers participent ?|Combien d'habitants y vivent ?|Quel est le nombre d'habitants ?",
        "date": "Quand commence le programme ?|En quelle année ?|Depuis quand ?",
        "person": "Qui est le maire ?|Qui paie ?|Quel ministre l'a dit ?",
        "place": "Où est le parc ?|Dans quelle ville est-ce ?|Dans quelle commune est-ce ?",
        "reason": "Pourquoi ce programme ?|Pour quelle raison ?|Pourquoi Arnhem ?",
        "definition": "Qu'est-ce que SPUK ?|Que signifie SPUK ?|Que veut dire SPUK ?",
        "list": "Quels sont les thèmes ?|Quelles villes participent ?|Quels quartiers ?",
    },
    "es": {
        "amount": "¿Cuánto paga el ministerio?|¿Cuánto dinero hay?|¿Cuál es el presupuesto?|¿Qué cantidad recibe la ciudad?",
        "number": "¿Cuántos ministerios pagan?|¿Cuántos barrios participan?|¿Cuántas personas viven allí?|¿Cuál es el número de habitantes?",
        "date": "¿Cuándo empieza?|¿Desde cuándo?|¿En qué año empezó?",
        "person": "¿Quién es el alcalde?|¿Quiénes pagan?|¿Qué ministro lo dijo?",
        "place": "¿Dónde está el parque?|¿En qué ciudad está?|¿En qué municipio está?",
        "reason": "¿Por qué existe el programa?|¿Por qué Arnhem?|¿Por qué razón?",
        "definition": "¿Qué es SPUK?|¿Qué significa SPUK?|¿Qué quiere decir SPUK?",
        "list": "¿Cuáles son los temas?|¿Qué temas hay?|¿Qué barrios participan?",
    },
}


@pytest.mark.parametrize(
    ("language", "question"), [(code, text) for code, texts in _SHORT.items() for text in texts.split("|")]
)
def test_language_of_a_short_question(language: str, question: str) -> None:
    assert detect_language(question) == language


@pytest.mark.parametrize("question", _DUTCH)
def test_dutch_is_never_taken_for_another_language(question: str) -> None:
    assert detect_language(question) == "nl"


@pytest.mark.parametrize(
    ("language", "asked", "question"),
    [(code, kind, q) for code, rows in _ASKED.items() for kind, texts in rows.items() for q in texts.split("|")],
)
def test_kind_of_thing_a_question_asks_for(language: str, asked: Asked, question: str) -> None:
    assert asked_kind(question, language) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Is it 400 million euros?",
        "Sind es 400 Millionen Euro?",
        "400 milyon avro mu?",
        "Czy to 400 milionów euro?",
        "Чи це 400 млн євро?",
        "Est-ce 400 millions d'euros ?",
        "¿Son 400 millones de euros?",
        "هل هو 400 مليون يورو؟",
    ],
)
def test_amount_typed_in_a_question_is_read(question: str) -> None:
    (figure,) = find_figures(question)
    assert (figure.kind, figure.low, figure.high) == ("amount", Decimal(400_000_000), Decimal(400_000_000))


@pytest.mark.parametrize("question", ["What about 2026–2028?", "Was ist mit 2026-2028?", "2026–2028 döneminde?"])
def test_period_typed_in_a_question_is_read(question: str) -> None:
    (figure,) = find_figures(question)
    assert (str(figure.first), str(figure.last)) == ("2026-01-01", "2028-12-31")
