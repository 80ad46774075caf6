"""Mutation testing of the two engines; run it with ``make mutants``."""
