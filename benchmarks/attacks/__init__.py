"""Attacks on whole runs: kills and full disks, each beside an undisturbed run."""
