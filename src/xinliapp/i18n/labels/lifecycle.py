"""Words for files of those who left; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.lifecycle import KeepState

LIFECYCLE: Mapping[Enum, str] = {
    KeepState.NO_RULE: "未设保存期",
    KeepState.KEPT: "保存中",
    KeepState.EXTENDED: "已延长",
    KeepState.DUE: "已到期",
}
