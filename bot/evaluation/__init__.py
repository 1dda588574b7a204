"""How right the answers are, and how well the search finds: measured, never guessed."""
