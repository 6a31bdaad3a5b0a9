"""Which computation a question asks for."""

from __future__ import annotations

import pytest

from assistant.answering.computing.operations import asked_operation, says_result
from assistant.records import Operation


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("Tellen de bijdragen op tot 400 miljoen?", "sum"),
        ("Hoeveel betalen ze samen?", "sum"),
        ("Hoeveel meer is dat dan de vorige keer?", "difference"),
        ("Wat is het verschil tussen beide bedragen?", "difference"),
        ("Hoeveel keer zo groot is het?", "ratio"),
        ("Welk deel komt van het Rijk?", "share"),
        ("Hoeveel is dat gemiddeld per gebied?", "average"),
        ("Hoeveel krijgt het per jaar?", "average"),
        ("Welk gebied krijgt het meeste?", "largest"),
        ("Wie betaalt het minst?", "smallest"),
        ("Hoeveel geld is er?", None),
        ("Wat doet de samenwerking in de wijk?", None),
        ("Vertel iets over het gebied.", None),
        ("Wie krijgt meer dan 5 miljoen euro?", None),
        ("Wie krijgt minder dan € 5 miljoen?", None),
        ("Is 2026-2028 meer dan 2023-2025?", "difference"),
    ],
)
def test_operation_by_its_words(question: str, operation: str | None) -> None:
    assert asked_operation(question) == operation


def test_sentence_that_may_give_a_sum_speaks_of_adding() -> None:
    assert says_result("sum", "Samen is dat € 5 miljoen.")
    assert not says_result("sum", "Het Rijk betaalt € 5 miljoen.")
    assert says_result("largest", "Het Rijk betaalt € 5 miljoen.")


_ABROAD: dict[str, dict[Operation | None, str]] = {
    "en": {
        "sum": "How much do they pay together?|Add up the contributions",
        "difference": "How much more money is that?|What is the difference in euros?",
        "ratio": "How many times as much is it?",
        "share": "What share comes from the state?|Which percentage is that?",
        "average": "How much is that per year?|What is the average amount?",
        "largest": "Who pays the most?",
        "smallest": "Which area gets the least money?",
        None: "How much money is there?|Who gets more than 5 million euros?|What do residents do?",
    },
    "de": {
        "sum": "Wie viel zahlen sie zusammen?",
        "difference": "Wie viel mehr ist es?|Was ist der Unterschied?",
        "ratio": "Wie viel mal so groß ist das?",
        "share": "Welcher Anteil kommt vom Staat?|Wie viel Prozent ist das?",
        "average": "Wie viel ist das pro Jahr?|Was ist das im Durchschnitt?",
        "largest": "Wer zahlt am meisten?",
        "smallest": "Wer zahlt am wenigsten?",
        None: "Wie viel Geld gibt es?|Wer bekommt mehr als 5 Millionen Euro?",
    },
    "tr": {
        "sum": "Birlikte ne kadar ödüyorlar?",
        "difference": "Aradaki fark ne kadar?|Ne kadar daha fazla?",
        "ratio": "Kaç kat fazla?",
        "share": "Yüzde kaçı devletten geliyor?",
        "average": "Ortalama ne kadar?",
        "largest": "En çok kim ödüyor?",
        "smallest": "En az kim ödüyor?",
        None: "Ne kadar para var?",
    },
    "ar": {
        "sum": "كم يدفعون معًا؟|ما مجموع المبالغ؟",
        "difference": "ما الفرق بين المبلغين؟|كم المبلغ أكثر من السابق؟",
        "ratio": "كم مرة أكبر؟",
        "share": "ما هي حصة الدولة؟",
        "average": "ما هو متوسط المبلغ؟",
        "largest": "من يدفع الأكثر؟",
        "smallest": "من يدفع الأقل؟",
        None: "كم من المال؟",
    },
    "pl": {
        "sum": "Ile płacą razem?",
        "difference": "Jaka jest różnica?|O ile więcej to jest?",
        "ratio": "Ile razy więcej to jest?",
        "share": "Jaka część pochodzi od państwa?|Ile procent to jest?",
        "average": "Ile to jest średnio?",
        "largest": "Kto płaci najwięcej?",
        "smallest": "Kto płaci najmniej?",
        None: "Ile jest pieniędzy?",
    },
    "uk": {
        "sum": "Скільки вони платять разом?",
        "difference": "Яка різниця?|На скільки це більше?",
        "ratio": "У скільки разів більше?",
        "share": "Яка частка надходить від держави?",
        "average": "Скільки це в середньому?",
        "largest": "Хто платить найбільше?",
        "smallest": "Хто платить найменше?",
        None: "Скільки грошей?",
    },
    "fr": {
        "sum": "Combien paient-ils ensemble ?",
        "difference": "Quelle est la différence ?|Combien de plus qu'en 2023 ?",
        "ratio": "Combien de fois plus ?",
        "share": "Quelle part vient de l'État ?|Quel pourcentage ?",
        "average": "Combien est-ce en moyenne ?",
        "largest": "Qui paie le plus ?",
        "smallest": "Qui paie le moins ?",
        None: "Combien d'argent ?",
    },
    "es": {
        "sum": "¿Cuánto pagan juntos?",
        "difference": "¿Cuál es la diferencia?|¿Cuánto más es?",
        "ratio": "¿Cuántas veces más es?",
        "share": "¿Qué parte viene del Estado?|¿Qué porcentaje es?",
        "average": "¿Cuánto es de media?",
        "largest": "¿Quién paga más?",
        "smallest": "¿Quién paga menos?",
        None: "¿Cuánto dinero hay?",
    },
}


@pytest.mark.parametrize("language", _ABROAD)
def test_operation_by_its_words_in_another_language(language: str) -> None:
    wrong = {
        question: asked_operation(question, language)
        for operation, questions in _ABROAD[language].items()
        for question in questions.split("|")
        if asked_operation(question, language) != operation
    }
    assert wrong == {}
