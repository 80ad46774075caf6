"""Lighthouse's four marks for one page of every kind, as a phone sees it: ``make lighthouse``."""
