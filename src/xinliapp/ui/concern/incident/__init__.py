"""事件卷宗: sealed until a reason is given; materials, and the reports of the level that owes them."""
