"""What a person reads where a consent is missing, refused or taken back."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "consent_missing": "{subject}要先有监护人的知情同意,现在没有记录。已写的内容没有丢。请记下同意,或注明依据继续。",
    "consent_by_self": "{subject}现在只有学生本人同意,还缺监护人的。已写的内容没有丢。请记下监护人的同意,或注明依据继续。",
    "consent_refused": "{signer}在{day}表示不同意{subject},下一步停在这里。已写的内容没有丢。请先与家长商量,或注明依据继续。",
    "consent_withdrawn": "{signer}在{day}撤回了{subject}的同意,下一步停在这里。以前的记录没有改变。请先与家长商量,或注明依据继续。",
    "consent_members": "有{count}名成员的家长不同意或撤回了辅导的同意,没有签名。已写的内容没有丢。请去掉这些成员,或在他们的档案里注明依据。",
    "consent_not_given": "{subject}没有可以撤回的同意,没有登记撤回。已有的记录没有改变。家长不同意时请记“不同意”。",
    "consent_needs_guardian": "不满14岁的学生不能自己签,没有保存。已输入的内容没有丢。请填监护人的姓名和关系。",
}
