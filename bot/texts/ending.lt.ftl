# Pabaiga be kaltės.

command-end = pabaiga
    .words = baigti porą, pasitraukti, užbaigti
ending-title = Pabaiga
ending-how = Poros darbą galima užbaigti bet kada: niekas nekaltas, o tai, ką nuveikėte, lieka jums. Priežasties neklausiu. Kas tiktų?
ending-how-end = Užbaigti
    .words = taip, užbaik, užbaikite
ending-how-talk = Pirma pasikalbėti su koordinatoriumi
    .words = koordinatorius, koordinatorė, pasikalbėti
ending-how-pause = Tik pauzė
    .words = pauzė, pristabdyti
ending-how-stay = Tęsti taip, kaip yra
    .words = tęsti, ne, palikti
ending-thanks = Jei nori, parašyk porai sakinį pabaigai: už ką dėkoji arba ko linki.
    .jus = Jei norite, parašykite porai sakinį pabaigai: už ką dėkojate arba ko linkite.
ending-thanks-skip = Be žodžių
    .words = praleisti, nieko
ending-no-words = Gerai, be žodžių. Ačiū už porai skirtą laiką.
ending-over = Ši pora jau baigėsi. Apie naują porą galima pasikalbėti su koordinatoriumi.
ending-stayed = Gerai, tęsiame.
ending-partner = Jūsų poros darbas baigtas. Priežasčių nesakau niekam, o tai, ką nuveikėte kartu, niekur nedingsta. Apie naują porą galima pasikalbėti su koordinatoriumi.
ending-partner-last = Jūsų poros darbas baigtas. Baigė: { $who }. Nuėjote visą kelią, ir tai, ką nuveikėte kartu, niekur nedingsta. Užrašus dar galima skaityti: „užrašai“.
ending-farewell = Žodis pabaigai: „{ $note }“
coordinator-ended = { $mentee } ir { $mentor } baigė poros darbą. Priežasties neklausta. Gal verta pasikalbėti su abiem pusėmis ir pasiūlyti naują porą.
coordinator-ended-last = { $mentee } ir { $mentor } baigė poros darbą paskutinėmis programos savaitėmis: nuėjo visą kelią.
ending-done =
    Poros darbas baigtas. { $count ->
        [0] Nors susitikti neteko, ačiū, kad bandėte.
        [one] Jūsų { $count } susitikimas lieka kaip nuveiktas darbas.
        [few] Jūsų { $count } susitikimai lieka kaip nuveiktas darbas.
        [many] Jūsų { $count } susitikimo lieka kaip nuveiktas darbas.
       *[other] Jūsų { $count } susitikimų lieka kaip nuveiktas darbas.
    } { $season ->
        [last] Kitai pusei apie tai pranešiu.
       *[any] Kitai pusei pranešiu, bet be priežasčių.
    } Užrašus dar galima skaityti: „užrašai“.
