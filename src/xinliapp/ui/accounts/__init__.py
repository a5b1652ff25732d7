"""S25, thin: people, their keys, and the own passphrase."""
