"""学期自查报告: a class A letter of one to three pages, then the table of every clause as its annex."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import Align, Column, SelfCheckReport, SelfCheckRow
from xinliapp.domain.rules import Verdict
from xinliapp.i18n.formats import (
    MISSING,
    VERDICT_WORDS,
    document_number,
    print_date,
    print_moment,
    verdict_text,
)
from xinliapp.reports.fonts import Type
from xinliapp.reports.gbt9704 import (
    AREA_HEIGHT,
    AREA_WIDTH,
    BODY,
    LEFT,
    PAGE_HEIGHT,
    STEP,
    TITLE,
    TOP,
    Kind,
    Paragraph,
    SignOff,
    begin_page,
    draw_body,
    lay_out,
    letter_texts,
    paginate,
    plan_sign_off,
)
from xinliapp.reports.marks import DEMO, DRAFT
from xinliapp.reports.papers import PaperInfo, new_canvas
from xinliapp.reports.tables import LaidRow, draw_rows, lay_row, lay_span, make_grid, split_pages

_ANNEX = "逐条自查判定表"
_EMPTY_DATE = "　　　年　　月　　日"
_COLUMNS = (
    Column("条款", 7.0, Align.LEFT),
    Column("要求", 13.0, Align.LEFT),
    Column("实际", 9.0, Align.LEFT),
    Column("判定", 7.5, Align.LEFT),
    Column("证据", 4.0, Align.RIGHT),
    Column("说明与整改", 11.0, Align.LEFT),
)
_OPEN = (Verdict.UNMET, Verdict.DUE_SOON)


def render_self_check(
    report: SelfCheckReport, fonts: FontBook | None = None, *, blank_missing: bool = False
) -> bytes:
    """The report as PDF, the same bytes for the same input and fonts. Unapproved reports are marked 草稿.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    info = PaperInfo(_plain_title(report), report.unit_name, _mark(report))
    paragraphs = _paragraphs(report)
    sign_off = SignOff(
        report.unit_name, print_date(report.approved_at) if report.approved_at else _EMPTY_DATE
    )
    notes = _notes(report)
    texts = [*letter_texts(paragraphs, sign_off, info), *_annex_texts(report), *notes]
    type_ = Type(texts, fonts, blank_missing=blank_missing)
    out = io.BytesIO()
    canvas = new_canvas(out, info)
    pages = paginate(lay_out(paragraphs, type_), plan_sign_off(sign_off, type_).rows)
    drawn = draw_body(canvas, pages, type_, info, sign_off)
    _draw_annex(canvas, type_, report, info, drawn, notes)
    canvas.save()
    return out.getvalue()


def _plain_title(report: SelfCheckReport) -> str:
    return f"{report.unit_name}{report.period_label}心理健康教育工作自查报告"


def _mark(report: SelfCheckReport) -> str:
    if report.demo:
        return DEMO
    return "" if report.approved_at else DRAFT


def _paragraphs(report: SelfCheckReport) -> list[Paragraph]:
    title = f"{report.unit_name}\n{report.period_label}\n心理健康教育工作自查报告"
    found = [Paragraph(title, Kind.TITLE), Paragraph("一、自查依据", Kind.LEVEL1), _basis(report)]
    found += [Paragraph("二、自查结果", Kind.LEVEL1), *_results(report)]
    found += [Paragraph("三、未达标和快到期的条款", Kind.LEVEL1), *_open_items(report)]
    waiting = _waiting(report)
    if waiting:
        found += [Paragraph("四、尚待确认和发布的条款", Kind.LEVEL1), *waiting]
    return [*found, Paragraph("", Kind.BLANK), Paragraph(f"附件：{_ANNEX}")]


def _basis(report: SelfCheckReport) -> Paragraph:
    names = (pack.name if pack.local else f"《{pack.name}》" for pack in report.packs)
    versions = (pack.version for pack in report.packs)
    packs = "、".join(f"{n}（{v}）" for n, v in zip(names, versions, strict=True)) or "本校自定要求"
    return Paragraph(
        f"依据{packs}，我校（机构标识码{report.unit_code}）对截至{print_date(report.as_of)}的工作逐条自查，"
        f"共核对{len(report.rows)}条。"
    )


def _results(report: SelfCheckReport) -> list[Paragraph]:
    counted = [(verdict, report.count(verdict)) for verdict in Verdict]
    parts = [f"{VERDICT_WORDS[verdict]}{_only_kept(verdict)}{n}条" for verdict, n in counted if n]
    found = [Paragraph(("，".join(parts) if parts else "本次没有可核对的条款") + "。")]
    if any(row.published_at for row in report.rows):
        found.append(
            Paragraph("涉及个案的数字采用心理教师发布的汇总数，发布人和时间见附件；本报告不含学生姓名。")
        )
    else:
        found.append(Paragraph("各项数字由本校登记的记录计算，本报告不含学生姓名。"))
    return found


def _only_kept(verdict: Verdict) -> str:
    return "（仅记录）" if verdict is Verdict.NO_NUMBER else ""


def _open_items(report: SelfCheckReport) -> list[Paragraph]:
    items = [row for row in report.rows if row.verdict in _OPEN]
    if not items:
        return [Paragraph("本次自查没有未达标和快到期的条款。")]
    return [Paragraph(f"{number}. {_open_item(row)}") for number, row in enumerate(items, start=1)]


def _open_item(row: SelfCheckRow) -> str:
    asked = f"{row.clause_id}（{row.clause}）{row.duty}。要求：{row.requirement}"
    judged = f"实际：{row.actual or MISSING}；判定：{VERDICT_WORDS[row.verdict]}"
    plan = _rectification(row) or "整改责任人、期限和措施尚未登记。"
    return f"{asked}；{judged}。{plan}"


def _rectification(row: SelfCheckRow) -> str:
    plan = row.rectification
    if plan is None:
        return ""
    measures = f"；措施：{plan.measures.rstrip('。')}" if plan.measures else ""
    return f"整改责任人：{plan.owner}；期限：{print_date(plan.due_on)}{measures}。"


def _waiting(report: SelfCheckReport) -> list[Paragraph]:
    found = []
    for verdict, ask in (
        (Verdict.NEEDS_PERSON, "尚待本人确认或说明原因"),
        (Verdict.NOT_PUBLISHED, "的汇总数尚未由心理教师发布"),
    ):
        ids = [row.clause_id for row in report.rows if row.verdict is verdict]
        if ids:
            found.append(Paragraph(f"{'、'.join(ids)}共{len(ids)}条{ask}。"))
    return found


def _notes(report: SelfCheckReport) -> list[str]:
    notes = ["判定符号：" + "，".join(verdict_text(v) + _only_kept(v) for v in Verdict) + "。"]
    if report.approved_at:
        by = f"{report.approved_by}，" if report.approved_by else ""
        notes.append(f"签批：{by}{print_moment(report.approved_at)}，第{report.revision}版。")
    else:
        notes.append(f"尚未签批，第{report.revision}版草稿，不作为正式报告。")
    if report.core_head:
        notes.append(f"公共资料审计链头：{report.core_head}")
    if report.case_head:
        notes.append(f"案卷审计链头：{report.case_head}")
    return notes


def _cells(row: SelfCheckRow) -> tuple[str, ...]:
    remarks = [row.note]
    if row.published_at:
        by = f"{row.published_by}，" if row.published_by else ""
        remarks.append(f"发布：{by}{print_moment(row.published_at)}。")
    remarks.append(_rectification(row))
    return (
        f"{row.clause_id}\n{row.clause}",
        f"{row.duty}\n{row.requirement}" if row.requirement else row.duty,
        row.actual or MISSING,
        verdict_text(row.verdict) + _only_kept(row.verdict),
        str(row.evidence_count),
        "\n".join(filter(None, remarks)),
    )


def _annex_texts(report: SelfCheckReport) -> list[str]:
    texts = ["附件", _ANNEX, *(column.heading for column in _COLUMNS)]
    for row in report.rows:
        texts += [document_number(row.document), *_cells(row)]
    return texts


def _draw_annex(
    canvas: Any, type_: Type, report: SelfCheckReport, info: PaperInfo, before: int, notes: list[str]
) -> None:
    """附件 in 黑体 on the first line, its title on the third (GB/T 9704-2012 7.3.7), then the table."""
    grid = make_grid(_COLUMNS, LEFT, AREA_WIDTH)
    head = lay_row(
        [c.heading for c in _COLUMNS],
        _COLUMNS,
        grid,
        type_,
        style=FontStyle.HEITI,
        centred=True,
        least=8 * mm,
    )
    room = AREA_HEIGHT - head.height
    last = [lay_span(note, grid, type_, FontStyle.SONGTI) for note in notes]
    pages = split_pages([*_annex_rows(report, grid, type_), *last], room - 4 * STEP, room)
    top = PAGE_HEIGHT - TOP
    for number, rows in enumerate(pages, start=1):
        begin_page(canvas, type_, info, before + number)
        y = top
        if number == 1:
            type_.draw(canvas, LEFT, top - 0.88 * BODY, "附件", FontStyle.HEITI, BODY)
            x = LEFT + (AREA_WIDTH - type_.width(_ANNEX, FontStyle.TITLE, TITLE)) / 2
            type_.draw(canvas, x, top - 0.88 * BODY - 2 * STEP, _ANNEX, FontStyle.TITLE, TITLE)
            y = top - 4 * STEP + 10
        draw_rows(canvas, type_, grid, y, [head, *rows])
        canvas.showPage()


def _annex_rows(report: SelfCheckReport, grid: Any, type_: Type) -> list[LaidRow]:
    rows: list[LaidRow] = []
    document = None
    for row in report.rows:
        if row.document != document:
            document = row.document
            rows.append(lay_span(document_number(document), grid, type_))
        styles = [FontStyle.SONGTI] * len(_COLUMNS)
        if row.verdict in _OPEN:
            # Heavier type, not colour: the copy in the file cabinet is a greyscale one.
            styles[0] = styles[3] = FontStyle.HEITI
        rows.append(lay_row(_cells(row), _COLUMNS, grid, type_, styles=styles))
    return rows
