"""One folder per screen (view, presenter, table model); holds no SQL, no keys and no rules about children."""
