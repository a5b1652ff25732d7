"""S24, thin: backups, the drill that proves one, and the check of the audit chains."""
