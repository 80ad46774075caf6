"""Generate a public static website that compares public policy between regions."""

__version__ = "0.1.0"
