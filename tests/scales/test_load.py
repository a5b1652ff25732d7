"""The loader refuses what would count wrongly; the mistakes that are published for these scales by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xinliapp.domain.definition_source import Source
from xinliapp.domain.errors import UserError
from xinliapp.i18n.messages import sentence
from xinliapp.scales.load import load_scale, parse_scale, shipped

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "scales"


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def refusal(name: str, text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        parse_scale(Source(f"{name}.toml", text))
    error = caught.value
    assert error.params["file"] == f"{name}.toml"
    assert isinstance(error.params["line"], int)
    told = sentence(error)
    assert told.count("。") == 3 and "—," not in told
    return error


def changed(name: str, *changes: tuple[str, str]) -> str:
    text = text_of(name)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def with_items(name: str, items: dict[str, list[int]]) -> str:
    """The file with other items for these subscales."""
    text = text_of(name)
    for key, listed in items.items():
        pattern = rf'(key = "{key}"\nlabel = "[^"]+"\nitems = )\[[^\]]*\]'
        text, times = re.subn(pattern, lambda match, new=listed: f"{match[1]}{new}", text)  # type: ignore[misc]
        assert times == 1, key
    return text


def test_mht_cut_into_slices_of_twelve() -> None:
    keys = ["study", "people", "alone", "blame", "sensitive", "body", "fear", "impulse"]
    slices = {key: list(range(12 * n + 1, 12 * n + 13)) for n, key in enumerate(keys)}
    error = refusal("mht", with_items("mht", slices))
    assert error.code == "scale_items_wrong"
    assert error.params["why"] == "第82、84、86、88、90、92、94、96题在两个分量表里"


def test_mht_item_100_among_the_lonely() -> None:
    lonely = [*range(26, 36), 100]
    error = refusal("mht", with_items("mht", {"alone": lonely}))
    assert (error.code, error.params["why"]) == ("scale_items_wrong", "第100题在两个分量表里")
    # Taken out of the validity items as well, the parts fit together; the sheets worked out by hand don't.
    text = with_items("mht", {"alone": lonely, "validity": [82, 84, 86, 88, 90, 92, 94, 96, 98]})
    assert refusal("mht", text).code == "scale_golden_wrong"


def test_sdq_with_a_peer_item_among_the_emotions() -> None:
    mixed = {"emotions": [6, 8, 13, 16, 24], "peers": [3, 11, 14, 19, 23]}
    error = refusal("sdq", with_items("sdq", mixed))
    assert (error.code, error.params["key"]) == ("scale_golden_wrong", "subscales")


def test_scared_without_item_9() -> None:
    body = [1, 6, 12, 15, 18, 19, 22, 24, 27, 30, 34, 38]
    error = refusal("scared", with_items("scared", {"body": body}))
    assert (error.code, error.params["why"]) == ("scale_items_wrong", "第9题不在任何分量表里")


def test_ces_d_that_accepts_0_to_4() -> None:
    error = refusal("ces-d", changed("ces-d", ("range = [0, 3]", "range = [0, 4]")))
    assert error.code == "scale_golden_wrong"


@pytest.mark.parametrize("name", ["ces-d", "ces-dc", "sdq", "sds", "sas"])
def test_a_reversed_item_that_is_forgotten(name: str) -> None:
    text = re.sub(r"reverse = \[\d+, ", "reverse = [", text_of(name))
    assert refusal(name, text).code == "scale_golden_wrong"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_line_that_moved(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    moved = re.sub(r"values = \[(\d+)", lambda match: f"values = [{int(match[1]) - 2}", text, count=1)
    if "at_most" in text:
        moved = text.replace("[50, 28]", "[53, 28]")
    assert moved != text
    assert refusal(path.stem, moved).code == "scale_golden_wrong"


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("items = 9\n", "items = 9\nitem = 3\n", "pack_key_unknown", "item"),
        ('rule = "sum"\n', "", "pack_key_missing", "rule"),
        ('rule = "sum"\n', 'rule = "summe"\n', "pack_value_wrong", "rule"),
        ("range = [0, 3]", "range = [3, 0]", "pack_value_wrong", "range"),
        ("range = [0, 3]", "range = [0, 3.5]", "pack_value_wrong", "range"),
        ("format = 1", "format = 2", "pack_format", None),
        ("values = [5, 10, 15, 20]", "values = [5, 15, 10, 20]", "pack_value_wrong", "values"),
        ("values = [5, 10, 15, 20]", "values = [5, true]", "pack_value_wrong", "values"),
        ("hint_from = 2", "hint_from = 5", "pack_value_wrong", "hint_from"),
        ("hint_from = 2", "hint_form = 2", "pack_key_unknown", "hint_form"),
        ("item = 9\n", "item = 10\n", "pack_value_wrong", "item"),
        ("at_least = 1\n", "at_least = 4\n", "pack_value_wrong", "at_least"),
        ('missing = "void"', 'missing = "void"\nmissing_most = 2', "pack_value_wrong", "missing"),
        ('missing = "void"', 'missing = "prorate"', "pack_value_wrong", "missing"),
        ('certainty = "firm"', 'certainty = "uncertain"', "pack_value_wrong", "certainty"),
        ('certainty = "firm"', 'certainty = "firm"\nuncertain = "某处"', "pack_value_wrong", "certainty"),
        ('missing = "void"', 'missing = "void"\nreverse = [9]', "scale_items_wrong", None),
        ('missing = "void"', 'missing = "void"\nreverse = [0]', "scale_items_wrong", None),
        ('missing = "void"', 'missing = "void"\nreverse = [2, 2]', "scale_items_wrong", None),
        ('missing = "void"', 'missing = "void"\nreverse = []', "pack_value_wrong", "reverse"),
        ('answers = "333333333"', 'answers = "33333333x"', "pack_value_wrong", "answers"),
        ("total = 27", "total = 26", "scale_golden_wrong", "total"),
        ("total = 27", "total = 27\ntotals = 27", "pack_key_unknown", "totals"),
        ('title = "', "title = ", "pack_syntax", None),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(old: str, new: str, code: str, key: str | None) -> None:
    error = refusal("phq-9", changed("phq-9", (old, new)) if old.count("\n") else _first(old, new))
    assert error.code == code
    if key is not None:
        assert error.params["key"] == key


def _first(old: str, new: str) -> str:
    return text_of("phq-9").replace(old, new, 1)


def test_the_line_told_is_the_line_of_the_mistake() -> None:
    text = _first("hint_from = 2", "hint_from = 5")
    error = refusal("phq-9", text)
    line = error.params["line"]
    assert isinstance(line, int)
    assert "hint_from = 5" in text.splitlines()[line - 1]


def test_a_definition_without_sheets_worked_out_by_hand_is_refused() -> None:
    text = text_of("phq-9")
    assert refusal("phq-9", text[: text.index("[[golden]]")]).code == "pack_key_missing"


def test_a_key_used_twice_and_a_key_that_would_be_the_total() -> None:
    assert refusal("sdq", changed("sdq", ('key = "peers"', 'key = "emotions"'))).code == "pack_duplicate_id"
    assert refusal("sdq", changed("sdq", ('key = "peers"', 'key = "total"'))).code == "pack_duplicate_id"
    assert refusal("sdq", changed("sdq", ('key = "peers"', 'key = "同伴"'))).code == "pack_value_wrong"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_scale(tmp_path / "none.toml")
    assert caught.value.code == "pack_missing"


def test_shipped_is_read_once() -> None:
    assert shipped() is shipped()
