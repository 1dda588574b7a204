"""What we say: triage, the surfaces that carry the words, the processes."""
