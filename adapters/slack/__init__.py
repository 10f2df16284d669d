"""Slack, through slack-bolt: what happened there comes in, what Pora says goes out."""
