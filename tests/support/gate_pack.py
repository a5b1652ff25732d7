"""A second pack whose clauses ask something of forms: KZ-17 wants an assessment before a return."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xinliapp.rulepacks import library

_PACK = """\
format = 1
id = "KZ"
version = "r1"
title = "测试用的第二份文件"
short = "测试"

[source]
document = "测〔2026〕1号"
title = "测试用的第二份文件"
issuer = "测试教育局"
issued_on = "2026-01-01"

[[clause]]
id = "KZ-16"
clause = "五(三)"
duty = "会同家长和医疗机构帮助需要的学生"
owes = "学校"
scope = "各校"
period = "term"
automation = "S"
comparator = "none"
unit = "人"
requirement_text = "及时"
demands = ["referral_parents"]

[[clause]]
id = "KZ-17"
clause = "五(三)"
duty = "复学前由第三方机构全面评估"
owes = "第三方"
scope = "复学学生"
period = "as_of"
automation = "S"
comparator = "none"
unit = "份"
requirement_text = "每例1份"
demands = ["return_assessment"]
"""


def with_gate(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """The shipped packs and this one, for as long as ``patch`` lasts."""
    resources = folder / "resources"
    shutil.copytree(library.resource_folder(), resources, ignore=shutil.ignore_patterns("fonts", "icons"))
    (resources / "packs" / "kz.toml").write_text(_PACK, encoding="utf-8")
    patch.setattr(library, "resource_folder", lambda: resources)
