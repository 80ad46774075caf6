"""Measurements: how the program and its engines behave with records for a whole country."""
