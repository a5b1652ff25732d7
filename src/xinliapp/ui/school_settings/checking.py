"""Forms to domain objects and back, with what is wrong at which field. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xinliapp.domain import calendar_text
from xinliapp.domain.calendar import DayKind, SchoolYear, SpecialDay, Term
from xinliapp.domain.errors import UserError
from xinliapp.domain.school import Unit
from xinliapp.ui.school_settings.facts import (
    BOARDING,
    Problem,
    ProfileForm,
    TermPreview,
    YearForm,
    YearPreview,
)

_Span = tuple[dt.date, dt.date]
_SHORTEST, _LONGEST = 30, 250  # days of a term, as the service has them


# --- the school ---


def profile_form(unit: Unit, grade_words: Sequence[str]) -> ProfileForm:
    """The stored profile as in the form."""
    attributes = unit.attributes
    if unit.boarding and BOARDING not in attributes:
        attributes = (*attributes, BOARDING)
    return ProfileForm(
        name=unit.name,
        code=unit.code,
        stages=unit.stages,
        system=unit.system,
        attributes=attributes,
        campuses="、".join(unit.campuses),
        threshold=unit.concern_threshold,
        upper_primary_from=unit.upper_primary_from,
        grade_words=tuple(grade_words),
    )


def profile_unit(form: ProfileForm, unit: Unit) -> Unit:
    """The stored unit with what the form says."""
    campuses = (" ".join(part.split()) for part in re.split(r"[、,\uff0c;\uff1b]", form.campuses))
    return replace(
        unit,
        name=form.name.strip(),
        code=form.code.strip(),
        stages=form.stages,
        system=form.system,
        boarding=BOARDING in form.attributes,
        campuses=tuple(dict.fromkeys(campus for campus in campuses if campus)),
        attributes=form.attributes,
        concern_threshold=form.threshold,
        upper_primary_from=form.upper_primary_from,
    )


def check_profile(form: ProfileForm) -> list[Problem]:
    """What the form alone tells; what depends on the records the service says."""
    found = []
    name, code = form.name.strip(), form.code.strip()
    if not name:
        found.append(Problem("name", UserError("field_required", field="学校名称")))
    elif len(name) > 60:
        found.append(Problem("name", UserError("field_wrong", field="学校名称", why="超过60个字")))
    if not (len(code) == 10 and code.isascii() and code.isdigit()):
        found.append(Problem("code", UserError("setup_code_wrong", length=len(code))))
    if not form.stages:
        found.append(Problem("stages", UserError("field_required", field="学段")))
    words = [word.strip() for word in form.grade_words]
    if len(set(words)) != 5 or any(not word or word.isdigit() for word in words):
        found.append(Problem("grade_words", UserError("grade_words_wrong")))
    return found


# --- the calendar ---


def year_form(year: SchoolYear) -> YearForm:
    """A stored school year as in the form."""
    first = year.terms[0]
    second = year.terms[1] if len(year.terms) > 1 else None
    days = _special_days(year)
    return YearForm(
        start_year=year.start_year,
        first_start=first.starts_on.isoformat(),
        first_end=first.ends_on.isoformat(),
        second_start=second.starts_on.isoformat() if second else "",
        second_end=second.ends_on.isoformat() if second else "",
        holidays=calendar_text.write_special_days(days, DayKind.HOLIDAY),
        makeup_days=calendar_text.write_special_days(days, DayKind.MAKEUP),
        exams=calendar_text.write_nodes(node for term in year.terms for node in term.nodes),
    )


def _special_days(year: SchoolYear) -> list[SpecialDay]:
    """One a day: where a stored day is both, lessons are held."""
    found: dict[dt.date, SpecialDay] = {}
    for special in (special for term in year.terms for special in term.special_days):
        if special.kind is DayKind.MAKEUP or special.day not in found:
            found[special.day] = special
    return list(found.values())


def next_year(years: Sequence[YearForm], current: int) -> YearForm:
    """The year after the last known one, its terms on the same days; the usual days where none is known."""
    if not years:
        return YearForm(
            current, f"{current}-09-01", f"{current + 1}-01-20",
            f"{current + 1}-02-20", f"{current + 1}-07-03", "", "", "",
        )  # fmt: skip
    last = max(years, key=lambda year: year.start_year)
    return YearForm(
        last.start_year + 1,
        _year_later(last.first_start),
        _year_later(last.first_end),
        _year_later(last.second_start),
        _year_later(last.second_end),
        "",
        "",
        "",
    )


def _year_later(day: str) -> str:
    if not day:
        return ""
    found = dt.date.fromisoformat(day)
    try:
        return found.replace(year=found.year + 1).isoformat()
    except ValueError:  # 29 February
        return found.replace(year=found.year + 1, day=28).isoformat()


def check_year(form: YearForm) -> tuple[SchoolYear | None, list[Problem]]:
    """The school year the form stands for, or what is wrong where (every field, not only the first)."""
    spans = _spans(form)
    found = list(_span_problems(form, spans))
    found += _line_problems(form, () if found else spans)
    if found:
        return None, found
    days = calendar_text.read_special_days(form.holidays, form.makeup_days)
    nodes = calendar_text.read_nodes(form.exams)
    return calendar_text.school_year(form.start_year, spans, days, nodes), []


def _spans(form: YearForm) -> tuple[_Span, ...]:
    texts = [(form.first_start, form.first_end)]
    if form.has_second:
        texts.append((form.second_start, form.second_end))
    return tuple((dt.date.fromisoformat(start), dt.date.fromisoformat(end)) for start, end in texts)


def _span_problems(form: YearForm, spans: Sequence[_Span]) -> Iterator[Problem]:
    earliest, latest = dt.date(form.start_year, 7, 1), dt.date(form.start_year + 1, 8, 31)
    for key, word, (start, end) in zip(("first", "second"), ("一", "二"), spans, strict=False):
        why = ""
        if start >= end:
            why = "结束日期不晚于开始日期"
        elif not _SHORTEST <= (end - start).days + 1 <= _LONGEST:
            why = f"一个学期应为{_SHORTEST}到{_LONGEST}天"
        elif not (earliest <= start and end <= latest):
            why = f"不在{form.key}学年内"
        elif key == "second" and start <= spans[0][1]:
            why = "与第一学期重叠"
        if why:
            error = UserError("calendar_dates_wrong", term=word, why=why)
            yield Problem(key, error, form.start_year)


def _line_problems(form: YearForm, spans: Sequence[_Span]) -> Iterator[Problem]:
    """Lines that cannot be read, or that no term holds: they would be lost without a word.

    Without ``spans`` (the dates are wrong themselves) no line is held against them.
    """
    for key, words, text in (
        ("holidays", calendar_text.HOLIDAYS, form.holidays),
        ("makeup_days", calendar_text.MAKEUP_DAYS, form.makeup_days),
        ("exams", calendar_text.EXAMS, form.exams),
    ):
        exams = key == "exams"
        try:
            lines = calendar_text.read_lines(text, words, named=exams)
        except UserError as error:
            yield Problem(key, error, form.start_year)
            continue
        line = calendar_text.outside(lines, spans, whole=exams) if spans else None
        if line is not None:
            wrong = UserError("calendar_line_outside", field=words, line=line.number, text=line.text[:40])
            yield Problem(key, wrong, form.start_year)


def preview(form: YearForm, stored: SchoolYear | None) -> YearPreview:
    """How the program will count the form's year, beside how it counts the stored one."""
    year, _ = check_year(form)
    if year is None:
        return YearPreview((), changed=True)
    before = {term.key: _counts(term) for term in stored.terms} if stored else {}
    terms = tuple(
        _term_preview(number, term, before.get(term.key)) for number, term in enumerate(year.terms, start=1)
    )
    return YearPreview(terms, changed=stored is None or year_form(stored) != form)


def _counts(term: Term) -> tuple[int, int]:
    taught = [week for week in term.weeks() if week.teaching_days]
    return len(taught), sum(len(week.teaching_days) for week in taught)


def _term_preview(number: int, term: Term, before: tuple[int, int] | None) -> TermPreview:
    counts = _counts(term)
    return TermPreview(
        number=number,
        weeks=counts[0],
        days=counts[1],
        first_week=term.weeks()[0].starts_on,
        exams=tuple((n.name, n.starts_on.isoformat(), n.ends_on.isoformat()) for n in term.nodes),
        was=before if before != counts else None,
    )
