"""Measure the product: its answers on a question set, its search and its focus on passages and queries."""

from assistant.evaluation.answers import evaluate_answers, print_answers
from assistant.evaluation.focus import evaluate_focus, print_focus
from assistant.evaluation.retrieval import evaluate_retrieval, print_retrieval

__all__ = [
    "evaluate_answers",
    "evaluate_focus",
    "evaluate_retrieval",
    "print_answers",
    "print_focus",
    "print_retrieval",
]
