"""Sentences about the school's profile, calendar and roster, and the reasons an import gives row by row."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: dict[str, str] = {
    "unit_missing": "还没有填写单位信息。资料库里的其他内容没有变化。请先完成首次设置。",
    "calendar_wrong": "校历不能采用:{why}。原来的校历没有变化。请改正后再试。",
    "file_missing_here": "找不到文件“{name}”。资料库没有变化。请检查文件的位置。",
    "number_wrong": "{field}末位不对,应为{expected},现为{found}。其他字段已存为草稿。请对照原表改正,或标为“待核”。",
    "class_post_other_class": "这名学生现在不在这个班,没有保存。班级职务没有变化。请选本班在籍的学生。",
    "class_post_twice": "{name}已是这个班的{post},没有再记一次。班级职务没有变化。请选另一名学生。",
    "number_taken": "{field}已经是另一名学生的。其他字段都保留着。请核对两名学生的号码。",
    "plan_stale": "预览以后名单又有变动,这次没有写入。预览和原名单都保留着。请重新预览后再写入。",
    "roster_nothing_chosen": "没有可以写入的内容。名单没有变化。请检查所选的工作表和对应列。",
    "roster_no_header": "“{name}”里没有找到写有“姓名”的表头。名单没有变化。请指定表头行和对应列后再试。",
    "roster_mapping_wrong": "对应列不能采用:{why}。名单没有变化。请重新指定后再试。",
    "return_by_decision": (
        "休学学生改为“在读”要先办复学。名单没有改。请由心理教师在 关注帮扶 的 转介·复学 里决定。"
    ),
    "return_by_decision_row": (
        "第{row}行的学生在休学,复学要先由心理教师决定。这次没有写入任何行。请保持休学后再写入。"
    ),
    "roster_pick_collides": "第{row}行的号码已属于另一名学生,不能按新增写入。这次没有写入任何行。请改选后再写入。",
    "roster_undo_nothing": "没有可以撤销的导入。名单没有变化。需要时请逐个修改学生。",
    "roster_undo_late": "上次导入已超过30天,不能整批撤销。名单没有变化。需要时请逐个修改学生。",
    "roster_undo_needs_case": (
        "导入以后案卷有过更新,这个账户看不到案卷,不能判断哪些学生已有记录。名单没有变化。请由心理教师撤销。"
    ),
}

# One reason per line of an import report and of the preview; {…} as given by the plan.
REASONS: dict[str, str] = {
    # the row is not used
    "name_missing": "这一行没有姓名,没有导入。",
    "name_unreadable": "姓名一格看不出是姓名,没有导入。",
    "name_too_long": "姓名超过40个字,没有导入。",
    "no_identity": "没有学籍号、证件号和出生日期,无法认定是哪名学生,没有导入。",
    "joined_after": "出生日期之外没有可用信息,没有导入。",
    "duplicate_row": "与第{row}行相同,只导入一次。",
    "header_repeated": "这一行是重复的表头,已略过。",
    "not_a_student": "这一行像合计或说明,已略过。",
    # a person has to decide
    "keys_disagree": "学籍号和证件号分别属于两名学生,需要选择。",
    "key_of_other_child": "号码相同,但姓名和出生日期都不同,需要核对。",
    "weak_match": "姓名和出生日期与名单中的学生相同,可能是同一人,需要选择。",
    "weak_match_class": "姓名和班级与名单中的学生相同,可能是同一人,需要选择。",
    "duplicate_differs": "与第{row}行是同一号码,内容不同,需要选择。",
    "maybe_duplicate": "与第{row}行同名同生日,没有号码可以区分,需要选择。",
    "two_rows_one_child": "与第{row}行指向同一名学生,内容不同,需要选择。",
    "class_ambiguous": "班级“{text}”可能指两个班({choices}),需要指明。",
    "class_ambiguous_plain": "班级“{text}”看不出是哪个年级,需要指明。",
    "return_held": "这名学生在休学,复学先由心理教师决定;默认保持休学。",
    "left_returns": "这名学生已登记为离校,表中仍有;默认保持离校。",
    # the row goes on
    "id_destroyed": "身份证号成了数字格式,末几位已丢失,没有采用;其余信息照常。",
    "student_number_destroyed": "学籍号成了数字格式,末几位已丢失,没有采用;其余信息照常。",
    "id_checksum": "身份证号没有通过校验,记为待核。",
    "id_length": "身份证号位数不对,记为待核。",
    "id_from_15": "15位身份证号已换算为18位。",
    "id_area_unknown": "身份证号的地区代码不常见,请留意。",
    "id_kind_unknown": "证件号不像居民身份证号,按原样保留。",
    "id_unreadable": "证件号看不出内容,没有采用。",
    "student_number_checksum": "学籍号没有通过校验,记为待核。",
    "student_number_form": "学籍号的写法不常见,记为待核。",
    "student_number_unreadable": "学籍号看不出内容,没有采用。",
    "birthday_two_digit_year": "出生年份只有两位,没有采用,请补写四位年份。",
    "birthday_ambiguous": "出生日期的月和日分不清,没有采用。",
    "birthday_unreadable": "出生日期看不出是哪一天,没有采用。",
    "birthday_out_of_range": "出生日期不在合理范围内,没有采用。",
    "birthday_serial": "出生日期是表格软件的日期序号,已换算。",
    "birthday_differs": "出生日期与证件号中的日期不一致,按表中所写。",
    "gender_differs": "性别与证件号不一致,按表中所写。",
    "gender_unknown": "性别看不出是男是女,没有采用。",
    "boarding_unknown": "就读方式看不出是走读还是住校,没有采用。",
    "status_unknown": "状态看不出含义,没有采用。",
    "class_unknown": "班级“{text}”看不出是哪个班,没有采用。",
    "class_missing": "没有班级,先导入学生,班级以后补。",
    "number_in_class_unreadable": "班内学号看不出是几号,没有采用。",
    "phone_form": "电话的位数不常见,按原样保留。",
    "phone_several": "一格里有几个电话,只采用第一个。",
    "tag_unknown": "“{column}”一格看不出含义,没有写入名单标签。",
    "note_tag": "备注里写有“{text}”,备注不写入名单标签,请用专门的列或手工添加。",
    "name_damaged": "姓名里有无法显示的字,请核对。",
    "name_private_character": "姓名里有自造字,请核对。",
    "name_mark": "姓名里有数字或符号,请核对。",
    "name_differs": "号码相同而姓名不同,按变更列出。",
    "cell_error": "有单元格是公式错误(如 #N/A),没有采用。",
    "row_hidden": "这一行在原表中是隐藏的,照常导入。",
    "same_name": "名单中有同名学生,号码不同,按两人处理。",
    "hand_edited": "有手工改过的内容,默认保留手工值。",
}


def reason_text(code: str, params: Mapping[str, object] | None = None) -> str:
    """The Chinese sentence of a reason code; an unknown code reads as itself."""
    template = REASONS.get(code, code)
    try:
        return template.format_map(dict(params or {}))
    except KeyError:
        return template
