<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>BlankPage</name>
    <message>
        <source>校历 {year}年{month}月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周一</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周二</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周三</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周四</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周五</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周六</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第{n}周</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyButton</name>
    <message>
        <source>处理中</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>选择文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以读的文件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>校园工作台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>遮挡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号 {n}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隐名(只显示姓)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InlineBar</name>
    <message>
        <source>关闭提示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>英</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写关</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressArea</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterView</name>
    <message>
        <source>学生名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部班级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名或学籍号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有学生名单。把学籍系统导出的表拖到这里,或点“导入名单”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>班序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学籍号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住校</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>监护人电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺监护人电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>学籍号待核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连同离校学生</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开档案</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>姓名首字母 / 学籍号后4位 / 班级 / 页面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搜索</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>没有找到“{text}”。可能已转出或毕业:按 Ctrl+D 连同离校学生一起找。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到“{text}”,离校学生里也没有。请换个写法再找。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter 快速预警</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Enter 预约</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>校园工作台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校历</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>来源 </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>遮挡  F12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>遮挡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}后锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>,任意键继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>案卷已开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仅公共资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则 </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份 还没有验证过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份 {day} 已验证({ago})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>剩{n}天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逾{n}天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿已存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签名</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentPicker</name>
    <message>
        <source>姓名首字母 / 学籍号后4位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到“{text}”。可能已转出或毕业。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WizardFrame</name>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存为稍后继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
