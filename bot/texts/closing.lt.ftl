# Paskutinės savaitės ir trys mėnesiai po programos.

closing-title = Gražiai užbaigti
closing-harvest = { $hello }. Prasideda paskutinės programos savaitės – geras metas gražiai užbaigti. Pirmiausia – derlius: parodyti, ką čia užsirašei ir kaip pasikeitė tikslas?
    .jus = { $hello }. Prasideda paskutinės programos savaitės – geras metas gražiai užbaigti. Pirmiausia – derlius: parodyti, ką čia užsirašėte ir kaip pasikeitė tikslas?
closing-harvest-look = Parodyti
    .words = parodyk, parodykite, taip
closing-harvest-on = Eiti toliau
    .words = toliau, ne
closing-notes = Tavo užrašai (visas tekstas – „užrašai“):
    .jus = Jūsų užrašai (visas tekstas – „užrašai“):
closing-no-notes = Užrašų čia nėra – derlius būna ir kitoks.
closing-note = • { $on }: { $title }
closing-goal =
    🎯 { $on }: „{ $goal }“{ $how ->
        [reached] {" "}– pasiektas
        [replaced] {" "}– vėliau pakeistas
       *[open] {""}
    }
closing-marks = Balas nuo 0 iki 10: tada { $then }, dabar { $now }.
closing-contact = Kaip bendrausite, kai programa baigsis? Klausiu abiejų pusių: jei pasirinksite tą patį, bus sutarta, o jei ne – sutarsite per paskutinį susitikimą.
closing-contact-month = Kartą per mėnesį
    .words = kas mėnesį, mėnuo
closing-contact-quarter = Kas tris mėnesius
    .words = retai, trys mėnesiai
closing-contact-needed = Kai kam nors prireiks
    .words = prireikus, kai prireiks
closing-contact-done = Čia ir baigiame
    .words = baigiame, nebendrausime
closing-contact-skip = Dar nesutarta
    .words = nežinau, praleisti
closing-rule-month = Po programos: susitinkame ar susiskambiname kartą per mėnesį.
closing-rule-quarter = Po programos: susitinkame ar susiskambiname kas tris mėnesius.
closing-rule-needed = Po programos: parašome, kai kam nors prireikia, ir į tokią žinutę atsakome.
closing-rule-done = Po programos: mentorystė baigiasi, ir tai gera pabaiga.
closing-contact-kept = Perduosiu, kaip norėtum bendrauti; tai sužinos { $partner }. Kai tą patį pasirinks ir kita pusė, bus sutarta.
    .jus = Perduosiu, kaip norėtumėte bendrauti; tai sužinos { $partner }. Kai tą patį pasirinks ir kita pusė, bus sutarta.
closing-contact-partner =
    { $who } norėtų toliau bendrauti taip:
    „{ $rule }“
    Kai paklausiu, pasirink tą patį, ir bus sutarta; jei matai kitaip, pasitarkite per paskutinį susitikimą.
    .jus =
    { $who } norėtų toliau bendrauti taip:
    „{ $rule }“
    Kai paklausiu, pasirinkite tą patį, ir bus sutarta; jei matote kitaip, pasitarkite per paskutinį susitikimą.
closing-contact-agreed =
    Sutarėte, kaip bendrausite toliau; tai įrašyta tarp bendrų užrašų:
    „{ $rule }“
closing-contact-differ =
    Kaip bendrauti toliau, matote skirtingai – bus ką aptarti per paskutinį susitikimą.
    • Tu: „{ $mine }“
    • Tavo pora: „{ $theirs }“
    .jus =
    Kaip bendrauti toliau, matote skirtingai – bus ką aptarti per paskutinį susitikimą.
    • Jūs: „{ $mine }“
    • Jūsų pora: „{ $theirs }“
closing-thanks = Jei nori, parašyk porai padėkos sakinį: kas iš šių pokalbių lieka su tavimi?
    .jus = Jei norite, parašykite porai padėkos sakinį: kas iš šių pokalbių lieka su jumis?
closing-thanks-skip = Be žodžių
    .words = praleisti, nieko
closing-thanks-sent = Perduodu; tai matys ir { $partner }.
closing-thanks-partner =
    Padėka tau. Rašo: { $who }.
    „{ $note }“
    .jus =
    Padėka jums. Rašo: { $who }.
    „{ $note }“
closing-last = Paskutiniam susitikimui turiu tris klausimus jums dviem. Parodyti?
closing-last-cards = Parodyti klausimus
    .words = parodyti, parodyk, parodykite, klausimai, taip
closing-last-enough = Užteks
    .words = ne, nereikia
closing-done = Gražaus paskutinio pokalbio. Kai ateis laikas baigti, tinka žodis „pabaiga“.
after-card =
    { $hello }. Nuo programos pabaigos praėjo trys mėnesiai, tad turiu dar klausimą:
    { $card }
    Atsakyti nereikia, užtenka pagalvoti.
why-closing = Iki programos pabaigos liko mažiau nei mėnuo, todėl pasiūliau gražiai užbaigti. Siūlau tik kartą.
why-contact-rule = Tavo pora pasirinko, kaip galėtumėte bendrauti po programos.
    .jus = Jūsų pora pasirinko, kaip galėtumėte bendrauti po programos.
why-thanks = Tavo pora parašė padėką.
    .jus = Jūsų pora parašė padėką.
why-after-card = Nuo programos pabaigos praėjo trys mėnesiai; tai vienintelė tokia žinutė.
kind-closing = • pasiūlymo gražiai užbaigti
kind-contact-rule = • žinių, kaip bendrauti po programos
kind-thanks = • padėkų
kind-after-card = • klausimo po programos
