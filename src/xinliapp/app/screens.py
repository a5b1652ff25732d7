"""Which pages there are, for whom; the one place that knows all screens.

A screen's module is imported when its page is first opened: a start should not pay for pages nobody looks at.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from xinliapp.domain.accounts import Role
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.school import Edition
from xinliapp.services.session import Session
from xinliapp.ui.shell.spec import MENU_PAGE, ScreenSpec, Viewer
from xinliapp.widgets.hosting import Host

translate = QCoreApplication.translate
Make = Callable[[str, str], "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """Makes one screen: ``folder`` of ``xinliapp.ui`` and the class in its ``screen`` module."""

    folder: str
    name: str
    session: Session
    jobs: Jobs

    def __call__(self, host: Host) -> Any:
        module = importlib.import_module(f"xinliapp.ui.{self.folder}.screen")
        return getattr(module, self.name)(self.session, self.jobs, host)


def preload(folder: str) -> None:
    """Imports a page's module ahead of its first visit; a key that is no folder's name is passed over."""
    package = f"xinliapp.ui.{folder}"
    if (
        importlib.util.find_spec(package) is not None
        and importlib.util.find_spec(f"{package}.screen") is not None
    ):
        importlib.import_module(f"{package}.screen")


def school(viewer: Viewer) -> bool:
    """School edition."""
    return viewer.edition is Edition.SCHOOL


def principal(viewer: Viewer) -> bool:
    """The principal's own home page."""
    return school(viewer) and viewer.role is Role.PRINCIPAL


def working(viewer: Viewer) -> bool:
    """Everybody at a school but the principal."""
    return school(viewer) and viewer.role is not Role.PRINCIPAL


def counselor(viewer: Viewer) -> bool:
    """Who holds the case key at a school."""
    return school(viewer) and viewer.case_open


def outsider(viewer: Viewer) -> bool:
    """Everybody else at a school."""
    return school(viewer) and not viewer.case_open


def mover(viewer: Viewer) -> bool:
    """Who may take in past workbooks of some kind."""
    return counselor(viewer) or (school(viewer) and viewer.role is Role.REGISTRAR)


def bureau(viewer: Viewer) -> bool:
    """Bureau edition."""
    return viewer.edition is Edition.BUREAU


def all_screens(session: Session, jobs: Jobs) -> list[ScreenSpec]:
    """Every page of both editions; what a viewer may not see does not exist for them."""

    def page(folder: str, name: str) -> Page:
        return Page(folder, name, session, jobs)

    return [
        *_school_pages(page),
        *_concern_pages(page),
        *_term_pages(page),
        *_school_papers(page),
        *_bureau_pages(page),
        *_menu_pages(page),
    ]


# One line a page reads better here than fourteen.
# fmt: off
def _school_pages(page: Make) -> list[ScreenSpec]:
    return [
        ScreenSpec("today", 1, translate("Screens", "工作台"), "today", page("today", "TodayScreen"),
                   short=translate("Screens", "工作"), visible=working, keywords=("gzt",)),
        ScreenSpec("principal_home", 1, translate("Screens", "校长首页"), "today",
                   page("principal_home", "PrincipalHomeScreen"),
                   short=translate("Screens", "首页"), visible=principal, keywords=("xz",)),
        ScreenSpec("roster", 2, translate("Screens", "学生档案"), "student", page("roster", "RosterScreen"),
                   short=translate("Screens", "学生"), visible=school, keywords=("xsda", "md")),
        ScreenSpec("roster_import", 2, translate("Screens", "名单导入"), "import",
                   page("roster_import", "RosterImportScreen"),
                   entry=False, visible=working, keywords=("mddr", "dr")),
        ScreenSpec("find", 2, translate("Screens", "找记录"), "search", page("find", "FindScreen"),
                   entry=False, visible=counselor, keywords=("zjl", "zhao")),
        ScreenSpec("lifecycle", 2, translate("Screens", "离校档案"), "folder",
                   page("lifecycle", "LifecycleScreen"), entry=False, visible=counselor,
                   keywords=("lxda", "bcq", "xh")),
        ScreenSpec("student", 2, translate("Screens", "学生页"), "student", page("student", "StudentScreen"),
                   entry=False, visible=school),
        ScreenSpec("transfer", 2, translate("Screens", "转学移交"), "export",
                   page("transfer", "TransferScreen"), entry=False, visible=counselor,
                   keywords=("zxyj", "yj", "zx")),
        ScreenSpec("merging", 2, translate("Screens", "合并档案"), "merge", page("merging", "MergingScreen"),
                   entry=False, visible=counselor, keywords=("hbda", "hb")),
    ]


def _concern_pages(page: Make) -> list[ScreenSpec]:
    return [
        # Below entry 3 where there is one: who lacks the case key has none and warns from the students.
        ScreenSpec("warning", 3, translate("Screens", "快速预警"), "warning",
                   page("warning", "WarningScreen"), entry=False, visible=counselor, keywords=("yj", "ksyj")),
        ScreenSpec("warning", 2, translate("Screens", "快速预警"), "warning",
                   page("warning", "WarningScreen"), entry=False, visible=outsider, keywords=("yj", "ksyj")),
        ScreenSpec("concern", 3, translate("Screens", "关注帮扶"), "care",
                   page("concern.warnings", "WarningsScreen"), short=translate("Screens", "帮扶"),
                   tab=translate("Screens", "预警"), visible=counselor, keywords=("gzbf",)),
        ScreenSpec("conference", 3, translate("Screens", "研判会"), "conference",
                   page("concern.conference", "ConferenceScreen"), entry=False,
                   tab=translate("Screens", "研判"), visible=counselor, keywords=("yp", "yph")),
        ScreenSpec("care", 3, translate("Screens", "关爱小组与方案"), "plan",
                   page("concern.care", "CareScreen"), entry=False,
                   tab=translate("Screens", "关爱小组与方案"), visible=counselor, keywords=("ysyc", "gaxz")),
        ScreenSpec("plan", 3, translate("Screens", "学生方案"), "plan", page("concern.plan", "PlanScreen"),
                   entry=False, visible=counselor),
        ScreenSpec("referral", 3, translate("Screens", "转介·复学"), "referral",
                   page("concern.referral", "ReferralScreen"), entry=False,
                   tab=translate("Screens", "转介·复学"), visible=counselor, keywords=("zj", "fx", "xx")),
        ScreenSpec("crisis", 3, translate("Screens", "危机处置"), "crisis",
                   page("concern.crisis", "CrisisScreen"), entry=False, tab=translate("Screens", "危机"),
                   visible=counselor, keywords=("wj", "wjcz")),
        ScreenSpec("crisis", 2, translate("Screens", "危机处置"), "crisis",
                   page("concern.crisis_note", "CrisisNoteScreen"), entry=False, visible=outsider,
                   keywords=("wj", "wjcz")),
        ScreenSpec("crisis_record", 3, translate("Screens", "处置记录"), "crisis",
                   page("concern.crisis_record", "CrisisRecordScreen"), entry=False, visible=counselor,
                   keywords=("czjl",)),
        ScreenSpec("incident", 3, translate("Screens", "事件卷宗"), "sealed",
                   page("concern.incident", "IncidentScreen"), entry=False, visible=counselor),
    ]


def _term_pages(page: Make) -> list[ScreenSpec]:
    return [
        ScreenSpec("screening", 4, translate("Screens", "筛查摸排"), "screening",
                   page("screening", "ScreeningScreen"), short=translate("Screens", "筛查"),
                   visible=counselor, keywords=("sc", "mp", "cp")),
        ScreenSpec("screening_import", 4, translate("Screens", "导入测评结果"), "import",
                   page("screening_import", "ScreeningImportScreen"), entry=False, visible=counselor),
        ScreenSpec("room", 5, translate("Screens", "辅导室"), "room", page("room", "RoomScreen"),
                   short=translate("Screens", "辅导"), tab=translate("Screens", "周历"),
                   visible=school, keywords=("fds", "kf", "zb")),
        ScreenSpec("appointment", 5, translate("Screens", "预约"), "appointment",
                   page("room", "AppointmentScreen"), entry=False, tab=translate("Screens", "预约"),
                   visible=counselor, keywords=("yy",)),
        ScreenSpec("counseling", 5, translate("Screens", "辅导记录"), "note",
                   page("counseling", "CounselingScreen"), entry=False, tab=translate("Screens", "辅导记录"),
                   visible=counselor, keywords=("fdjl", "gf", "tf")),
        ScreenSpec("consents", 5, translate("Screens", "知情同意"), "consent",
                   page("consents", "ConsentsScreen"), entry=False, tab=translate("Screens", "知情同意"),
                   visible=counselor, keywords=("zqty", "ty")),
        ScreenSpec("lessons", 6, translate("Screens", "活动课程"), "lesson", page("lessons", "LessonsScreen"),
                   short=translate("Screens", "活动"), visible=school, keywords=("hdkc", "sk")),
        ScreenSpec("contacts", 7, translate("Screens", "谈心家访"), "talk",
                   page("contacts", "ContactsScreen"),
                   short=translate("Screens", "谈访"), visible=counselor, keywords=("thjf", "tx", "jf")),
        ScreenSpec("safeguards", 8, translate("Screens", "学校保障"), "safeguard",
                   page("safeguards", "SafeguardsScreen"),
                   short=translate("Screens", "保障"), visible=school, keywords=("xxbz", "hy", "dw")),
    ]


def _school_papers(page: Make) -> list[ScreenSpec]:
    return [
        ScreenSpec("self_check", 9, translate("Screens", "自查上报"), "report",
                   page("self_check", "SelfCheckScreen"), short=translate("Screens", "上报"),
                   tab=translate("Screens", "学期自查"), visible=school, keywords=("zc", "zcsb")),
        ScreenSpec("form_report", 9, translate("Screens", "统计表"), "list",
                   page("form_report", "FormReportScreen"), entry=False,
                   tab=translate("Screens", "统计表"), visible=school, keywords=("tjb",)),
        ScreenSpec("exchange", 9, translate("Screens", "外发"), "export", page("exchange", "ExchangeScreen"),
                   entry=False, tab=translate("Screens", "外发"), visible=school, keywords=("wf", "dc")),
    ]


def _bureau_pages(page: Make) -> list[ScreenSpec]:
    return [
        ScreenSpec("bureau_today", 1, translate("Screens", "工作台"), "today",
                   page("bureau_today", "OfficeScreen"),
                   short=translate("Screens", "工作"), visible=bureau, keywords=("gzt",)),
        ScreenSpec("members", 2, translate("Screens", "学校名册"), "school", page("members", "MembersScreen"),
                   short=translate("Screens", "名册"), visible=bureau, keywords=("xxmc",)),
        ScreenSpec("bureau_inbox", 3, translate("Screens", "收件箱"), "receipt",
                   page("bureau_inbox", "InboxScreen"),
                   short=translate("Screens", "收件"), visible=bureau, keywords=("sjx",)),
        ScreenSpec("bureau_home", 4, translate("Screens", "报送进度"), "chart",
                   page("bureau_home", "ProgressScreen"),
                   short=translate("Screens", "进度"), visible=bureau, keywords=("bsjd",)),
        ScreenSpec("flags", 5, translate("Screens", "核对"), "audit", page("flags", "FlagsScreen"),
                   short=translate("Screens", "核对"), visible=bureau, keywords=("hd",)),
        ScreenSpec("merged", 6, translate("Screens", "汇总表"), "merge", page("merged", "MergedScreen"),
                   short=translate("Screens", "汇总"), visible=bureau, keywords=("hzb",)),
        ScreenSpec("forwarding", 9, translate("Screens", "上报"), "export",
                   page("forwarding", "ForwardingScreen"),
                   short=translate("Screens", "上报"), visible=bureau, keywords=("sb", "zb")),
    ]


def _menu_pages(page: Make) -> list[ScreenSpec]:
    return [
        ScreenSpec("preferences", MENU_PAGE, translate("Screens", "设置"), "settings",
                   page("preferences", "PreferencesScreen"), keywords=("sz", "yssz", "zh", "ys")),
        ScreenSpec("accounts", MENU_PAGE, translate("Screens", "账户与密钥"), "key",
                   page("accounts", "AccountsScreen"), keywords=("zh",)),
        ScreenSpec("audit", MENU_PAGE, translate("Screens", "审计"), "audit", page("audit", "AuditScreen"),
                   keywords=("sj",)),
        ScreenSpec("backup", MENU_PAGE, translate("Screens", "备份与恢复"), "backup",
                   page("backup", "BackupScreen"), keywords=("bf",)),
        ScreenSpec("rules", MENU_PAGE, translate("Screens", "规则与口径"), "settings",
                   page("local_rules", "RulesScreen"), visible=school, keywords=("gz", "kj", "gzkj")),
        ScreenSpec("school_settings", MENU_PAGE, translate("Screens", "学校与校历"), "school",
                   page("school_settings", "SchoolSettingsScreen"), visible=school, keywords=("sz", "xl")),
        ScreenSpec("record_import", MENU_PAGE, translate("Screens", "搬家"), "import",
                   page("record_import", "RecordImportScreen"), visible=mover, keywords=("bj", "dr")),
        ScreenSpec("help", MENU_PAGE, translate("Screens", "使用手册"), "help", page("help", "HelpScreen"),
                   keywords=("bz", "sysc", "sc")),
    ]
# fmt: on
