"""How much personal data the scrubber finds, and how much it takes for some that is none."""
