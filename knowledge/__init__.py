"""What is true: guidance in force, prior cases, deadlines. No Slack, no language model."""
