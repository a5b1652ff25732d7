"""Moving in: past workbooks."""
