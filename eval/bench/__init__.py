"""Measurements: scripts that print ratios and tables; see `make bench`."""
