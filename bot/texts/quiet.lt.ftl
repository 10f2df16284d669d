# Ramybė: kodėl gavau, nebesiųsk, ne dabar.

command-why = kodėl
    .words = kodėl gavau, kodėl tai gavau
command-stop = nebesiųsk
    .words = nebesiųskite, nebereikia
command-restore = siųsk-vėl
    .words = siųskite-vėl, grąžink
command-snooze = patylėk
    .words = patylėkite, ne dabar vėliau
about-pair = Pora: { $partner }.
footnote = „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
digest-more =
    Po šio laukia dar { $count ->
        [one] { $count } klausimas
        [few] { $count } klausimai
        [many] { $count } klausimo
       *[other] { $count } klausimų
    }.
why-nothing = Pastaruoju metu savo iniciatyva nerašiau.
why-budget = Savo iniciatyva rašau ne dažniau kaip du kartus per savaitę, tik darbo laiku ir ne per šventes.
why-welcome = Tave įrašė į programos dalyvių sąrašą, todėl pakviečiau susipažinti.
    .jus = Jus įrašė į programos dalyvių sąrašą, todėl pakviečiau susipažinti.
why-welcome-again = Kvietimas susipažinti liko be atsakymo, todėl priminiau vieną kartą.
why-check-in = Praėjo suplanuoto susitikimo laikas arba pagal jūsų ritmą jau buvo metas susitikti, todėl paklausiau, ar susitikote.
why-first-meeting = Artėja dešimta programos diena, o pirmas susitikimas nesuplanuotas.
why-stall-mentee = Nuo paskutinio susitikimo praėjo pusantro jūsų ritmo, o kitas nesuplanuotas.
why-stall-mentor = Pora seniai nesusitiko, o kitas susitikimas nesuplanuotas; rašau po penkių darbo dienų ir mentoriui.
why-late-start = Praėjo dvi savaitės, o pora dar nesusitiko pirmą kartą; tai rodoma koordinatoriui.
why-silent = Praėjo du poros ritmai be susitikimo; tai rodoma koordinatoriui.
why-pause-over = Baigėsi poros pauzė.
why-meeting-planned = Tavo pora suplanavo arba perkėlė susitikimą.
    .jus = Jūsų pora suplanavo arba perkėlė susitikimą.
why-note-shared = Tavo pora parašė bendrą užrašą.
    .jus = Jūsų pora parašė bendrą užrašą.
why-paused = Tavo pora pristabdė susitikimus.
    .jus = Jūsų pora pristabdė susitikimus.
why-resumed = Tavo pora užbaigė pauzę.
    .jus = Jūsų pora užbaigė pauzę.
why-rhythm-changed = Tavo pora pasiūlė kitą susitikimų ritmą.
    .jus = Jūsų pora pasiūlė kitą susitikimų ritmą.
why-help-asked = Kažkas iš programos dalyvių paprašė pokalbio su koordinatoriumi.
why-unreachable = Žmogus, kuriam rašau, žinučių nebegauna.
stop-nothing = Nėra ko sustabdyti: paskutinė žinutė arba ateina tik kartą, arba atsakymo į ją laukia žmogus.
stop-done = Gerai, tokių nebesiųsiu. Vėl gauti – „siųsk-vėl“. Nebesiunčiu:
    .jus = Gerai, tokių nebesiųsiu. Vėl gauti – „siųskite-vėl“. Nebesiunčiu:
kind-check-in = • klausimų, ar susitikote
kind-first-meeting = • priminimų apie pirmą susitikimą
kind-stall-mentee = • klausimų, kas trukdo susitikti
kind-stall-mentor = • paskatinimų mentoriui
kind-late-start = • žinių apie neįvykusius pirmus susitikimus
kind-silent = • žinių apie tylą porose
kind-pause-over = • žinių, kad pauzė baigėsi
kind-meeting-planned = • žinių apie suplanuotus susitikimus
kind-note-shared = • žinių apie bendrus užrašus
kind-paused = • žinių apie pauzę
kind-resumed = • žinių, kad pora grįžo
kind-rhythm-changed = • žinių apie ritmą
kind-unreachable = • žinių apie nepasiekiamus žmones
restore-done = Gerai, vėl siųsiu visų rūšių žinutes – kaip ir anksčiau, ne dažniau kaip du kartus per savaitę.
snooze-title = Ne dabar
snooze-how_long = Iki kada nerašyti?
snooze-how_long-tomorrow = Iki rytojaus
    .words = rytoj
snooze-how_long-week = Savaitę
    .words = savaitei, po savaitės
snooze-how_long-date = Iki pasirinktos dienos
    .words = pasirinkta diena, kita diena, iki kitos dienos, iki datos
snooze-how_long-now = Galima rašyti
    .words = rašyk, rašykite, dabar
snooze-until = Iki kurios dienos?
snooze-saved = Gerai, savo iniciatyva rašysiu ne anksčiau kaip { $until }. Atsakysiu visada.
snooze-over = Gerai, vėl rašysiu.
snooze-too-long = Ilgiausiai galiu patylėti tris mėnesius.
