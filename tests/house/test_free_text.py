"""Free text that goes to core.db is searched for students' names (0143): nobody adds a field that is not.

``typed.prose`` searches, ``typed.text`` does not. Every use of the latter stands here with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from contracts import ROOT

# Everything these modules write lies in case.db, where students have names.
CASE = {
    *("care", "care_members", "concern", "conferences", "counseling", "counseling_notes", "dossier"),
    *("duty_roster", "guardian_contacts", "home_visits", "plans", "screening", "second_signatures"),
    *("screening_results", "screening_rounds", "screening_tasks"),
    *("crises", "crisis_aftermath", "crisis_steps", "incidents", "incident_reports"),
    *("referrals", "referral_rules", "referral_steps", "referral_follow_ups", "return_decisions"),
    "returns_to_school",
    *("talk_coverage", "talks", "warnings", "appointments", "student_tags"),
    *("consents", "life_events", "student_papers"),
    *("packet_writing", "process_notes", "home_notices"),
    "transfers",
    *("lifecycle_retention", "merging"),
}
# What these check is written by the case module beside it, and by nobody else.
CHECKED_FOR = {
    "conference_typing": "conferences",
    "plan_typing": "plans",
    "screening_planning": "screening_rounds",
}
ADULT = "an adult who answers for something; a namesake of a student must not block the form"
NUMBER = "a number"
BUREAU = "written by an office that keeps no roll"
ALLOWED = {
    ("bodies", "姓名"): ADULT,
    ("chases", "缺报原因"): BUREAU,
    ("class_posts", "_NAMES[kind]"): "a post is held by somebody with a name",
    ("funding", "金额"): NUMBER,
    ("meetings", "到会人员"): ADULT,
    ("meetings", "主持人"): ADULT,
    ("member_changes", "依据"): BUREAU,
    ("member_changes", "撤回理由"): BUREAU,
    ("member_changes", "新名称"): BUREAU,
    ("partners", "联系人"): ADULT,
    ("partners", "联系电话"): NUMBER,
    ("policies", "版本"): NUMBER,
    ("policies", "批准人"): ADULT,
    ("receipts", "原因"): BUREAU,
    ("retention", "第一确认人"): ADULT,
    ("retention", "第二确认人"): ADULT,
    ("self_check", "责任人"): ADULT,
    ("staff", "证号"): NUMBER,
    ("staff", "姓名"): ADULT,
    ("staff", "证书编号"): NUMBER,
    ("task_list", "推迟理由"): "only of a task of the case file",
    ("typed", "field"): "what prose itself calls",
}


def calls() -> Iterator[tuple[str, str, str]]:
    """Module, function and field of every call of ``typed``."""
    for path in sorted((ROOT / "src" / "xinliapp" / "services").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            if name in ("typed.text", "typed.prose") or (path.stem == "typed" and name == "text"):
                field = node.args[1 if name == "typed.prose" else 0]
                said = field.value if isinstance(field, ast.Constant) else ast.unparse(field)
                yield path.stem, name.rpartition(".")[2], str(said)


def test_text_that_is_not_searched_for_names_stands_here_with_its_reason() -> None:
    case = CASE | CHECKED_FOR.keys()
    unsearched = {(module, field) for module, name, field in calls() if name == "text" and module not in case}
    assert unsearched == set(ALLOWED)


def test_what_the_case_modules_write_goes_to_the_case_file() -> None:
    for module in CASE:
        source = Path(ROOT / "src" / "xinliapp" / "services" / f"{module}.py").read_text(encoding="utf-8")
        assert "case=True" in source or "require_case" in source, module


def test_what_is_checked_for_a_case_module_is_used_by_that_one_alone() -> None:
    for checks, writer in CHECKED_FOR.items():
        sources = (ROOT / "src" / "xinliapp" / "services").glob("*.py")
        users = {path.stem for path in sources if f"{checks} import" in path.read_text(encoding="utf-8")}
        assert writer in CASE and users == {writer}


def test_the_fields_a_school_writes_for_everybody_are_searched() -> None:
    searched = {(module, field) for module, name, field in calls() if name == "prose"}
    assert {
        ("self_check", "说明"), ("self_check", "措施"), ("rectifications", "整改结果"),
        ("clause_evidence", "材料名称"), ("task_list", "推迟理由"), ("activities", "名称"),
        ("activities", "材料"), ("lessons", "主题"), ("meetings", "会议名称"), ("meetings", "会议纪要"),
        ("meetings", "议题"), ("meetings", "决定"), ("policies", "文件名称"), ("staff", "培训名称"),
        ("paper_steps", "退回理由"), ("local_layer", "理由"), ("attachments", "文件名"),
    } <= searched  # fmt: skip
