"""The pieces of the forms: an error finds its field whatever language the title is in."""

from __future__ import annotations

from enum import Enum

from pytestqt.qtbot import QtBot

from xinliapp.ui.safeguards.parts import Form


class Colour(Enum):
    RED = "red"


def test_an_error_finds_every_kind_of_entry_by_its_chinese_name(qtbot: QtBot) -> None:
    form = Form("person", "Person", "Save")
    qtbot.addWidget(form)
    fields = {
        "姓名": form.line("name", "Name", "姓名", longest=20),
        "身份": form.pick("kind", "Kind", "身份", [("red", Colour.RED)]),
        "学历": form.enum("education", "Education", "学历", []),
        "日期": form.day("day", "Day", "日期"),
    }
    for says, field in fields.items():
        assert form.show_error(says, f"{says}:没有填"), says
        assert [name for name, each in fields.items() if each.error() == f"{name}:没有填"] == [says]
        assert field.error()
    assert not form.show_error("别的", "x")
