"""Fonts on paper: every character drawn by a face that has it, readable back by other engines."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from reportlab.pdfgen.canvas import Canvas

from tests.reports.pdf_probe import glyphs, plain_text
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.fonts import FontBook, FontFile, FontStyle, Outlines, bundled_font_book, bundled_fonts
from xinliapp.reports import fonts as fonts_module
from xinliapp.reports.fonts import Type, missing_glyphs, require_glyphs
from xinliapp.reports.glyphs import as_truetype, characters_of
from xinliapp.system.fonts import font_book

RARE = ("刘㛃", "王䶮", "𠅤一", "阿布·都热依木")
NEVER = "\U0001f9ff"  # an emoji no school font has


def _page(type_: Type, text: str, style: FontStyle = FontStyle.FANGSONG) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    type_.draw(canvas, 72, 700, text, style, 20)
    canvas.save()
    return out.getvalue()


def _tiny_font(path: Path, characters: str, *, advance: int = 1000) -> FontFile:
    """A TrueType font of squares for the given characters."""
    pen = TTGlyphPen(None)
    for index, point in enumerate(((50, 0), (50, 700), (750, 700), (750, 0))):
        (pen.moveTo if index == 0 else pen.lineTo)(point)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"u{ord(character):05X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):05X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (advance, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": "SameName"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost(keepGlyphNames=False)
    builder.save(path)
    return FontFile(path, 0, path.stem, Outlines.TRUETYPE)


def _book(primary: FontFile, *fallbacks: FontFile) -> FontBook:
    return FontBook(dict.fromkeys(FontStyle, primary), fallbacks)


def test_the_bundled_fonts_cover_rare_names() -> None:
    assert missing_glyphs(RARE) == {}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_poppler_reads_rare_characters_back(tmp_path: Path) -> None:
    text = "".join(RARE)
    file = tmp_path / "names.pdf"
    file.write_bytes(_page(Type(RARE), text))
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    assert text in read


def test_pdfium_reads_them_back_too() -> None:
    assert plain_text(_page(Type(RARE), "刘㛃王䶮")) == "刘㛃王䶮"


def test_two_documents_in_one_process_have_their_own_glyphs() -> None:
    # ReportLab's registerFont would hand the second document the first one's subset.
    assert plain_text(_page(Type(["学期"]), "学期")) == "学期"
    second = _page(Type(["未报"]), "未报")
    assert plain_text(second) == "未报"
    widths = {round(glyph.right - glyph.left) for glyph in glyphs(second)}
    assert all(width > 14 for width in widths)


def test_missing_glyphs_name_the_texts_they_stand_in() -> None:
    texts = [f"赵{NEVER}", "钱一", f"赵{NEVER}", f"孙{NEVER}{NEVER}"]
    assert missing_glyphs(texts) == {NEVER: [f"赵{NEVER}", f"孙{NEVER}{NEVER}"]}


def test_names_are_checked_and_counted_once_each() -> None:
    require_glyphs(RARE)
    with pytest.raises(UserError) as caught:
        require_glyphs([f"赵{NEVER}", "钱一", f"孙{NEVER}", f"赵{NEVER}"])
    assert caught.value.code == "glyphs_missing"
    assert caught.value.params["n"] == 2


def test_a_text_with_a_missing_character_is_not_printed() -> None:
    with pytest.raises(UserError) as caught:
        Type(["可以", f"不行{NEVER}"])
    assert caught.value.code == "text_glyphs_missing"
    assert caught.value.params["n"] == 1


def test_missing_characters_can_be_left_as_squares_to_write_in() -> None:
    type_ = Type([f"赵{NEVER}一"], blank_missing=True)
    assert [run.blank for run in type_.runs(f"赵{NEVER}一", FontStyle.FANGSONG)] == [False, True, False]
    assert type_.width(NEVER, FontStyle.FANGSONG, 20) == 20
    pdf = _page(type_, f"赵{NEVER}一")
    assert plain_text(pdf) == "赵一"
    first, second = glyphs(pdf)
    assert second.x - first.x == pytest.approx(40, abs=0.1)


def test_a_run_falls_back_only_where_the_face_lacks_the_character(tmp_path: Path) -> None:
    common, rare = _tiny_font(tmp_path / "common.ttf", "刘 一"), _tiny_font(tmp_path / "rare.ttf", "㛃刘")
    type_ = Type(["刘㛃一"], _book(common, rare))
    runs = [run.text for run in type_.runs("刘㛃一", FontStyle.FANGSONG)]
    assert runs == ["刘", "㛃", "一"]
    first, second, third = type_.runs("刘㛃一", FontStyle.FANGSONG)
    assert first.face == third.face != second.face
    assert plain_text(_page(type_, "刘㛃一")) == "刘㛃一"


def test_two_faces_of_one_postscript_name_do_not_mix(tmp_path: Path) -> None:
    narrow = _tiny_font(tmp_path / "a.ttf", "刘", advance=500)
    wide = _tiny_font(tmp_path / "b.ttf", "㛃", advance=2000)
    type_ = Type(["刘㛃"], _book(narrow, wide))
    assert type_.width("刘", FontStyle.SONGTI, 10) == 5
    assert type_.width("㛃", FontStyle.SONGTI, 10) == 20


def test_cff_glyphs_are_converted_with_their_metrics() -> None:
    bundled = bundled_fonts()
    assert bundled is not None
    assert bundled.serif.outlines is Outlines.CFF
    converted = TTFont(io.BytesIO(as_truetype(bundled.serif, "心𠅤")))
    original = TTFont(str(bundled.serif.path))
    assert "glyf" in converted and "CFF " not in converted
    for character in "心𠅤A":
        mine, theirs = converted.getBestCmap()[ord(character)], original.getBestCmap()[ord(character)]
        assert converted["hmtx"][mine][0] == original["hmtx"][theirs][0]
    assert ord("理") not in converted.getBestCmap()


def test_conversion_keeps_the_shape() -> None:
    from fontTools.pens.areaPen import AreaPen
    from fontTools.pens.boundsPen import BoundsPen

    bundled = bundled_fonts()
    assert bundled is not None
    converted = TTFont(io.BytesIO(as_truetype(bundled.serif, "龘")))
    measured = []
    for font in (TTFont(str(bundled.serif.path)), converted):
        glyph_set = font.getGlyphSet()
        name = font.getBestCmap()[ord("龘")]
        area, bounds = AreaPen(glyph_set), BoundsPen(glyph_set)
        glyph_set[name].draw(area)
        glyph_set[name].draw(bounds)
        measured.append((abs(area.value), bounds.bounds))
    (cff_area, cff_box), (tt_area, tt_box) = measured
    assert tt_area == pytest.approx(cff_area, rel=0.01)
    assert tt_box == pytest.approx(cff_box, abs=2)


def test_conversion_is_repeatable() -> None:
    bundled = bundled_fonts()
    assert bundled is not None
    assert as_truetype(bundled.sans, "学期自查") == as_truetype(bundled.sans, "查自期学")


def test_a_variable_font_is_printed_in_regular_weight(tmp_path: Path) -> None:
    file = _tiny_font(tmp_path / "variable.ttf", "心")
    font = TTFont(str(file.path))
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    # At full weight the right edge moves out by 80; regular is (400 - 100) / (900 - 100) of the way.
    wider = [(0, 0), (0, 0), (80, 0), (80, 0), (0, 0), (80, 0), (0, 0), (0, 0)]
    name = font.getBestCmap()[ord("心")]
    builder.setupGvar({name: [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)], ".notdef": []})
    font.save(str(file.path))
    variable = FontFile(file.path, 0, "variable", Outlines.VARIABLE)
    converted = TTFont(io.BytesIO(as_truetype(variable, "心")))
    assert "fvar" not in converted
    name = converted.getBestCmap()[ord("心")]
    assert converted["glyf"][name].xMax == 750 + 30
    assert converted["hmtx"][name][0] == 1000 + 30


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_a_machine_without_chinese_fonts_prints_readable_chinese(tmp_path: Path) -> None:
    book = font_book([tmp_path / "no fonts here"])
    file = tmp_path / "report.pdf"
    file.write_bytes(_page(Type(["学期自查报告 𠅤"], book), "学期自查报告 𠅤"))
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    assert "学期自查报告 𠅤" in read


def test_an_unreadable_font_is_a_known_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font at all")
    with pytest.raises(KnownError) as caught:
        characters_of(FontFile(broken, 0, "broken", Outlines.TRUETYPE))
    assert caught.value.code == "font_unreadable"
    with pytest.raises(KnownError):
        characters_of(FontFile(tmp_path / "gone.ttf", 0, "gone", Outlines.TRUETYPE))


def test_without_any_font_the_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "bundled_font_book", lambda: None)
    with pytest.raises(KnownError) as caught:
        Type(["学期"])
    assert caught.value.code == "no_chinese_font"


def test_old_faces_are_forgotten() -> None:
    from reportlab.pdfbase import pdfmetrics

    for number in range(30):
        character = chr(0x4E00 + number)
        assert Type([character]).width(character, FontStyle.SONGTI, 10) == 10
    assert sum(name.startswith("xinli-") for name in pdfmetrics._fonts) <= 24


def test_the_bundled_book_has_every_style() -> None:
    book = bundled_font_book()
    assert book is not None
    assert set(book.faces) == set(FontStyle)
    assert len(book.candidates(FontStyle.HEITI)) == 2
