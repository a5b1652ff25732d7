"""Believable arguments for the services of class packets, slips, process notes and notices to families."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.home_notices import NoticeResponse
from xinliapp.domain.packet_preview import Decisions
from xinliapp.services.home_notices import NoticeInput
from xinliapp.services.slip_reading import SlipDecisions

PACKET_MODULES = {
    "class_packets", "packet_log", "packet_reading", "packet_writing", "warning_slips", "slip_reading",
    "slip_accepting", "warning_statistics", "process_notes", "home_notices",
}  # fmt: skip


def packet_arguments(day: dt.date) -> dict[str, Any]:
    """By ``module.function.parameter``."""
    return {
        "packet_reading.compare.files": [],
        "packet_writing.write.files": [],
        "packet_writing.write.decided": Decisions(),
        "packet_writing.take_back.batch_id": "none",
        "packet_writing.give_back.packet_id": "none",
        "packet_writing.give_back.file_hash": "00",
        "slip_reading.propose.files": [],
        "slip_reading.propose.students": {},
        "slip_accepting.accept.files": [],
        "slip_accepting.accept.decided": SlipDecisions(),
        "slip_accepting.take_back.batch_id": "none",
        "home_notices.add.notice": NoticeInput("none", day, ContactMode.PHONE, "某人", "母亲"),
        "home_notices.receipt.response": NoticeResponse.AGREED,
        "home_notices.receipt.notice_id": "none",
        "home_notices.remove.notice_id": "none",
        "process_notes.save.text": "自己的话",
    }
