"""六类载体 5/6 缺 方案 KZ-03: what the run still lacks, by name (screens.md S21)."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.services.form_kinds import KindState
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.paint import Sign


class KindsMark(StatusMark):
    """What was not released to this account is not called missing."""

    def __init__(self) -> None:
        super().__init__(Sign.NONE, "")
        self.setObjectName("form.kinds")

    def show_kinds(self, kinds: Sequence[KindState]) -> None:
        """Hidden for a form that names no ways."""
        self.setVisible(bool(kinds))
        if not kinds:
            return
        done = sum(1 for kind in kinds if kind.done)
        parts = [self.tr("六类载体 %1/%2").replace("%1", str(done)).replace("%2", str(len(kinds)))]
        lacking = "、".join(kind.label for kind in kinds if kind.done is False)
        hidden = "、".join(kind.label for kind in kinds if kind.done is None)
        if lacking:
            parts.append(self.tr("缺 %1").replace("%1", lacking))
        if hidden:
            parts.append(self.tr("未发布 %1").replace("%1", hidden))
        sign = Sign.DUE_SOON if lacking else Sign.ASK if hidden else Sign.OK
        self.set(sign, " ".join((*parts, kinds[0].ledger)))
