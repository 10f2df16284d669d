"""The simulated season: its population, its run, its record, and the rules that the record must keep."""
