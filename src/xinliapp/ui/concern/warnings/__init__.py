"""预警: warnings that wait, who was told and how long each step took."""
