"""Papers of a student's page: 急用卡, 一人一档(五要素), 班主任摘要. No ID number, no address."""

from __future__ import annotations

from xinliapp.domain.dossier import DossierFact, EntryKind, Section
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.safeguards import PartnerKind
from xinliapp.domain.students import Guardian
from xinliapp.i18n import formats, labels
from xinliapp.i18n.formats import print_date
from xinliapp.services import dossier, partners
from xinliapp.services.case_papers import Content, print_paper
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.services.session import Session

PRINT = "dossier.print"
_HOSPITALS = (PartnerKind.GENERAL_HOSPITAL, PartnerKind.PSYCHIATRIC_HOSPITAL)
_CLASSROOM = ("班主任", "任课教师")


def emergency_card_pdf(
    session: Session, student_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """急用卡: guardians' phones, the plan's emergency contact, occasions to avoid, hospitals; one page.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    page, case = _read(session, student_id)
    plan = case.plan
    content = Content(
        title="急用卡",
        facts=(
            *_who(page),
            *((f"监护人{one.position}", _guardian(one)) for one in page.student.guardians),
            ("应急联系人", f"{plan.emergency_name} {plan.emergency_phone}".strip() if plan else ""),
            ("班主任", page.homeroom_teacher or ""),
        ),
        parts=(
            ("不宜场合和诱因", plan.triggers if plan else ""),
            ("合作医院", _hospitals(session)),
            ("紧急电话", "报警110　急救120"),
        ),
        signed="用后请交回心理教师",
        names=(page.student.name,),
    )
    return print_paper(session, PRINT, student_id, content, blank_missing=blank_missing, fonts=fonts)


def five_elements_pdf(
    session: Session, student_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """一人一档 by its five sections (WN-26). Counselling stands there by day and number, never by its words.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    content = five_elements(session, student_id)
    return print_paper(session, PRINT, student_id, content, blank_missing=blank_missing, fonts=fonts)


def five_elements(session: Session, student_id: str) -> Content:
    """What 一人一档 says of one student.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    page, case = _read(session, student_id)
    student = page.student
    grade = page.grade_words[case.grade.ordinal] if case.grade else "还没有定级"
    parts = (
        (
            labels.label(Section.BASICS),
            "\n".join(
                (
                    f"性别：{labels.label(student.gender) if student.gender else formats.MISSING}",
                    f"出生日期：{print_date(student.birthday) if student.birthday else formats.MISSING}",
                    *(f"监护人{one.position}：{_guardian(one)}" for one in student.guardians),
                    *_facts(case, Section.BASICS),
                    *_events(case),
                )
            ),
        ),
        (
            labels.label(Section.FAMILY),
            "\n".join((*_facts(case, Section.FAMILY), *_lines(case, EntryKind.HOME))),
        ),
        (
            labels.label(Section.STATE),
            "\n".join(
                (
                    f"关注等级：{grade}",
                    *_facts(case, Section.STATE),
                    *_grades(page, case),
                    *_lines(case, EntryKind.WARNING, EntryKind.PLAN, EntryKind.REVIEW),
                )
            ),
        ),
        (labels.label(Section.RESULTS), "\n".join(_lines(case, EntryKind.CHECK)) or "还没有"),
        (
            labels.label(Section.COUNSELING),
            "\n".join(_lines(case, EntryKind.COUNSELING, EntryKind.TALK)) or "还没有",
        ),
    )
    return Content("一人一档", _who(page), parts, "打印人签字：", (student.name,))


def homeroom_pdf(
    session: Session, student_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """班主任摘要: what is done in the classroom and what to avoid; no grade, no reason, nothing of talks.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    page, case = _read(session, student_id)
    plan = case.plan
    measures = [
        f"{line.what}　{labels.label(line.frequency)}　{line.starts_on[5:]}—{line.ends_on[5:]}"
        for line in (plan.lines if plan else ())
        if any(word in line.responsible for word in _CLASSROOM) or line.responsible == page.homeroom_teacher
    ]
    content = Content(
        title="班主任摘要",
        facts=_who(page),
        parts=(
            ("课堂上请这样做", "\n".join(measures) or "目前没有安排。"),
            ("不宜场合", plan.triggers if plan else ""),
            ("有变化时", "请当天告诉心理教师。"),
        ),
        signed="班主任签收：　　　　　　　日期：",
        names=(page.student.name,),
    )
    return print_paper(session, PRINT, student_id, content, blank_missing=blank_missing, fonts=fonts)


def _hospitals(session: Session) -> str:
    """The school's partner hospitals, those with a green channel first: a name, whom to ask for, a phone."""
    found = [one for one in partners.current(session) if one.kind in _HOSPITALS]
    found.sort(key=lambda one: (not one.green_channel, one.name))
    told = ((one.name, one.contact, one.phone, "绿色通道" if one.green_channel else "") for one in found)
    return "\n".join("　".join(filter(None, parts)) for parts in told)


def _read(session: Session, student_id: str) -> tuple[Dossier, CasePart]:
    session.require_case()
    page = dossier.open_dossier(session, student_id, again=True)
    assert page.case is not None  # noqa: S101 - require_case has passed
    return page, page.case


def _who(page: Dossier) -> tuple[tuple[str, str], ...]:
    return (
        ("姓名", page.student.name),
        ("班级", page.class_label),
        ("学籍号", formats.masked_number(page.student.student_number) if page.student.student_number else ""),
    )


def _guardian(one: Guardian) -> str:
    return " ".join(part for part in (one.relation, one.name, one.phone) if part)


def _facts(case: CasePart, section: Section) -> list[str]:
    return [
        f"{print_date(fact.day)}　{_topic(fact)}{fact.text}（来源：{fact.source}）"
        for fact in case.facts
        if fact.section is section
    ]


def _topic(fact: DossierFact) -> str:
    return f"{labels.label(fact.topic)}：" if fact.topic else ""


def _events(case: CasePart) -> list[str]:
    return [
        f"{print_date(event.day)}　{labels.label(event.kind)}：{event.text}（来源：{event.source}）"
        for event in case.events
    ]


def _grades(page: Dossier, case: CasePart) -> list[str]:
    return [
        f"{print_date(grade.decided_on)}　定级　{page.grade_words[grade.ordinal]}　{grade.decided_by}"
        for grade in case.grades
    ]


def _lines(case: CasePart, *kinds: EntryKind) -> list[str]:
    return [
        " ".join(
            part for part in (print_date(line.day), labels.label(line.kind), line.words, line.who) if part
        )
        for line in case.timeline
        if line.kind in kinds
    ]
