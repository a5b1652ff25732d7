"""Papers of the exchange: the stamped sheet with the unit's fingerprint, and whom to call about a form."""

from __future__ import annotations

from xinliapp.domain.bureau import ReportingProgress, SchoolProgress
from xinliapp.domain.clock import stamp
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.reports.enrolment import render_enrolment
from xinliapp.reports.table_pages import render_table
from xinliapp.services.demo import is_demo
from xinliapp.services.enrolment import enrolment_sheet
from xinliapp.services.session import Session
from xinliapp.storage.unit_keys import unit_identity


def enrolment_paper(session: Session, recipient: str = "") -> Paper:
    """登记单: the unit's fingerprint in ten groups, to be stamped and handed over on paper.

    Raises:
        UserError: ``unit_not_set``, ``not_allowed``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``.
    """
    sheet = enrolment_sheet(session, recipient=recipient)
    data = render_enrolment(sheet)
    with session.write("enrolment.print"):
        pass
    return Paper(f"登记单-{sheet.unit_code}.pdf", data)


def missing_paper(session: Session, title: str, progress: ReportingProgress) -> Paper:
    """催报单: the schools that have not reported, with whom to call and space for what was said.

    Raises:
        UserError: ``text_glyphs_missing``. KnownError: ``no_chinese_font``.
    """
    unit = unit_identity(session.database)
    now = stamp(session.clock.now())
    rows = tuple(
        (str(number), line.school.code, line.school.name, line.school.contact or MISSING, _phone(line), "")
        for number, line in enumerate(missing_lines(progress), start=1)
    )
    table = TablePrint(
        title="催报单",
        subtitle=title,
        columns=(
            Column("序号", 0.8),
            Column("学校标识码", 2.0),
            Column("学校", 4.0, Align.LEFT),
            Column("联系人", 1.6),
            Column("电话", 2.2),
            Column("催报时间和结果", 3.4),
        ),
        rows=rows,
        head=(
            ("单位", unit.name),
            ("截止", print_date(progress.due_on)),
            ("未报", f"{len(rows)}/{progress.expected}"),
            ("截至", now.replace("T", " ")[:16]),
        ),
        demo=is_demo(session),
    )
    data = render_table(table, None, author=unit.name)
    with session.write("progress.print", object_id=f"{progress.form_id} {progress.period}"):
        pass
    return Paper(f"催报单-{now[:10]}.pdf", data)


def missing_lines(progress: ReportingProgress) -> tuple[SchoolProgress, ...]:
    """The schools of which nothing usable has come in."""
    return tuple(line for line in progress.schools if line.received_at is None)


def _phone(line: SchoolProgress) -> str:
    return line.school.phone or MISSING
