"""S07, one student on one page; who lacks the case key sees the roster part and one sentence."""
