"""From an empty page of another screen to the import that could fill it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot

from xinliapp.domain.record_imports import RecordKind
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.style import px
from xinliapp.widgets.table import DataTable

PAGE = "record_import"
_BELOW_WORDS = 88  # an empty table says its sentence near its top
_LOW = 176


class ImportLink(QObject):
    """Opens 搬家 at a kind when ``button`` is pressed. ``possible``: this person has the page."""

    def __init__(self, button: Button, host: Host, kind: RecordKind) -> None:
        super().__init__(button)
        self._host, self._kind = host, kind
        self.possible = host.has(PAGE)
        button.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._host.open(PAGE, self._kind.value)


class EmptyTableImport(QObject):
    """导入以前的记录, in a table as long as it has no rows; nothing for who has no such page.

    A key list is a list: 导入重点关注名单. A table that is filtered says by ``nothing`` whether there are no
    records at all: no row fitting a filter is no reason to import.
    """

    def __init__(
        self, table: DataTable, host: Host, kind: RecordKind, nothing: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(table)
        self._table = table
        self._nothing = nothing
        words = self.tr("导入以前的记录")
        if kind is RecordKind.KEY_LIST:
            words = self.tr("导入重点关注名单")
        self.button = outline(words, object_name=f"{table.objectName()}.import", icon="import")
        self.button.setParent(table.viewport())
        self.link = ImportLink(self.button, host, kind)
        table.current_changed.connect(self._follow)
        table.viewport().installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button stays in the middle of its table."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @Slot()
    def _follow(self, _row: object = None) -> None:
        empty = not self._table.rows() if self._nothing is None else self._nothing()
        self.button.setVisible(self.link.possible and empty)
        self._place()

    def _place(self) -> None:
        room = self._table.viewport()
        self.button.adjustSize()
        low = room.height() < px(_LOW)
        down = room.height() // 2 + px(20) if low else px(_BELOW_WORDS)
        self.button.move((room.width() - self.button.width()) // 2, down)
