"""Recovery and enrolment sheets: readable groups, scannable codes, room for a seal, nothing on the cover."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
import segno

from tests.reports.pdf_probe import POINTS_PER_MM, glyphs, inside, lines, page_count, picture, plain_text
from xinliapp.domain.errors import UserError
from xinliapp.domain.report_models import EnrolmentSheet, RecoverySheet
from xinliapp.reports.enrolment import render_enrolment
from xinliapp.reports.recovery_sheet import render_recovery_sheet

GROUPS = ("K7Q2", "M9XB", "0TRW", "H4ZN", "8PD3", "VYJ5", "CE6G")
SLOT = "xinli-slot:1:" + base64.b64encode(bytes(range(180))).decode()
RECOVERY = RecoverySheet("郭家镇初级中学", "3150001234", "7F3A-99C1", GROUPS, SLOT, "2026-11-03")
LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKd0VQ1x3m8Zb2n5lT7yqWc9sEoRuPiAaHgFjDkLzXvC 3150001234@xinliapp"
DIGITS = tuple(f"{(i * 7919) % 10000:04d}" for i in range(1, 11))
ENROLMENT = EnrolmentSheet(
    "郭家镇初级中学", "3150001234", "SHA256:3pX9dYkz0mBq1c7+Jr5uT8vWn2aLhGf4eRiQoSxKyZM", DIGITS, LINE,
    "2026-11-03", "郭家片区教管中心",
)  # fmt: skip


def _page_text(pdf: bytes, page: int) -> str:
    return "".join(text for _, text in lines(pdf, page))


def test_the_recovery_sheet_numbers_its_groups() -> None:
    pdf = render_recovery_sheet(RECOVERY)
    assert page_count(pdf) == 2
    text = _page_text(pdf, 0)
    assert all(group in text for group in GROUPS)
    assert all(f"第{i}组" in text for i in range(1, 8))
    assert "资料库编号：7F3A-99C1" in text and "第1份，共2份" in text


def test_the_envelope_cover_shows_nothing_of_the_code() -> None:
    cover = _page_text(render_recovery_sheet(RECOVERY), 1)
    assert "封套" in cover and "启封原因" in cover
    assert not any(group in cover for group in GROUPS)


def test_own_instructions_replace_the_default_ones() -> None:
    text = plain_text(render_recovery_sheet(replace(RECOVERY, instructions=("只有一句。",))))
    assert "1.只有一句。" in text and "2." not in text


def test_the_enrolment_sheet_carries_ten_groups_fingerprint_and_line() -> None:
    text = plain_text(render_enrolment(ENROLMENT))
    assert all(group in text for group in DIGITS) and "第10组" in text
    assert ENROLMENT.fingerprint in text
    assert "".join(LINE.split()) in text
    assert page_count(render_enrolment(ENROLMENT)) == 1


def test_the_enrolment_sheet_keeps_45_mm_free_for_the_seal() -> None:
    pdf = render_enrolment(ENROLMENT)
    label = next(glyph for glyph in glyphs(pdf) if glyph.text == "章")
    # The square of 48 mm begins 6 pt right of its label and a little above it.
    side = 48 * POINTS_PER_MM
    x, y = 190 * POINTS_PER_MM - side / 2, label.y + 14 - side / 2
    assert label.right < 190 * POINTS_PER_MM - side
    assert inside((x, y, 22.5 * POINTS_PER_MM), glyphs(pdf)) == ""


def test_the_printed_modules_are_the_code() -> None:
    """Read the squares off the page and compare them with segno's own matrix."""
    matrix = [list(row) for row in segno.make_qr(LINE, error="m", boost_error=False).matrix]
    scale = 5.0
    image = picture(render_enrolment(ENROLMENT), scale=scale, grayscale=True)

    def dark(x: float, y: float) -> bool:
        return image.pixel(int(x * scale), int(y * scale))[0] < 128

    side = 55 * POINTS_PER_MM
    unit = side / (len(matrix) + 8)
    left = 190 * POINTS_PER_MM - side + 4 * unit
    # From above, the first row that is dark all along the 7 modules of the finder pattern begins the code.
    across = [left + (step + 0.5) * unit / 2 for step in range(14)]
    top = next(y / scale for y in range(1500, image.height) if all(dark(x, y / scale) for x in across))
    for row, modules in enumerate(matrix):
        for column, expected in enumerate(modules):
            assert dark(left + (column + 0.5) * unit, top + (row + 0.5) * unit) == bool(expected)


def test_too_much_for_a_code_is_said() -> None:
    with pytest.raises(UserError) as caught:
        render_recovery_sheet(replace(RECOVERY, qr_text="x" * 4000))
    assert caught.value.code == "qr_too_long"
