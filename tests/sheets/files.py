"""Nasty spreadsheets, made on the spot; every person in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

HEADER = ("姓名", "性别", "出生日期", "学籍号", "班级")
CHILD = ("张三", "男", "20130515", "L990101201305151234", "七(1)")


def xlsx(path: Path, rows: Sequence[Sequence[object]] = (HEADER, CHILD), title: str = "名单") -> Path:
    """A plain workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def edit(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Rewrite the package's members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def with_cell(path: Path, reference: str, value: str = "1") -> Path:
    """Add one cell far away from the others."""

    def change(members: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        row = "".join(character for character in reference if character.isdigit())
        cell = f'<row r="{row}"><c r="{reference}"><v>{value}</v></c></row></sheetData>'
        members[name] = members[name].replace(b"</sheetData>", cell.encode())

    return edit(path, change)


def bomb(path: Path) -> Path:
    """A small file that inflates to 300 MB."""
    xlsx(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/x.bin", "w") as out,
    ):
        block = bytes(1024 * 1024)
        for _ in range(300):
            out.write(block)
    return path


def lying_bomb(path: Path) -> Path:
    """The same, with headers that claim ten bytes."""
    bomb(path)
    data = bytearray(path.read_bytes())
    name = b"xl/media/x.bin"
    central = data.rindex(name) - 46
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    return path


def twice(path: Path) -> Path:
    """Two members of one name."""
    xlsx(path)
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("xl/worksheets/sheet1.xml", members[0][1])
    path.write_bytes(out.getvalue())
    return path
