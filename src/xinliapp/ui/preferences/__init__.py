"""S25, 设置: what is kept on this PC for this user, the font check, and ways to the pages of the rest."""
