"""The demo school's staff papers, trainings, bodies, policies, partners and help channels."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path

from xinliapp.app.demo.names import NameMaker
from xinliapp.domain.funding import FundingCategory, FundingKind
from xinliapp.domain.safeguards import (
    BodyKind,
    BodyRole,
    ChannelKind,
    ChannelScope,
    Department,
    NetworkLevel,
    PartnerKind,
    Post,
)
from xinliapp.domain.staff import CertificateKind, Education, TrainingAudience, TrainingForm, TrainingLevel
from xinliapp.domain.term_records import StaffKind
from xinliapp.reports.gbt9704 import Kind, Paragraph, SignOff, render_letter
from xinliapp.reports.marks import DEMO
from xinliapp.reports.papers import PaperInfo
from xinliapp.services import bodies, funding, help_channels, partners, policies, school, staff
from xinliapp.services.bodies import MemberInput
from xinliapp.services.funding import FundingInput
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.services.policies import PolicyInput
from xinliapp.services.session import Session
from xinliapp.services.staff import CertificateInput, TrainingInput

SINCE = dt.date(2026, 9, 1)
_HOMEROOM = 8  # as many as are on the list of staff; the rest stand in the classes alone
_SEED = 20260901


def fill(session: Session) -> None:
    """Everything of this module, by the services; the same every time."""
    rng = random.Random(_SEED)  # noqa: S311 - invented data
    names = NameMaker(rng)
    _staff(session)
    _bodies(session, names)
    _policies(session)
    _partners(session, names)
    _channels(session)
    _funding(session)


def _staff(session: Session) -> None:
    teachers = [
        staff.add(session, name, StaffKind.OTHER, from_day=dt.date(2026, 8, 25), duty="班主任")
        for name in _homeroom_teachers(session)
    ]
    part = [one.id for one in staff.everyone(session) if one.kind is StaffKind.PART_TIME]
    full = next(one.id for one in staff.everyone(session) if one.kind is StaffKind.FULL_TIME)
    staff.set_profile(session, full, Education.BACHELOR, "心理学", psychology=True)
    staff.add_certificate(
        session,
        full,
        CertificateInput(
            CertificateKind.TEACHER_MENTAL_HEALTH, "2019320000001", "省教育厅", dt.date(2019, 12, 1)
        ),
    )
    for place, person in enumerate(part):
        staff.set_profile(
            session, person, Education.BACHELOR, ("思想政治", "语文", "英语")[place % 3], psychology=False
        )
    if part:  # its last day is near: the list of what is to be done shows it
        certificate = CertificateInput(
            CertificateKind.COUNSELOR,
            "1503000000300001",
            "市人社局",
            dt.date(2022, 1, 10),
            dt.date(2027, 1, 9),
        )
        staff.add_certificate(session, part[0], certificate)
    counselors = (TrainingAudience.COUNSELORS,)
    for title, day, level, form, hours, people, audiences in (
        ("省级心理教师专题培训", dt.date(2026, 4, 20), TrainingLevel.PROVINCE, TrainingForm.CENTRAL, 24.0,
         [full], counselors),
        ("心理辅导技能网络研修", dt.date(2026, 7, 13), TrainingLevel.CITY, TrainingForm.ONLINE, 10.0,
         [full, *part[:2]], counselors),
        ("班主任和学科教师心理健康教育必修培训", dt.date(2026, 9, 12), TrainingLevel.SCHOOL,
         TrainingForm.SCHOOL_BASED, 4.0, [full, *part, *teachers],
         (TrainingAudience.HOMEROOM_TEACHERS, TrainingAudience.SUBJECT_TEACHERS)),
    ):  # fmt: skip
        must = TrainingAudience.HOMEROOM_TEACHERS in audiences
        staff.add_training(session, TrainingInput(title, day, level, form, hours, audiences, must), people)


def _funding(session: Session) -> None:
    for category, kind, amount, note in (
        (FundingCategory.DAILY, FundingKind.BUDGET, "12000", "耗材、宣传材料、专家讲座"),
        (FundingCategory.EQUIPMENT, FundingKind.BUDGET, "30000", "沙盘和放松设备"),
        (FundingCategory.MAINTENANCE, FundingKind.BUDGET, "6000", "辅导室维修、设备保养"),
        (FundingCategory.STAFF, FundingKind.BUDGET, "15000", "培训、督导、外出学习"),
        (FundingCategory.DAILY, FundingKind.SPENT, "7860.50", "宣传月印刷和手册"),
        (FundingCategory.EQUIPMENT, FundingKind.SPENT, "28600", "沙盘一套"),
        (FundingCategory.STAFF, FundingKind.SPENT, "9200", "省级培训差旅"),
    ):
        funding.add(session, FundingInput(2026, category, kind, amount, note))


def _bodies(session: Session, names: NameMaker) -> None:
    principal, secretary = names.adult(), names.adult()
    force = bodies.found(
        session, BodyKind.PREVENTION_TASK_FORCE, "学生心理健康防治工作专班", SINCE,
        document="校发〔2026〕12号", duty="每月研判一次学生心理健康工作。\n统筹家校沟通、值班和转介。",
    )  # fmt: skip
    for role, post, name in (
        (BodyRole.LEADER, Post.PARTY_SECRETARY, secretary),
        (BodyRole.DEPUTY, Post.PRINCIPAL, principal),
        (BodyRole.MEMBER, Post.OFFICE_HEAD, names.adult()),
    ):
        bodies.add_member(session, force, MemberInput(post, name, role), SINCE)
    full = next(one for one in staff.everyone(session) if one.kind is StaffKind.FULL_TIME)
    bodies.add_member(session, force, MemberInput(Post.COUNSELOR, staff_id=full.id), SINCE)
    group = bodies.found(session, BodyKind.SCHOOL_CARE_GROUP, "校级关爱工作小组", dt.date(2026, 9, 10))
    bodies.add_member(
        session, group, MemberInput(Post.PRINCIPAL, principal, BodyRole.LEADER), SINCE.replace(day=10)
    )
    units = ("派出所", "民政办", "社区卫生服务中心", "团区委", "区妇联")
    for department, unit in zip(Department, units, strict=False):  # 关工委 is still missing
        member = MemberInput(Post.OTHER, names.adult(), post_text="联络员", unit=unit, department=department)
        bodies.add_member(session, group, member, dt.date(2026, 9, 10))
    network = bodies.found(session, BodyKind.WARNING_NETWORK, "心理健康三级预警网络", SINCE)
    bodies.add_member(
        session,
        network,
        MemberInput(Post.PRINCIPAL, principal, BodyRole.LEADER, level=NetworkLevel.SCHOOL),
        SINCE,
    )
    for grade in ("七年级", "八年级", "九年级"):
        member = MemberInput(Post.GRADE_HEAD, names.adult(), level=NetworkLevel.GRADE, area=grade)
        bodies.add_member(session, network, member, SINCE)
    bodies.fill_class_level(session, network, SINCE)


def _policies(session: Session) -> None:
    unit = school.unit(session).name
    with tempfile.TemporaryDirectory() as folder:
        for kind, title, day in (
            ("special_work_plan", "心理健康教育专项工作方案", SINCE),
            ("emergency_plan", "心理危机应急预案", SINCE),
            ("funding_mechanism", "心理健康工作经费保障办法", dt.date(2026, 3, 2)),
            ("room_checklist", "心理辅导室建设对照检查表", dt.date(2026, 9, 14)),
        ):
            path = Path(folder) / f"{title}.pdf"
            text = [
                Paragraph(f"{unit}{title}", Kind.TITLE),
                Paragraph("一、目的", Kind.LEVEL1),
                Paragraph("做好学生心理健康教育和关爱工作。这是演示学校的样张。"),
            ]
            sign = SignOff(unit, f"{day.year}年{day.month}月{day.day}日")
            path.write_bytes(render_letter(text, sign, PaperInfo(title, unit, DEMO)))
            policies.add(session, PolicyInput(kind, title, "v1", day, "校务会", path))


def _partners(session: Session, names: NameMaker) -> None:
    partners.add(
        session,
        PartnerInput(
            "市精神卫生中心", PartnerKind.PSYCHIATRIC_HOSPITAL, names.adult(), "0990-0000001", "健康路1号",
            green_channel=True, green_note="持转介单直接到青少年门诊", agreement_from=dt.date(2026, 1, 1),
            agreement_to=dt.date(2026, 12, 31),
        ),
    )  # fmt: skip
    partners.add(
        session,
        PartnerInput("幸福社区服务站", PartnerKind.COMMUNITY, names.adult(), "0990-0000002", "幸福街5号"),
    )


def _channels(session: Session) -> None:
    where = "各班教室、宣传栏"
    for channel in (
        ChannelInput(ChannelScope.INSIDE, ChannelKind.PHONE, "辅导室电话", "0990-0000003",
                     "周一至周五 8:00—17:30", SINCE, where),
        ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "悄悄话信箱", "教学楼一层东侧", "每天开箱",
                     SINCE, where),
        ChannelInput(ChannelScope.OUTSIDE, ChannelKind.PHONE, "青少年服务台", "12355", "", SINCE, where),
    ):  # fmt: skip
        help_channels.add(session, channel)


def _homeroom_teachers(session: Session) -> list[str]:
    found = [row.homeroom_teacher for row in school.classes(session) if row.homeroom_teacher]
    return list(dict.fromkeys(found))[:_HOMEROOM]
