"""Commands run in-process, as a script would run them; two units that have gone the whole way."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.roster_files import A, B, C, write_roster
from xinliapp.app.cli.commands import run
from xinliapp.domain.clock import FixedClock, parse_stamp

TERM, CAMPAIGN = "2026-2027-1", "2026-09-14/2026-10-16"
SCHOOL_CODE, BUREAU_CODE = "3199000001", "9999000001"
TEACHER, PRINCIPAL, REGISTRAR, CLERK = "甲老师", "校长甲", "资料员甲", "经办甲"
# What no record settles: the duties of the ledger a person answers, and days the school has not set (JS-53).
ASKED = (24, 25, 29, 31, 34, 43, 46, 47, 48, 49, 53, 55, 57, 60, 61, 62, 63, 64, 65)
# Three unrelated things each: the command line refuses anything a guesser would try.
PASSPHRASES = {
    TEACHER: "violet kettle glacier 41",
    PRINCIPAL: "harbour oboe lantern 77",
    REGISTRAR: "maple tunnel biscuit 93",
    CLERK: "copper meadow sextant 58",
}
D = ["李四", "L990101201300000004", "女", "20130904", "八(2)班", "13900000004"]
# The first names its child by a number Excel destroyed and by nothing else; the second by nothing at all.
BAD = [["", 990101201309051234, "男", "20130905", "七年级1班", ""], ["", "", "男", "", "七年级1班", ""]]


@dataclass(frozen=True, slots=True)
class Said:
    """What one command did: its exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def fingerprint(self) -> str:
        found = re.search(r"SHA256:\S+", self.out)
        assert found is not None, self
        return found.group()

    @property
    def groups(self) -> str:
        """The ten groups of four digits, as they stand on the paper."""
        found = re.search(r"(?:\d{4} ){9}\d{4}", self.out)
        assert found is not None, self
        return found.group()


@dataclass
class Town:
    """A school and its bureau; every command is remembered under a name."""

    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(parse_stamp("2026-11-19T11:40:00")))
    said: dict[str, Said] = field(default_factory=dict)

    @property
    def school(self) -> Path:
        return self.folder / "school"

    @property
    def bureau(self) -> Path:
        return self.folder / "bureau"

    def run(self, *argv: object, stdin: str = "") -> Said:
        """Any command line."""
        out, err = io.StringIO(), io.StringIO()
        words = [str(word) for word in argv]
        status = run(words, stdin=io.StringIO(stdin), stdout=out, stderr=err, clock=self.clock)
        return Said(status, out.getvalue(), err.getvalue())

    def as_(self, user: str, *argv: object, more: str = "", vault: Path | None = None) -> Said:
        """A command of this person at their own vault, the passphrase on the first line."""
        words = list(argv)
        place = vault or (self.bureau if user == CLERK else self.school)
        words[1:1] = ["--vault", place, "--user", user]
        return self.run(*words, stdin=PASSPHRASES[user] + "\n" + more)

    def step(self, name: str, user: str, *argv: object, more: str = "") -> Said:
        """As :meth:`as_`, remembered."""
        self.said[name] = self.as_(user, *argv, more=more)
        return self.said[name]

    def report(self, name: str) -> Any:
        """A JSON report that was written as ``name``."""
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    # --- the way of a term ---

    def found(self) -> None:
        """Both vaults, the school's people, its calendar."""
        for name, user, code, edition in (
            ("school", TEACHER, SCHOOL_CODE, "school"),
            ("bureau", CLERK, BUREAU_CODE, "bureau"),
        ):
            self.said[f"init {name}"] = self.run(
                "init", "--vault", self.folder / name, "--user", user, "--edition", edition,
                "--code", code, "--name", "试验初级中学" if name == "school" else "试验片区教管中心",
                "--concern-threshold", 2, "--recovery-out", self.folder / f"{name}-recovery.txt",
                stdin=PASSPHRASES[user] + "\n",
            )  # fmt: skip
        for user, role in ((PRINCIPAL, "principal"), (REGISTRAR, "registrar")):
            self.step(
                f"add {role}", TEACHER, "account", "add", "--name", user, "--role", role,
                more=PASSPHRASES[user] + "\n",
            )  # fmt: skip
        self.step("calendar", TEACHER, "calendar", "set", _calendar(self.folder / "calendar.json"))

    def import_rosters(self) -> None:
        """A dry run, the same for real, once more, a file with bad rows; the registrar's comes last."""
        good = write_roster(self.folder / "roster.xlsx", [A, B, C])
        messy = write_roster(self.folder / "messy.xlsx", [A, B, C, D, *BAD])
        day = ("--as-of", "2026-09-01")
        for name, file, *flags in (
            ("dry", good, "--dry-run"),
            ("real", good),
            ("again", good),
            ("messy", messy),
        ):
            report = self.folder / f"{name}.json"
            self.step(name, TEACHER, "import-roster", file, *day, *flags, "--report", report)

    def judge(self) -> None:
        """Checks before and after the figures are released, by who may and who may not see cases."""
        for name, user in (("check teacher", TEACHER), ("check registrar", REGISTRAR)):
            out = self.folder / f"{name}.json"
            self.step(name, user, "check", "--pack", "JS", "--as-of", "2026-11-19", "--out", out)
        self.step("publish term", TEACHER, "publish", "--period", TERM)
        self.step("publish campaign", TEACHER, "publish", "--period", CAMPAIGN)
        out = self.folder / "check published.json"
        self.step("check published", REGISTRAR, "check", "--pack", "JS", "--out", out)

    def introduce(self) -> None:
        """Enrolment both ways; each side first with a wrong fingerprint."""
        request = self.step("request", PRINCIPAL, "request", "--out", self.folder / "request")
        file = self.folder / "request" / f"{SCHOOL_CODE}-request.json"
        card_file = self.folder / "card.json"
        card = self.step("card", CLERK, "recipient", "card", "--out", card_file)
        other = card.fingerprint
        self.step("enrol wrongly", CLERK, "enrol", file, "--fingerprint", other)
        self.step("enrol", CLERK, "enrol", file, "--fingerprint", request.groups)
        wrong = "0000 " + card.groups.partition(" ")[2]
        self.step("recipient wrongly", PRINCIPAL, "recipient", "add", card_file, "--fingerprint", wrong)
        self.step("recipient", PRINCIPAL, "recipient", "add", card_file, "--fingerprint", card.fingerprint)

    def sign_and_send(self) -> None:
        """The teacher hands over, the principal signs, the file goes out and comes in."""
        form = ("--form", "KZ", "--period", CAMPAIGN)
        self.step("export unsigned", PRINCIPAL, "export", *form, "--to", self.folder / "out")
        pack = ("--pack", "JS", "--period", TERM)
        self.step("submit unconfirmed", TEACHER, "submit", *pack)
        asked = [word for number in ASKED for word in ("--clause", f"JS-{number}")]
        self.step("confirm", TEACHER, "confirm", *pack, *asked, "--met", "--note", "已逐项核对")
        counted = ("--clause", "JS-22", "--met", "--note", "开过了")
        self.step("confirm counted", TEACHER, "confirm", *pack, *counted)
        self.step("submit pack", TEACHER, "submit", *pack)
        self.step("approve pack", PRINCIPAL, "approve", "--pack", "JS", "--period", TERM)
        head = ("--head", "填表时间=2026-10-17", "--head", "填表人=周老师", "--head", "填表电话=0990-0000000")
        self.step(
            "submit form", TEACHER, "submit", *form, *head, "--cell", "c6=120;手册台账补登一批",
            "--cell", "c8=0;活动期内方案以好转或解除结案",
        )  # fmt: skip
        self.step("approve by teacher", TEACHER, "approve", *form)
        self.step("approve form", PRINCIPAL, "approve", *form)
        self.step("export", PRINCIPAL, "export", *form, "--to", self.folder / "out")
        merged = ("merge", *form, "--out")
        self.step("merge early", CLERK, *merged, self.folder / "early.xlsx")
        sent = next((self.folder / "out").glob("*.age"))
        broken = self.folder / "broken.age"
        broken.write_bytes(sent.read_bytes()[:-40])
        self.step("receive", CLERK, "receive", sent, broken, "--report", self.folder / "receive.json")
        self.step("merge xlsx", CLERK, *merged, self.folder / "merged.xlsx")
        self.step("merge pdf", CLERK, *merged, self.folder / "merged.pdf")
        self.step("merge other", CLERK, *merged, self.folder / "merged.docx")

    def keep_safe(self) -> None:
        """Backup, drill, both chains."""
        self.step("backup", TEACHER, "backup", "--to", self.folder / "stick")
        self.step("drill", TEACHER, "drill")
        self.step("audit teacher", TEACHER, "verify-audit")
        self.step("audit registrar", REGISTRAR, "verify-audit")


def _calendar(path: Path) -> Path:
    term = {
        "starts_on": "2026-09-01",
        "ends_on": "2027-01-22",
        "holidays": [{"date": f"2026-10-0{day}", "name": "国庆节"} for day in range(1, 8)],
        "makeup_days": [{"date": "2026-10-10", "name": "国庆调休"}],
        "nodes": [
            {"kind": "midterm_exam", "name": "期中考试", "starts_on": "2026-11-04", "ends_on": "2026-11-06"}
        ],
    }
    second = {"starts_on": "2027-02-22", "ends_on": "2027-07-02"}
    path.write_text(json.dumps({"start_year": 2026, "terms": [term, second]}), encoding="utf-8")
    return path
