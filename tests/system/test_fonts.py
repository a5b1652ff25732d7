"""Finding fonts: made-up folders with small fonts that look, to the finder, like the real ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from fontTools.ttLib.ttCollection import TTCollection

from xinliapp.domain.errors import KnownError
from xinliapp.domain.fonts import FontStyle, Outlines
from xinliapp.system import fonts

TEXT = "心理健康教育自查报告 一"
_BIG = b"\0" * fonts._LEAST_BYTES


def _build(family: str, characters: str = TEXT, *, simplified: bool = True, fs_type: int = 0) -> TTFont:
    names = [".notdef", *(f"u{ord(character):05X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):05X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(names, TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(
        version=4,
        ulCodePageRange1=(1 << 18) if simplified else 1,
        ulUnicodeRange2=0 if simplified else 1 << 25,
        fsType=fs_type,
    )
    builder.setupPost(keepGlyphNames=False)
    # Real Chinese fonts weigh megabytes; the finder skips small files unopened.
    builder.font["PAD "] = table = DefaultTable("PAD ")
    table.data = _BIG
    return builder.font


def _save(folder: Path, name: str, family: str, **how: object) -> Path:
    path = folder / name
    _build(family, **how).save(path)  # type: ignore[arg-type]
    return path


def test_windows_fonts_are_taken_for_their_styles(tmp_path: Path) -> None:
    for name, family in (("fang", "FangSong"), ("hei", "SimHei"), ("kai", "KaiTi"), ("sun", "SimSun")):
        _save(tmp_path, f"sim{name}.ttf", family)
    found = {style: fonts.find_chinese_font(style, [tmp_path]).path.name for style in FontStyle}
    assert found == {
        FontStyle.TITLE: "simsun.ttf",
        FontStyle.FANGSONG: "simfang.ttf",
        FontStyle.HEITI: "simhei.ttf",
        FontStyle.KAITI: "simkai.ttf",
        FontStyle.SONGTI: "simsun.ttf",
    }


def test_fangsong_gb2312_is_avoided_for_its_missing_names(tmp_path: Path) -> None:
    _save(tmp_path, "fs2312.ttf", "仿宋_GB2312")
    assert fonts.find_chinese_font(FontStyle.FANGSONG, [tmp_path]).family == "Noto Serif SC"
    assert fonts.font_book([tmp_path]).own == frozenset()
    _save(tmp_path, "simfang.ttf", "FangSong")
    assert fonts.find_chinese_font(FontStyle.FANGSONG, [tmp_path]).family == "FangSong"
    assert fonts.font_book([tmp_path]).own == {FontStyle.FANGSONG}  # 楷体 is drawn by it, and is not there


def test_a_machine_without_chinese_fonts_gets_the_bundled_ones(tmp_path: Path) -> None:
    book = fonts.font_book([tmp_path])
    assert book.faces[FontStyle.FANGSONG].family == "Noto Serif SC"
    assert book.faces[FontStyle.HEITI].family == "Noto Sans SC"
    assert fonts.installed_chinese_fonts([tmp_path / "nowhere"]) == ()
    assert fonts.bundled_font_path().is_file()


def test_without_font_package_any_whole_chinese_font_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "bundled_fonts", lambda: None)
    with pytest.raises(KnownError) as caught:
        fonts.find_chinese_font(FontStyle.SONGTI, [tmp_path])
    assert caught.value.code == "no_chinese_font"
    with pytest.raises(KnownError):
        fonts.bundled_font_path()
    _save(tmp_path, "odd.ttf", "Odd Face")
    assert fonts.find_chinese_font(FontStyle.SONGTI, [tmp_path]).family == "Odd Face"


def test_latin_japanese_restricted_small_and_broken_files_are_left_out(tmp_path: Path) -> None:
    _save(tmp_path, "latin.ttf", "Latin", characters="abc", simplified=False)
    _save(tmp_path, "jp.ttf", "Noto Sans CJK JP")
    _save(tmp_path, "locked.ttf", "Locked", fs_type=0x0002)
    (tmp_path / "broken.ttf").write_bytes(b"OTTO" + _BIG)
    (tmp_path / "small.ttf").write_bytes(b"too small to look at")
    (tmp_path / "readme.txt").write_bytes(_BIG)
    assert fonts.installed_chinese_fonts([tmp_path]) == ()


def test_collections_are_read_face_by_face(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [_build("Noto Sans CJK JP"), _build("Noto Sans CJK SC"), _build("Noto Sans CJK TC")]
    collection.save(str(tmp_path / "NotoSansCJK-Regular.ttc"), shareTables=False)
    (found,) = fonts.installed_chinese_fonts([tmp_path])
    assert (found.family, found.index) == ("Noto Sans CJK SC", 1)
    assert fonts.find_chinese_font(FontStyle.HEITI, [tmp_path]).index == 1


def test_a_font_of_rare_characters_is_only_a_fallback(tmp_path: Path) -> None:
    _save(tmp_path, "simsunb.ttf", "SimSun-ExtB", characters="\U00020000𠅤", simplified=False)
    book = fonts.font_book([tmp_path])
    assert book.faces[FontStyle.SONGTI].family == "Noto Serif SC"
    assert [face.family for face in book.fallbacks][-1] == "SimSun-ExtB"


def test_a_replaced_file_is_read_again(tmp_path: Path) -> None:
    path = _save(tmp_path, "face.ttf", "SimHei")
    assert fonts.find_chinese_font(FontStyle.HEITI, [tmp_path]).family == "SimHei"
    _save(tmp_path, "face.ttf", "SimKai")
    os.utime(path, ns=(1, 1))
    assert fonts.find_chinese_font(FontStyle.KAITI, [tmp_path]).family == "SimKai"


def test_plain_truetype_is_told_from_what_needs_conversion(tmp_path: Path) -> None:
    _save(tmp_path, "simhei.ttf", "SimHei")
    assert fonts.find_chinese_font(FontStyle.HEITI, [tmp_path]).outlines is Outlines.TRUETYPE
    assert fonts.find_chinese_font(FontStyle.SONGTI, [tmp_path]).outlines is Outlines.CFF


def test_the_usual_folders_are_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", "D:/Win")
    assert fonts.font_folders()[0] == Path("D:/Win/Fonts")
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    assert Path("/usr/share/fonts") in fonts.font_folders()
