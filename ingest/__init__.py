"""How it got in: load, clean, scrub, chunk, plan, write. Runs and stops."""
