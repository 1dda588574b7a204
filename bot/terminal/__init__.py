"""The terminal as a surface: an answer as text to read, and as JSON for machines."""
