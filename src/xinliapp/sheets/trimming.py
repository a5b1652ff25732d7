"""What the sheet's own XML tells that the fast parser does not: hidden rows, empty formulas, stray cells.

The parser lays a sheet out as a full rectangle, so one stray cell in the last row or column would cost
gigabytes; such cells are cut out of the XML first and announced.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from xinliapp.sheets.guard import Package

MOST_ROWS = 20_000  # beyond this the sheet is looked at row by row
MOST_GAP = 2_000  # empty rows before a row that is stray
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_ROW = re.compile(rb"<((?:\w+:)?)row\b([^>]*?)(?:/>|>(.*?)</\1row>)", re.DOTALL)
_FAR = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"'][A-Z]{3}\d")
_FAR_CELL = re.compile(
    rb"<((?:\w+:)?)c\b(?=[^>]*?\br=[\"'][A-Z]{3}\d)(?:[^>]*?/>|[^>]*?>.*?</\1c>)", re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^>]*)?(?<!/)>")
_ERROR = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*\br=[\"']([A-Z]{1,2})(\d+)[\"']")
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)"
)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Row numbers that are hidden, formulas without a kept value, stray cells that were cut out.

    ``errors``: (row number, column from 0) of cells whose formula came to nothing; the parser drops them.
    """

    hidden_rows: frozenset[int] = frozenset()
    empty_formulas: int = 0
    stray: int = 0
    errors: frozenset[tuple[int, int]] = frozenset()


def examine(package: Package) -> tuple[dict[str, SheetFacts], bytes | None]:
    """Facts by sheet name, and a rewritten file where stray cells had to go (None: parse the original)."""
    facts = {}
    replaced: dict[str, bytes] = {}
    for name, part in package.sheet_parts.items():
        xml = package.members[part]
        stray = 0
        if _needs_trimming(xml):
            xml, stray = _trim(xml)
            if stray:
                replaced[part] = xml
        facts[name] = SheetFacts(_hidden_rows(xml), _empty_formulas(xml), stray, _errors(xml))
    return facts, _rewrite(package, replaced) if replaced else None


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"hidden" not in xml:
        return frozenset()
    found = set()
    for match in _ROW_TAG.finditer(xml):
        number = _NUMBER.search(match[1])
        if number and _HIDDEN.search(match[1]):
            found.add(int(number[1]))
    return frozenset(found)


def _errors(xml: bytes) -> frozenset[tuple[int, int]]:
    if b't="e"' not in xml and b"t='e'" not in xml:
        return frozenset()
    return frozenset((int(match[2]), _column(match[1])) for match in _ERROR.finditer(xml))


def _column(letters: bytes) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _empty_formulas(xml: bytes) -> int:
    if b"<f" not in xml and b":f" not in xml:
        return 0
    return sum(1 for _ in _EMPTY_FORMULA.finditer(xml))


def _needs_trimming(xml: bytes) -> bool:
    last = 0
    for match in _ROW_TAG.finditer(xml):
        number = _NUMBER.search(match[1])
        last = max(last, int(number[1]) if number else 0)
    return last > MOST_ROWS or _FAR.search(xml) is not None


def _trim(xml: bytes) -> tuple[bytes, int]:
    """Cut cells beyond column ZZ and rows after a long gap; how many value cells went."""
    cut = 0
    last = 0

    def row(match: re.Match[bytes]) -> bytes:
        nonlocal cut, last
        number = _NUMBER.search(match[2])
        inner = match[3] or b""
        place = int(number[1]) if number else last + 1
        if not _VALUE.search(inner):
            return b""
        if place > last + MOST_GAP and last:
            cut += len(_VALUE.findall(inner))
            return b""
        kept = inner
        if _FAR.search(inner):
            kept = _FAR_CELL.sub(b"", inner)
            cut += len(_VALUE.findall(inner)) - len(_VALUE.findall(kept))
        if _VALUE.search(kept):
            last = place
        return match[0].replace(inner, kept, 1) if kept != inner else match[0]

    return _ROW.sub(row, xml), cut


def _rewrite(package: Package, replaced: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in package.members.items():
            archive.writestr(name, replaced.get(name, content))
    return out.getvalue()
