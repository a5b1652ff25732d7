"""What a person reads when a paper of a round has nothing to say, or an import no round to go to."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "screening_all_done": "范围里每名学生都有有效答卷,没有印答题纸。本轮没有变化。需要复测时先把答卷作废。",
    "screening_nobody": "这一轮的范围里没有学生,没有打印。本轮没有变化。请核对范围和班级名单。",
    "screening_nobody_missing": "范围里每名学生都已完成,没有未排查的人。本轮没有变化。可以去核对处置。",
    "screening_no_retests": "没有待复测的学生,没有生成名单。本轮没有变化。答卷作废或处置为约复测后会进入名单。",
    "screening_no_numbers": "还没有完成的学生,没有分布可印。本轮没有变化。导入或登记后再印。",
    "screening_no_round": "还没有选测评轮次,没有读取文件。文件没有改动。请先打开一轮,再从“导入”一步进来。",
}
