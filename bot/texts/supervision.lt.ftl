# Supervizija: mentoriai pateikia temas be vardų, koordinatorius jas mato tik visas kartu.

command-supervision = supervizija
    .words = supervizijai, supervizijos, tema supervizijai, atvejis supervizijai
seen-by-supervision = 🔒 Kol nepateiksi, matai tik tu. Pateiktą tekstą be vardo mato koordinatorius ir mentoriai supervizijoje.
    .jus = 🔒 Kol nepateiksite, matote tik jūs. Pateiktą tekstą be vardo mato koordinatorius ir mentoriai supervizijoje.
supervision-title = Tema supervizijai
supervision-intro =
    Supervizija – pokalbis, kuriame mentoriai kartu apmąsto savo darbą. Porų ten niekas netikrina.
    Tema pateikiama be vardo. Koordinatorius mato tik tekstą ir sritį, ir tik tada, kai savo temas bus pateikę bent penki mentoriai; visos parodomos vienu metu, be datų. Kas rašė, nesakau niekam.
    Visko pažadėti negaliu: kartais išduoda aplinkybės ar rašymo būdas. Todėl tekstą prieš pateikimą parodysiu dar kartą.
supervision-unfinished = Čia dar laukia nebaigta tema; pirma ji, o naują galėsi pridėti paskui.
    .jus = Čia dar laukia nebaigta tema; pirma ji, o naują galėsite pridėti paskui.
supervision-case = Parašyk be vardų, komandų, datų ir skaičių, iš kurių ką nors galima atpažinti: kas vyksta, ką bandei, ko norėtum paklausti kitų. Koks tai atvejis ar klausimas?
    .jus = Parašykite be vardų, komandų, datų ir skaičių, iš kurių ką nors galima atpažinti: kas vyksta, ką bandėte, ko norėtumėte paklausti kitų. Koks tai atvejis ar klausimas?
supervision-theme = Kuri sritis artimiausia?
supervision-theme-limits = Vaidmens ribos
    .words = ribos, vaidmuo
supervision-theme-no_meetings = Susitikimai neįvyksta
    .words = neįvyksta, neateina, susitikimai
supervision-theme-feedback = Sunkus grįžtamasis ryšys
    .words = grįžtamasis ryšys, grįžtamasis
supervision-theme-doubts = Abejonės ir jėgos
    .words = abejonės, jėgos, pusiausvyra
supervision-theme-difference = Skirtumai poroje
    .words = skirtumai
supervision-theme-ending = Pabaiga
    .words = poros pabaiga
supervision-theme-other = Kita
    .words = kas kita, kitkas
supervision-sure =
    Kiti matys štai ką ir nieko daugiau:
    „{ $shown }“
    Sritis: { $theme }.
    { $found ->
        [yes] Verta dar kartą pažiūrėti: { $look }. Iš to kartais matyti, apie ką kalbama.
       *[no] Vardų, adresų ir numerių čia nematau, bet visko pastebėti negaliu, o kartais išduoda ir aplinkybės.
    }
    Pateikti taip?
supervision-sure-hand_in = Pateikti
    .words = taip, gerai, pateik
supervision-sure-change = Keisti žodžius
    .words = keisti, taisyti
supervision-sure-reword = 🤖 Kitais žodžiais
    .words = perrašyk, perrašykite, paprasčiau
supervision-sure-own = Mano žodžiai
    .words = mano, savais žodžiais
supervision-sure-leave = Nepateikti
    .words = ne, nereikia
supervision-words = Parašyk visą tekstą taip, kaip jį turėtų matyti kiti. Kaip jis turėtų skambėti?
    .jus = Parašykite visą tekstą taip, kaip jį turėtų matyti kiti. Kaip jis turėtų skambėti?
supervision-reworded = Kalbos modelis tai pasakė kitais žodžiais. Perskaityk juos kaip svetimus: ar sako tai, ką nori pasakyti?
    .jus = Kalbos modelis tai pasakė kitais žodžiais. Perskaitykite juos kaip svetimus: ar sako tai, ką norite pasakyti?
supervision-not-reworded = Šįkart kitų žodžių nėra. Tekstas lieka toks, kokį parašei; mažiausiai išduoda trumpi, paprasti sakiniai.
    .jus = Šįkart kitų žodžių nėra. Tekstas lieka toks, kokį parašėte; mažiausiai išduoda trumpi, paprasti sakiniai.
supervision-left = Gerai, nieko nepateikiau, ir teksto čia nebėra.
supervision-not-taken = Parašyto teksto nepasilieku; štai jis: „{ $text }“
supervision-handed-in = Pateikta be vardo. Temą galima bet kada atsiimti: „supervizija“.
supervision-mentors-only = Supervizija skirta mentoriams, kurių pora dabar dirba kartu. Klausimui poroje tinka „temos“.
supervision-few = Programoje dabar mažiau nei penki mentoriai, todėl iš teksto būtų matyti, kas rašė. Temų čia neimu; atvejį galima papasakoti per superviziją.
supervision-many = Supervizijos jau laukia penkios tavo temos. Vieną atsiėmus, atsiras vietos naujai.
    .jus = Supervizijos jau laukia penkios jūsų temos. Vieną atsiėmus, atsiras vietos naujai.
supervision-hint = O kas sunku mentoriaus darbe, galima be vardo pateikti supervizijai („supervizija“).
supervision-mine-title = Temos supervizijai
supervision-mine-mine = Šios tavo temos laukia supervizijos. Kurią atversti?
    .jus = Šios jūsų temos laukia supervizijos. Kurią atversti?
supervision-mine-mine-add = Pridėti temą
    .words = pridėti, nauja, dar viena
supervision-mine-mine-leave = Nieko, ačiū
    .words = nieko, ne
supervision-mine-topic =
    { $state ->
        [opened] „{ $text }“ ({ $theme }). Koordinatorius ją jau galėjo perskaityti, be vardo.
        [waiting] „{ $text }“ ({ $theme }). Koordinatorius jos dar nematė.
       *[gone] Šios temos čia jau nėra.
    } Ką su ja daryti?
supervision-mine-topic-keep = Palikti
    .words = palik, nieko
supervision-mine-topic-withdraw = Atsiimti
    .words = atsiimu, ištrinti
supervision-stays = Gerai, kaip buvo, taip ir lieka.
supervision-withdrawn =
    { $state ->
        [opened] Atsiimta ir ištrinta. Jei koordinatorius temą jau perskaitė, to atšaukti negaliu.
       *[waiting] Atsiimta ir ištrinta. Niekas jos nematė.
    }
supervision-gone = Šios temos čia jau nėra.

## Koordinatoriui

pairs-command-supervision = supervizija
    .words = supervizijai, supervizijos, temos supervizijai
supervision-head = Temos supervizijai – be vardų, be datų; poros iš jų nevertinamos. Programa: { $name }.
supervision-count = • { $theme }: { $count }
supervision-text = „{ $text }“ ({ $theme })
supervision-for-mentors = Šioje programoje turi mentorių, todėl temų čia nerodau: jose rašoma ir apie poras.
    .jus = Šioje programoje turite mentorių, todėl temų čia nerodau: jose rašoma ir apie poras.
supervision-few-mentors = Mentorių, kurių poros dabar dirba, yra mažiau nei penki: iš teksto būtų matyti, kas rašė, todėl temų nerenku.
supervision-few-topics = Kol temų nepateikė bent penki mentoriai, nerodau nė vienos: iš teksto būtų matyti, kas rašė. Kiek jų jau yra, nesakau.
supervision-open-title = Supervizija
supervision-open-open = Temų pateikta pakankamai. Jas atversiu visas kartu; kas pateiks po to, lauks kitos supervizijos, todėl verta atversti prieš pat ją. Atversti dabar?
supervision-open-open-open = Atversti
    .words = taip, atverk, atverkite
supervision-open-open-wait = Dar palaukti
    .words = ne, palaukti
supervision-waits = Gerai, temos palauks.
supervision-opened = Atversta. Jas rodo „/pairs supervizija“, kol supervizija įvyks.
supervision-held-title = Supervizija
supervision-held-held = Po supervizijos šias temas paslėpsiu, o po mėnesio ištrinsiu. Ar ji jau įvyko?
supervision-held-held-held = Įvyko
    .words = taip, jau
supervision-held-held-not_yet = Dar ne
    .words = ne
supervision-closed = Pažymėta: supervizija įvyko. Temų neberodau, po mėnesio jas ištrinsiu.
supervision-lies = Gerai, temos lieka atverstos: „/pairs supervizija“.
