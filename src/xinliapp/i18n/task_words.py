"""The words of a task by its kind: what is to be done, and the verb on its button."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskWords:
    """``title`` is what is to be done (方案复评); ``verb`` stands on the button (复评).

    ``deadline`` is set for what has to be handed in by a day: that word stands in the column 期限 and in the
    status bar from the beginning, and the task joins the list only when it is near or late. ``done`` is what
    is said once the button has finished it in place. ``unit`` is set for what is counted: 学校未报 2 所.
    """

    title: str
    verb: str
    deadline: str = ""
    done: str = ""
    unit: str = ""


TASK_WORDS: dict[str, TaskWords] = {
    "calendar_empty": TaskWords("设置校历", "设置"),
    "roster_empty": TaskWords("导入名单", "导入"),
    "staff_empty": TaskWords("登记队伍", "登记"),
    "timetable_empty": TaskWords("导入课表", "导入"),
    "without_backup": TaskWords("做第一次备份", "去备份"),
    "campaign": TaskWords("统计表上报", "打开", deadline="统计表"),
    "self_check": TaskWords("学期自查", "打开", deadline="学期自查"),
    "sign_self_check": TaskWords("学期自查待签批", "看并签"),
    "sign_form": TaskWords("统计表待签批", "看并签"),
    "sign_anew": TaskWords("换密钥后待重新签批", "看并签"),
    "returned": TaskWords("校长退回待改", "去改"),
    "lesson_missing": TaskWords("两周内缺心理课", "补记"),
    "lessons_unticked": TaskWords("心理课没有登记", "都上了", done="已登记为上了"),
    "peer_reps": TaskWords("心理委员有缺额", "去补"),
    "parent_meetings": TaskWords("家长会还没开够", "打开"),
    "retention_due": TaskWords("离校档案保存期已满", "查看"),
    "transfer_receipt": TaskWords("移交档案还没有签收", "查看"),
    "rectification": TaskWords("整改到期", "打开"),
    "floor_short": TaskWords("期限快到,还没做够", "看"),
    "node_talks": TaskWords("考试前后一对一谈心未完成", "去谈"),
    "publish": TaskWords("自查数字待发布", "发布", done="已发布"),
    "plan_review": TaskWords("方案复评", "复评"),
    "duty_unassigned": TaskWords("值班没有人", "安排"),
    "message_unanswered": TaskWords("信箱热线还没有答复", "已答复", done="已登记答复"),
    "appointment_outcome": TaskWords("预约没有登记结果", "已到", done="已登记“已到”"),
    "note_unsigned": TaskWords("辅导记录没有签名", "去签"),
    "note_unsealed": TaskWords("有人查看了您的辅导记录", "知道了", done="已记下"),
    "certificate_expiring": TaskWords("证书到期", "查看"),
    "agreement_expiring": TaskWords("协议到期", "查看"),
    "policy_missing": TaskWords("缺制度文件", "上传"),
    "body_member_left": TaskWords("机构成员已离任", "移出", done="已移出机构"),
    "meetings_short": TaskWords("本学期会议未开够", "登记"),
    "warning_receive": TaskWords("预警待受理", "受理"),
    "warning_tell": TaskWords("预警待告知班主任", "已告知", done="已记下告知时间"),
    "warning_school": TaskWords("预警待报到学校", "去报"),
    "conference_agenda": TaskWords("研判会", "研判"),
    "critical_answer": TaskWords("测评关键题,今天内告知", "看"),
    "screening_hints": TaskWords("测评提示待处置", "处置"),
    "screening_retest": TaskWords("测评待复测", "看名单"),
    "screening_close": TaskWords("测评可以关闭", "关闭"),
    "grade_second": TaskWords("等级下调待审", "审核"),
    "grade_review": TaskWords("关注等级复评", "研判"),
    "plan_measure": TaskWords("方案措施", "做了", done="已记一次"),
    "plan_approve": TaskWords("方案待批准", "审核"),
    "plan_lift": TaskWords("方案解除待审", "审核"),
    "plan_missing": TaskWords("重点关爱学生没有方案", "制定"),
    "parents_signature": TaskWords("方案待家长签字", "打开"),
    "care_role": TaskWords("关爱小组缺角色", "补齐"),
    "care_consent": TaskWords("小组同学待征得同意", "打开"),
    "care_left": TaskWords("小组成员已离校", "换人"),
    "care_missing": TaskWords("重点关爱学生没有关爱小组", "成立"),
    "visit_event": TaskWords("学生有新情况,待家访", "登记"),
    "visit_next": TaskWords("约好的家访", "登记"),
    "referral_follow": TaskWords("转介跟踪", "记一次"),
    "referral_parents": TaskWords("转介待家长意见", "打开"),
    "return_decide": TaskWords("复学申请待决定", "打开"),
    "return_arrive": TaskWords("准予复学,待到校", "已到校", done="已改为在读"),
    "return": TaskWords("报送被退回,待更正", "更正"),
    "recovery_proof": TaskWords("恢复单一年没有验证", "去验证"),
    "crisis_stamps": TaskWords("锁屏时记下的时间", "看"),
    "crisis_open": TaskWords("危机处置还没有结束", "打开"),
    "crisis_student": TaskWords("危机处置没有登记学生", "补登"),
    "crisis_guardian": TaskWords("危机处置没有记下告知监护人", "打开"),
    "crisis_handover": TaskWords("已送医,没有交接记录", "补登"),
    "crisis_aftercare": TaskWords("善后", "做了", done="已记为做完"),
    "incident_report": TaskWords("事件报告还没有定稿", "打开"),
    "office_claim": TaskWords("未签名的表待认领", "认领", unit="份"),
    "office_held": TaskWords("留待核对的文件", "核对", unit="件"),
    "office_refused": TaskWords("没有收下的文件", "看原因", unit="件"),
    "office_receipts": TaskWords("收件待签回执", "签回执", unit="份"),
    "office_deliver": TaskWords("回执、退回单待导出", "导出", unit="份"),
    "office_return": TaskWords("核对:必须退回", "退回", unit="处"),
    "office_explain": TaskWords("核对:请说明", "核对", unit="处"),
    "office_missing": TaskWords("学校未报", "催报", unit="所"),
    "office_returned": TaskWords("退回后还没更正", "催报", unit="所"),
    "office_forward": TaskWords("学校报送待上报", "上报", unit="所"),
    "office_forward_again": TaskWords("上报后又有变化", "重报", unit="所"),
    "office_seal": TaskWords("上报已签名,还没有导出", "导出", unit="所"),
}


def words(kind: str) -> TaskWords:
    """The words of a kind; a kind nobody gave words shows its own name, which a test refuses."""
    return TASK_WORDS.get(kind) or TaskWords(kind, "打开")
