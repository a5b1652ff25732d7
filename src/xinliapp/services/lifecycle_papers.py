"""销毁清单 to be signed before, 销毁证明 for the archive after; the second names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from xinliapp.domain.conferences import SignatureWay
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date, print_moment
from xinliapp.services import lifecycle_destruction, retention
from xinliapp.services.case_tables import print_case_table, short_number
from xinliapp.services.demo import is_demo
from xinliapp.services.lifecycle_destruction import Certificate
from xinliapp.services.school import class_labels, unit
from xinliapp.services.session import Session
from xinliapp.storage import lifecycle as rows

MOST_BACKUPS = 12


def list_pdf(
    session: Session,
    student_ids: Iterable[str],
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """What two people sign before files are destroyed: who, when they left, since when it may be.

    Raises:
        UserError: as :func:`lifecycle_retention.due`; ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    proposal = lifecycle_destruction.propose(session, student_ids)
    rule = retention.rule(session)
    today = session.clock.now().date()
    table = TablePrint(
        title="档案销毁清单",
        demo=is_demo(session),
        columns=(
            Column("档案编号", 1.4), Column("班级", 1.4), Column("姓名", 1.4), Column("去向", 1.0),
            Column("离校日期", 1.8), Column("保存期满", 1.8),
        ),
        rows=tuple(
            (
                short_number(one.id),
                one.class_label,
                one.student.name,
                labels.label(one.student.status),
                print_date(one.student.left_on),
                print_date(one.due_on),
            )
            for one in proposal.files
        ),
        head=(
            ("学校", unit(session).name),
            ("日期", print_date(today)),
            ("保存期", "" if rule is None else f"{rule.years}年"),
            ("依据", "" if rule is None else rule.basis),
        ),
        notes=(
            f"共{len(proposal.files)}份档案。{counts_words(proposal.counts)}",
            "同意销毁。　第一人签字：　　　　　　　　第二人签字：　　　　　　　　日期：",
        ),
    )  # fmt: skip
    names = [one.student.name for one in proposal.files]
    return print_case_table(
        session, "lifecycle.list", today.isoformat(), table,
        names=names, blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def certificate_pdf(session: Session, act_id: str, *, fonts: FontBook | None = None) -> Paper:
    """销毁证明: number, files by their number, counts per kind, who and when; no name, no content.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    shown = lifecycle_destruction.certificate(session, act_id)
    act, classes = shown.act, _classes(session, shown)
    way = "" if act.second_way is SignatureWay.ACCOUNT else f"(纸质签字 {print_date(act.second_signed_on)})"
    table = TablePrint(
        title="档案销毁证明",
        demo=is_demo(session),
        columns=(
            Column("档案编号", 1.4), Column("班级", 1.6), Column("保存期满", 1.8), Column("记录数", 1.0),
            Column("姓名(按销毁清单手写)", 2.4, Align.LEFT),
        ),
        rows=tuple(
            (one.number, classes.get(one.file_id, ""), print_date(one.due_on), str(one.records), "")
            for one in shown.files
        ),
        head=(
            ("学校", unit(session).name),
            ("证明编号", act.number),
            ("销毁时间", print_moment(act.created_at)),
            ("保存期", f"{act.years}年"),
            ("第一人", act.first_name),
            ("第二人", act.second_name + way),
        ),
        notes=(
            f"共销毁{len(shown.files)}份档案。{counts_words(act.counts)}",
            _pages_words(shown),
            _backup_words(shown),
            "第一人签字：　　　　　　　　第二人签字：　　　　　　　　（章）",
        ),
    )  # fmt: skip
    return print_case_table(session, "lifecycle.certificate", act_id, table, fonts=fonts)


def counts_words(counts: Mapping[str, int]) -> str:
    """``记录共5条:谈心3条、辅导记录2条。`` Tables of one word are added up; the most first."""
    kinds: Counter[str] = Counter()
    for table, count in counts.items():
        kinds[labels.table(table)] += count
    if not kinds:
        return "案卷里没有记录。"
    listed = "、".join(f"{word}{count}条" for word, count in kinds.most_common())
    return f"记录共{sum(kinds.values())}条:{listed}。"


def _pages_words(shown: Certificate) -> str:
    if shown.act.settled_at is None:
        return "记录已删除;数据库的旧页面还没有重写,下次打开案卷时自动完成。"
    return f"数据库的页面已于{print_moment(shown.act.settled_at)}重写,旧内容不再存在。"


def _backup_words(shown: Certificate) -> str:
    if not shown.backups:
        return "现在能找到的备份里,没有销毁之前做的。"
    listed = "、".join(print_moment(line.made_at) for line in shown.backups[:MOST_BACKUPS])
    more = "等" if len(shown.backups) > MOST_BACKUPS else ""
    return f"销毁之前做的备份仍含这些档案,共{len(shown.backups)}份:{listed}{more}。请按备份期限处理。"


def _classes(session: Session, shown: Certificate) -> dict[str, str]:
    words = class_labels(session)
    last = rows.last_classes(session.database, [one.file_id for one in shown.files])
    return {student: words.get(group, "") for student, group in last.items()}
