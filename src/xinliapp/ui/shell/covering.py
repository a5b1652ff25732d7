"""What the calendar hides: the window's contents, its title, and every dialog with theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from xinliapp.ui.shell.blank import Cover


class Covering:
    """Shows ``blank`` instead of ``shell`` in ``stack``; ``title`` is what windows are called meanwhile."""

    def __init__(
        self, window: QWidget, stack: QStackedWidget, shell: QWidget, blank: QWidget, title: str
    ) -> None:
        self._window, self._stack, self._shell, self._blank = window, stack, shell, blank
        self._title, self._own_title = title, window.windowTitle()
        self._covers: list[tuple[QWidget, str, QWidget]] = []
        self.focus_before: QWidget | None = None
        """What had the keyboard when the calendar came, and gets it back."""

    def cover(self) -> None:
        """Open menus are closed, dialogs covered; nothing is answered."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.hide()
        self.focus_before = self._window.focusWidget()
        self._stack.setCurrentWidget(self._blank)
        self._window.setWindowTitle(self._title)
        self._blank.setFocus()
        for window in QApplication.topLevelWidgets():
            if window is not self._window and window.isVisible() and window.isWindow():
                self._cover_dialog(window)
        self._window.repaint()

    def uncover(self) -> None:
        """Everything as it was, the keyboard too."""
        for dialog, title, sheet in self._covers:
            dialog.setWindowTitle(title)
            sheet.hide()
            sheet.deleteLater()
        self._covers.clear()
        self._stack.setCurrentWidget(self._shell)
        self._window.setWindowTitle(self._own_title)
        if self.focus_before is not None:
            self.focus_before.setFocus()

    def _cover_dialog(self, dialog: QWidget) -> None:
        """A dialog keeps running below an opaque sheet: hiding it would answer it."""
        sheet = Cover(dialog)
        sheet.setGeometry(dialog.rect())
        self._covers.append((dialog, dialog.windowTitle(), sheet))
        dialog.setWindowTitle(self._title)
        sheet.show()
        sheet.raise_()
        sheet.setFocus()
        dialog.repaint()
