"""使用手册 inside the program: the chapters of ``docs/manual``, without any network (F1)."""
