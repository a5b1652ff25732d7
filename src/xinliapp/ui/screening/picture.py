"""What is shown of a round, drawn from what the services know of it; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from xinliapp.domain.casework import CheckRound, ConsentRule
from xinliapp.domain.consents import ConsentKind, ConsentState, Standing
from xinliapp.domain.scales import TOTAL, LineRule, ScaleDefinition
from xinliapp.domain.screening import RoundRow, RowState
from xinliapp.domain.screening_figures import Distribution
from xinliapp.domain.suppression import suppress_rows
from xinliapp.i18n import labels
from xinliapp.i18n.labels.scales import score_name
from xinliapp.services import consents, school, screening_figures, screening_tasks
from xinliapp.services.screening_rounds import RoundOverview
from xinliapp.services.session import Session
from xinliapp.ui.screening.facts import (
    ClassChoice,
    ConsentLine,
    CriticalLine,
    RoundLine,
)


def classes(session: Session, day: dt.date) -> tuple[ClassChoice, ...]:
    """The classes of a day's school year, by grade and number."""
    return tuple(ClassChoice(row.id, row.label, row.grade_label) for row in school.classes(session, day))


def population(class_ids: Sequence[str], choices: Sequence[ClassChoice], students: int) -> str:
    """Whom a round is about: the whole school, whole year groups, or so many classes; and how many."""
    chosen = set(class_ids) or {one.id for one in choices}
    grades: dict[str, list[bool]] = {}
    for one in choices:
        grades.setdefault(one.grade, []).append(one.id in chosen)
    whole = [grade for grade, inside in grades.items() if all(inside)]
    part = any(any(inside) and not all(inside) for inside in grades.values())
    if not class_ids or (len(whole) == len(grades) and grades):
        words = "全校"
    elif part or not whole:
        words = f"{len(chosen)}个班"
    else:
        words = _span(whole, list(grades))
    return f"{words} {students}人"


def _span(whole: list[str], order: list[str]) -> str:
    """七—九年级 where they follow one another, else all of them."""
    places = [order.index(grade) for grade in whole]
    if len(whole) > 2 and places == list(range(places[0], places[-1] + 1)):
        first, last = whole[0], whole[-1]
        return f"{first.removesuffix('年级')}—{last}"
    return "、".join(whole)


def way(found: CheckRound) -> str:
    """The method, with the scale's name where there is one."""
    words = labels.label(found.method)
    return f"{words} {found.scale_name}" if found.scale_name else words


def line(session: Session, one: RoundOverview, choices: Sequence[ClassChoice]) -> RoundLine:
    """One round in the list."""
    found = one.round
    last = found.ends_on[5:] if found.ends_on else ""
    return RoundLine(
        found.id,
        found.name,
        way(found),
        population(one.class_ids, choices, one.tally.expected),
        f"{found.starts_on[5:]}—{last}",
        one.tally,
        found.closed_on,
    )


def consent(
    session: Session, found: CheckRound, rows: Sequence[RoundRow], lacking: Mapping[str, Standing]
) -> tuple[ConsentLine, ...]:
    """Every student and what was answered for them; nobody where the round asks no consent."""
    if found.consent_rule is ConsentRule.NONE:
        return ()
    ids = [row.student_id for row in rows]
    known = consents.standings(session, ConsentKind.SCREENING, ids, session.clock.now().date())
    return tuple(
        ConsentLine(
            row.student_id,
            row.name,
            row.class_id,
            row.class_label,
            known[row.student_id].state,
            _answered(known[row.student_id]),
            row.student_id in lacking or known[row.student_id].state is not ConsentState.MISSING,
        )
        for row in rows
    )


def _answered(standing: Standing) -> str | None:
    return standing.last.day if standing.last is not None else None


def critical(session: Session, round_id: str, rows: Sequence[RoundRow]) -> tuple[CriticalLine, ...]:
    """Critical answers of the round, those nobody was told of first."""
    people = {row.student_id: row for row in rows}
    found = [
        CriticalLine(
            case.result_id,
            case.student_id,
            people[case.student_id].name,
            people[case.student_id].class_label,
            case.items,
            case.known_at,
            case.told,
        )
        for case in screening_tasks.critical(session)
        if case.round_id == round_id and case.student_id in people
    ]
    return tuple(sorted(found, key=lambda one: bool(one.told)))


def distribution(
    session: Session, found: CheckRound, rows: Sequence[RoundRow], scale: ScaleDefinition | None, key: str
) -> Distribution | None:
    """How the numbers lie by year group, small ones hidden; None as long as nothing came in."""
    if not any(row.state is RowState.DONE for row in rows):
        return None
    if found.scale_id is None:
        counted: list[tuple[str, tuple[int, ...]]] = [
            (label, (done - seen, seen))
            for label, done, seen in screening_figures.hint_shares(session, found.id)
        ]
        return _shown(
            "noticed", (("noticed", "见异常"),), ("未见异常", "见异常"), _by_grade(session, counted)
        )
    keys = screening_figures.keys(session, found.id)
    if not keys:
        return None
    chosen = key if key in keys else keys[0]
    table = screening_figures.bands(session, found.id, chosen, line=0)
    counted = [(row.label, tuple(int(cell) for cell in row.cells)) for row in table.rows]
    return _shown(
        chosen,
        tuple((one, score_name(scale, one) if scale is not None else "总分") for one in keys),
        _band_words(table.lines, _rule(scale, chosen)),
        _by_grade(session, counted),
    )


def _by_grade(
    session: Session, counted: Sequence[tuple[str, tuple[int, ...]]]
) -> list[tuple[str, tuple[int, ...]]]:
    """The classes' numbers summed by year group; a class of none stands for itself."""
    grades = {row.label: row.grade_label for row in school.classes(session)}
    found: dict[str, tuple[int, ...]] = {}
    for label, numbers in counted:
        grade = grades.get(label, label)
        found[grade] = tuple(map(sum, zip(found.get(grade, (0,) * len(numbers)), numbers, strict=True)))
    return list(found.items())


def _shown(
    key: str,
    keys: tuple[tuple[str, str], ...],
    bands: tuple[str, ...],
    counted: Sequence[tuple[str, tuple[int, ...]]],
) -> Distribution:
    """How many were checked in a group is no secret, so a small number takes its group's others along."""
    shown = suppress_rows([numbers for _, numbers in counted], screening_figures.SMALL_LINE)
    sums = [sum(column) for column in zip(*(numbers for _, numbers in counted), strict=True)]
    return Distribution(
        key,
        keys,
        bands,
        tuple((label, cells) for (label, _), cells in zip(counted, shown.rows, strict=True)),
        tuple("*" if shown.totals_hidden else str(total) for total in sums),
    )


def _rule(definition: ScaleDefinition | None, key: str) -> LineRule:
    if definition is None:
        return LineRule.AT_LEAST
    if key == TOTAL:
        return definition.lines.rule if definition.lines else LineRule.AT_LEAST
    lined = {sub.key: sub.lines for sub in definition.subscales}
    lined |= {count.key: count.lines for count in definition.counts}
    lines = lined.get(key)
    return lines.rule if lines else LineRule.AT_LEAST


def _band_words(lines: Sequence[float], rule: LineRule) -> tuple[str, ...]:
    """未到提示线, then each line reached."""
    if not lines:
        return ("没有提示", "有提示")
    return ("未到提示线", *(f"到线{labels.label(rule)}{value:g}" for value in lines))
