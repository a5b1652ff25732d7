"""Spreadsheets in and out: guarded reading, header mapping, form export; decides nothing about students."""
