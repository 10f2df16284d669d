# Kas sakoma tik „Telegram“ programoje.

only-words = Suprantu tik parašytus žodžius. Parašyk, ką norėjai pasakyti.
    .jus = Suprantu tik parašytus žodžius. Parašykite, ką norėjote pasakyti.
only-in-private = Aš – Pora, mentorystės porų pokalbių programa. Grupėse nedirbu: parašykite man asmeniškai. Šios grupės žinučių neskaitau ir nesaugau.
rest-left-out = Tekstas į vieną žinutę netilpo, todėl „Telegram“ jį išsiuntė dalimis. Šios dalies nepriėmiau. Ištisai priimu iki 3 000 ženklų: atsiųsk iš naujo tai, kas svarbiausia.
    .jus = Tekstas į vieną žinutę netilpo, todėl „Telegram“ jį išsiuntė dalimis. Šios dalies nepriėmiau. Ištisai priimu iki 3 000 ženklų: atsiųskite iš naujo tai, kas svarbiausia.
edits-not-read = Žinutę perskaitau tokią, kokia atsiųsta, o vėlesnių pataisymų nematau. Jei ką nors reikia pataisyti, parašyk iš naujo.
    .jus = Žinutę perskaitau tokią, kokia atsiųsta, o vėlesnių pataisymų nematau. Jei ką nors reikia pataisyti, parašykite iš naujo.
