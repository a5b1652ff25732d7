"""情况分析报告 and its like on paper, in the layout of official documents (screens.md 3.8 A)."""

from __future__ import annotations

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.incidents import ReportKind, ReportLine, line_kind
from xinliapp.domain.papers import Paper
from xinliapp.i18n.formats import print_date
from xinliapp.reports.gbt9704 import Kind, Paragraph, SignOff, render_letter
from xinliapp.reports.marks import DEMO, DRAFT
from xinliapp.reports.papers import PaperInfo
from xinliapp.services import incident_reports, incidents
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import incidents as rows

_KINDS = {ReportLine.LEVEL1: Kind.LEVEL1, ReportLine.LEVEL2: Kind.LEVEL2}


def report_pdf(
    session: Session, dossier_id: str, kind: ReportKind, *, fonts: FontBook | None = None
) -> Paper:
    """The version that counts; one that is not final says 草稿 on every page.

    Raises:
        UserError: as :func:`incidents.opened`; ``not_found`` before anything was saved,
            ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    incidents.opened(session, dossier_id)
    report = rows.newest(session.database, dossier_id, kind)
    if report is None:
        raise UserError("not_found")
    title, name = incident_reports.outline(kind).title, unit(session).name
    demo_or_draft = DEMO if is_demo(session) else ("" if report.final_at else DRAFT)
    day = print_date(report.final_at or report.created_at)
    data = render_letter(
        paragraphs(f"{name}\n{title}", report.body),
        SignOff(name, day),
        PaperInfo(title, name, demo_or_draft),
        fonts,
    )
    with session.write("incident.print", case=True, object_id=dossier_id):
        pass
    return Paper(f"{title}-{dossier_id[:8]}.pdf", data)


def paragraphs(title: str, body: str) -> list[Paragraph]:
    """Headings and paragraphs of a report; a table's row is set as a line with its cells apart."""
    found = [Paragraph(title, Kind.TITLE)]
    for line in body.splitlines():
        bare = line.strip()
        if not bare:
            continue
        kind = line_kind(bare)
        if kind is ReportLine.TABLE:
            bare = "　".join(part.strip() for part in bare.strip("|｜ ").replace("｜", "|").split("|"))
        found.append(Paragraph(bare, _KINDS.get(kind, Kind.BODY)))
    return found
