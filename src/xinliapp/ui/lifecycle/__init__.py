"""离校档案: retention, keeping some longer, destroying by two people, certificates."""
