"""The least any program would have to do for each case: the bare library calls, written by hand.

Nothing here uses the program's own services, repositories or measures; only libraries, SQL and constants.
"""
