"""What a person reads when a warning cannot be written, told on or taken in."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "warning_no_sign": "还没有选表现,没有提交。已输入的内容在草稿里。请至少按一个数字键。",
    "warning_no_student": "还没有选学生,没有提交。已输入的内容没有丢。请输入姓名首字母后按回车选定。",
    "warning_stamped": "这一步已经登记过了,没有再记一次。原来的时间和经手人没有改变。请看下面的经过。",
    "warning_received": "这条预警已经受理,不能撤销。预警和受理记录都没有改变。写错的地方请在受理说明里更正。",
    "warning_not_received": "这条预警还没有受理,没有记为处置完成。预警没有改变。请先受理。",
    "warnings_none": "本学期还没有预警,没有可统计的。记录没有变化。有预警后再打印。",
}
