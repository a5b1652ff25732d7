"""转学移交: one child's file to another school, what comes from one, receipts both ways."""
