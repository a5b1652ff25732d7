"""The manual inside the program: chapters, search, links that stay inside, the page that fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from xinliapp.jobs.runner import SerialRunner
from xinliapp.ui.help.chapters import Spot, anchor_of, find, load, place_for, target
from xinliapp.ui.help.presenter import HelpPresenter
from xinliapp.ui.help.rendering import to_html
from xinliapp.ui.help.view import HelpPage

CONTENTS = """# 使用手册

| 章 | 讲什么 |
|---|---|
| [第一周](week.md) | 开门 |
| [出了问题](trouble.md) | 口令 |
| [没有写](gone.md) | 不在 |
"""
WEEK = """# 第一周

每天先看工作台。

## 开门、关门
<!-- pages: room appointment -->

1. 到点按「开门」。
2. 走时按「关门」,
   接着写来访人数。

![辅导室](../screenshots/room.png)

## 命令

```sh
# 这不是标题
```
"""
TROUBLE = """# 出了问题

## 忘了口令
<!-- pages: unlock -->

看 [开门](week.md#开门关门),或 [别处](https://example.org/x.md)。
"""


class Shell(FakeHost):
    """A shell that does open the page it is asked for, as the real one does."""

    presenter: HelpPresenter

    def open(self, page: str, argument: object = None) -> None:
        super().open(page, argument)
        self.presenter.start(argument)


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    folder = tmp_path / "manual"
    folder.mkdir()
    for name, text in (("README", CONTENTS), ("week", WEEK), ("trouble", TROUBLE), ("stray", "# 没有链接")):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    pictures = tmp_path / "screenshots"
    pictures.mkdir()
    image = QImage(1366, 688, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(pictures / "room.png"))
    return folder


@pytest.fixture
def opened(qtbot: QtBot, manual: Path) -> tuple[HelpPage, HelpPresenter, Shell]:
    pictures, shell = manual.parent / "screenshots", Shell()
    page = HelpPage(pictures)
    qtbot.addWidget(page)
    presenter = shell.presenter = HelpPresenter(page, manual, pictures, SerialRunner(), shell)
    page.spot_chosen.connect(presenter.choose)
    page.link_followed.connect(presenter.follow)
    page.searched.connect(presenter.search)
    page.resize(1100, 560)
    page.show()
    return page, presenter, shell


def rows(page: HelpPage) -> list[str]:
    return [page.list.item(row).text().strip() for row in range(page.list.count())]


def test_the_contents_give_the_order_and_a_file_nobody_links_is_no_chapter(manual: Path) -> None:
    assert [(c.key, c.title) for c in load(manual)] == [
        ("README", "使用手册"),
        ("week", "第一周"),
        ("trouble", "出了问题"),
    ]
    assert load(manual / "elsewhere") == ()


def test_sections_know_their_pages_and_code_holds_no_heading(manual: Path) -> None:
    week = load(manual)[1]
    assert [(s.title, s.anchor, s.pages) for s in week.sections] == [
        ("第一周", "第一周", ()),
        ("开门、关门", "开门关门", ("room", "appointment")),
        ("命令", "命令", ()),
    ]


def test_the_place_that_explains_a_page(manual: Path) -> None:
    chapters = load(manual)
    assert place_for(chapters, "appointment") == Spot("week", "开门关门")
    assert place_for(chapters, "students") is None


def test_links_lead_inside_or_nowhere(manual: Path) -> None:
    chapters = load(manual)
    assert target(chapters, "trouble", "week.md#开门关门") == Spot("week", "开门关门")
    assert target(chapters, "trouble", "#忘了口令") == Spot("trouble", "忘了口令")
    for outside in (
        "week.md#不在",
        "gone.md",
        "https://example.org/x.md",
        "../formats/x.json",
        "file:///etc",
    ):
        assert target(chapters, "trouble", outside) is None


def test_every_word_must_be_found_and_headings_come_first(manual: Path) -> None:
    chapters = load(manual)
    assert [hit.spot for hit in find(chapters, "开门")] == [
        Spot("week", "开门关门"),  # in its heading
        Spot("README"),
        Spot("trouble", "忘了口令"),
    ]
    (only,) = find(chapters, "关门 来访")
    assert (only.chapter, only.section) == ("第一周", "开门、关门")
    assert "「关门」" in only.excerpt
    assert find(chapters, "不存在的词") == () == find(chapters, "  ")


def test_anchors_are_those_of_the_usual_hosts() -> None:
    assert anchor_of("忘了口令、电脑坏了") == "忘了口令电脑坏了"
    assert anchor_of("Ctrl+K 找学生") == "ctrlk-找学生"


def html(text: str) -> str:
    return to_html(text, lambda name: name == "room.png", lambda link: link == "week.md")


def test_lines_of_a_chinese_paragraph_are_joined_without_a_blank() -> None:
    assert html("第一行\n第二行\nrun\npy") == "<p>第一行第二行run py</p>"


def test_lists_tables_notes_and_code() -> None:
    assert html("1. 甲\n2. 乙\n   续\n   - 丙\n   - 丁") == (
        "<ol><li>甲</li><li>乙续<ul><li>丙</li><li>丁</li></ul></li></ol>"
    )
    assert html("| 键 | 做什么 |\n|---|---|\n| `F1` | 手册 |") == (
        '<table class="grid" cellspacing="0" cellpadding="0"><tr><th>键</th><th>做什么</th></tr>'
        "<tr><td><code>F1</code></td><td>手册</td></tr></table>"
    )
    assert "<td>注意</td>" in html("> 注意")
    assert html("```sh\na < b\n# 不是标题\n```") == "<pre>a &lt; b\n# 不是标题</pre>"


def test_links_outside_pictures_that_are_missing_and_html_of_the_file_are_only_words() -> None:
    assert html("看 [章](week.md) 和 [外](https://example.org)") == '<p>看 <a href="week.md">章</a> 和 外</p>'
    assert '<img src="room.png">' in html("![辅导室](../screenshots/room.png)")
    assert html("![不在](../screenshots/none.png)") == '<p class="caption">不在</p>'
    assert html("<img src=x> & <b>") == "<p>&lt;img src=x&gt; &amp; &lt;b&gt;</p>"
    assert html("<!-- pages: room -->\n字") == "<p>字</p>"


def test_the_comment_of_pages_is_not_shown_and_bold_and_buttons_are() -> None:
    assert html("**先**按「开门」,`「不」`") == (
        '<p><b>先</b>按<span class="button">「开门」</span>,<code>「不」</code></p>'
    )


def test_f1_on_a_page_opens_what_explains_it(opened: tuple[HelpPage, HelpPresenter, Shell]) -> None:
    page, presenter, _ = opened
    presenter.start("room")
    assert presenter.here == Spot("week", "开门关门")
    assert "到点按「开门」" in page.text.toPlainText()
    assert rows(page) == ["使用手册", "第一周", "开门、关门", "命令", "出了问题"]
    assert page.list.currentItem().text().strip() == "开门、关门"
    presenter.start("a page without a section")  # stays
    assert presenter.here == Spot("week", "开门关门")


def test_without_a_page_it_begins_with_the_contents(opened: tuple[HelpPage, HelpPresenter, Shell]) -> None:
    page, presenter, _ = opened
    presenter.start(None)
    assert presenter.here == Spot("README")
    assert "第一周" in page.text.toPlainText()


def test_chapters_and_links_are_places_of_the_shell(opened: tuple[HelpPage, HelpPresenter, Shell]) -> None:
    page, presenter, shell = opened
    presenter.start(None)
    page.list.itemClicked.emit(page.list.item(2))
    assert shell.opened == [("help", "trouble.md")]
    assert presenter.here == Spot("trouble")
    page.text.anchorClicked.emit(QUrl("week.md#开门关门"))
    assert shell.opened[1:] == [("help", "week.md#开门关门")]
    presenter.follow("https://example.org/x.md")
    assert len(shell.opened) == 2


def test_searching_lists_places_and_enter_opens_the_first(
    opened: tuple[HelpPage, HelpPresenter, Shell],
) -> None:
    page, presenter, _ = opened
    presenter.start(None)
    page.search.setText("来访")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert len(rows(page)) == 1
    assert rows(page)[0].startswith("开门、关门")
    assert presenter.here == Spot("week", "开门关门")
    page.search.setText("不存在")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert rows(page) == []
    assert presenter.here == Spot("week", "开门关门")
    page.search.clear()
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert rows(page)[0] == "使用手册"


def test_pictures_fit_the_text_and_come_from_one_folder_only(
    opened: tuple[HelpPage, HelpPresenter, Shell], manual: Path
) -> None:
    page, presenter, _ = opened
    presenter.start("room")
    picture = QTextDocument.ResourceType.ImageResource.value
    shown = page.text.loadResource(picture, QUrl("room.png"))
    assert isinstance(shown, QImage)
    assert shown.deviceIndependentSize().width() <= page.text.viewport().width()
    assert page.text.loadResource(picture, QUrl("https://example.org/room2.png")) is None
    assert page.text.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("week.md")) is None
    assert page.text.horizontalScrollBar().maximum() == 0


def test_a_copy_without_a_manual_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = HelpPage(tmp_path)
    qtbot.addWidget(page)
    presenter = HelpPresenter(page, tmp_path, tmp_path, SerialRunner(), FakeHost())
    presenter.start("room")
    page.show()
    assert not page.text.isVisible()
    assert presenter.here is None
    presenter.follow("week.md")
    presenter.search("开门")


def test_a_file_that_cannot_be_read_says_so_too(qtbot: QtBot, manual: Path) -> None:
    (manual / "week.md").write_bytes(b"\xff\xfe\x00")
    page = HelpPage(manual)
    qtbot.addWidget(page)
    presenter = HelpPresenter(page, manual, manual, SerialRunner(), FakeHost())
    presenter.start(None)
    assert presenter.here is None


def test_code_may_stand_in_a_link_and_keeps_its_marks() -> None:
    assert html("看 [`a.json`](week.md) 与 `**b**`") == (
        '<p>看 <a href="week.md"><code>a.json</code></a> 与 <code>**b**</code></p>'
    )
