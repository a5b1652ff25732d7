<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>InlineBar</name>
    <message>
        <source>关闭提示</source>
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
</TS>
