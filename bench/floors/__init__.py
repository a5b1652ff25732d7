"""The floors: the bare library calls a case cannot do without, with no code of the program in them."""
