"""Words of a round that more than one part of the page says; Qt only for the translations."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from xinliapp.domain.scales import ScaleDefinition
from xinliapp.domain.screening import RoundRow, RowState, Tally
from xinliapp.i18n import formats, labels
from xinliapp.i18n.labels.scales import flag_words, void_words
from xinliapp.ui.screening.facts import still_open
from xinliapp.widgets.paint import Sign

STATE_SIGNS: Mapping[RowState, Sign] = {
    RowState.PENDING: Sign.DUE_SOON,
    RowState.DONE: Sign.OK,
    RowState.ABSENT: Sign.NONE,
    RowState.VOID: Sign.ASK,
    RowState.DECLINED: Sign.NOT_APPLICABLE,
    RowState.EXEMPT: Sign.NOT_APPLICABLE,
}

translate = QCoreApplication.translate


def open_words(tally: Tally) -> str:
    """What keeps a round open (还差: is said by whoever asks), "" for nothing."""
    pending, undisposed = still_open(tally)
    parts = []
    if pending:
        parts.append(translate("Screening", "%1人无状态").replace("%1", str(pending)))
    if undisposed:
        parts.append(translate("Screening", "%1人无处置").replace("%1", str(undisposed)))
    return " ".join(parts)


def counts_words(tally: Tally) -> str:
    """完成1688 缺测40 …, then who has a status and who has none."""
    told = [
        (RowState.DONE, tally.done),
        (RowState.ABSENT, tally.absent),
        (RowState.VOID, tally.void),
        (RowState.DECLINED, tally.declined),
        (RowState.EXEMPT, tally.exempt),
    ]
    counted = " ".join(f"{labels.label(state)}{count}" for state, count in told)
    whole = translate("Screening", "合计 %1 + 待定 %2").replace("%1", str(tally.settled))
    return f"{counted} | {whole.replace('%2', str(tally.pending))}"


def shown_name(row: RoundRow, masked: bool) -> str:
    """A student's name, half hidden where names are."""
    return formats.masked_name(row.name) if masked else row.name


def hint_shown(row: RoundRow, scale: ScaleDefinition | None) -> str:
    """Which scores reached a line, and critical items; 见异常 where there is no sheet. Never a verdict."""
    if row.sheet is None:
        return translate("Screening", "见异常") if row.hint else formats.MISSING
    if scale is None:
        return (
            translate("Screening", "总分有提示") if row.hint else reason_shown(row, scale) or formats.MISSING
        )
    told = [flag_words(scale, flag) for flag in row.sheet.flags]
    return " · ".join(told) or reason_shown(row, scale) or formats.MISSING


def reason_shown(row: RoundRow, scale: ScaleDefinition | None) -> str:
    """Why a sheet is void, "" for one that is not, and where there is none."""
    if row.sheet is None or row.state is not RowState.VOID:
        return ""
    if row.sheet.reason is None or scale is None:
        return translate("Screening", "由人作废")
    return void_words(scale, row.sheet.reason)
