"""Whole units for tests of the exchange: vaults made by the first-run service, and their people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.school import Edition, Stage
from xinliapp.services import figures, forms
from xinliapp.services.forms import Entry
from xinliapp.services.session import Session
from xinliapp.services.vault import FirstAccount, NewVault, close, confirm_recovery, create_vault, open_vault

MOMENT = parse_stamp("2020-10-18T09:12:00")
BUREAU_CODE = "3150000900"
SCHOOL_CODE = "3150000001"
SECRET = "one passphrase for tests"


@dataclass
class UnitVault:
    """A finished vault; :meth:`session` signs in as someone."""

    folder: Path
    clock: FixedClock
    sheet: str = ""  # the recovery sheet's code

    def session(self, name: str) -> Session:
        return open_vault(self.folder, name, SECRET, self.clock, allow_weak=True)

    @staticmethod
    def close(session: Session) -> None:
        close(session)


def make_unit(folder: Path, new: NewVault, moment: dt.datetime = MOMENT) -> UnitVault:
    """Set a vault up with the cheap test price of a passphrase."""
    clock = FixedClock(moment)
    created = create_vault(folder, new, clock, cost=KdfCost.TEST, allow_weak=True)
    confirm_recovery(created, {n: created.paper.groups[n - 1] for n in created.asked}, clock)
    return UnitVault(folder, clock, created.paper.code_text)


def make_bureau(folder: Path, moment: dt.datetime = MOMENT) -> UnitVault:
    """A bureau with one clerk, 经办甲."""
    accounts = (FirstAccount("经办甲", "经办甲", Role.CLERK, SECRET),)
    name = "江北区教育局第三片区教育管理中心"
    return make_unit(folder, NewVault(Edition.BUREAU, BUREAU_CODE, name, accounts), moment)


def make_school(
    folder: Path, code: str = SCHOOL_CODE, name: str = "示例市第一初级中学", moment: dt.datetime = MOMENT
) -> UnitVault:
    """A school with a counselling teacher 甲老师 and a principal 校长甲."""
    accounts = (
        FirstAccount("甲老师", "心理教师甲", Role.COUNSELOR, SECRET),
        FirstAccount("校长甲", "校长甲", Role.PRINCIPAL, SECRET),
    )
    return make_unit(folder, NewVault(Edition.SCHOOL, code, name, accounts, stages=(Stage.JUNIOR,)), moment)


PERIOD = "2020-09-14/2020-10-16"


def submit_form(session: Session, **more: Entry) -> str:
    """The counselling teacher publishes, fills in the form KZ and hands it to the principal; its id."""
    figures.publish(session, PERIOD, form_ids=["KZ"], pack_ids=[])
    why = "手册台账补登一批"
    entries = {
        f"c{number}": Entry(value=value, reason=why)
        for number, value in enumerate((12, 9600, 3, 1710, 1751, 1800), start=1)
    }
    entries["c7"] = Entry(blank=True, reason="本次没有组织排查")
    entries["c8"] = Entry(blank=True)
    entries["c9"] = Entry(text="手册由片区统一印发")
    head = {"填表人": "周老师", "填表电话": "02385221234"}
    record = forms.save(session, "KZ", PERIOD, head=head, entries={**entries, **more})
    forms.submit(session, record)
    return record
