"""Measurements against floors made on the same machine in the same run; not collected by the test command."""
