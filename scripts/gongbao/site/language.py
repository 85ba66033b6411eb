"""Which of the two languages a visitor reads, and texts that exist in both."""

from typing import Literal, TypeAlias

__all__ = ["LANGUAGES", "Language", "chosen", "negotiated", "say"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def chosen(argument: str | None) -> Language | None:
    """Return the language that the address names, if it names one."""
    return next((language for language in LANGUAGES if argument == language), None)


def negotiated(header: str) -> Language:
    """Return the language for an ``Accept-Language`` header (RFC 9110).

    Of the two, the one with the higher weight; Chinese where the header states no wish, as reports are in
    Chinese; English where it wishes for other languages only.
    """
    weights = {language: weight for language, weight in map(_weighed, header.split(",")) if language}
    if not weights or set(weights) == {"*"}:
        return "zh"
    rest = weights.get("*", 0.0)
    chinese, english = (weights.get(language, rest) for language in LANGUAGES)
    return "zh" if chinese > english else "en"


def say(language: Language, chinese: str, english: str) -> str:
    """Return the one of two texts that is in ``language``."""
    return chinese if language == "zh" else english


def _weighed(part: str) -> tuple[str, float]:
    tag, _, parameter = part.strip().partition(";")
    name, _, value = parameter.strip().partition("=")
    try:
        weight = float(value) if name.strip() == "q" else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower().partition("-")[0], weight
