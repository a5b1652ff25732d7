"""Papers with words from other houses: one odd character does not keep a whole list from being printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from xinliapp.domain.errors import UserError
from xinliapp.domain.report_models import MergedPrint, TablePrint

Made = TypeVar("Made", TablePrint, MergedPrint)


def with_blanks(render: Callable[[Made, bool], bytes], made: Made) -> bytes:
    """``render(made, blank_missing)``; where a font lacks characters they are left blank and a note says so.

    What one school writes (a remark, the name of its file) would otherwise stop the paper of forty. Papers of
    one's own words refuse instead: there somebody can choose other words.

    Raises:
        UserError: what ``render`` refuses for other reasons.
    """
    try:
        return render(made, False)
    except UserError as error:
        if error.code != "text_glyphs_missing":
            raise
        told = f"有{error.params['n']}处文字含字体里没有的字，已留空，请照原件手写。"
        return render(replace(made, notes=(*made.notes, told)), True)
