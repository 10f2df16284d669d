# Pabaiga be kaltės.

command-end = pabaiga
    .words = baigti porą, pasitraukti, užbaigti
ending-title = Pabaiga
ending-how = Porą galima užbaigti bet kada: niekas nekaltas, ir tai, kas padaryta, lieka padaryta. Priežasties neklausiu. Kas tiktų?
ending-how-end = Užbaigti
    .words = taip, užbaik, užbaikite
ending-how-talk = Pirma pasikalbėti su koordinatoriumi
    .words = koordinatorius, koordinatorė, pasikalbėti
ending-how-pause = Tik pauzė
    .words = pauzė, pristabdyti
ending-how-stay = Tęsti taip, kaip yra
    .words = tęsti, ne, palikti
ending-thanks = Jei nori, parašyk porai sakinį pabaigai: už ką ačiū arba ko linki.
    .jus = Jei norite, parašykite porai sakinį pabaigai: už ką ačiū arba ko linkite.
ending-thanks-skip = Be žodžių
    .words = praleisti, nieko
ending-stayed = Gerai, tęsiame.
ending-partner = Jūsų pora baigėsi. Tai neutrali žinia: priežasčių nesakau niekam, ir jūsų bendras darbas niekur nedingsta. Apie naują porą galima pasikalbėti su koordinatoriumi.
ending-partner-last = Jūsų pora užbaigta. Užbaigė: { $who }. Nuėjote visą kelią, ir jūsų bendras darbas niekur nedingsta. Užrašus dar galima skaityti: „užrašai“.
ending-farewell = Žodis pabaigai: „{ $note }“
coordinator-ended = { $mentee } ir { $mentor } užbaigė porą. Priežasties neklausta. Gal verta pasikalbėti su abiem pusėmis ir pasiūlyti naują porą.
coordinator-ended-last = { $mentee } ir { $mentor } užbaigė porą paskutinėmis programos savaitėmis: nuėjo visą kelią.
ending-done =
    Pora užbaigta. { $count ->
        [0] Nors susitikti neteko, pastanga irgi svarbi.
        [one] { $count } susitikimas lieka kaip užbaigtas darbas.
        [few] { $count } susitikimai lieka kaip užbaigtas darbas.
        [many] { $count } susitikimo lieka kaip užbaigtas darbas.
       *[other] { $count } susitikimų lieka kaip užbaigtas darbas.
    } { $season ->
        [last] Porai apie tai pranešiu.
       *[any] Porai pranešiu neutraliai.
    } Užrašus dar galima skaityti: „užrašai“.
