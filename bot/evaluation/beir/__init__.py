"""How well the search finds, on any retrieval set in BEIR's layout, beside what is usual."""
