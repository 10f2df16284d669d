# Kas sakoma tik „Telegram“ programoje.

only-words = Suprantu tik parašytus žodžius. Parašyk, ką norėjai pasakyti.
    .jus = Suprantu tik parašytus žodžius. Parašykite, ką norėjote pasakyti.
only-in-private = Aš – Pora, mentorystės porų pokalbių programa. Grupėse nedirbu: parašykite man asmeniškai. Šios grupės žinučių neskaitau ir nesaugau.
