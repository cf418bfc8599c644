"""Dates and times: read back from every form in which they are written, with the span they stand in."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.record import DateFlaw, Role
from caselint.segment.dates import find_dates
from caselint.segment.moments import read_stamps
from caselint.segment.times import find_times

DAYS = st.dates(min_value=datetime.date(1970, 1, 1), max_value=datetime.date(2069, 12, 31))
CLOCK = st.times().map(lambda time: time.replace(second=0, microsecond=0))
AROUND = [
    ("", ""),
    ("Date: ", ""),
    ("We met on ", " at the school."),
    ("(", ")"),
    ("Seen ", ", then home."),
    ("JS ", " 16.20"),
]


def ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


FORMS = [
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{ordinal(d.day)} {d:%b} {d:%y}",
    lambda d: f"{ordinal(d.day)} of {d:%B}, {d:%Y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}/{d.month}/{d:%y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day}-{d:%b-%Y}",
    lambda d: f"{d:%A} {d.day} {d:%B %Y}",
    lambda d: f"{d:%a} {d:%d/%m/%y}",
    lambda d: f"{d:%A}, {ordinal(d.day)} {d:%B %Y}",
    lambda d: f"{d:%B} {d.day}, {d:%Y}",
]
CLOCK_FORMS = [
    lambda t: f"{t:%H:%M}",
    lambda t: f"{t:%H%M}hrs",
    lambda t: f"{t.hour % 12 or 12}.{t:%M}{'pm' if t.hour >= 12 else 'am'}",
    lambda t: f"{t.hour % 12 or 12}:{t:%M} {'PM' if t.hour >= 12 else 'AM'}",
    lambda t: f"{t.hour % 12 or 12}.{t:%M} {'p.m.' if t.hour >= 12 else 'a.m.'}",
]


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, around=st.sampled_from(AROUND), labelled=st.booleans())
def test_every_form_is_read_back_with_its_span(form, day, around, labelled) -> None:
    written = form(day)
    text = around[0] + written + around[1]
    found = find_dates(text, 100, labelled=labelled)
    assert [(d.value, d.flaw, text[d.span.start - 100 : d.span.end - 100]) for d in found] == [
        (day, None, written)
    ]


@given(day=DAYS, form=st.sampled_from(FORMS[:9]), wrong=st.integers(1, 6))
def test_a_weekday_that_is_not_the_dates(day, form, wrong) -> None:
    weekday = f"{day + datetime.timedelta(days=wrong):%A}"
    written = f"{weekday} {form(day)}"
    found = find_dates(f"It was {written}.")
    assert [(d.value, d.flaw, d.span.end - d.span.start) for d in found] == [
        (day, DateFlaw.WRONG_WEEKDAY, len(written))
    ]


@pytest.mark.parametrize("form", CLOCK_FORMS)
@given(time=CLOCK, around=st.sampled_from([("", ""), ("at ", ""), ("I rang at ", " and again later.")]))
def test_every_time_is_read_back_with_its_span(form, time, around) -> None:
    written = form(time)
    text = around[0] + written + around[1]
    assert [(t.value, text[slice(*t.span)]) for t in find_times(text)] == [(time, written)]


@given(day=DAYS, time=CLOCK, form=st.sampled_from(FORMS), clock=st.sampled_from(CLOCK_FORMS))
def test_a_date_and_its_time_are_one_moment(day, time, form, clock) -> None:
    for text in (
        f"{form(day)} at {clock(time)}",
        f"{form(day)}, {clock(time)}",
        f"{clock(time)} {form(day)}",
    ):
        (stamp,) = read_stamps(text, 0, Role.DATED)
        assert stamp.date is not None
        assert stamp.time is not None
        assert (stamp.date.value, stamp.time.value) == (day, time)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("14 March", DateFlaw.NO_YEAR),
        ("14/3", DateFlaw.NO_YEAR),
        ("Tuesday", DateFlaw.WEEKDAY_ONLY),
        ("yesterday", DateFlaw.RELATIVE),
        ("March 2024", DateFlaw.MONTH_ONLY),
        ("31/02/2024", DateFlaw.IMPOSSIBLE),
        ("30 February", DateFlaw.IMPOSSIBLE),
        ("29/02/2023", DateFlaw.IMPOSSIBLE),
        ("12/13/2024", DateFlaw.IMPOSSIBLE),
    ],
)
def test_flaws(text: str, flaw: DateFlaw) -> None:
    (date,) = find_dates(text, labelled=True)
    assert (date.value, date.flaw, date.span) == (None, flaw, (0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "log GMP-1147-110624",
        "reference CHP/2019/55 and YC/2024/0183",
        "telephone 0113 496 0172",
        "5.4 kg, 37.2 degrees and £25.10",
        "he may march in May",
        "he was 14/20 in the test",
        "sort code 20-45-77",
        "on Tuesday and yesterday",
        "under section 47, regulation 36",
    ],
)
def test_what_is_no_date_in_a_narrative(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "care shared 60:40",
        "Psalm 37:25 and Matthew 26:70",
        "they won 32:28",
        "a ratio of 30:70",
        "ran it in 25:10",
        "£25.10 and 5.75 kg",
        "version 12.75",
        "1660 hours of training",
    ],
)
def test_what_is_no_impossible_time(text: str) -> None:
    assert [t for t in find_times(text) if t.flaw] == []


@pytest.mark.parametrize("text", ["at 25:10", "from 24:45 to 01:00", "called at 14:75", "seen 13.75pm"])
def test_impossible_times_in_a_narrative(text: str) -> None:
    assert [t.flaw for t in find_times(text) if t.flaw] == [DateFlaw.IMPOSSIBLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16.20", datetime.time(16, 20)),
        ("1630", datetime.time(16, 30)),
        ("noon", datetime.time(12)),
        ("4pm", datetime.time(16)),
        ("9 o'clock", datetime.time(9)),
        ("12am", datetime.time(0)),
        ("24:00", datetime.time(0)),
    ],
)
def test_times_that_answer_a_label(text: str, expected: datetime.time) -> None:
    (time,) = find_times(text, labelled=True)
    assert (time.value, time.span) == (expected, (0, len(text)))


def test_a_range_is_one_moment_from_its_start() -> None:
    (stamp,) = read_stamps("6 September 2023, 12:30 to 13:50", 0, Role.EVENT)
    assert stamp.time is not None
    assert (stamp.time.value, stamp.end) == (datetime.time(12, 30), 32)


def test_words_before_a_moment_say_what_it_is_of() -> None:
    text = "visit on 12/03/2024 at 10:00, recorded 13/03/2024 09:15"
    assert [stamp.role for stamp in read_stamps(text, 0, Role.DATED)] == [Role.EVENT, Role.RECORDED]


def test_hostile_digits_are_read_in_no_time() -> None:
    for text in ("1/" * 20_000, "1." * 20_000, "9" * 40_000, "Monday " * 5_000, "5 " * 20_000 + "March"):
        find_dates(text, labelled=True)
        find_times(text, labelled=True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4 September and 11 October 2025", ["2025-09-04", "2025-10-11"]),
        ("28 December to 4 January 2026", ["2025-12-28", "2026-01-04"]),
        ("3/4, 5/4 and 9/4/2025", ["2025-04-03", "2025-04-05", "2025-04-09"]),
    ],
)
def test_dates_of_a_row_share_the_year_at_its_end(text: str, days: list[str]) -> None:
    found = find_dates(text, labelled=True)
    assert [date.value.isoformat() for date in found if date.value] == days
    assert not any(date.flaw for date in found)


@pytest.mark.parametrize(
    "text", ["4 September. Written on 11 September 2025", "29 February and 4 March 2025"]
)
def test_no_year_is_lent_to_a_date_that_stands_apart_or_has_no_such_day(text: str) -> None:
    first = find_dates(text, labelled=True)[0]
    assert (first.value, first.flaw) == (None, DateFlaw.NO_YEAR)
