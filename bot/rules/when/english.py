"""The English vocabulary of dates: words and their values."""

from __future__ import annotations

from bot.rules.when.tokens import DayPart, WhichWeekday

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
ABBREVIATIONS = {"wed": 2, "sat": 5, "sun": 6}
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
EVERYDAY = frozenset({"sat", "sun", "wed", "may", "march", "mar"})
WHICH = {
    "this": WhichWeekday.THIS, "next": WhichWeekday.NEXT, "coming": WhichWeekday.COMING, "the coming": WhichWeekday.COMING,
    "this coming": WhichWeekday.COMING, "last": WhichWeekday.LAST, "past": WhichWeekday.LAST, "this past": WhichWeekday.LAST,
}  # fmt: skip
RELATIVE = {"this": 0, "next": 1, "coming": 1, "last": -1}
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
COUNTS = {
    **NUMBERS,
    "a": 1,
    "an": 1,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty five": 45,
}
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "fortnight": "fortnight", "month": "month", "months": "month", "hour": "hour", "hours": "hour",
    "hr": "hour", "hrs": "hour", "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
}  # fmt: skip
# "ten to eleven" and "five to six" are left out: they may be from ten till eleven.
MINUTES_PAST = {
    "quarter": 15,
    "a quarter": 15,
    "half": 30,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty five": 25,
}
MINUTES_SAID = {"fifteen": 15, "thirty": 30, "forty five": 45}  # "ten thirty"
MINUTES_TO = {"quarter": 15, "a quarter": 15, "twenty": 20, "twenty five": 25}

DAY_PARTS = {
    "in the morning": DayPart.MORNING, "morning": DayPart.MORNING, "afternoon": DayPart.AFTERNOON,
    "in the afternoon": DayPart.AFTERNOON, "evening": DayPart.EVENING, "in the evening": DayPart.EVENING,
    "at night": DayPart.NIGHT, "night": DayPart.NIGHT, "at lunch": DayPart.MIDDAY, "lunchtime": DayPart.MIDDAY,
    "at lunchtime": DayPart.MIDDAY,
}  # fmt: skip
TODAYS_PARTS = {
    "this morning": DayPart.MORNING, "this afternoon": DayPart.AFTERNOON, "this evening": DayPart.EVENING,
    "tonight": DayPart.EVENING,
}  # fmt: skip
NOON = ("noon", "midday", "12 noon")
DAYS = {
    "today": 0, "tomorrow": 1, "tmrw": 1, "day after tomorrow": 2, "the day after tomorrow": 2,
    "yesterday": -1, "day before yesterday": -2, "the day before yesterday": -2,
}  # fmt: skip

FILLERS = (
    "maybe", "perhaps", "possibly", "let's say", "lets say", "let us say", "say", "please", "thanks", "thank you", "ok",
    "okay", "sure", "yes", "yeah", "well", "so", "then", "at", "on", "hi", "hello", "hey", "how about", "what about",
    "shall we say", "good morning", "good afternoon", "good evening", "it was", "works", "works for me", "is fine",
    "is good", "would be good", "would be great", "would be fine", "i can", "exactly", "sharp",
)  # fmt: skip
LEADING = ("to", "for")  # inside a phrase they mean a range or a length
# Words about the meeting itself, where and how: without meaning for the date.
MEETING_WORDS = (
    "let's meet", "lets meet", "let's do", "meet", "we met", "met", "at my place", "at your place", "at the office",
    "in the office", "at work", "online", "in person", "on zoom", "on teams", "via zoom", "via teams", "over coffee",
    "for coffee", "by phone",
)  # fmt: skip
