"""Every function that is marked as a read can be asked while writing is refused."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import xinliapp.services
import xinliapp.ui
from tests.support.demo import DemoRun
from xinliapp.app.demo.calendar import MOMENT, TERM_KEY
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.jobs import is_repeatable
from xinliapp.services import screening_rounds, students
from xinliapp.services.session import Session
from xinliapp.ui.contacts.packet_facts import Choices
from xinliapp.ui.safeguards.facts import Tab

# What each is asked with, after the session; a new marked function without a line here fails the test.
# A function asks the session for what there is to be asked about.
ASKED: dict[str, tuple[object, ...] | Callable[[Session], tuple[object, ...]]] = {
    "services.dossier_batch.read_slice": lambda session: ([students.list_students(session)[0].id],),
    "ui.contacts.notice_presenter._read": (),
    "ui.contacts.packet_work.home": (),
    "ui.contacts.packet_work.preview": (Choices(),),
    "ui.screening.reading.read_rounds": (),
    "ui.screening.reading.read_round": lambda session: (screening_rounds.overview(session)[0].round.id,),
    "services.student_search.build_index": (),
    "ui.today.reading.read_day": (),
    "ui.roster.reading.read_page": (False,),
    "ui.roster.class_presenter.read_classes": (),
    "ui.lessons.presenter.read": (None,),
    "ui.safeguards.reading.read_page": (next(iter(Tab)),),
    "ui.contacts.reading.read_page": (None, True, None),
    "ui.principal_home.reading.read_home": (),
    "ui.form_report.presenter.read": ("",),
    "ui.self_check.reading.read_page": ("JS", TERM_KEY),
    "ui.concern.care.reading.read_page": (),
    "ui.concern.crisis.reading.read_pad": (None, False),
    "ui.merged.presenter.read_page": (None, False),
    "ui.bureau_today.reading.read_office": (),
}
_AS_PRINCIPAL = {"ui.principal_home.reading.read_home"}
_AS_BUREAU = {"ui.merged.presenter.read_page", "ui.bureau_today.reading.read_office"}


def _marked() -> Iterator[tuple[str, Callable[..., Any]]]:
    for room in (xinliapp.services, xinliapp.ui):
        for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            yield from _of(importlib.import_module(found.name))


def _of(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, value in vars(module).items():
        if callable(value) and getattr(value, "__module__", "") == module.__name__ and is_repeatable(value):
            yield f"{module.__name__.removeprefix('xinliapp.')}.{name}", value


def test_marked_reads_write_nothing(demo: DemoRun, tmp_path: Path) -> None:
    marked = dict(_marked())
    assert set(marked) == set(ASKED)
    places = {COUNSELOR: "school", PRINCIPAL: "school", "经办人": "bureau/vault"}
    for person, place in places.items():
        vault = demo.copy_of(place, tmp_path / person)
        with signed_in(vault, person, FixedClock(MOMENT)) as session:
            for name in marked:
                if _who(name) == person:
                    _ask(session, name, marked[name])


def _who(name: str) -> str:
    if name in _AS_BUREAU:
        return "经办人"
    return PRINCIPAL if name in _AS_PRINCIPAL else COUNSELOR


def _ask(session: Session, name: str, read: Callable[..., Any]) -> None:
    before = session.database.connection.total_changes
    session.database.begin(only_reads=True)
    try:
        given = ASKED[name]
        read(session, *(given(session) if callable(given) else given))
    finally:
        session.database.begin(only_reads=False)
    assert session.database.connection.total_changes == before, name
