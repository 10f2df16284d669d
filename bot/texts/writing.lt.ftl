# Rašymo pagalba: kalbos modelis, tik tiems, kas jį įsijungia. Kas parašyta mašinos, pažymėta 🤖.

command-writing-help = rašymo-pagalba
    .words = rašymo pagalba, di
help-writing = rašymo-pagalba – juodraščius rašyti padeda kalbos modelis; jis išjungtas, kol neįsijungi.
    .jus = rašymo-pagalba – juodraščius rašyti padeda kalbos modelis; jis išjungtas, kol neįsijungiate.
seen-by-as_note = 🔒 Tai matys tik tas, kas mato patį užrašą.
writer-moment = Minutėlę, galvoju…

## Įjungta ar išjungta

writing-help-title = Rašymo pagalba
writing-help-choice =
    { $is_on ->
        [yes] Rašymo pagalba įjungta. Ko norėtum?
       *[no] Įjungti tau rašymo pagalbą?
    }
    .jus =
    { $is_on ->
        [yes] Rašymo pagalba įjungta. Ko norėtumėte?
       *[no] Įjungti jums rašymo pagalbą?
    }
writing-help-choice-on = Taip, įjunk
    .jus = Taip, įjunkite
    .words = taip, įjungti, įjunk, įjunkite
writing-help-choice-off = Išjungti
    .words = išjunk, išjunkite
writing-help-choice-sent = Parodyti, kas išsiųsta
    .words = parodyti, parodyk, parodykite, išsiųsta
writing-help-choice-leave = Palikti, kaip yra
    .words = palik, palikite, ne
writing-none = Šioje programoje rašymo pagalbos nėra: joks kalbos modelis čia nieko nemato.
writing-what =
    Rašyti padeda kalbos modelis (dirbtinis intelektas): klausimą priartina prie tavo tikslo, iš ilgo užrašo padaro trumpą juodraštį, padeda man suprasti tai, ko nesuprantu, perrašo temą supervizijai taip, kad stilius tavęs neišduotų. Kol neįsijungi, jis išjungtas.
    • { $place ->
        [localhost] Žodžiai niekur nekeliauja: modelis ({ $model }) veikia Poros serveryje.
       *[other] Kur keliauja žodžiai: { $place } (modelis: { $model }).
    }
    .jus =
    Rašyti padeda kalbos modelis (dirbtinis intelektas): klausimą priartina prie jūsų tikslo, iš ilgo užrašo padaro trumpą juodraštį, padeda man suprasti tai, ko nesuprantu, perrašo temą supervizijai taip, kad stilius jūsų neišduotų. Kol neįsijungiate, jis išjungtas.
    • { $place ->
        [localhost] Žodžiai niekur nekeliauja: modelis ({ $model }) veikia Poros serveryje.
       *[other] Kur keliauja žodžiai: { $place } (modelis: { $model }).
    }
writing-sent-always = • Kas siunčiama, kaskart tik tai, ko reikia: kortelė ir tavo tikslas; užrašas, kurio juodraščio nori; žodžiai, kurių nesupratau; tema, kurią nori perrašyti. Vardai, adresai ir telefonų numeriai prieš tai paslepiami; nepažįstamas vardas sakinio pradžioje kartais praslysta. Kitos pusės tikslas siunčiamas, tik jei pagalbą įsijungė ir ji.
    .jus = • Kas siunčiama, kaskart tik tai, ko reikia: kortelė ir jūsų tikslas; užrašas, kurio juodraščio norite; žodžiai, kurių nesupratau; tema, kurią norite perrašyti. Vardai, adresai ir telefonų numeriai prieš tai paslepiami; nepažįstamas vardas sakinio pradžioje kartais praslysta. Kitos pusės tikslas siunčiamas, tik jei pagalbą įsijungė ir ji.
writing-never-sent = • Kas niekada nesiunčiama: kas tu, kitos pusės užrašai, atsakymai apie susitikimus ir apie porą, taip pat visa, kas skamba kaip pagalbos prašymas: tada atsakau pagalbos kontaktais.
    .jus = • Kas niekada nesiunčiama: kas jūs, kitos pusės užrašai, atsakymai apie susitikimus ir apie porą, taip pat visa, kas skamba kaip pagalbos prašymas: tada atsakau pagalbos kontaktais.
writing-limits = • Daugiausia kartų per dieną: { $mine }. Kas parašyta modelio, pažymėta 🤖 ir nieko nepakeičia, kol nepasakai „taip“. Kas išsiųsta, čia gali pasižiūrėti tik tu; po 30 dienų tai ištrinu.
    .jus = • Daugiausia kartų per dieną: { $mine }. Kas parašyta modelio, pažymėta 🤖 ir nieko nepakeičia, kol nepasakote „taip“. Kas išsiųsta, čia galite pasižiūrėti tik jūs; po 30 dienų tai ištrinu.
writing-on = Rašymo pagalba įjungta. Pažiūrėti, kas išsiųsta, arba išjungti: „rašymo-pagalba“.
writing-off = Rašymo pagalba išjungta. Daugiau nieko nesiunčiu.
writing-left =
    { $on ->
        [yes] Gerai, lieka įjungta.
       *[no] Gerai, lieka išjungta.
    }
writing-sent-head = Kas išsiųsta pastaruoju metu, žodis žodin:
writing-sent-line =
    • { $on }, { $use ->
        [adapt] klausimas arčiau tikslo
        [summarise] užrašo juodraštis
        [understand] žodžiai, kuriuos reikėjo suprasti
       *[reword] tema kitais žodžiais
    }: { $words }

## Klausimas arčiau tikslo

writer-card =
    Šis klausimas – arčiau tikslo. Parašė kalbos modelis, tad imk tik tai, kas tinka:
    „{ $draft }“
    .jus =
    Šis klausimas – arčiau tikslo. Parašė kalbos modelis, tad imkite tik tai, kas tinka:
    „{ $draft }“

## Užrašo juodraštis

session-note-owner-draft = 🤖 Santrauka ir žingsniai
    .words = juodraštis, santrauka, siūlyk, siūlykite
note-draft-title = Juodraštis
unclear-draft = Imk, palik arba parašyk visą tekstą taip, kaip jis turėtų skambėti.
    .jus = Imkite, palikite arba parašykite visą tekstą taip, kaip jis turėtų skambėti.
    .words = keisti, pakeisti, pakeisk, pakeiskite, pataisyti, pataisyk, taisyti, hm, hmm, ką, kodėl, ačiū, dėkui, puiku, šaunu, blogai, netinka, ne taip, ne visai
note-draft-words =
    { $found ->
        [yes] Šį tavo užrašo juodraštį parašė kalbos modelis. Imk jį, pakeisk arba palik užrašą tokį, koks yra.
       *[no] Užrašas išsaugotas toks, kokį parašei. Jei nori, parašyk jį čia kitaip.
    }
    .jus =
    { $found ->
        [yes] Šį jūsų užrašo juodraštį parašė kalbos modelis. Imkite jį, pakeiskite arba palikite užrašą tokį, koks yra.
       *[no] Užrašas išsaugotas toks, kokį parašėte. Jei norite, parašykite jį čia kitaip.
    }
note-draft-words-as_drafted = Imu tokį, koks yra
    .words = imu, imam, imame, taip, taip prašau, tinka, gerai, ok, okei, jo, aha
note-draft-words-skip = Lieka mano užrašas
    .words = lieka, palik, palikite, palieku, paliekam, ne, ne ačiū, nereikia, mano užrašas
note-draft-first =
    { $found ->
        [yes] Šį žingsnį modelis rado tavo užraše. Imk jį, pakeisk arba praleisk.
       *[no] Ar sutarėte dėl žingsnio? Parašyk čia.
    }
    .jus =
    { $found ->
        [yes] Šį žingsnį modelis rado jūsų užraše. Imkite jį, pakeiskite arba praleiskite.
       *[no] Ar sutarėte dėl žingsnio? Parašykite čia.
    }
note-draft-first-as_drafted = Imu tokį, koks yra
    .words = imu, imam, imame, taip, taip prašau, tinka, gerai, ok, okei, jo, aha
note-draft-first-skip = Be žingsnio
    .words = ne, ne ačiū, nereikia, nėra, jokio, praleisk, praleiskite, praleidžiu
note-draft-first_owner = Kas jį žengs?
note-draft-first_owner-me = Aš
    .words = mano
note-draft-first_owner-partner = Mano pora
    .words = pora, partneris, partnerė, kitas
note-draft-first_due = Iki kada?
note-draft-first_due-skip = Be termino
note-draft-second = Modelis rado dar vieną. Imk jį, pakeisk arba praleisk.
    .jus = Modelis rado dar vieną. Imkite jį, pakeiskite arba praleiskite.
note-draft-second-as_drafted = Imu tokį, koks yra
    .words = imu, imam, imame, taip, taip prašau, tinka, gerai, ok, okei, jo, aha
note-draft-second-skip = Be žingsnio
    .words = ne, ne ačiū, nereikia, nėra, jokio, praleisk, praleiskite, praleidžiu
note-draft-second_owner = Kas jį žengs?
note-draft-second_owner-me = Aš
    .words = mano
note-draft-second_owner-partner = Mano pora
    .words = pora, partneris, partnerė, kitas
note-draft-second_due = Iki kada?
note-draft-second_due-skip = Be termino
draft-none = Šįkart juodraščio nėra. Užrašas išsaugotas toks, kokį parašei.
    .jus = Šįkart juodraščio nėra. Užrašas išsaugotas toks, kokį parašėte.
draft-note-taken =
    { $visibility ->
        [private] Padaryta, dabar užraše šie žodžiai. Matai tik tu.
       *[shared] Padaryta, dabar užraše šie žodžiai. Juos mato ir { $partner }.
    }
    .jus =
    { $visibility ->
        [private] Padaryta, dabar užraše šie žodžiai. Matote tik jūs.
       *[shared] Padaryta, dabar užraše šie žodžiai. Juos mato ir { $partner }.
    }
draft-note-left = Gerai, užrašas lieka toks, kokį parašei.
    .jus = Gerai, užrašas lieka toks, kokį parašėte.
draft-note-gone = To užrašo jau nėra, todėl nieko nepakeičiau.
draft-step-saved = Žingsnis užrašytas.

## Spėjimas

guess-title = Spėjimas
guess-guess =
    { $dated ->
        [yes] 🤖 Ar teisingai supratau: nori { $what } ({ $on })?
       *[no] 🤖 Ar teisingai supratau: nori { $what }?
    }
    .jus =
    { $dated ->
        [yes] 🤖 Ar teisingai supratau: norite { $what } ({ $on })?
       *[no] 🤖 Ar teisingai supratau: norite { $what }?
    }
guess-guess-yes = Taip
    .words = taip prašau, būtent
guess-guess-no = Ne
    .words = ne ačiū, ko kito
guess-dropped = Gerai, vadinasi, ne tai. Ką galiu, rodo „pagalba“.
guess-what-topics = rasti, apie ką pasikalbėti
guess-what-met = užrašyti, kad susitikote
guess-what-not_met = pasakyti, kad susitikimas neįvyko
guess-what-plan = suplanuoti susitikimą
guess-what-pause = padaryti susitikimų pertrauką
guess-what-note = tai užsirašyti
guess-what-notes = perskaityti užrašus
guess-what-steps = pamatyti laukiančius žingsnius
guess-what-goal = peržiūrėti tikslą
guess-what-status = pamatyti, kaip poroje sekasi
guess-what-help = pamatyti, ką galiu

## Kodėl gavau, mano duomenys

why-draft = To prašei: tai rašymo pagalbos atsakymas.
    .jus = To prašėte: tai rašymo pagalbos atsakymas.
data-writing-answer = atsakymas: { $words }
privacy-writing = • Kalbos modelis (DI) nieko tavo nemato, kol neįsijungi rašymo pagalbos. Kas jam būtų siunčiama ir kur: „rašymo-pagalba“.
    .jus = • Kalbos modelis (DI) nieko jūsų nemato, kol neįsijungiate rašymo pagalbos. Kas jam būtų siunčiama ir kur: „rašymo-pagalba“.
