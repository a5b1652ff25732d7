"""S25, 设置: the tabs 常规 and 隐私, kept on this PC for this user."""
