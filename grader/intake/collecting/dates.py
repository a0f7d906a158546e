"""Dates in the names of folders, in the language of whoever downloaded them: good for telling which comes later."""

import re

_MONTHS = (
    r"jan|janv|ene|gen|sty|led|oca|tammi|янв|يناير",
    r"feb|fév|fev|f[eé]vr|lut|únor|uno|şub|helmi|фев|فبراير",
    r"mar|mär|mrz|maa|mrt|bře|maalis|мар|مارس",
    r"apr|avr|abr|kwi|dub|nis|huhti|апр|أبريل|ابريل",
    r"may|mai|maj|mei|mag|mayo|maio|kvě|touko|май|мая|مايو",
    r"jun|juin|giu|cze|čer(?:ven|vna)|haz|kesä|июн|يونيو",
    r"jul|juil|lug|lip|čer(?:venec|vence)|tem|heinä|июл|يوليو",
    r"aug|août|aout|ago|sie|srp|ağu|elo|авг|أغسطس",
    r"sep|set|wrz|zář|eyl|syys|сен|سبتمبر",
    r"okt|oct|out|ott|paź|říj|eki|loka|окт|أكتوبر",
    r"nov|lis|kas|marras|ноя|نوفمبر",
    r"dec|dez|déc|dic|des|gru|pro|ara|joulu|дек|ديسمبر",
)
"""How the months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish,
Finnish, Polish, Czech, Turkish, Russian and Arabic.
"""
_PM = re.compile(r"p\.?\s?m\b|下午|오후|午後|(?<=\d)\s?م", re.IGNORECASE)
_AM = re.compile(r"a\.?\s?m\b|上午|오전|午前|(?<=\d)\s?ص", re.IGNORECASE)
_NOON = 12

Clock = tuple[int, ...]


def read_date(text: str) -> Clock:
    """Year, month, day, hour and minute, then the second where it is given; empty where that cannot be told.

    The time may stand without a sign between hour and minute, as 926 PM or 2126. Of a date all in numbers, it must be
    plain which is the day.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = next((place for place, number in enumerate(numbers) if 1990 <= number <= 2100), None)
    if year is None:
        return ()
    month = _month(text)
    day = _day(numbers, year, month)
    if not day:
        return ()
    date, used = day
    rest = [number for place, number in enumerate(numbers) if place not in used]
    return (numbers[year], *date, *_time(rest, text))


def _month(text: str) -> int:
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        # The longest beginning decides: Czech June and July begin alike, and so do words for March and May.
        matches = [
            (match.end(), number) for number, months in enumerate(_MONTHS, 1) if (match := _begins(months, word))
        ]
        if matches:
            return max(matches)[1]
    return 0


def _begins(months: str, word: str) -> re.Match[str] | None:
    longest_first = "|".join(sorted(months.split("|"), key=len, reverse=True))
    return re.match(longest_first, word)


def _day(numbers: list[int], year: int, month: int) -> tuple[tuple[int, int], set[int]] | None:
    """Month and day, and the places of the numbers that are used up."""
    if month:
        place = next((place for place, number in enumerate(numbers) if place != year and 1 <= number <= 31), None)
        return None if place is None else ((month, numbers[place]), {year, place})
    if year == 0 and len(numbers) > 2:  # 2024-09-24 and 2024年9月24日
        return ((numbers[1], numbers[2]), {0, 1, 2})
    if year == 2 and max(numbers[:2]) > 12:
        first, second = numbers[:2]
        return ((second, first) if first > 12 else (first, second)), {0, 1, 2}
    return None


def _time(rest: list[int], text: str) -> Clock:
    if not rest:
        return (0, 0)
    hour, minute, *second = (*divmod(rest[0], 100), *rest[1:2]) if rest[0] > 24 or len(rest) == 1 else rest[:3]
    if _PM.search(text):
        hour = hour % _NOON + _NOON
    elif _AM.search(text):
        hour %= _NOON
    return (hour, minute, *second)
