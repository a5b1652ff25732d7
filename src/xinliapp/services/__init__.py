"""Use cases, one module per noun, one public call per transaction; never touches Qt, never writes SQL."""
