"""The unlock page (S02): account, passphrase, the way in by the recovery sheet."""
