"""Sentences of the start, the window and the printer."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "no_printer": "没有找到能打印到纸上的打印机,还没有打印。内容没有变化。请接好打印机再试,或先保存为PDF到别处打印。",
    "printing_stopped": "打印机“{printer}”没有接收,还没有打印。内容没有变化。请检查打印机后再试。",
    "setup_not_started": "还没有生成密钥,不能做这一步。前面填写的内容都在。请先完成前一步。",
    "window_reopened": "窗口刚才意外关闭,已经重新打开。保存过的内容没有变化。请接着用;再次出现时请告诉维护人员。",
    "stopped_by_keys": "按了 Ctrl+C,程序停下了。保存过的内容没有变化。需要时请再运行一次。",
    "demo_folder_not_empty": "文件夹“{name}”里已经有文件,没有生成演示学校。原有文件没有变化。请换一个空文件夹。",
}
