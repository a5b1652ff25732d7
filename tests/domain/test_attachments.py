"""Kinds of kept files are told by content; the ending must agree."""

from __future__ import annotations

import io
import zipfile

import pytest

from xinliapp.domain.attachments import MAX_BYTES, FileKind, checked, kinds_of, plain_file_name
from xinliapp.domain.errors import UserError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return out.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("制度.pdf", b"%PDF-1.7\n", FileKind.PDF),
        ("制度.DOCX", DOCX, FileKind.DOCX),
        ("制度.xlsx", XLSX, FileKind.XLSX),
        ("制度.doc", OLE, FileKind.DOC),
        ("制度.wps", OLE, FileKind.WPS),
        ("照片.jpeg", b"\xff\xd8\xff\xe0", FileKind.JPG),
        ("照片.png", b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    ],
)
def test_what_may_be_kept(name: str, data: bytes, kind: FileKind) -> None:
    assert checked(name, data) is kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", DOCX, "attachment_lies"),
        ("a.docx", XLSX, "attachment_lies"),
        ("a.docx", b"PK\x03\x04 not a package", "attachment_lies"),
        ("a.docx", package("word/document.xml"), "attachment_lies"),
        (
            "a.docx",
            package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "attachment_lies",
        ),
        ("a.doc", OLE.replace("WordDocument".encode("utf-16-le"), b""), "attachment_lies"),
        ("a.png", b"\xff\xd8\xff\xe0", "attachment_lies"),
        ("a.exe", b"MZ", "attachment_kind"),
        ("a", b"%PDF-", "attachment_kind"),
        ("a.pdf", b"", "attachment_empty"),
    ],
)
def test_what_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        checked(name, data)
    assert refused.value.code == code


def test_twenty_megabytes_and_one_byte_more() -> None:
    whole = b"%PDF-" + bytes(MAX_BYTES - 5)
    assert checked("a.pdf", whole) is FileKind.PDF
    with pytest.raises(UserError) as refused:
        checked("a.pdf", whole + b"x")
    assert (refused.value.code, refused.value.params["size"]) == ("attachment_too_large", 21)


def test_a_name_is_the_last_part_and_not_too_long() -> None:
    assert plain_file_name("C:\\x\\制度.pdf") == "制度.pdf"
    assert plain_file_name("../../etc/a.pdf") == "a.pdf"
    long = plain_file_name("a" * 300 + ".docx")
    assert (len(long), long[-5:]) == (120, ".docx")
    chinese = plain_file_name("长" * 300 + ".docx")  # 78 of 3 bytes and 5 of one: 239 of at most 240
    assert (len(chinese), chinese[-5:]) == (83, ".docx")


def test_a_lying_zip_unpacks_nothing() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "0" * 5_000_000)
        made.writestr("word/document.xml", "0" * 5_000_000)
    assert kinds_of(bomb.getvalue()) == {FileKind.DOCX}
