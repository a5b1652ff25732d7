"""How figures were counted, and the kinds of record they were counted from; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "meeting": "会议",
    "lesson_log": "上课登记",
    "staff_member": "教职工",
    "actual_opening": "实际开放",
    "opening_slot": "计划开放",
    "activity": "活动",
    "training": "培训",
    "body": "机构",
    "body_member": "机构成员",
    "policy_document": "制度文件",
    "help_channel": "求助渠道",
    "peer_rep": "心理委员",
    "check_entry": "摸排记录",
    "care_group": "关爱小组",
    "concern_grade": "定级决定",
    "student": "学生",
    "support_plan": "一生一策",
    "talk": "谈心",
    "counseling_session": "辅导记录",
    "home_visit": "家访",
    "audit_event": "查阅登记",
    "guardian_contact": "家长沟通",
    "student_tag": "标签",
    "warning_report": "预警",
    "conference_agenda": "研判",
    "conference_item": "研判",
    "plan_measure_done": "方案措施",
    "plan_review": "方案复评",
    "dossier_fact": "情况记录",
    "life_event": "情况记录",
    "student_paper": "外来材料",
    "attachment": "附件",
    "consent": "知情同意",
    "talk_exemption": "谈心",
    "appointment_visitor": "预约",
    "counseling_member": "团体辅导",
    "care_group_member": "关爱小组",
    "activity_absentee": "活动缺席",
    "class_post": "班级职务",
    "screening_result": "测评",
    "screening_disposition": "测评",
    "screening_told": "测评",
    "referral": "转介",
    "referral_follow_up": "转介",
    "suspension": "休学复学",
    "return_application": "休学复学",
    "crisis_event": "危机处置",
}

CONVENTIONS: Mapping[str, str] = {
    "node_days_set_by_school": (
        "各节点前后看几天由本校设定;未设定,或校历没有期中、期末考试时,请人确认。"
        "重点关爱学生按截至日的关注等级认定。"
    ),
    "records_by_day": "按记录的日期计,窗口首尾两天都算,晚于截至日的不算。",
    "fixed_pairs": (
        "按固定双周(1、2周,3、4周……)判定;不足十个教学日的双周按教学日折算,"
        "没有教学日的不判;未结束的双周只提醒。"
    ),
    "ceiling_of_ratio": "应配人数等于在籍学生数除以配比、向上取整;休学、借读另列。",
    "actual_minutes_once": (
        "只计实际开放分钟,重叠只计一次;短周按教学日÷5折算(本校可改);每个已结束的周都够才算达标,未结束的周只提醒。"
    ),
    "enrolled_on_day": "分母为截至日在籍学生,转入从当日起算,转出当日不再计;休学、借读另列。",
    "concern_threshold": "重点关爱学生指关注等级不低于本校设定的在籍学生;本校未设定时由人确认。",
    "noticed_or_disposed": "见异常,或处置为“无需”以外各项的学生,去重。",
    "proposal_only": "结案结果为好转或解除的学生,去重;只作建议数,须有人确认并把口径写入备注。",
    "signed_sessions": "已签名的辅导记录,个别与团体各计1次;没有签名的和已作废的不计。",
    "signed_minutes_once": (
        "只计已签名记录的分钟,个别与团体合计,同一人重叠只计一次;按专职逐人逐周判定,短周按教学日÷5折算(本校可改);"
        "整周在岗的才判,未结束的周只提醒。"
    ),
    "each_talk_one_session": "每次谈心计1场,更正过的只计最新一版。",
    "attendances": "按人次计,同一人参加几次计几次。",
    "participations": (
        "按活动当天各班在籍学生减去缺席计到人,一项活动每人计1次(心理专题班团队会是否也计,本校可改);分母为截至日在籍学生,转班、转入从当日起算。"
    ),
    "per_class_records": "截至日有学生的每个班分别计,只计登记到班的活动。",
    "peer_reps_on_day": "截至日在任、在籍并仍在本班的委员;全班只有一种性别的班不要求另一种性别。",
    "state_on_day": "按截至日的状态计;到离职、废止、停用之日起不再计;机构只看成员职务,不看姓名。",
    "in_service_on_day": "分母为截至日在岗人员;只计窗口内已登记并有名单的培训,按自然年。",
    "every_record": "窗口内每一次都要符合;没有登记议程的旧记录以是否心理专题为准。",
    "units_per_week": (
        "只计专职教师名下已登记的心理课课时;短周按教学日÷5折算(本校可改);每个已结束的周都够才算达标。"
    ),
}
