# Viskas, ką Pora sako lietuviškai. Atributas .jus – mandagusis variantas, .words – kiti žodžiai tam pačiam atsakymui.

## Bendra

hello = Labas
    .jus = Laba diena
hello-called = Labas, { $called }
    .jus = Laba diena, { $called }
hello-back = { $hello }. Jei reikia temos pokalbiui, parašyk „temos“; ką dar moku, pasakys „pagalba“.
    .jus = { $hello }. Jei reikia temos pokalbiui, parašykite „temos“; ką dar moku, pasakys „pagalba“.
thanks-back = Prašom. Gero pokalbio.
skip = Praleisti
control-open = Atsakyti
control-send = Toliau
control-later = Vėliau
control-back = Atgal
control-own = Savais žodžiais
control-choose = Pasirink
    .jus = Pasirinkite
control-take = Renkuosi
control-close = Uždaryti
hint-when = Pavyzdžiui, „rytoj 10 val.“ arba „sausio 12 d. 15:00“.
hint-when-past = Pavyzdžiui, „vakar“ arba „sausio 12 d.“
word-leave = vėliau
    .words = atšaukti, ne dabar, baigti, nutraukti
word-back = atgal
    .words = ankstesnis, ankstesnis klausimas
left = Gerai, atidedu. Kai norėsi, tęsime.
    .jus = Gerai, atidedu. Kai norėsite, tęsime.
stale = Pokalbis jau pasistūmėjo toliau. Dabar klausiu štai ko:
private-not-here = Šis atsakymas – tik tau, o žodžiai, parašyti pokalbyje, lieka jo istorijoje. Todėl čia jo nepasiėmiau: paspausk mygtuką ir parašyk langelyje.
    .jus = Šis atsakymas – tik jums, o žodžiai, parašyti pokalbyje, lieka jo istorijoje. Todėl čia jo nepasiėmiau: paspauskite mygtuką ir parašykite langelyje.
closed = Į šį klausimą atsakyti jau nebereikia, todėl nieko nekeičiu.
failure = Man kažkas nepavyko, todėl nieko nepakeičiau. Pamėgink dar kartą; jei kartosis, pasakyk koordinatoriui kodą { $id }.
    .jus = Man kažkas nepavyko, todėl nieko nepakeičiau. Pamėginkite dar kartą; jei kartosis, pasakykite koordinatoriui kodą { $id }.
stranger = Aš – Pora, mentorystės porų pokalbių programa. Šios paskyros dalyvių sąraše nerandu; ją įtraukti gali koordinatorius.

seen-by-me = 🔒 Atsakymą matai tik tu.
    .jus = 🔒 Atsakymą matote tik jūs.
seen-by-pair = 👥 Atsakymą matote tik jūs dviese.
seen-by-coordinator = 📅 Datas ir ritmą mato pora ir koordinatorius.
seen-by-settings = ⚙ Tai tik nustatymas, apie jį niekam nepranešu.

## Ko nesupratau

unclear-choice = Nesupratau, kurį atsakymą renkiesi. Parašyk jo numerį arba žodžius.
    .jus = Nesupratau, kurį atsakymą renkatės. Parašykite jo numerį arba žodžius.
unclear-scale = Čia tinka skaičius nuo { $low } iki { $high }.
unclear-when = Nesupratau, kada. Parašyk dieną ir valandą, pavyzdžiui, „kitą antradienį 15 val.“ arba „sausio 12 d. 10:00“.
    .jus = Nesupratau, kada. Parašykite dieną ir valandą, pavyzdžiui, „kitą antradienį 15 val.“ arba „sausio 12 d. 10:00“.
unclear-when-past = Nesupratau, kurią dieną. Parašyk, pavyzdžiui, „vakar“, „antradienį“ arba „sausio 12 d.“
    .jus = Nesupratau, kurią dieną. Parašykite, pavyzdžiui, „vakar“, „antradienį“ arba „sausio 12 d.“
unclear-until = Nesupratau, kurią dieną. Parašyk, pavyzdžiui, „sausio 12 d.“ arba „po dviejų savaičių“.
    .jus = Nesupratau, kurią dieną. Parašykite, pavyzdžiui, „sausio 12 d.“ arba „po dviejų savaičių“.
unclear-hour = Nesupratau valandos. Parašyk, pavyzdžiui, „15:00“ arba „10 val.“
    .jus = Nesupratau valandos. Parašykite, pavyzdžiui, „15:00“ arba „10 val.“
unclear-hours = Nesupratau darbo laiko. Parašyk, nuo kada iki kada, pavyzdžiui, „8:30–17:00“ (bent keturios valandos).
    .jus = Nesupratau darbo laiko. Parašykite, nuo kada iki kada, pavyzdžiui, „8:30–17:00“ (bent keturios valandos).
unclear-zone = Nepažįstu tokios vietos. Parašyk miestą, pavyzdžiui, „Vilnius“ arba „London“.
    .jus = Nepažįstu tokios vietos. Parašykite miestą, pavyzdžiui, „Vilnius“ arba „London“.
unclear-empty = Čia reikia bent kelių žodžių.
unclear-too-long = Tekstas per ilgas: ženklų yra { $length }, o telpa { $limit }. Sutrumpink ir atsiųsk dar kartą.
    .jus = Tekstas per ilgas: ženklų yra { $length }, o telpa { $limit }. Sutrumpinkite ir atsiųskite dar kartą.

## Pirmas pokalbis

welcome-again = Primenu apie save – tik kartą. Susipažinti užtenka dviejų minučių.
welcome-title = Susipažinkime
welcome-language =
    Labas! Aš – Pora, mentorystės porų pokalbių programa. Kuria kalba rašome?
    Hello! I am Pora, a chat program for mentoring pairs. Which language shall we use?
welcome-language-lt = Lietuviškai
    .words = lietuvių, lietuviu, lt
welcome-language-en = English
    .words = angliškai, anglų, en
welcome-tone = Kaip kreiptis: „tu“ ar „jūs“?
welcome-tone-tu = Tu
    .words = į tave, neformaliai
welcome-tone-jus = Jūs
    .words = į jus, formaliai, mandagiai
welcome-name = Kaip į tave kreiptis?
    .jus = Kaip į jus kreiptis?
welcome-name-other = Kitaip
    .words = kita, parašysiu
welcome-name-none = Be vardo
    .words = nereikia, be kreipinio
welcome-called = Parašyk taip, kaip turėčiau kreiptis, pavyzdžiui, „Tomai“ arba „Egle“.
    .jus = Parašykite taip, kaip turėčiau kreiptis, pavyzdžiui, „Tomai“ arba „Egle“.
welcome-sees =
    Prieš pradedant – kas ką mato.
    • Asmeninius užrašus matai tik tu. Bendrus užrašus, žingsnius ir tikslą mato jūsų pora.
    • Koordinatorius mato tik faktus: ar ir kokiu ritmu susitinkate, ar yra susitarimas, ar pora pristabdyta, ar kas nors prašė pokalbio su koordinatoriumi. To, ką rašote poroje, – niekada.
    • Tai, ką rašai, saugoma užšifruota. Serverio administratorius, turintis ir raktą, techniškai galėtų tai perskaityti; daugiau – „privatumas“.
    • Aš – programa: klausiu, bet nieko nespėju ir nevertinu. Jei kam nors gresia pavojus, skambink 112.
    .jus =
    Prieš pradedant – kas ką mato.
    • Asmeninius užrašus matote tik jūs. Bendrus užrašus, žingsnius ir tikslą mato jūsų pora.
    • Koordinatorius mato tik faktus: ar ir kokiu ritmu susitinkate, ar yra susitarimas, ar pora pristabdyta, ar kas nors prašė pokalbio su koordinatoriumi. To, ką rašote poroje, – niekada.
    • Tai, ką rašote, saugoma užšifruota. Serverio administratorius, turintis ir raktą, techniškai galėtų tai perskaityti; daugiau – „privatumas“.
    • Aš – programa: klausiu, bet nieko nespėju ir nevertinu. Jei kam nors gresia pavojus, skambinkite 112.
welcome-sees-ok = Aišku, tęskime
    .words = gerai, ok, aišku, supratau, taip
welcome-hours = Rašysiu tik darbo laiku: { $from }–{ $until } ({ $zone_name }) ir ne per šventes. Tinka?
welcome-hours-fine = Tinka
    .words = taip, gerai, ok
welcome-hours-other_hours = Kitos valandos
    .words = kitu laiku
welcome-hours-other_zone = Kita laiko juosta
    .words = kita juosta, kitas miestas
welcome-zone = Kuriame mieste dirbi?
    .jus = Kuriame mieste dirbate?
welcome-span = Nuo kada iki kada tau galima rašyti? Pavyzdžiui, „9–18“.
    .jus = Nuo kada iki kada jums galima rašyti? Pavyzdžiui, „9–18“.
welcome-done =
    Ačiū, viskas paruošta. Tavo pora mentorystėje: { $partner }.
    Parašyk „temos“, kai reikės klausimo pokalbiui, „užrašas“ – kai norėsi ką nors užsirašyti, „kitas“ – kai planuosi susitikimą. Visa kita – „pagalba“.
    .jus =
    Ačiū, viskas paruošta. Jūsų pora mentorystėje: { $partner }.
    Parašykite „temos“, kai reikės klausimo pokalbiui, „užrašas“ – kai norėsite ką nors užsirašyti, „kitas“ – kai planuosite susitikimą. Visa kita – „pagalba“.
welcome-done-alone = Ačiū, viskas paruošta. Poros dar nėra; kai tik atsiras, parašysiu.
welcome-done-coordinator = Ačiū, viskas paruošta. Porų būseną rodo „/pairs“.

## Tikslas

goal-title = Tikslas
goal-situation = Nuo ko pradėti? Prisimink vieną praėjusio mėnesio situaciją darbe, kai pagalvojai: „Norėčiau, kad tai sektųsi geriau.“ Kas tada vyko?
    .jus = Nuo ko pradėti? Prisiminkite vieną praėjusio mėnesio situaciją darbe, kai pagalvojote: „Norėčiau, kad tai sektųsi geriau.“ Kas tada vyko?
goal-goal = Kas turėtų būti kitaip, kai programa baigsis? Užtenka vieno sakinio.
goal-area = Kuriai sričiai šis tikslas artimiausias? Pagal ją parinksiu klausimus.
goal-area-career = Karjera
goal-area-leadership = Vadovavimas
goal-area-expertise = Profesinės žinios
goal-area-confidence = Pasitikėjimas savimi
goal-area-network = Ryšiai
goal-area-communication = Bendravimas
goal-area-balance = Jėgos ir pusiausvyra
goal-area-change = Permainos
goal-area-handover = Patirties perdavimas
goal-saved =
    Tikslas užrašytas, jį mato ir { $partner }:
    „{ $goal }“
    Pakeisti galima bet kada: „tikslas“.
goal-partner = { $partner } siekia štai ko: „{ $goal }“
goal-review-title = Tavo tikslas
    .jus = Jūsų tikslas
goal-review-review =
    Tavo tikslas: „{ $goal }“
    Ar jis dar tas pats?
    .jus =
    Jūsų tikslas: „{ $goal }“
    Ar jis dar tas pats?
goal-review-review-keep = Tas pats
    .words = taip, palikti
goal-review-review-change = Keisti
    .words = ne, kitas
goal-review-review-reached = Pasiektas
    .words = pavyko, pasiekiau
goal-kept = Gerai, lieka toks pats.
goal-reached = Puiku – tai jūsų bendro darbo vaisius. Galima išsikelti kitą tikslą; jei dar ne laikas, parašyk „vėliau“.
    .jus = Puiku – tai jūsų bendro darbo vaisius. Galima išsikelti kitą tikslą; jei dar ne laikas, parašykite „vėliau“.

## Kitas susitikimas

plan-title = Kitas susitikimas
plan-when = Kada susitinkate? Pora: { $partner }. Pasirink arba parašyk savais žodžiais, pavyzdžiui, „kitą antradienį 15 val.“
    .jus = Kada susitinkate? Pora: { $partner }. Pasirinkite arba parašykite savais žodžiais, pavyzdžiui, „kitą antradienį 15 val.“
plan-when-skip = Dar nežinau
    .words = nežinau, praleisti
plan-hour = Kelintą valandą?
plan-sure = Supratau taip: { $moment }. Užrašyti?
plan-sure-yes = Taip
    .words = jo, gerai, tinka, ok, užrašyk
plan-sure-change = Kitas laikas
    .words = ne, keisti, kitaip
calendar-title = Mentorystės susitikimas: { $mentee }, { $mentor }
calendar-file = susitikimas.ics
plan-saved = Užrašyta: { $when }. Pranešiu, kad žinotų ir { $partner }.
plan-partner =
    { $moved ->
        [yes] Susitikimas perkeltas. Naujas laikas: { $when }.
       *[no] Suplanuotas susitikimas: { $when }.
    } Pasiūlė: { $who }. Jei netinka, parašyk „kitas“.
    .jus =
    { $moved ->
        [yes] Susitikimas perkeltas. Naujas laikas: { $when }.
       *[no] Suplanuotas susitikimas: { $when }.
    } Pasiūlė: { $who }. Jei netinka, parašykite „kitas“.
plan-current = Dabar suplanuota: { $when }. Jei tinka, parašyk „vėliau“; jei ne, rask kitą laiką.
    .jus = Dabar suplanuota: { $when }. Jei tinka, parašykite „vėliau“; jei ne, raskite kitą laiką.
plan-later = Gerai. Kai žinosi, parašyk „kitas“.
    .jus = Gerai. Kai žinosite, parašykite „kitas“.
plan-passed = Tas laikas jau praėjo, todėl neužrašiau.

## Ar susitikote

check-in-title = Kaip sekėsi?
check-in-met =
    { $source ->
        [plan] Ar susitikote, kaip buvo suplanuota ({ $when })?
        [heard] Užrašyti, kad susitikote?
        [heard_day] Užrašyti, kad susitikote { $when }?
       *[rhythm] { $hello }. Pagal jūsų ritmą jau būtų metas susitikti. Ar susitikote?
    }
check-in-met-yes = Taip
    .words = jo, susitikome, susitikom, buvo
check-in-met-no = Dar ne
    .words = ne, nesusitikome, nesusitikom, nebuvo
check-in-useful = Kiek naudingas buvo susitikimas? 1 – nelabai, 5 – labai.
check-in-met_on = Kurią dieną susitikote?
check-in-met_on-skip = Tiksliai nežinau
check-in-logged = Užrašyta. Ačiū.
check-in-last = Programa baigiasi { $on } Jei dar susitiksite – „kitas“; poros darbą baigia „pabaiga“.
check-in-instead = Nieko tokio, susitikimas dar laukia. Kas dabar padėtų?
check-in-instead-plan = Rasti laiką
    .words = laikas, planuoti
check-in-instead-why = Pasakyti, kas trukdo
    .words = trukdo, kas trukdo
check-in-instead-leave = Nieko, ačiū
    .words = nieko, ne
check-in-left = Gerai. Jei ko reikės, esu čia.
check-in-partner-met = { $partner } jau pažymėjo, kad šis susitikimas įvyko, tad taip ir palieku. Jei tai klaida, pasitarkite dviese.

## Užrašas

session-note-title = Užrašas
session-note-keep = Ar nori ką nors užsirašyti?
    .jus = Ar norite ką nors užsirašyti?
session-note-keep-private = Tik sau
    .words = sau, asmeninį, asmeninis, tik man
session-note-keep-shared = Mums dviem
    .words = mums, bendrą, bendras, abiem, dviem
session-note-keep-no = Ne, ačiū
    .words = ne, nieko
session-note-mine = Rašyk, ką nori prisiminti.
    .jus = Rašykite, ką norite prisiminti.
session-note-ours = Rašyk, ką verta prisiminti jums dviem.
    .jus = Rašykite, ką verta prisiminti jums dviem.
session-note-owner = Ar sutarėte dėl žingsnio? Kas jį žengs?
session-note-owner-me = Aš
    .words = mano
session-note-owner-partner = Mano pora
    .words = pora, partneris, partnerė, kitas
session-note-owner-none = Žingsnių nėra
    .words = ne, niekas, nėra, pakaks, viskas
session-note-step = Koks tai žingsnis? Pavyzdžiui: „Kai gausiu projekto planą, paprašysiu dviejų žmonių nuomonės.“
session-note-due = Iki kada?
session-note-due-skip = Be termino
note-saved-private = Užrašyta. Matai tik tu.
    .jus = Užrašyta. Matote tik jūs.
note-saved-shared = Užrašyta jums dviem. Tai mato ir { $partner }.
note-partner =
    { $who } užrašė jums dviem:
    „{ $note }“
note-none = Gerai. Prireikus – „užrašas“.
note-done = Gerai, viskas užrašyta.
step-saved = Žingsnis užrašytas. Jei yra ir daugiau, tęskime.
heard-title = Užrašas
heard-heard =
    { $about ->
        [meeting] Išsaugoti tai kaip susitikimo užrašą? Susitikote { $day }.
       *[pair] Išsaugoti tai kaip užrašą?
    }
    „{ $text }“
heard-heard-shared = Mums dviem
    .words = mums, bendrą, bendras, taip
heard-heard-private = Tik sau
    .words = sau, asmeninį, tik man, man
heard-heard-no = Ne
    .words = nereikia, ne ačiū
heard-kept = Asmeninį užrašą geriau rašyti langelyje: žodžiai, parašyti pokalbyje, lieka jo istorijoje. Čia nieko neišsaugojau.
heard-dropped = Gerai, nieko neišsaugojau.
notes-none = Užrašų dar nėra. Pradėti galima žodžiu „užrašas“.
notes-head =
    { $count ->
        [one] { $count } užrašas. Pora: { $partner }.
        [few] { $count } užrašai. Pora: { $partner }.
        [many] { $count } užrašo. Pora: { $partner }.
       *[other] { $count } užrašų. Pora: { $partner }.
    }
notes-line =
    { $visibility ->
        [private] 🔒
       *[shared] 👥
    } { $on }, { $who ->
        [me] rašei tu
       *[partner] rašė { $partner }
    }: { $text }
    .jus =
    { $visibility ->
        [private] 🔒
       *[shared] 👥
    } { $on }, { $who ->
        [me] rašėte jūs
       *[partner] rašė { $partner }
    }: { $text }
steps-title = Žingsniai
steps-step = Kurį žingsnį jau žengėte?
steps-step-leave = Dar nė vieno
    .words = nė vieno, jokio
steps-done = Pažymėta. Gera žinia jums dviem.
steps-left = Gerai, lieka taip, kaip yra.
steps-gone = Tokio žingsnio jau nėra.
steps-none = Laukiančių žingsnių nėra. Naują galima pridėti prie užrašo: „užrašas“.

## Temos

topics-title = Apie ką kalbėtis
topics-card = Kurią temą renkiesi?
    .jus = Kurią temą renkatės?
topics-card-another = Kitos trys
    .words = kitas, kita, kiti, kitos
topics-card-deeper = Giliau
    .words = gilesnis, gilesnė
topics-card-why = Kodėl šios?
    .words = kodėl, kodel šios
topics-card-done = Užteks
    .words = viskas, pakaks, ačiū
topics-slot-easy = Lengva pradžia
topics-slot-fitting = Kaip tik jums
topics-slot-deeper = Žingsniu giliau
topics-for-both = { "" }
topics-for-mentor = { " " }· kalba mentoriaus pusė
topics-for-mentee = { " " }· kalba ugdytinio pusė
topics-done = Gero pokalbio.
topics-no-deeper = Gilesnės temos šiam kartui jau nebeturiu; lieka šios trys.
topics-no-more = Naujų temų šiam etapui nebeliko; grąžinu šias.
topics-picked =
    { $text }

    Jei norėsis paklausti daugiau:
    – { $first }
    – { $second }

    Užtruks apie { $minutes ->
        [one] { $minutes } minutę
        [few] { $minutes } minutes
        [many] { $minutes } minutės
       *[other] { $minutes } minučių
    }.
topics-reason-stage = { $number }. Tinka šiam jūsų etapui.
topics-reason-goal = { $number }. Siejasi su tikslu, kurį išsikėlėte.
topics-reason-echo = { $number }. Atliepia jūsų bendrus užrašus.
topics-reason-fresh-topic = { $number }. Apie tai seniai nekalbėjote.
topics-reason-purpose = { $number }. Dera su programos tikslu.
topics-reason-other-format = { $number }. Kitokia forma nei praėjusį kartą.
topics-reason-easy-start = { $number }. Lengva pradėti.
topics-reason-one-step-deeper = { $number }. Žingsniu giliau nei iki šiol.
topics-reason-private = Kai parenku temas, asmeninių užrašų neskaitau. Jums abiem rodau tas pačias tris.

## Sustojo

stalled-title = Kas dabar padėtų?
stalled-why =
    { $met_before ->
        [yes] { $hello }. Nuo paskutinio susitikimo praėjo { $weeks ->
            [one] { $weeks } savaitė
            [few] { $weeks } savaitės
            [many] { $weeks } savaitės
           *[other] { $weeks } savaičių
        }.
        [just] { $hello }.
       *[no] { $hello }. Pirmas susitikimas dar laukia.
    } Taip būna, ir priežastys įvairios. Kas arčiausiai tiesos?
stalled-why-no_time = Trūksta laiko
    .words = laikas, nėra laiko, neturiu laiko, neturime laiko
stalled-why-no_topic = Nėra apie ką kalbėtis
    .words = nėra temos, nėra temų, neturime temos, apie ką
stalled-why-reached = Tikslas pasiektas
    .words = pasiektas, pasiekėme
stalled-why-no_fit = Nelabai derame
    .words = nederame, netinkame, netinka, nelabai tinkame kaip pora
stalled-why-away = Kažko iš mūsų dabar nėra
    .words = atostogos, serga, išvykęs, išvykusi
stalled-why-met = Mes susitikome
    .words = susitikome, susitikom
stalled-cards = Tada – trys lengvi klausimai. Pokalbiui užteks ir penkiolikos minučių.
stalled-lighter = Laiko daugiau neatsiras, bet susitikti galima ir paprasčiau. Kas tiktų?
stalled-lighter-short = Pusvalandžio pokalbis
    .words = trumpas, trumpiau, pusvalandis, pusvalandį, trumpas 30 min. pokalbis
stalled-lighter-slower = Retesnis ritmas
    .words = rečiau, retesnis
stalled-lighter-pause = Pauzė
    .words = pristabdyti
stalled-lighter-leave = Kol kas nieko
    .words = nieko, ne
stalled-onward = Gera žinia. Kas toliau?
stalled-onward-new_goal = Naujas tikslas
    .words = naujas
stalled-onward-slower = Retesnis ritmas
    .words = rečiau, retesnis
stalled-onward-talk = Pasikalbėti su koordinatoriumi
    .words = koordinatorius, koordinatorė
stalled-onward-leave = Kol kas nieko
    .words = nieko, ne
stalled-fit = Taip nutinka, ir čia niekas nekaltas. Tavo atsakymo daugiau niekas nemato. Kas padėtų?
    .jus = Taip nutinka, ir čia niekas nekaltas. Jūsų atsakymo daugiau niekas nemato. Kas padėtų?
stalled-fit-card = Klausimas atviram pokalbiui
    .words = klausimas, tema
stalled-fit-talk = Kad susisiektų koordinatorius
    .words = koordinatorius, koordinatorė
stalled-fit-leave = Kol kas nieko
    .words = nieko, ne
stalled-short = Raskime pusvalandį. Kartais trumpas pokalbis pajudina daugiau nei ilgas.
stalled-left = Gerai. Kai norėsis, parašyk „temos“ arba „kitas“.
    .jus = Gerai. Kai norėsis, parašykite „temos“ arba „kitas“.
talk-asked = Perduosiu koordinatoriui tik tai, kad nori pasikalbėti. Priežasties nesakau, porai nepranešu.
    .jus = Perduosiu koordinatoriui tik tai, kad norite pasikalbėti. Priežasties nesakau, porai nepranešu.
nudge-title = Susitikimas
nudge-act =
    { $reason ->
        [first] { $hello }. Pirmas susitikimas dar nesuplanuotas. Susipažinti užtenka ir pusvalandžio. Kas padėtų?
        [mentor] { $hello }. Jau kurį laiką nesusitikote; pora: { $partner }. Trumpa žinutė „Kada tau patogu?“ dažnai išjudina. Kas padėtų?
       *[heard] Nieko tokio, susitikimas dar laukia. Kas padėtų?
    }
nudge-act-plan = Rasti laiką
    .words = laikas, planuoti
nudge-act-met = Jau susitikome
    .words = susitikome, susitikom
nudge-act-cards = Temos pokalbiui
    .words = temos, tema
nudge-act-pause = Pauzė
    .words = pristabdyti
nudge-act-leave = Kol kas nieko
    .words = nieko, ne

## Pauzė ir ritmas

pause-title = Pauzė
pause-until = Iki kada pristabdyti? Priežasties neklausiu; pora matys tik „pauzė“. Pasirink dieną arba parašyk.
    .jus = Iki kada pristabdyti? Priežasties neklausiu; pora matys tik „pauzė“. Pasirinkite dieną arba parašykite.
pause-sure = Grįžtate { $day }. Pristabdyti iki tada?
pause-sure-yes = Taip
    .words = gerai, tinka, ok
pause-sure-change = Kita diena
    .words = ne, keisti
pause-saved = Pristabdyta. Grįšite { $until }; jei norėsis anksčiau, parašyk „pauzė“.
    .jus = Pristabdyta. Grįšite { $until }; jei norėsis anksčiau, parašykite „pauzė“.
pause-partner = Jūsų pora pristabdyta, grįšite { $until }. Iki tada nerašysiu.
pause-too-long = Pauzė gali baigtis ne anksčiau kaip rytoj ir ne vėliau kaip po pusmečio.
pause-over = Pauzė baigėsi – smagu, kad grįžtate. Pora: { $partner }. Kai norėsi rasti laiką, parašyk „kitas“.
    .jus = Pauzė baigėsi – smagu, kad grįžtate. Pora: { $partner }. Kai norėsite rasti laiką, parašykite „kitas“.
pause-over-now = Pauzė baigta. Kai norėsi rasti laiką, parašyk „kitas“.
    .jus = Pauzė baigta. Kai norėsite rasti laiką, parašykite „kitas“.
pause-over-partner = Jūsų pora grįžta iš pauzės anksčiau.
pause-kept = Gerai, pauzė tęsiasi.
paused-title = Pauzė
paused-paused = Jūsų pora pristabdyta, grįšite { $until }. Ką darome?
paused-paused-resume = Grįžti dabar
    .words = grįžti, tęsti
paused-paused-keep = Palikti pauzę
    .words = palikti
rhythm-title = Ritmas
rhythm-weeks = Kas kiek savaičių norite susitikti? Ritmą galima keisti bet kada.
rhythm-weeks-2 = Kas 2 savaites
    .words = 2, dvi, kas dvi savaites
rhythm-weeks-3 = Kas 3 savaites
    .words = 3, trys, tris, kas tris savaites
rhythm-weeks-4 = Kas 4 savaites
    .words = 4, keturios, keturias, kas mėnesį, kas keturias savaites
rhythm-weeks-5 = Kas 5 savaites
    .words = 5, penkios, penkias, kas penkias savaites
rhythm-weeks-6 = Kas 6 savaites
    .words = 6, šešios, šešias, kas šešias savaites
rhythm-saved = Užrašyta: kas { $weeks } savaites. Pranešiu ir porai.
rhythm-partner = Naujas jūsų ritmas: kas { $weeks } savaites. Pasiūlė: { $who }. Jei netinka, parašyk „ritmas“.
    .jus = Naujas jūsų ritmas: kas { $weeks } savaites. Pasiūlė: { $who }. Jei netinka, parašykite „ritmas“.
which-title = Kuri pora?
which-pair = Apie kurią porą kalbame?

## Komandos

command-help = pagalba
    .words = ?, ką moki, komandos
command-topics = temos
    .words = tema, klausimai, klausimas
command-note = užrašas
    .words = pastaba, užsirašyti
command-notes = užrašai
    .words = pastabos
command-goal = tikslas
    .words = tikslai
command-next = kitas
    .words = susitikimas, planas, planuoti, kada
command-met = susitikome
    .words = susitikom
command-steps = žingsniai
    .words = žingsnis
command-rhythm = ritmas
command-pause = pauzė
    .words = pristabdyti, grįžti
command-status = būsena
    .words = kaip sekasi
command-journal = žurnalas
command-settings = nustatymai
    .words = kalba
help =
    Štai ką moku (pora: { $partner }). Galima ir paprastais žodžiais, ir su „/mentor“ priekyje.
    temos – apie ką kalbėtis: trys klausimai jūsų porai
    kitas – suplanuoti ar perkelti susitikimą
    pasirengti, susitikome – mintys prieš susitikimą; pažymėti, kad susitikote
    užrašas, užrašai – užsirašyti ir skaityti
    tikslas, žingsniai, lūkesčiai – ko siekiate, dėl ko sutarėte, ko tikitės
    susitarimas – kaip dirbate kartu: pasiūlyti, patvirtinti, perskaityti
    grįžtamasis – paprašyti grįžtamojo ryšio arba gauti užduotį dviem
    ritmas, pauzė – kas kiek susitinkate, kada ilsitės
    pasiimti – savo tikslai ir užrašai iš ankstesnės poros
    supervizija – mentoriams: tema supervizijai, be vardo
    būsena, žurnalas – kaip sekasi jūsų porai ir kas į ją žiūrėjo
    nustatymai, prijungti – kalba, kreipinys, darbo laikas; kur kalbėtis
    privatumas, pabaiga – kas saugoma, kaip baigti poros darbą
    padėk-man – žmonės, kurie gali padėti, kai sunku
help-alone = Poros dar nėra, todėl kol kas galiu nedaug. Kai koordinatorius ją sudarys, parašysiu.
help-ended = Jūsų poros darbas baigtas, todėl dabar galiu nedaug. Užrašai dar kurį laiką lieka („užrašai“), kaip ir sąrašas, kas žiūrėjo („žurnalas“).
help-coordinator =
    Porų būsena:
    /pairs – kiek porų ir kokios būsenos, kam reikia dėmesio
    /pairs būsena VARDAS – vienos poros faktai
    /pairs kodėl VARDAS – taisyklė ir datos
    /pairs sustojusios – seniai nesusitikusios poros
    /pairs supervizija – mentorių pateiktos temos, be vardų
    /pairs pakviesti VARDAS – pakvietimas į „Telegram“ žmogui, kurio dar nepasiekiu
    Ką rašo poros, nerodau niekam. Kiekvieną žvilgsnį pora mato savo žurnale.
near-miss = Tokios komandos nežinau. Gal „{ $command }“?
not-understood = Nesupratau. Parašyk „pagalba“ – parodysiu, ką moku.
    .jus = Nesupratau. Parašykite „pagalba“ – parodysiu, ką moku.

## Poros būsena

status-head =
    Pora: { $partner }. Ritmas: kas { $weeks } savaites. { $count ->
        [0] Dar nesusitikote.
        [one] Įvyko { $count } susitikimas.
        [few] Įvyko { $count } susitikimai.
        [many] Įvyko { $count } susitikimo.
       *[other] Įvyko { $count } susitikimų.
    }
status-paused = Pauzė; grįšite { $until }.
status-next = Kitas susitikimas: { $when }.
status-no-next = Kitas susitikimas dar nesuplanuotas.
status-last = Paskutinis susitikimas: { $on }.
status-goal = Tavo tikslas: „{ $goal }“
    .jus = Jūsų tikslas: „{ $goal }“
status-step =
    Žingsnis ({ $owner ->
        [me] tavo
       *[partner] { $partner }
    }): { $text }{ $has_due ->
        [yes] {" "}– iki { $due }
       *[no] {""}
    }
    .jus =
    Žingsnis ({ $owner ->
        [me] jūsų
       *[partner] { $partner }
    }): { $text }{ $has_due ->
        [yes] {" "}– iki { $due }
       *[no] {""}
    }
journal-none = Į jūsų poros būseną dar niekas nežiūrėjo.
journal-head = Kas žiūrėjo į jūsų poros būseną:
journal-line =
    { $when } – { $who }: { $what ->
        [status] poros faktai
        [why] būsenos priežastis
        [invited] pakvietimas į „Telegram“
       *[list] porų sąrašas
    }

## Koordinatoriui

pairs-command-overview = visos
    .words = visi, apžvalga
pairs-command-status = būsena
pairs-command-why = kodėl
pairs-command-stalled = sustojusios
    .words = sustoję, stringa
state-starting = pradžia
state-late-start = dar be pirmo susitikimo
state-in-rhythm = savo ritmu
state-slow = lėčiau, nei sutarta
state-silent = tyla
state-paused = pauzė
state-asks = prašo pokalbio
state-ended = baigta
pairs-head =
    Programoje { $count ->
        [one] { $count } pora.
        [few] { $count } poros.
        [many] { $count } poros.
       *[other] { $count } porų.
    }
pairs-count = { $sign } { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    }: { $count }
pairs-attention = Kam reikia dėmesio:
pairs-all-well = Dabar dėmesio nereikia niekam.
pairs-none-stalled = Sustojusių porų nėra.
pairs-line = { $sign } { $mentee } – { $mentor }: { $state ->
        [late-start] { state-late-start }
        [slow] { state-slow }
        [silent] { state-silent }
       *[asks] { state-asks }
    }, nuo { $since }
pairs-status =
    { $sign } { $mentee } – { $mentor }: { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    }, nuo { $since }
    Ritmas: kas { $weeks } savaites. Susitikimų: { $count }.
pairs-last = Paskutinis susitikimas: { $on }.
pairs-next = Kitas susitikimas: { $on }.
pairs-no-next = Kitas susitikimas nesuplanuotas.
pairs-why = { $sign } { $mentee } – { $mentor }: { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    }
pairs-rule-starting = Skaičiuojama nuo { $anchor }. Keturiolika dienų be pirmo susitikimo dar laikoma pradžia.
pairs-rule-planned = Susitikimas suplanuotas, todėl būsena rami.
pairs-rule-late-start = Skaičiuojama nuo { $anchor }. Po keturiolikos dienų be pirmo susitikimo rodoma ši būsena.
pairs-rule-in-rhythm = Skaičiuojama nuo { $anchor }. Poros ritmas – kas { $weeks } savaites; pusantro tokio ritmo dar nepraėjo.
pairs-rule-slow = Skaičiuojama nuo { $anchor }. Praėjo pusantro poros ritmo (kas { $weeks } savaites), susitikimas nesuplanuotas.
pairs-rule-silent = Skaičiuojama nuo { $anchor }. Praėjo du poros ritmai (kas { $weeks } savaites), susitikimas nesuplanuotas. Padėtų žmogaus skambutis.
pairs-rule-paused = Pora pati pasirinko pauzę; grįžta { $until }.
pairs-rule-asks = Kas nors iš poros paprašė pokalbio su koordinatoriumi. Priežasties neklausta.
pairs-rule-ended = Poros darbas baigtas.
pairs-why-note = Būsena remiasi tik paspaudimais ir sutartomis datomis; žinutės ir užrašai čia neskaitomi.
pairs-not-yours = Porų būseną mato tik programos koordinatorius. Savo poros – „būsena“.
pairs-name-missing = Parašyk ir vardą, pavyzdžiui, „/pairs būsena Rūta“.
    .jus = Parašykite ir vardą, pavyzdžiui, „/pairs būsena Rūta“.
pairs-name-unknown = Poros, kurioje būtų „{ $wanted }“, tavo programose nerandu. Sąrašas – „/pairs“.
    .jus = Poros, kurioje būtų „{ $wanted }“, jūsų programose nerandu. Sąrašas – „/pairs“.
pairs-unknown = Moku: „/pairs“, „/pairs būsena VARDAS“, „/pairs kodėl VARDAS“, „/pairs sustojusios“, „/pairs supervizija“, „/pairs pakviesti VARDAS“.
coordinator-silent = { $mentee } ir { $mentor } ilgai nesusitinka; tyla nuo { $since }. Čia geriausiai padeda žmogaus skambutis. Daugiau – „/pairs kodėl { $mentee }“.
coordinator-late-start = { $mentee } ir { $mentor } dar nesusitiko pirmą kartą; dvi savaitės suėjo { $since }. Daugiau – „/pairs kodėl { $mentee }“.
coordinator-asked = { $who } nori su tavimi pasikalbėti apie savo porą. Priežasties neklausiau; kitai pusei apie tai nepranešta.
    .jus = { $who } nori su jumis pasikalbėti apie savo porą. Priežasties neklausiau; kitai pusei apie tai nepranešta.
coordinator-no-rights = { $who } iš manęs žinučių negauna: man trūksta leidimo rašyti. Administratorius leidimą rastų komanda „pora check“.
coordinator-unreachable = { $who } mano žinučių nebegauna. Gal pasikeitė paskyra?
