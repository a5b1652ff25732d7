"""合并档案: two records of one person side by side, made one, and two again."""
