"""What the program writes has exactly the keys docs/formats promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.term_school import TermSchool
from xinliapp.services import figures, self_check

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FORMATS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def fits(node: Any, rule: dict[str, Any], defs: dict[str, Any]) -> None:
    """Only as much of JSON Schema as these two files use."""
    rule = defs[rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
    if "const" in rule:
        assert node == rule["const"]
    if "enum" in rule:
        assert node in rule["enum"]
    kinds = rule.get("type", [])
    names = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    if kinds:
        allowed = [names.get(kind, (int, float)) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
        assert any(isinstance(node, kind) for kind in allowed), (node, kinds)
    if isinstance(node, dict) and "properties" in rule:
        assert set(rule["required"]) <= set(node) <= set(rule["properties"])
        for key, value in node.items():
            fits(value, rule["properties"][key], defs)
    for item in node if isinstance(node, list) else ():
        fits(item, rule["items"], defs)


def test_check_and_snapshot_fit_their_schemas(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    child = school.student(school.class_group())
    school.grade(child, 2)
    school.staff()
    school.lesson("class_group-0001", "2026-11-23")
    for session in (school.session, school.principal()):
        found = self_check.check_json_of(self_check.check(session, "JS"))
        rules = schema("check")
        fits(json.loads(json.dumps(found)), rules, rules["$defs"])
        figures.publish(school.session)
    record = self_check.start(school.session, "JS")
    rules = schema("selfcheck")
    fits(self_check.snapshot(school.session, record), rules, rules["$defs"])
