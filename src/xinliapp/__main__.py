"""``python -m xinliapp``."""

from __future__ import annotations

import sys

from xinliapp.app.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
