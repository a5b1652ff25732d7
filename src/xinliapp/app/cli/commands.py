"""The table of commands: names, arguments, and the function that does each.

Exit status: 0 done, 1 done with parts left out, 2 refused (with the sentence a person sees), 64 wrong usage.
Passphrases are read from standard input, never from the command line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from xinliapp import __version__
from xinliapp.app.cli.context import REFUSED, WRONG_USAGE, Context
from xinliapp.domain.clock import Clock, SystemClock
from xinliapp.domain.errors import XinliError
from xinliapp.i18n.messages import sentence

Arguments = argparse.ArgumentParser


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's help with Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse with our exit status for wrong usage, and Chinese words around the names."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "formatter_class": _Formatter})
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"命令写得不对,没有做任何事。请看 {self.prog} --help ({message})\n")


def run(
    argv: Sequence[str], *, stdin: TextIO, stdout: TextIO, stderr: TextIO, clock: Clock | None = None
) -> int:
    """Run one command; expected errors end in their sentence on ``stderr`` and exit status 2."""
    parser = build_parser()
    try:
        arguments = parser.parse_args(argv)
        missing = [name for name in ("vault", "user") if not hasattr(arguments, name)]
        if getattr(arguments, "opens_vault", False) and missing:
            parser.error("缺少 " + "、".join(f"--{name}" for name in missing))
    except SystemExit as stop:
        return int(stop.code or 0)
    module_name, function_name = arguments.does
    module = importlib.import_module(f"xinliapp.app.cli.{module_name}")
    command: Callable[[Context], int] = getattr(module, function_name)
    context = Context(arguments, clock or SystemClock(), stdin, stdout)
    try:
        return command(context)
    except XinliError as error:
        print(sentence(error), file=stderr)
        return REFUSED


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = _Parser(prog="xinliapp", description="校园心理健康工作台")
    parser.add_argument("--version", action="version", version=f"xinliapp {__version__}", help="显示版本")
    commands = parser.add_subparsers(required=True, metavar="命令")

    def add(name: str, help_text: str, does: str, *, vault: bool = True) -> Arguments:
        command = commands.add_parser(name, help=help_text, description=help_text)
        module, _, function = does.partition(":")
        command.set_defaults(does=(module, function))
        if vault:
            _vault_arguments(command)
        return command

    _setup_commands(add)
    _school_commands(add)
    _exchange_commands(add)
    _care_of_the_vault(add)
    return parser


_Add = Callable[..., Arguments]


def _vault_arguments(command: Arguments) -> None:
    """``--vault`` and ``--user``, before or after a command's second word."""
    absent = argparse.SUPPRESS
    command.add_argument("--vault", type=Path, metavar="DIR", default=absent, help="资料库文件夹(必填)")
    command.add_argument("--user", metavar="NAME", default=absent, help="账户名(必填);口令从标准输入读取")
    command.set_defaults(opens_vault=True)


def _second_word(actions: Any, name: str, help_text: str) -> Arguments:
    command: Arguments = actions.add_parser(name, help=help_text, description=help_text)
    _vault_arguments(command)
    return command


def _setup_commands(add: _Add) -> None:
    command = add("demo", "不开窗口做完全部主要工作,并留下全部文件", "demo_command:demo", vault=False)
    command.add_argument("--out", required=True, type=Path, metavar="DIR")
    command.add_argument("--students", type=int, default=1800, help="主示例学校的学生数,默认1800")

    command = add("score", "给一个答案文件计分,不用资料库", "score_command:score", vault=False)
    command.add_argument("scale", metavar="SCALE", help="量表代号,如 PHQ-9、MHT")
    command.add_argument(
        "answers", type=Path, metavar="ANSWERS.csv", help="第一列是编号,后面按题号顺序每题一列"
    )
    command.add_argument("--out", required=True, type=Path, metavar="OUT.json")

    command = add("init", "新建资料库", "vault_commands:init")
    command.add_argument("--edition", required=True, choices=("school", "bureau"))
    command.add_argument("--code", required=True, help="10位机构标识码")
    command.add_argument("--name", required=True, help="单位名称")
    command.add_argument("--stages", default="junior", help="学段,逗号分隔: primary,junior,senior")
    command.add_argument(
        "--concern-threshold", type=int, choices=range(5), help="几级起算重点关爱(0-4),不给时相关条款待确认"
    )
    command.add_argument(
        "--recovery-out", required=True, type=Path, metavar="FILE", help="恢复单(文本文件),不覆盖已有文件"
    )

    command = add("account", "账户", "vault_commands:account")
    actions = command.add_subparsers(dest="action", required=True)
    adding = _second_word(actions, "add", "添加账户;标准输入第一行是经办人口令,第二行是新账户口令")
    adding.add_argument("--name", required=True, dest="new_name")
    adding.add_argument("--display", help="显示的姓名,默认与账户名相同")
    adding.add_argument(
        "--role", required=True, choices=("counselor", "principal", "registrar", "clerk", "officer")
    )

    command = add("calendar", "校历", "school_commands:calendar")
    actions = command.add_subparsers(dest="action", required=True)
    setting = _second_word(actions, "set", "读入校历文件(JSON)")
    setting.add_argument("file", type=Path)


def _school_commands(add: _Add) -> None:
    command = add("import-roster", "导入学生名单", "school_commands:import_roster")
    command.add_argument("file", type=Path)
    command.add_argument("--dry-run", action="store_true", help="只看结果,不写入")
    command.add_argument("--as-of", type=_day, help="变动生效日期,默认今天")
    command.add_argument("--report", required=True, type=Path, metavar="OUT.json")

    command = add("check", "按规则包自查", "school_commands:check")
    command.add_argument("--pack", required=True)
    command.add_argument("--as-of", type=_day)
    command.add_argument("--out", required=True, type=Path, metavar="OUT.json")

    command = add("publish", "发布案卷中的数字(心理教师)", "school_commands:publish")
    command.add_argument("--period", required=True, help="2026-2027-1 或 开始日/结束日")

    command = add("confirm", "确认要由人说明的条款(心理教师)", "school_commands:confirm")
    command.add_argument("--pack", required=True)
    command.add_argument("--clause", required=True, action="append", help="可以写多次,共用一条说明")
    command.add_argument("--period", required=True)
    word = command.add_mutually_exclusive_group(required=True)
    word.add_argument("--met", action="store_true", dest="met", help="达标")
    word.add_argument("--unmet", action="store_false", dest="met", help="未达标")
    command.add_argument("--note", required=True, help="说明,不写学生姓名")

    command = add("approve", "签批已提交的自查或统计表(校长)", "exchange_commands:approve")
    command.add_argument("--form", help="统计表编号;不给时签批自查")
    command.add_argument("--pack", help="规则包编号")
    command.add_argument("--period", required=True)
    command.add_argument("--recipient", help="收件单位标识码;只有一个已登记单位时可省")

    command = add("submit", "提交自查或统计表给校长(心理教师)", "exchange_commands:submit")
    command.add_argument("--form")
    command.add_argument("--pack")
    command.add_argument("--period", required=True)
    command.add_argument("--as-of", type=_day)
    command.add_argument("--head", action="append", default=[], metavar="栏=内容", help="表头栏目")
    command.add_argument("--cell", action="append", default=[], metavar="列=数", help="填报数;列=数;理由")
    command.add_argument("--unpublished", default="", metavar="原因", help="自查:还有数字未发布的原因")


def _exchange_commands(add: _Add) -> None:
    command = add("request", "生成登记申请文件和登记单(学校)", "exchange_commands:request")
    command.add_argument("--out", required=True, type=Path, metavar="DIR")

    command = add("enrol", "核对指纹并登记一所学校(局端)", "exchange_commands:enrol")
    command.add_argument("file", type=Path)
    command.add_argument("--fingerprint", required=True, help="SHA256:… 或十组四位数字")
    command.add_argument("--centre", action="store_true", help="它是转报各校的片区,自己不报")

    command = add("recipient", "收件单位", "exchange_commands:recipient")
    actions = command.add_subparsers(dest="action", required=True)
    adding = _second_word(actions, "add", "核对指纹并登记收件单位(学校)")
    adding.add_argument("file", type=Path)
    adding.add_argument("--fingerprint", required=True)
    card = _second_word(actions, "card", "生成本单位的收件名片(局端)")
    card.add_argument("--out", required=True, type=Path, metavar="FILE")

    command = add("export", "把已签批的表生成加密包", "exchange_commands:export")
    command.add_argument("--form", required=True)
    command.add_argument("--period", required=True)
    command.add_argument("--recipient")
    command.add_argument("--to", required=True, type=Path, metavar="DIR")

    command = add("receive", "收下各校的包(局端),或收下回执和退回单(学校)", "bureau_commands:receive")
    command.add_argument("files", type=Path, nargs="+")
    command.add_argument("--report", required=True, type=Path, metavar="OUT.json")

    command = add("receipt", "给收下的报送签回执,或退回一所(局端)", "answer_commands:receipt")
    command.add_argument("--form", required=True)
    command.add_argument("--period", required=True)
    command.add_argument("--to", required=True, type=Path, metavar="DIR")
    command.add_argument("--return", dest="returned", metavar="CODE", help="退回这所学校(标识码)的报送")
    command.add_argument("--reason", action="append", default=[], metavar="原因", help="退回原因;列=原因")
    command.add_argument("--due", type=_day, help="更正期限,默认为本期截止日,已过则三天后")

    command = add("forward", "把各校的报送原样转报上级(片区)", "answer_commands:forward")
    command.add_argument("--form", required=True)
    command.add_argument("--period", required=True)
    command.add_argument("--to", required=True, type=Path, metavar="DIR")
    command.add_argument("--missing", action="append", default=[], metavar="CODE=原因", help="缺报学校的原因")
    command.add_argument("--head", action="append", default=[], metavar="栏=内容", help="本级汇总表的表头")
    command.add_argument("--recipient", help="收件单位标识码;只有一个已登记单位时可省")

    command = add("merge", "汇总表(局端)", "bureau_commands:merge_command")
    command.add_argument("--form", required=True)
    command.add_argument("--period", required=True)
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help=".xlsx 或 .pdf")


def _care_of_the_vault(add: _Add) -> None:
    command = add("backup", "备份", "vault_commands:backup")
    command.add_argument("--to", required=True, type=Path, metavar="DIR")
    add("drill", "恢复演练:把最近的备份恢复到临时处核对", "vault_commands:drill")
    add("verify-audit", "核对两条审计链", "vault_commands:verify_audit")
    command = add("restore", "把一份备份恢复到资料库,换电脑时也用它", "restore_command:restore")
    command.add_argument(
        "--from", dest="backup", required=True, type=Path, metavar="DIR", help="一份备份的文件夹"
    )
    command.add_argument("--second", metavar="NAME", help="第二人的账户名;口令是标准输入的第二行")
    command.add_argument("--reviewer", metavar="NAME", help="没有第二个账户时: 审核人姓名")
    command.add_argument("--paper", metavar="TEXT", help="没有第二个账户时: 纸质签字的编号")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期要写成 2026-11-23: {text}") from None
