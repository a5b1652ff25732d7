"""One call dresses the application; theme and scale switch in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from xinliapp.widgets import style
from xinliapp.widgets.buttons import Kind, outline, primary
from xinliapp.widgets.icons import forget, icon, icon_folder, icon_names, pixmap
from xinliapp.widgets.page import ActionBar, PageHeader
from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.tokens import DARK, LIGHT, Role, Theme


def test_the_theme_reaches_palette_and_style_sheet(qapp: QApplication) -> None:
    style.apply_theme(qapp, Theme.DARK, 100)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface
    assert DARK.surface in qapp.styleSheet()
    assert LIGHT.accent not in qapp.styleSheet()
    assert style.look().theme is Theme.DARK


def test_no_token_is_left_unfilled(qapp: QApplication) -> None:
    assert "@" not in qapp.styleSheet()


def test_heights_follow_the_text_scale(qapp: QApplication, qtbot: QtBot) -> None:
    header, bar = PageHeader("自查"), ActionBar()
    button = primary("提交校长", object_name="x.submit")
    for widget in (header, bar, button):
        qtbot.addWidget(widget)
    assert (header.height(), bar.height(), button.sizeHint().height()) == (52, 52, 32)
    style.apply_theme(qapp, Theme.LIGHT, 130)
    assert (header.height(), bar.height(), button.sizeHint().height()) == (68, 68, 42)
    assert style.font(Role.TITLE).pixelSize() == 26


def test_only_offered_scales_are_taken(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="110"):
        style.apply_theme(qapp, Theme.LIGHT, 110)


def test_every_sign_a_verdict_can_have_is_known() -> None:
    assert set(VERDICT_SIGNS) == {
        "met",
        "unmet",
        "due_soon",
        "needs_person",
        "no_number",
        "not_applicable",
        "not_published",
    }


def test_every_icon_draws_something_in_the_colour_asked(qapp: QApplication) -> None:
    forget()
    ink = style.color("bad")
    for name in icon_names():
        image = pixmap(name, ink, 20, 2.0).toImage()
        assert image.width() == 40
        inked = [
            image.pixelColor(x, y)
            for x in range(0, 40)
            for y in range(0, 40)
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked, name
        if name != "house_mark":
            channels = [(c.red(), c.green(), c.blue()) for c in inked]
            wanted = (ink.red(), ink.green(), ink.blue())
            # Premultiplied alpha rounds by a step or two.
            assert all(abs(a - b) <= 2 for c in channels for a, b in zip(c, wanted, strict=True)), name


def test_icons_are_one_colour_twenty_square_drawings() -> None:
    for path in icon_folder().glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 20 20"' in text, path.name
        assert "#" not in text, path.name


def test_an_icon_for_menus_has_every_pixel_ratio(qapp: QApplication) -> None:
    sizes = {size.width() for size in icon("print").availableSizes()}
    assert sizes == {20, 25, 30, 40}


def test_a_shortcut_presses_its_button_and_is_printed(qtbot: QtBot) -> None:
    button = outline("预警", object_name="today.warn", shortcut="F6")
    plain = outline("预警", object_name="today.warn2")
    qtbot.addWidget(button)
    qtbot.addWidget(plain)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    with qtbot.waitActive(button):
        button.show()
    button.setText("快速预警")
    QTest.keyClick(button.windowHandle(), Qt.Key.Key_F6)
    assert len(presses) == 1
    button.setEnabled(False)
    QTest.keyClick(button.windowHandle(), Qt.Key.Key_F6)
    assert len(presses) == 1
    assert button.sizeHint().width() > plain.sizeHint().width()
    assert button.kind is Kind.OUTLINE and button.property("kind") == "outline"


def test_a_field_that_is_off_has_one_ground(qapp: QApplication, qtbot: QtBot) -> None:
    number = QSpinBox()
    number.setEnabled(False)
    qtbot.addWidget(number)
    number.resize(200, 32)
    number.show()
    picture = number.grab().toImage()
    assert {picture.pixelColor(x, 6).name().upper() for x in (3, 60, 100, 140)} == {LIGHT.alt}
