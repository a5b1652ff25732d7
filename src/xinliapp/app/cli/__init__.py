"""The command line: what can be done without a screen, through the same services as the window."""
