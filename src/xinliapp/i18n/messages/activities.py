"""Sentences about activities."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "present_over_expected": "实到({present})大于应到({expected})。没有保存,内容在草稿里。请核对缺席人数。",
    "present_differs": "实到填了{present},按应到{expected}减去勾选的缺席是{counted}。没有保存,内容在草稿里。请勾选缺席的学生,或改实到。",
    "absent_not_expected": "有{count}名勾选缺席的学生不在应到名单里。没有保存,内容在草稿里。请重新勾选缺席。",
    "activity_changed_since": "“{title}”之后又有人改过或撤回,这一步没有撤销。现在的记录保持不变。需要时请在台账里更正或撤回。",
    "activity_figure_only": "这条记录只有人次,没有登记到班,不能按班更正。原记录没有变化。要登记到班,请撤回后重新登记。",
    "activity_files_full": "一项活动最多存{most}份材料和照片。这次没有存,已有的都在。请先去掉不要的。",
    "clause_not_loaded": "已装的规则包里没有这一条,不能按它列表。记录没有变化。请先装入含这一条的规则包。",
    "audience_empty": "所选对象当天没有在籍的人。没有保存,内容在草稿里。请核对日期和对象。",
}
