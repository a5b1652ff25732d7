"""Entry 1 of a bureau: what waits here today, and how the newest run stands."""
