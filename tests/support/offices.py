"""A school and a bureau that have checked each other's fingerprints, for tests of the exchange."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from tests.support import exchange as make
from tests.support.vaults import ALL_KEYS, VaultFiles, make_vault
from xinliapp.bundles.form_payload import payload_digest
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.exchange import (
    Exported,
    FingerprintProof,
    FormPayload,
    Recipient,
    StoredBundle,
)
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import SubjectKind
from xinliapp.domain.school import Edition, SchoolSystem, Unit
from xinliapp.services import approvals, enrolment, exchange
from xinliapp.services.session import Session
from xinliapp.storage.units import store_unit
from xinliapp.system.drives import write_and_read_back

AT = parse_stamp("2026-10-18T09:12:00")


class Office:
    """One unit's vault under a signing seed of its own."""

    def __init__(self, folder: Path, code: str, name: str, edition: Edition, seed: bytes) -> None:
        self.files: VaultFiles = make_vault(folder, AT)
        self.code, self.name, self.seed = code, name, seed
        role = Role.CLERK if edition is Edition.BUREAU else Role.PRINCIPAL
        self.session = self.open(role)
        unit = Unit(new_id(), edition, code, name, (), SchoolSystem.SIX_THREE, False, (), (), None, None)
        with self.session.write("test.unit") as uow:
            store_unit(uow, unit)

    def open(self, role: Role) -> Session:
        """A session of this role with this unit's own signing key."""
        opened = self.files.session(role, role.value)
        keys = {part: ALL_KEYS[part] for part in role.compartments}
        if Compartment.SIGN in keys:
            keys[Compartment.SIGN] = self.seed
        return dataclasses.replace(opened, keys=dataclasses.replace(opened.keys, keys=keys))

    def later(self, **delta: int) -> None:
        """Let time pass."""
        self.files.clock.moment += dt.timedelta(**delta)


def school(folder: Path, number: int = 1) -> Office:
    """School number ``number``: code 3150000001 …, a seed of its own."""
    name = "试验中学" if number == 1 else f"试验第{number}小学"
    return Office(folder, f"31500{number:05d}", name, Edition.SCHOOL, bytes([number]) * 32)


def bureau(folder: Path) -> Office:
    """The bureau all test schools report to."""
    return Office(folder, make.BUREAU, "试验片区教管中心", Edition.BUREAU, bytes([200]) * 32)


def introduce(school_office: Office, bureau_office: Office) -> Recipient:
    """Both ways, by the full fingerprint as the command line does it."""
    request = enrolment.make_request(school_office.session)
    pending = enrolment.import_request(bureau_office.session, request)
    sheet = enrolment.enrolment_sheet(school_office.session)
    enrolment.enrol(bureau_office.session, pending, FingerprintProof(sheet.fingerprint))
    card = enrolment.import_card(school_office.session, enrolment.make_recipient_card(bureau_office.session))
    proof = FingerprintProof(enrolment.enrolment_sheet(bureau_office.session).fingerprint)
    return enrolment.add_recipient(school_office.session, card, proof)


def approve(office: Office, form: FormPayload, digest: str | None = None) -> str:
    """An approved form report as the services of forms and approvals leave it; the approval's id."""
    report = new_id()
    with office.session.write("test.approve") as uow:
        uow.insert(
            "form_report",
            {
                "id": report,
                "form_id": form.form_id,
                "form_version": form.form_version,
                "period": form.period,
                "revision": form.revision,
                "as_of": form.as_of,
                "status": "approved",
                "head": "{}",
                "cells": "[]",
            },
        )
        signed = approvals.sign(
            office.session, uow, SubjectKind.FORM_REPORT, report, digest or payload_digest(form)
        )
    return signed.id


def sign(office: Office, recipient: Recipient, form: FormPayload) -> StoredBundle:
    """Approve and sign ``form`` for ``recipient``."""
    approval = approve(office, form)
    with office.session.write("test.sign") as uow:
        return exchange.assemble_and_sign(
            office.session,
            uow,
            approval_id=approval,
            recipient_id=recipient.id,
            payload=form,
            definition=make.definition(),
        )


def send(office: Office, recipient: Recipient, form: FormPayload, folder: Path) -> Exported:
    """Sign and export to ``folder``."""
    bundle = sign(office, recipient, form)
    return exchange.export(office.session, bundle.id, folder, deliver=write_and_read_back)
