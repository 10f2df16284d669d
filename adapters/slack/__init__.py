"""The Slack adapter, built on slack-bolt: listeners for incoming payloads, a messenger for outgoing messages."""
