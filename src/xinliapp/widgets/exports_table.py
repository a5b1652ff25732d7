"""Every time a sealed file was written out: when, the code to tell by phone, that it was read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from xinliapp.domain.exchange import BundleExport
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height
from xinliapp.widgets.table import Column, DataTable

_SHOWN = 4


class ExportsTable(DataTable):
    """The newest first; four rows are seen, the others scroll."""

    def __init__(self, object_name: str, empty: str) -> None:
        at = QCoreApplication.translate("ExportsTable", "导出")
        code = QCoreApplication.translate("ExportsTable", "校验码")
        self._read = QCoreApplication.translate("ExportsTable", "已读回")
        columns = (
            Column("at", at, lambda r: r.created_at[5:16].replace("T", " "), width=112),
            Column("code", code, lambda r: r.check_code, width=88, strong=True, tip=_file),
            Column("read", "", self._read_back, stretch=True, kind="sign", ordinal=_sign),
        )
        super().__init__(columns, dense=True, sortable=False, object_name=object_name)
        self.set_empty(empty)

    def show_exports(self, exports: Sequence[BundleExport]) -> None:
        """As they were made, the oldest first."""
        self.set_rows(tuple(reversed(exports)))
        fix_height(self, tk.ROW + tk.ROW_DENSE * max(2, min(_SHOWN, len(exports))))

    def _read_back(self, row: BundleExport) -> str:
        return self._read if row.read_back else ""


def _sign(row: BundleExport) -> Sign:
    return Sign.OK if row.read_back else Sign.NONE


def _file(row: BundleExport) -> str:
    return f"{row.file_name}  {max(1, round(row.size / 1000))} KB"
