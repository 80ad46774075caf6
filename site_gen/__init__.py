"""Generate a public static website that compares public policy between regions."""
