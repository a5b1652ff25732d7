"""未谈名单: whom nobody has talked to yet, class by class; a working paper without grades or reasons."""

from __future__ import annotations

from xinliapp.domain.contacts import TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n.formats import percent, print_date
from xinliapp.reports.table_pages import render_table
from xinliapp.services import talk_coverage
from xinliapp.services.demo import is_demo
from xinliapp.services.school import class_labels, classes, unit
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

_ROW_MM, _MARGIN_MM = 5.4, 12.0  # screens.md 3.8 C


def not_yet_pdf(
    session: Session,
    window: TalkWindow,
    *,
    face_to_face_only: bool = True,
    class_id: str | None = None,
    blank_missing: bool = False,
    fonts: FontBook | None = None,
) -> Paper:
    """The list of the whole school, or of one class, as of today.

    Raises:
        UserError: ``case_closed``, ``talks_nobody_missing``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    missing = talk_coverage.not_yet(session, window, face_to_face_only=face_to_face_only)
    labels = class_labels(session)
    order = {row.id: place for place, row in enumerate(classes(session))}
    listed = [cell for cell in missing if class_id is None or cell.class_id == class_id]
    if not listed:
        raise UserError("talks_nobody_missing")
    listed.sort(key=lambda cell: (order.get(cell.class_id or "", len(order)), cell.number or 999, cell.name))
    found = talk_coverage.coverage(session, window, face_to_face_only=face_to_face_only)
    reading = "一对一当面" if face_to_face_only else "一对一,方式不限"
    table = TablePrint(
        title="未谈名单",
        subtitle=f"{window.label} {print_date(window.starts_on)}—{print_date(window.ends_on)}",
        columns=(
            Column("班级", 1.4),
            Column("班内学号", 1.2),
            Column("姓名", 2.2),
            Column("谈心日期", 2.0),
            Column("谈心人", 2.0),
            Column("备注", 3.0, Align.LEFT),
        ),
        rows=tuple(
            (labels.get(cell.class_id or "", ""), str(cell.number or ""), cell.name, "", "", "")
            for cell in listed
        ),
        head=(
            ("学校", unit(session).name),
            ("口径", reading),
            ("全校已谈", percent(found.done, found.needed)),
            ("截至", print_date(session.clock.now().date())),
        ),
        row_height_mm=_ROW_MM,
        margin_mm=_MARGIN_MM,
        demo=is_demo(session),
    )
    names = (cell.name for cell in listed)
    pdf = render_table(table, fonts, author=unit(session).name, blank_missing=blank_missing, names=names)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, "talk.print_missing", class_id, {"students": len(listed)})
    return Paper(f"未谈名单-{session.clock.now().date().isoformat()}.pdf", pdf, names=True)
