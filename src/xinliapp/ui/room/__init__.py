"""S12, the counselling room: a week of planned and actual openings; opening and closing the door."""
