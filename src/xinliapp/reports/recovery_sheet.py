"""恢复单: the recovery code on one page, and a page to paste on the envelope that goes into the safe."""

from __future__ import annotations

import io

from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import RecoverySheet
from xinliapp.i18n.formats import print_date
from xinliapp.reports.fonts import Type
from xinliapp.reports.key_paper import HEIGHT, MARGIN, WIDTH, Pen
from xinliapp.reports.marks import DEMO, qr_code, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas

DEFAULT_INSTRUCTIONS = (
    "忘记口令或更换电脑时，凭这张纸和资料库文件即可恢复全部资料。",
    "请装入信封，封口处签名盖章，存入学校保险柜；不要拍照，不要存入电脑或手机。",
    "恢复时打开软件，在登录页选“用恢复单进入”，按组输入上面的恢复码，或扫描二维码。",
    "启封后请登记；软件会在下次登录时告知心理教师。使用过的恢复单应当作废并重新打印。",
)
_QR_SIDE = 62 * mm
_TITLE = "恢 复 单"
_COVER = "恢复单封套"
_LOG = ("日期", "启封原因", "启封人签名", "见证人签名")
_LOG_ROWS = 6
_COVER_NOTE = "内装资料库恢复单。非经校长批准不得启封；启封须两人在场，并在下表登记。"
_CODE = "恢复码（不区分大小写，不含字母 I L O U）"


def render_recovery_sheet(sheet: RecoverySheet, fonts: FontBook | None = None) -> bytes:
    """Two pages: the sheet, the envelope cover (which shows nothing of the code).

    Raises:
        UserError: ``text_glyphs_missing``; ``qr_too_long``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    instructions = sheet.instructions or DEFAULT_INSTRUCTIONS
    fields = _fields(sheet)
    texts = [_TITLE, _COVER, _CODE, _COVER_NOTE, DEMO, *_LOG, *instructions, *sheet.groups]
    texts += [part for pair in fields for part in pair] + ["使用说明：第组封存人签名日期：0123456789. "]
    type_ = Type(texts, fonts)
    out = io.BytesIO()
    info = PaperInfo("恢复单", sheet.unit_name, DEMO if sheet.demo else "")
    canvas = new_canvas(out, info)
    pen = Pen(canvas, type_)
    _mark(pen, info)
    _draw_sheet(pen, sheet, fields, instructions)
    canvas.showPage()
    pen = Pen(canvas, type_)
    _mark(pen, info)
    _draw_cover(pen, fields)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _mark(pen: Pen, info: PaperInfo) -> None:
    if info.watermark:
        watermark(pen.canvas, pen.type_, info.watermark, WIDTH, HEIGHT)


def _fields(sheet: RecoverySheet) -> list[tuple[str, str]]:
    return [
        ("单位", sheet.unit_name),
        ("机构标识码", sheet.unit_code),
        ("资料库编号", sheet.vault_id_short),
        ("打印日期", print_date(sheet.printed_on)),
        ("份数", f"第{sheet.copy_number}份，共{sheet.copies}份"),
    ]


def _draw_sheet(
    pen: Pen, sheet: RecoverySheet, fields: list[tuple[str, str]], instructions: tuple[str, ...]
) -> None:
    pen.heading(_TITLE)
    pen.y -= 8
    top = pen.y
    pen.fields(fields, room=WIDTH - 2 * MARGIN - _QR_SIDE - 10)
    qr_code(pen.canvas, sheet.qr_text, WIDTH - MARGIN - _QR_SIDE, top - _QR_SIDE, _QR_SIDE)
    pen.y = min(pen.y, top - _QR_SIDE) - 14
    pen.text(_CODE, FontStyle.HEITI)
    pen.y -= 2
    pen.boxes(sheet.groups, 4, size=24.0)
    pen.y -= 12
    pen.text("使用说明：", FontStyle.HEITI)
    for number, line in enumerate(instructions, start=1):
        pen.text(f"{number}. {line}")


def _draw_cover(pen: Pen, fields: list[tuple[str, str]]) -> None:
    pen.heading(_COVER)
    pen.y -= 8
    pen.fields(fields)
    pen.y -= 10
    pen.text(_COVER_NOTE, FontStyle.HEITI)
    pen.lines_to_sign(("封存人签名", "封存日期"))
    pen.y -= 24
    pen.boxes(_LOG, len(_LOG), size=12.0, numbered=False)
    pen.y += 10
    pen.boxes(("",) * (len(_LOG) * _LOG_ROWS), len(_LOG), size=16.0, numbered=False)
