"""S16, lessons ticked class by class and the ledger of activities."""
