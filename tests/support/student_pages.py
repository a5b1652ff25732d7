"""A school with students for tests of the student pages, a host that notes what it is asked, and pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.support.event_loop import process_events
from tests.support.hosts import PaperTray
from tests.support.vaults import VaultFiles, make_vault
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.services import school
from xinliapp.services.session import Session
from xinliapp.storage.database import UnitOfWork
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.picking import PickRow

UNIT = Unit(
    id="unit",
    edition=Edition.SCHOOL,
    code="2150000001",
    name="示例市第一初级中学",
    stages=(Stage.JUNIOR,),
    system=SchoolSystem.SIX_THREE,
    boarding=True,
    campuses=(),
    attributes=(),
    concern_threshold=2,
    upper_primary_from=None,
)
SURNAMES, GIVEN = (
    "赵钱孙李周吴郑王冯陈",
    ("子轩", "雨涵", "宇航", "思远", "一诺", "欣怡", "浩然", "梓萱", "佳", "明"),
)


@dataclass
class FakeHost(PaperTray):
    """What a screen asked the shell for, in order."""

    hide: bool = False
    missing: set[str] = field(default_factory=set)
    opened: list[tuple[str, object]] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    undos: list[Callable[[], None] | None] = field(default_factory=list)
    drafts: list[tuple[DraftState, str]] = field(default_factory=list)
    backs: int = 0

    def __post_init__(self) -> None:
        PaperTray.__init__(self)

    def open(self, page: str, argument: object = None) -> None:
        self.opened.append((page, argument))

    def has(self, page: str) -> bool:
        return page not in self.missing

    def title(self, page: str) -> str:
        return "" if page in self.missing else page

    def hide_names(self, on: bool) -> None:
        self.hide = on

    def lock(self) -> None:
        self.locks = getattr(self, "locks", 0) + 1

    def back(self) -> None:
        self.backs += 1

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append(text)
        self.undos.append(undo)

    def draft(self, state: DraftState, time: str = "") -> None:
        self.drafts.append((state, time))

    def masked(self) -> bool:
        return self.hide

    def find_students(self, _text: str) -> tuple[PickRow, ...]:
        return ()


def make_school(folder: Path) -> VaultFiles:
    """A vault with a junior school's profile and two classes: 七(1) ``class-1``, 八(3) ``class-2``."""
    files = make_vault(folder)
    session = files.session()
    school.save_unit(session, UNIT)
    with session.write("test.school") as uow:
        _add_class(uow, "class-1", 2026, 1)
        _add_class(uow, "class-2", 2025, 3)
    session.database.close()
    return files


def _add_class(uow: UnitOfWork, class_id: str, entry_year: int, number: int) -> None:
    uow.insert(
        "class_group",
        {
            "id": class_id,
            "stage": Stage.JUNIOR,
            "entry_year": entry_year,
            "number": number,
            "name": None,
            "homeroom_teacher": None,
        },
    )


def add_many(session: Session, count: int, classes: int = 40) -> None:
    """``count`` students in ``classes`` classes, quickly: phones missing in some, a few doubtful numbers."""
    day = dt.date(2026, 9, 1).isoformat()
    with session.write("test.students") as uow:
        for number in range(classes):
            _add_class(uow, f"many-{number}", 2024 + number % 3, 10 + number // 3)
        for number in range(count):
            _add_one(uow, number, f"many-{number % classes}", day)


def _add_one(uow: UnitOfWork, number: int, class_id: str, day: str) -> None:
    student_id = f"student-{number:04d}"
    name = SURNAMES[number % 10] + GIVEN[(number // 10) % 10]
    if number % 97 == 5:
        name = "阿依古丽·买买提江·吐尔逊阿卜杜热合曼"
    uow.insert(
        "student",
        {
            "id": student_id,
            "name": name,
            "name_pinyin": None,
            "gender": "male" if number % 2 else "female",
            "birthday": f"2013-{number % 12 + 1:02d}-15",
            "id_number": None,
            "id_number_state": "none",
            "student_number": f"L9901012013{number:08d}",
            "student_number_state": "doubtful" if number % 450 == 7 else "unchecked",
            "boarding": "boarding" if number % 3 == 0 else "day",
            "status": "enrolled",
            "joined_on": day,
            "left_on": None,
        },
    )
    uow.insert(
        "student_status",
        {"id": f"st-{number}", "student_id": student_id, "status": "enrolled", "from_day": day},
    )
    uow.insert(
        "class_membership",
        {
            "id": f"m-{number}",
            "student_id": student_id,
            "class_id": class_id,
            "number_in_class": number // 40 + 1,
            "from_day": day,
        },
    )
    if number % 49:
        uow.insert(
            "guardian",
            {
                "id": f"g-{number}",
                "student_id": student_id,
                "position": 1,
                "name": "赵父",
                "relation": "父亲",
                "phone": f"1390000{number:04d}",
            },
        )


def render(view: QWidget, target: Path, width: int = 1182, height: int = 616) -> None:
    """A picture of a page at a content size; 1182×616 is 1366×688 less the shell, 1033×462 is 1093×534."""
    view.resize(width, height)
    view.show()
    for _ in range(3):
        process_events()
    view.grab().save(str(target))
