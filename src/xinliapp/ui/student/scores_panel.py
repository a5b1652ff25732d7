"""测评: one small chart for each scale, never across scales, its numbers beside it (screens.md S07)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xinliapp.i18n import labels
from xinliapp.services.dossier import CasePart
from xinliapp.services.score_history import ScaleHistory, ScoreRow
from xinliapp.ui.student.blocks import Rebuilt, entry, heading
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.score_line import ScoreLine, ScorePoint
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_MOST = 6  # direction over 2–6 points


class ScoresPanel(Rebuilt):
    """Charts and numbers; nothing to press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.scores")

    def show_case(self, case: CasePart) -> None:
        """Everything anew."""
        column = self.begin()
        if not case.scores:
            words = self.tr("还没有测评结果。参加一轮测评后会出现在这里。")
            column.addWidget(entry(label(words, tone="text2", wrap=True), ()))
        for scale in case.scores:
            times = self.tr("%1次").replace("%1", str(len(scale.rows)))
            column.addWidget(heading(scale.title, remark=times))
            if len(scale.rows) > 1:
                column.addWidget(self._chart(scale))
            for row in reversed(scale.rows):
                column.addWidget(entry(label(self._words(row), wrap=True), ((row.round_name, "muted"),)))
            if scale.line is not None:
                line = self.tr("提示线 %1,图里是虚线。分数只是提示。").replace("%1", f"{scale.line:g}")
                if len(scale.rows) == 1:
                    line = self.tr("提示线 %1。分数只是提示。").replace("%1", f"{scale.line:g}")
                column.addWidget(entry(label(line, Role.CAPTION, "muted", wrap=True), ()))
            column.addWidget(rule())
        self.end(column)

    def _chart(self, scale: ScaleHistory) -> QWidget:
        chart = ScoreLine()
        chart.setObjectName(f"student.scores.{scale.scale_id}")
        shown: Sequence[ScoreRow] = scale.rows[-_MOST:]
        points = [ScorePoint(row.day, row.value, row.void) for row in shown]
        chart.set(points, scale.line, "; ".join(self._words(row) for row in shown))
        holder = QWidget()
        line = QHBoxLayout(holder)
        set_margins(line, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        line.addWidget(chart)
        return holder

    def _words(self, row: ScoreRow) -> str:
        value = self.tr("%1分").replace("%1", f"{row.value:g}") if row.value is not None else ""
        if row.void:
            state = " ".join(filter(None, (self.tr("× 无效"), row.reason)))
        else:
            state = self.tr("有提示") if row.hinted else self.tr("没有提示")
        done = labels.label(row.disposition) if row.disposition else ""
        return "  ".join(filter(None, (row.day, value, state, done)))
