"""5,000 sheets of 100 answers scored and written; a bare loop over the numbers and the same rows written."""

from __future__ import annotations

import json
import random
from pathlib import Path

from bench.floors.scoring import bare_read, bare_scores, bare_write
from bench.harness import Case
from xinliapp.app.cli.context import write_bytes
from xinliapp.scales.load import shipped
from xinliapp.scales.scoring import scorer
from xinliapp.services.answer_files import AnswerFile, AnswerRow, Scored, score_file
from xinliapp.services.score_json import to_json

SHEETS = 5000
YES = 0.3  # so that most sheets are valid, and some reach every line


def cases(folder: Path) -> list[Case]:
    """In memory to the written file, which the goal is set on; and from the CSV, as the command does it."""
    definition = shipped()["MHT"]
    chance = random.Random(5)
    rows = [tuple(int(chance.random() < YES) for _ in range(definition.items)) for _ in range(SHEETS)]
    file = AnswerFile(None, tuple(AnswerRow(n, f"S{n:05}", row) for n, row in enumerate(rows, start=1)))
    out, floor_out = folder / "scores.json", folder / "floor.json"

    def run(_: object) -> None:
        prepared = scorer(definition)
        sheets = tuple(prepared.score(row.answers) for row in file.rows)
        write_bytes(out, to_json(Scored(definition, file, sheets)))

    run(None)
    written = json.loads(out.read_bytes())
    parts = [(sub.key, tuple(item - 1 for item in sub.items)) for sub in definition.subscales]
    assert definition.validity is not None
    checks = (definition.validity.key, tuple(item - 1 for item in definition.validity.items))
    content = [item for _, items in parts for item in items]
    sums = bare_scores(rows, [*parts, checks], content)
    for row, bare in zip(written, sums, strict=True):
        assert {**row["subscales"], "validity": row["validity"], "total": row["total"]} == bare

    def floor(_: object) -> None:
        bare_scores(rows, [*parts, checks], content)
        bare_write(written, floor_out)

    answers = folder / "answers.csv"
    lines = [f"{row.id},{','.join(map(str, row.answers))}" for row in file.rows]
    answers.write_text("\n".join(lines), encoding="utf-8")

    def command(_: object) -> None:
        write_bytes(out, to_json(score_file(definition, answers)))

    def read_floor(_: object) -> None:
        bare_scores(bare_read(answers), [*parts, checks], content)
        bare_write(written, floor_out)

    return [
        Case("计分5000份×100题并写出", run, floor, repeats=15, goal_ratio=1.5),
        Case("计分5000份×100题,从CSV读起", command, read_floor, repeats=7),
    ]
