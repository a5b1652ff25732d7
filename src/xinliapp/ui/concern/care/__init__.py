"""关爱小组与方案: every student who has, or should have, a group and a plan."""
