"""B05: the merged table of all schools, with small numbers hidden on the screen only."""
