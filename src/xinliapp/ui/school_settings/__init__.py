"""设置 · 学校与校历 (screens.md S25, fields of S01)."""
