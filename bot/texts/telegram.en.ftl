# What is said in Telegram alone.

only-words = I can only read words. Please write what you wanted to tell me.
only-in-private = I am Pora, a chat program for mentoring pairs. I work in private only: write to me directly. I don't read this group's messages and keep nothing of them.
rest-left-out = That text was too long for one message, so Telegram sent it in parts. I left this part out. Up to 3,000 characters I can take whole: please send what matters again.
edits-not-read = I read a message once, as it was sent, and don't see later changes. To correct something, please write it again.
