# Tikslas kelyje: savo balas, kitas žingsnis, žyma.

goal-kind = Ar tai profesinis, ar asmeninis tikslas?
goal-kind-professional = Profesinis
    .words = darbo, darbas
goal-kind-personal = Asmeninis
    .words = savo, sau
goal-invite-title = Ir tavo tikslas
    .jus = Ir jūsų tikslas
goal-invite-want = Pirmas susitikimas jau užrašytas. Mentorystė – mainai, todėl klausiu ir tavęs, tik kartą: ar norėtum čia ir savo tikslo?
    .jus = Pirmas susitikimas jau užrašytas. Mentorystė – mainai, todėl klausiu ir jūsų, tik kartą: ar norėtumėte čia ir savo tikslo?
goal-invite-want-yes = Taip, užsirašysiu
    .words = taip, noriu, norėčiau
goal-invite-want-no = Šįkart ne
    .words = ne, nereikia, ne ačiū
goal-invite-left = Gerai. Savo tikslą užsirašyti galima bet kada: „tikslas“.
goal-own =
    { $kind ->
        [personal] Tavo asmeninis tikslas
       *[professional] Tavo profesinis tikslas
    }: „{ $goal }“
    .jus =
    { $kind ->
        [personal] Jūsų asmeninis tikslas
       *[professional] Jūsų profesinis tikslas
    }: „{ $goal }“
goal-another =
    { $kind ->
        [personal] Šalia profesinio tikslo telpa ir asmeninis.
       *[professional] Šalia asmeninio tikslo telpa ir profesinis.
    }
goal-review-review-step = Kitas žingsnis
    .words = žingsnis
goal-review-review-another = Antras tikslas
    .words = kitas tikslas, antras
goal-review-review-key_role = Svarbi pozicija
    .words = pozicija, žyma
goal-progress-title = Kaip arti tikslas
goal-progress-mark = Nuo 0 iki 10 – kiek jau priartėjai prie šio tikslo?
    .jus = Nuo 0 iki 10 – kiek jau priartėjote prie šio tikslo?
goal-progress-mark-skip = Kitą kartą
    .words = praleisti, nežinau
goal-progress-skipped = Gerai, kitą kartą.
goal-progress-history = Nuo { $since } { $chart } { $values } (matai tik tu).
    .jus = Nuo { $since } { $chart } { $values } (matote tik jūs).
goal-progress-lower =
    { $where ->
        [zero] Nulis – sąžininga pradžia. Kas jau dabar padėtų pajudėti?
       *[between] Pažymėjai { $mark }. Kas lėmė, kad balas ne mažesnis?
    } Rašyk arba atsakyk mintyse.
    .jus =
    { $where ->
        [zero] Nulis – sąžininga pradžia. Kas jau dabar padėtų pajudėti?
       *[between] Pažymėjote { $mark }. Kas lėmė, kad balas ne mažesnis?
    } Rašykite arba atsakykite mintyse.
goal-progress-lower-skip = Jau mintyse
    .words = mintyse, praleisti
goal-progress-higher =
    { $where ->
        [top] Kas padės tai išlaikyti?
       *[between] Iš ko pastebėsi, kad pakilai vienu balu?
    }
    .jus =
    { $where ->
        [top] Kas padės tai išlaikyti?
       *[between] Iš ko pastebėsite, kad pakilote vienu balu?
    }
goal-progress-higher-skip = Jau mintyse
    .words = mintyse, praleisti
goal-words-title = Šios mintys
goal-words-keep = Tai, ką dabar parašei, neišliks, nebent norėsi asmeninio užrašo. Išsaugoti?
    .jus = Tai, ką dabar parašėte, neišliks, nebent norėsite asmeninio užrašo. Išsaugoti?
goal-words-keep-forget = Nesaugoti
    .words = ne, nereikia
goal-words-keep-private = Išsaugoti tik sau
    .words = taip, sau, išsaugoti
goal-words-forgotten = Gerai, neišsaugojau.
goal-step-title = Kitas žingsnis
goal-step-offer = Ar jau matyti, koks būtų kitas žingsnis? Užrašytą matysite dviese.
goal-step-offer-step = Užrašyti žingsnį
    .words = taip, žingsnis, užrašyti
goal-step-offer-none = Šįkart ne
    .words = ne, nieko, nėra
goal-step-step = Užbaik sakinį „Kai …, aš …“, pavyzdžiui: „Kai posėdyje manęs nepaklaus, aš paprašysiu žodžio.“
    .jus = Užbaikite sakinį „Kai …, aš …“, pavyzdžiui: „Kai posėdyje manęs nepaklaus, aš paprašysiu žodžio.“
goal-step-due = Iki kada?
goal-step-due-skip = Be termino
    .words = nežinau
goal-step-left = Gerai. Kai žingsnis paaiškės, tinka „tikslas“ arba „užrašas“.
goal-step-saved = Žingsnis užrašytas, jį mato ir { $partner }. Visa, kas dar laukia, – „žingsniai“.
goal-key-role-title = Svarbi pozicija
goal-key-role-aim = Ar šis tikslas veda į organizacijai svarbią poziciją? Žymą dedi ir nuimi tik tu.
    .jus = Ar šis tikslas veda į organizacijai svarbią poziciją? Žymą dedate ir nuimate tik jūs.
goal-key-role-aim-mine = Taip, žinosiu tik aš
    .words = taip, tik aš, sau
goal-key-role-aim-shown = Taip, ir koordinatoriui
    .words = koordinatoriui, koordinatorius, koordinatorė, rodyti
goal-key-role-aim-no = Ne
    .words = nuimti, nereikia
seen-by-unless_shown = 🔒 Žymą matai tik tu. Jei leisi, koordinatorius matys vien „siekia svarbios pozicijos“, tikslo žodžių – niekada.
    .jus = 🔒 Žymą matote tik jūs. Jei leisite, koordinatorius matys vien „siekia svarbios pozicijos“, tikslo žodžių – niekada.
goal-role-mine = Pažymėta. Koordinatorius to nemato.
goal-role-shown = Pažymėta. Koordinatorius matys tik tai, kad siekiama svarbios pozicijos; nuimti galima bet kada.
goal-role-no = Gerai, žymos nėra.
why-mentor-goal = Pirmas susitikimas įvyko, todėl vieną kartą paklausiau ir apie mentoriaus tikslą: mentorystė – mainai.
kind-mentor-goal = • klausimo apie mentoriaus tikslą
pairs-key-role = Siekia organizacijai svarbios pozicijos: { $who }.
