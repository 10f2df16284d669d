"""Telegram, through python-telegram-bot: what happened there comes in, what Pora says goes out."""
