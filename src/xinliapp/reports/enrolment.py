"""登记单: a unit's public signing key on paper with its seal, so that the other side can trust the file."""

from __future__ import annotations

import io

from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import EnrolmentSheet
from xinliapp.i18n.formats import print_date
from xinliapp.reports.fonts import Type
from xinliapp.reports.gbt9704 import SEAL_DIAMETER
from xinliapp.reports.key_paper import HEIGHT, INNER, MARGIN, WIDTH, Pen
from xinliapp.reports.marks import DEMO, qr_code, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas

_TITLE = "报送签名登记单"
_GROUPS = "指纹十组（收件单位任选三组与登记文件核对）"
_FINGERPRINT = "指纹"
_PUBLIC = "公钥（可公开，不是口令）"
_SEAL = "单位公章"
_PROMISE = "本单位今后报送的文件以此签名为准。更换签名或怀疑泄露时，立即书面告知收件单位。"
_SIGNERS = ("单位负责人签字", "经办人签字", "日期")
_CHECKED = "收件单位核对：第____组、第____组、第____组一致　核对人：______　日期：______"
_QR_SIDE = 55 * mm


def render_enrolment(sheet: EnrolmentSheet, fonts: FontBook | None = None) -> bytes:
    """One page with code, ten groups, fingerprint, QR of the public line, and 45 mm free for the seal.

    Raises:
        UserError: ``text_glyphs_missing``; ``qr_too_long``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    fields = _fields(sheet)
    fixed = [
        _TITLE,
        _GROUPS,
        _FINGERPRINT,
        _PUBLIC,
        _SEAL,
        _PROMISE,
        *_SIGNERS,
        _CHECKED,
        DEMO,
        "第组：0123456789",
    ]
    texts = [*fixed, *(part for pair in fields for part in pair), sheet.fingerprint, sheet.public_line]
    type_ = Type([*texts, *sheet.groups, "第组：0123456789"], fonts)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo(_TITLE, sheet.unit_name))
    pen = Pen(canvas, type_)
    if sheet.demo:
        watermark(canvas, type_, DEMO, WIDTH, HEIGHT)
    pen.heading(_TITLE)
    pen.y -= 8
    pen.fields(fields)
    pen.y -= 10
    pen.text(_GROUPS, FontStyle.HEITI)
    pen.y -= 2
    pen.boxes(sheet.groups, 5)
    pen.text(f"{_FINGERPRINT}：{sheet.fingerprint}")
    pen.y -= 6
    _draw_key_and_seal(pen, sheet)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _fields(sheet: EnrolmentSheet) -> list[tuple[str, str]]:
    fields = [("单位", sheet.unit_name), ("机构标识码", sheet.unit_code)]
    fields += [("报送至", sheet.recipient)] if sheet.recipient else []
    fields += [("打印日期", print_date(sheet.printed_on))]
    return fields


def _draw_key_and_seal(pen: Pen, sheet: EnrolmentSheet) -> None:
    pen.text(_PUBLIC, FontStyle.HEITI)
    room = INNER - _QR_SIDE - 12
    top = pen.y
    qr_code(pen.canvas, sheet.public_line, WIDTH - MARGIN - _QR_SIDE, top - _QR_SIDE, _QR_SIDE)
    pen.text(sheet.public_line, room=room)
    pen.y = min(pen.y, top - _QR_SIDE) - 8
    pen.text(_PROMISE)
    top = pen.y
    pen.lines_to_sign(_SIGNERS, gap=40.0)
    _draw_seal_space(pen, top)
    pen.y = min(pen.y, top - SEAL_DIAMETER - 16) - 22
    pen.text(_CHECKED)


def _draw_seal_space(pen: Pen, top: float) -> None:
    """A dotted square a little larger than the largest seal (45 mm), its label outside."""
    side = SEAL_DIAMETER + 3 * mm
    x = WIDTH - MARGIN - side
    pen.canvas.saveState()
    pen.canvas.setLineWidth(0.5)
    pen.canvas.setDash(2, 3)
    pen.canvas.rect(x, top - 8 - side, side, side)
    pen.canvas.restoreState()
    width = pen.type_.width(_SEAL, FontStyle.SONGTI, 10.5)
    pen.type_.draw(pen.canvas, x - width - 6, top - 22, _SEAL, FontStyle.SONGTI, 10.5)
