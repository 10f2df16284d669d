"""Answers what users do in Slack: in the acknowledgement, in a modal, in a message, or on the home tab."""
