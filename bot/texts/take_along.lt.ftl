# Nauja pora: ką ugdytinio pusė pasiima iš ankstesnės.

command-take-along = pasiimti
    .words = pasiimu, pasiimti iš ankstesnės
take-along-title = Ką pasiimti
take-along-start = { $hello }. Tavo nauja pora: { $partner }. Iš ankstesnės poros gali pasiimti savo tikslus ir užrašus arba pradėti nuo balto lapo. Renkiesi tik tu, ir apie ankstesnę porą niekam nepasakoju. Pažiūrėti?
    .jus = { $hello }. Jūsų nauja pora: { $partner }. Iš ankstesnės poros galite pasiimti savo tikslus ir užrašus arba pradėti nuo balto lapo. Renkatės tik jūs, ir apie ankstesnę porą niekam nepasakoju. Pažiūrėti?
take-along-start-look = Pažiūrėti
    .words = taip, parodyk, parodykite
take-along-start-fresh = Pradėti nuo balto lapo
    .words = baltas lapas, ne, nieko
take-along-fresh = Gerai, pradžia nuo balto lapo. Persigalvojus tinka „pasiimti“.
take-along-goal =
    { $pressed ->
        [yes] Ar pasiimti dar kurį tikslą? Jį matys ir { $partner }.
       *[no] Kuriuos tikslus pasiimi, kartu su savo balais? Pasirinktus tikslus matys ir { $partner }, balų – niekada. Paspaudus dar kartą, pasirinkimas atšaukiamas; kol nebaigta, niekas nesikeičia.
    }
    .jus =
    { $pressed ->
        [yes] Ar pasiimti dar kurį tikslą? Jį matys ir { $partner }.
       *[no] Kuriuos tikslus pasiimate, kartu su savo balais? Pasirinktus tikslus matys ir { $partner }, balų – niekada. Paspaudus dar kartą, pasirinkimas atšaukiamas; kol nebaigta, niekas nesikeičia.
    }
take-along-goal-done = Tai viskas
    .words = viskas, toliau, nieko
take-along-note =
    { $pressed ->
        [yes] Ar pasiimti dar kurį užrašą tik sau?
       *[no] Kuriuos užrašus pasiimi tik sau? Tinka ir tie, kuriuos anksčiau rašei dviem: čia juos matysi tik tu.
    }
    .jus =
    { $pressed ->
        [yes] Ar pasiimti dar kurį užrašą tik sau?
       *[no] Kuriuos užrašus pasiimate tik sau? Tinka ir tie, kuriuos anksčiau rašėte dviem: čia juos matysite tik jūs.
    }
take-along-note-done = Tai viskas
    .words = viskas, toliau, nieko
take-along-ours =
    { $pressed ->
        [yes] Ar parodyti naujai porai dar kurį?
       *[no] O kuriuos iš užrašų, anksčiau rašytų dviem, parodysi naujai porai? Juos matys ir { $partner }.
    }
    .jus =
    { $pressed ->
        [yes] Ar parodyti naujai porai dar kurį?
       *[no] O kuriuos iš užrašų, anksčiau rašytų dviem, parodysite naujai porai? Juos matys ir { $partner }.
    }
take-along-ours-done = Tai viskas
    .words = viskas, toliau, nieko
take-along-older = Dar daugiau
take-along-done = Pasiimta: tikslai – { $goals }, užrašai tik sau – { $notes }, užrašai dviem – { $shared }. Ankstesnei porai nieko nesakau.
take-along-nothing = Gerai, nieko neimame. Persigalvojus tinka „pasiimti“.
take-along-goal-stays = Tokios rūšies tikslas čia jau užrašytas, todėl ankstesnis lieka, kur buvo.
take-along-none = Iš ankstesnės poros pasiimti nėra ko.
seen-by-chosen = 👥 Šį sąrašą matai tik tu. Ką pasirinksi, matysite jūs dviese.
    .jus = 👥 Šį sąrašą matote tik jūs. Ką pasirinksite, matysite jūs dviese.
why-take-along = Sudaryta nauja pora, todėl paklausiau, ką pasiimti iš ankstesnės. Klausiu tik kartą.
kind-take-along = • klausimo, ką pasiimti į naują porą
