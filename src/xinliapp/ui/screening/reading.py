"""Reading and writing rounds; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from xinliapp.domain.casework import CheckMethod, CheckStatus, ConsentRule, Disposition
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.papers import Paper
from xinliapp.domain.screening import OUTSIDE, RoundRow
from xinliapp.services import (
    drafts,
    measuring,
    screening,
    screening_choices,
    screening_import,
    screening_list,
    screening_print,
    screening_results,
    screening_rounds,
    screening_tasks,
    screening_working_prints,
)
from xinliapp.services.screening import EntryInput
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_results import Entered
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.session import Session
from xinliapp.ui.screening import picture
from xinliapp.ui.screening.facts import (
    CHECK_CODES,
    PlanInput,
    RoundPage,
    RoundPaper,
    RoundsPage,
    SheetInput,
)

SCREEN = "screening"
ImportUndo = screening_import.ScreeningUndo
PLAN, GRID, SHEET = "screening.plan", "screening.grid", "screening.sheet"


@repeatable
def read_rounds(session: Session) -> RoundsPage:
    """All rounds, and what a new one may choose from."""
    today = session.clock.now().date()
    asked = measuring.strictest("students_checked", session.database, today)
    choices = picture.classes(session, today)
    return RoundsPage(
        today.isoformat(),
        session.account.display_name,
        tuple(picture.line(session, one, choices) for one in screening_rounds.overview(session)),
        screening_choices.scales(session),
        choices,
        (asked.id, asked.duty) if asked is not None else None,
    )


@repeatable
def read_round(session: Session, round_id: str, band_key: str = "") -> RoundPage:
    """One round, whole."""
    sheet = RoundSheet(session, round_id)
    detail = screening_rounds.detail(session, round_id, sheet=sheet)
    found, rows = detail.round, tuple(sheet.rows())
    scale = screening_rounds.scale_of(found)
    return RoundPage(
        today=session.clock.now().date().isoformat(),
        now=session.clock.now().isoformat(timespec="seconds"),
        me=session.account.display_name,
        round=found,
        class_ids=detail.class_ids,
        way=picture.way(found),
        population=picture.population(detail.class_ids, picture.classes(session, detail.day), len(rows)),
        scale=scale,
        rows=rows,
        consent=picture.consent(session, found, rows, detail.lacking),
        critical=picture.critical(session, round_id, rows),
        steps=detail.steps,
        seen=screening_rounds.mark(session, round_id),
        former=detail.former,
        imported=next((day for one, _name, day in screening_import.undoable(session) if one == round_id), ""),
        distribution=picture.distribution(session, found, rows, scale, band_key),
    )


# --- the plan ---


def save_plan(session: Session, typed: PlanInput) -> str:
    """Begin a round or write its plan anew; its id. Forgets the draft.

    Raises:
        UserError: what the services refuse; ``field_wrong`` for a line that is no number.
    """
    wanted = RoundInput(
        typed.name,
        typed.method,
        _day("起止日期", typed.starts_on),
        dt.date.fromisoformat(typed.ends_on) if typed.ends_on else None,
        typed.class_ids,
        typed.scale_id or None,
        typed.scale_name,
        _number(typed.hint_line) if typed.scale_id == OUTSIDE else None,
        typed.organiser,
        typed.consent_rule if typed.method is CheckMethod.SCALE else ConsentRule.NONE,
    )
    round_id = typed.round_id
    if round_id:
        screening_rounds.change(session, round_id, wanted, seen=typed.seen)
    else:
        round_id = screening_rounds.plan(session, wanted)
    drafts.delete_draft(session, PLAN)
    return round_id


def _day(field: str, text: str) -> dt.date:
    if not text:
        raise UserError("field_required", field=field)
    return dt.date.fromisoformat(text)


def _number(text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise UserError("field_wrong", field="提示线", why="不是一个数") from None


# --- what comes in ---


def save_grid(
    session: Session, round_id: str, day: str, typed: Mapping[str, str], seen: Mapping[str, str]
) -> int:
    """Write the digits of a class; how many students. Forgets the draft.

    Raises:
        UserError: what the services refuse; ``changed_since`` when another window wrote one of them.
    """
    on = _day("摸排日期", day)
    now = {row.student_id: row.seen for row in screening_list.rows(session, round_id)}
    if any(student in seen and now.get(student) != seen[student] for student in typed):
        raise UserError("changed_since")
    cleared = [student for student, code in typed.items() if code not in CHECK_CODES]
    entries = [
        EntryInput(student, on, CheckStatus(code.state.value), code.noticed, method=code.method)
        for student, digit in typed.items()
        if (code := CHECK_CODES.get(digit)) is not None
    ]
    screening.record_many(session, round_id, entries)
    if cleared:
        screening_results.set_statuses(session, round_id, dict.fromkeys(cleared), on)
    drafts.delete_draft(session, GRID)
    return len(typed)


def rest(session: Session, round_id: str, class_id: str, method: CheckMethod, day: str) -> int:
    """其余未见异常 of a class; how many."""
    return screening.rest_unnoticed(session, round_id, class_id, method, _day("摸排日期", day))


def save_sheet(session: Session, typed: SheetInput) -> Entered:
    """Score one student's answers. Forgets the draft."""
    entered = screening_results.enter_answers(
        session,
        typed.round_id,
        typed.student_id,
        typed.answers,
        day=_day("施测日期", typed.day),
        seen=typed.seen,
    )
    drafts.delete_draft(session, SHEET)
    return entered


def undo_import(session: Session, round_id: str) -> ImportUndo:
    """撤销这次导入."""
    return screening_import.undo(session, round_id)


# --- what a person decides ---


def set_status(
    session: Session, round_id: str, rows: Sequence[RoundRow], status: CheckStatus | None, day: str
) -> Changes:
    """缺测, 拒测, 免测 of several students, or back to 待定."""
    wanted = {row.student_id: status for row in rows}
    return screening_results.set_statuses(
        session, round_id, wanted, dt.date.fromisoformat(day), seen=_marks(rows)
    )


def mark_void(session: Session, round_id: str, row: RoundRow, reason: str) -> Changes:
    """A person says that a sheet does not count."""
    return screening_results.mark_void(session, round_id, row.student_id, reason, seen=row.seen)


def dispose(
    session: Session, round_id: str, rows: Sequence[RoundRow], disposition: Disposition, note: str
) -> Changes:
    """One decision about one student or several."""
    wanted = {row.student_id: disposition for row in rows}
    return screening_results.dispose(session, round_id, wanted, note, seen=_marks(rows))


def _marks(rows: Sequence[RoundRow]) -> dict[str, str]:
    return {row.student_id: row.seen for row in rows}


def tell(session: Session, result_id: str, told: str, told_at: str, note: str) -> Changes:
    """Who was told of a critical answer."""
    return screening_tasks.tell(session, result_id, told, dt.datetime.fromisoformat(told_at), note)


def close(session: Session, round_id: str, day: str) -> Changes:
    """关闭本轮."""
    return screening.close_round(session, round_id, _day("结束日期", day))


def reopen(session: Session, round_id: str, reason: str) -> Changes:
    """重新打开."""
    return screening_rounds.reopen(session, round_id, reason)


# --- papers ---


def paper(
    session: Session, round_id: str, what: RoundPaper, page: RoundPage, *, blank_missing: bool = False
) -> Paper:
    """One paper of the round.

    Raises:
        UserError: what printing refuses.
    """
    make = {
        RoundPaper.ANSWER_SHEETS: screening_working_prints.answer_sheets_pdf,
        RoundPaper.TICK_LISTS: screening_working_prints.tick_lists_pdf,
        RoundPaper.COVERAGE: screening_print.coverage_pdf,
        RoundPaper.MISSING: screening_print.missing_pdf,
        RoundPaper.RETEST: screening_print.retest_pdf,
        RoundPaper.SUMMARY: screening_print.summary_pdf,
    }
    if what is RoundPaper.DISTRIBUTION:
        if page.distribution is None:
            raise UserError("screening_no_numbers")
        return screening_print.distribution_pdf(session, round_id, page.distribution)
    return make[what](session, round_id, blank_missing=blank_missing)
