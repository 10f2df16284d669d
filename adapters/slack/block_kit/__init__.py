"""Block Kit parts of messages and modals, each within Slack's limits. Pure."""
