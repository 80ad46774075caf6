"""Tests that look at the pages as a browser shows them."""
