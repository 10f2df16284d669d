"""The Telegram adapter, on python-telegram-bot: receives updates, and sends what Pora says."""
