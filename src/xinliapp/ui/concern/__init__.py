"""Navigation entry 3: warnings, conferences (S10), care groups and plans (S11)."""
