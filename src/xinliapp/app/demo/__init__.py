"""The demo school: invented people and a believable term, made through the same services as the window."""
