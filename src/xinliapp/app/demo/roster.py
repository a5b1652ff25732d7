"""The demo roster workbook: the columns of the national student-number system, with the usual blemishes."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from xinliapp.app.demo.names import NameMaker
from xinliapp.domain.school import SchoolSystem, Stage, grade_label

# An area code that does not exist: no demo number can be anybody's.
_AREA = "990101"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

HEADERS = (
    "学籍号", "姓名", "性别", "出生日期", "民族", "身份证件类型", "身份证件号", "年级", "班级", "班内学号",
    "入学年月", "就读方式", "是否留守儿童", "是否进城务工人员随迁子女", "是否孤儿", "是否随班就读",
    "残疾类型", "联系电话", "成员1姓名", "成员1关系", "成员1联系电话", "成员2姓名", "成员2关系",
    "成员2联系电话",
)  # fmt: skip

Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """How large a demo school is: its stages, how many classes each grade has, and students per class."""

    code: str
    name: str
    stages: tuple[Stage, ...]
    classes: tuple[int, ...]
    per_class: int
    seed: int


def check_digit(first17: str) -> str:
    """The 18th character of an identity number (GB 11643-1999)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def roster_rows(plan: SchoolPlan, start_year: int) -> list[list[Cell]]:
    """All rows under :data:`HEADERS`, class by class."""
    rng = random.Random(plan.seed)  # noqa: S311 - invented data, nothing is protected by it
    names = NameMaker(rng)
    used: set[str] = set()
    rows: list[list[Cell]] = []
    grades = [
        (stage, year) for stage in plan.stages for year in range(1, SchoolSystem.SIX_THREE.years(stage) + 1)
    ]
    for (stage, year), classes in zip(grades, plan.classes, strict=True):
        grade = grade_label(stage, year, SchoolSystem.SIX_THREE)
        for number in range(1, classes + 1):
            for seat in range(1, plan.per_class + 1):
                rows.append(_row(rng, names, used, stage, year, grade, number, seat, start_year))
    _blemish(rng, rows)
    return rows


def _row(
    rng: random.Random,
    names: NameMaker,
    used: set[str],
    stage: Stage,
    year: int,
    grade: str,
    number: int,
    seat: int,
    start_year: int,
) -> list[Cell]:
    age = {Stage.PRIMARY: 6, Stage.JUNIOR: 12, Stage.SENIOR: 15}[stage] + year - 1
    born = dt.date(start_year - age - 1, 9, 1) + dt.timedelta(days=rng.randrange(365))
    male = rng.random() < 0.52
    identity = _identity(rng, used, born, male)
    entered = f"{start_year - year + 1}09"
    return [
        f"G{identity}",
        names.student(),
        "1-男" if male else "2-女",
        born.strftime("%Y%m%d"),
        rng.choices(("汉族", "土家族", "回族", "苗族", "满族"), (90, 4, 3, 2, 1))[0],
        "1-居民身份证",
        identity,
        grade,
        f"{grade}{number}班",
        seat,
        entered,
        "2-住校" if rng.random() < 0.31 else "1-走读",
        rng.choices(("0-非留守儿童", "1-单亲留守儿童", "2-双亲留守儿童"), (78, 12, 10))[0],
        "是" if rng.random() < 0.06 else "否",
        "是" if rng.random() < 0.004 else "否",
        "是" if rng.random() < 0.006 else "否",
        rng.choices(("无残疾", "听力残疾", "肢体残疾", "言语残疾"), (985, 5, 7, 3))[0],
        _phone(rng, "139"),
        names.adult(),
        rng.choice(("父亲", "母亲", "祖父", "祖母")),
        _phone(rng, "138"),
        names.adult() if rng.random() < 0.9 else None,
        rng.choice(("母亲", "父亲", "外祖母")),
        _phone(rng, "137") if rng.random() < 0.85 else None,
    ]


def _identity(rng: random.Random, used: set[str], born: dt.date, male: bool) -> str:
    while True:
        order = rng.randrange(1, 500) * 2 + (1 if male else 0)
        first17 = f"{_AREA}{born:%Y%m%d}{order % 1000:03d}"
        identity = first17 + check_digit(first17)
        if identity not in used:
            used.add(identity)
            return identity


def _phone(rng: random.Random, head: str) -> str:
    return f"{head}0000{rng.randrange(10000):04d}"


def _blemish(rng: random.Random, rows: list[list[Cell]]) -> None:
    """What every real roster has: destroyed numbers, other spellings, full-width digits, missing phones."""
    identity, student_number, class_name, phone = 6, 0, 8, 20
    for row in rng.sample(rows, max(2, len(rows) // 200)):
        row[identity] = "9.90101E+17"
    for row in rng.sample(rows, max(2, len(rows) // 150)):
        row[class_name] = str(row[class_name]).replace("年级", "（").replace("班", "）班")
    for row in rng.sample(rows, max(1, len(rows) // 300)):
        row[student_number] = str(row[student_number]).translate(
            {ord(digit): ord(wide) for digit, wide in zip("0123456789", "０１２３４５６７８９", strict=True)}
        )
    for row in rng.sample(rows, max(1, len(rows) // 60)):
        row[phone] = None
