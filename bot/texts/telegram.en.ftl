# What is said in Telegram alone.

only-words = I can only read words. Please write what you wanted to tell me.
only-in-private = I am Pora, a chat program for mentoring pairs. I work in private only: write to me directly. I read and keep nothing of this group.
