"""The export format: manifest bytes, writing, strict reading, replay rules; knows no database."""
