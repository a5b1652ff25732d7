"""The tab 班级包 and its presenter, connected by bound slots only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.ui.contacts.packet_facts import PacketPrint, PreviewFile
from xinliapp.ui.contacts.packet_presenter import PacketsPresenter
from xinliapp.ui.contacts.view import ContactsView


class PacketWires(QObject):
    """Lives as long as the page."""

    def __init__(self, view: ContactsView, presenter: PacketsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        view.packets_wanted.connect(self._print)
        view.packet_print_wanted.connect(self._make)
        view.files_dropped.connect(self._dropped)
        view.packets.progress.cancelled.connect(self._stop)
        preview, side = view.packets.preview, view.packets.preview.side
        preview.file_set.connect(self._file_set)
        preview.file_returned.connect(self._file_returned)
        preview.line_set.connect(self._line_set)
        preview.accept_all.connect(self._accept_all)
        preview.day_set.connect(self._day_set)
        preview.write_wanted.connect(self._write)
        preview.drop_wanted.connect(self._give_up)
        side.student_chosen.connect(self._student)
        side.ignored.connect(self._ignore)
        side.counted.connect(self._count)

    @Slot()
    def _print(self) -> None:
        self._presenter.print_packets()

    @Slot(str)
    def _make(self, what: str) -> None:
        self._presenter.make(PacketPrint(what))

    @Slot(object)
    def _dropped(self, paths: list[str]) -> None:
        self._presenter.take_files(paths)

    @Slot()
    def _stop(self) -> None:
        self._presenter.stop_reading()

    @Slot(int, bool)
    def _file_set(self, index: int, on: bool) -> None:
        self._presenter.set_file(index, on)

    @Slot(object)
    def _file_returned(self, file: PreviewFile) -> None:
        self._presenter.return_file(file)

    @Slot(str, bool)
    def _line_set(self, line: str, on: bool) -> None:
        self._presenter.set_line(line, on)

    @Slot()
    def _accept_all(self) -> None:
        self._presenter.accept_all()

    @Slot(str)
    def _day_set(self, day: str) -> None:
        self._presenter.set_day(day)

    @Slot()
    def _write(self) -> None:
        self._presenter.write()

    @Slot()
    def _give_up(self) -> None:
        self._presenter.give_up()

    @Slot(str, str)
    def _student(self, line: str, student: str) -> None:
        self._presenter.choose_student(line, student)

    @Slot(str)
    def _ignore(self, line: str) -> None:
        self._presenter.ignore(line)

    @Slot(str)
    def _count(self, line: str) -> None:
        self._presenter.count(line)
