"""Working papers of a round (screens.md 3.8 C): answer sheets with numbers alone, tick lists for classes."""

from __future__ import annotations

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.domain.screening import RoundRow, RowState
from xinliapp.i18n.formats import print_date
from xinliapp.reports.answer_sheets import SheetClass, render_answer_sheets
from xinliapp.reports.class_packet import PacketPage, render_packets
from xinliapp.services import screening_consent
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_rounds import scale_of
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

PRINT = "round.print"
_TICKS = (
    Column("序号", 1.0), Column("姓名", 2.4), Column("谈话", 1.0), Column("观察", 1.0), Column("调查", 1.0),
    Column("见异常", 1.2), Column("没做", 1.0), Column("日期", 1.6), Column("备注", 3.2, Align.LEFT),
)  # fmt: skip
_LEGEND = "做了的方式打√;看到异常的在“见异常”打√,不写原因,另行当面告知心理教师;没做到的在“没做”打√。"


def answer_sheets_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """答题纸, class by class, for everybody who has no valid sheet yet.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_not_scored``, ``screening_all_done``,
            ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    classes = _answering(session, round_id)
    if not classes:
        raise UserError("screening_all_done")
    names = [name for one in classes for _number, name in one.students]
    pdf = render_answer_sheets(
        classes, fonts, author=unit(session).name, names=names, blank_missing=blank_missing,
        demo=is_demo(session),
    )  # fmt: skip
    return finished(session, round_id, "答题纸", pdf, len(names))


def _answering(session: Session, round_id: str) -> list[SheetClass]:
    """Whoever is to answer: no valid sheet yet, or a retest; nobody whose consent is refused or withdrawn."""
    sheet = RoundSheet(session, round_id)
    definition = scale_of(sheet.round)
    if definition is None:
        raise UserError("round_not_scored")
    against = {
        student
        for student, standing in screening_consent.lacking(session, sheet.round, sheet.expected).items()
        if standing.taken_back
    }
    groups: dict[str, list[tuple[int | None, str]]] = {}
    for row in sheet.rows():
        waits = row.state in (RowState.PENDING, RowState.ABSENT, RowState.VOID) or row.retest
        if waits and row.student_id not in against:
            groups.setdefault(row.class_label, []).append((row.number, row.name))
    codes = tuple(range(definition.lowest, definition.highest + 1))
    return [
        SheetClass(sheet.round.name, label, definition.items, codes, tuple(students))
        for label, students in groups.items()
    ]


def tick_lists_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """班级勾选表: a page a class for its homeroom teacher; what is on record already is not shown.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``screening_nobody``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    rows = sheet.rows()
    if not rows:
        raise UserError("screening_nobody")
    groups: dict[str, list[RoundRow]] = {}
    for row in rows:
        groups.setdefault(row.class_label, []).append(row)
    last = print_date(sheet.round.ends_on) if sheet.round.ends_on else ""
    span = f"时间：{print_date(sheet.round.starts_on)}—{last}"
    pages = [
        PacketPage(
            f"{label} {sheet.round.name}勾选表",
            (f"学校：{unit(session).name}", f"人数：{len(found)}", span, "填表人：　　　　"),
            _LEGEND,
            _TICKS,
            tuple(
                (str(row.number) if row.number is not None else str(place), row.name, *("",) * 7)
                for place, row in enumerate(found, start=1)
            ),
        )
        for label, found in groups.items()
    ]
    pdf = render_packets(
        pages, fonts, author=unit(session).name, names=[row.name for row in rows],
        blank_missing=blank_missing, demo=is_demo(session), title="班级勾选表",
    )  # fmt: skip
    return finished(session, round_id, "班级勾选表", pdf, len(rows))


def finished(
    session: Session, round_id: str, what: str, pdf: bytes, rows: int, *, names: bool = True
) -> Paper:
    """The paper under its name; that it was made stands in the case chain.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, PRINT, round_id, {"paper": what, "rows": rows})
    return Paper(f"{what}-{session.clock.now().date().isoformat()}.pdf", pdf, names=names)
