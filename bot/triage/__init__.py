"""From a question and the time to an answer."""
