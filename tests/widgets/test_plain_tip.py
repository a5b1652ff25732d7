"""Tips show what came from outside as it is: never as HTML, which would fetch what it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from pytestqt.qtbot import QtBot

from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.table_rows import Column, RowsModel


def shown(tip: str) -> str:
    """What Qt makes of a tip."""
    if not GuiQt.mightBeRichText(tip):  # type: ignore[attr-defined]
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text",
    [
        "见说明", "a < b 且 c > d", "第一行\n第二行", "<b>粗</b>", "&lt;b&gt;",
        "见<img src='file:///x.png'>说明",
        "<!DOCTYPE html><p>x", "<a href='http://example.org'>点这里</a>  两个空格\n下一行",
    ],
)  # fmt: skip
def test_every_character_is_shown(text: str) -> None:
    assert shown(plain_tip(text)) == text


@dataclass(frozen=True)
class Row:
    id: str
    words: str


def test_a_table_fetches_no_picture_a_school_names(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "beacon.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(picture))
    words = f"备注<img src='{picture.as_uri()}'>" + "长" * 40
    naive = QTextDocument()
    naive.setHtml(words)
    assert naive.size().height() > 200  # as HTML it would have been read from the disk, or from a share
    model = RowsModel(
        [
            Column("a", "列", lambda r: r.words),
            Column("b", "列", lambda r: "", tip=lambda r: r.words),
        ],
        lambda r: r.id,
    )
    model.set_rows([Row("1", words)])
    for column in range(2):
        tip = model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
        safe = QTextDocument()
        safe.setHtml(tip)
        assert safe.toPlainText() == words and safe.size().height() < 100


def test_a_label_cut_short_says_it_whole_and_plain(qtbot: QtBot) -> None:
    label = ElidedLabel("<img src='file:///x.png'>很长的校名")
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()
    label.grab()
    assert shown(label.toolTip()) == label.text()
