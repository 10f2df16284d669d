# Privatumas: kas ką mato, mano duomenys, ištrynimas.

command-privacy = privatumas
command-my-data = mano-duomenys
    .words = duomenys, mano duomenys, kopija
command-erase = ištrinti
    .words = ištrink mano duomenis, ištrinti mano duomenis, pamiršk mane
privacy-changed = Pasikeitė tai, kas parašyta apie privatumą. Štai kaip yra dabar:
privacy-notice =
    Plačiau (aprašo { $version } versija):
    • Kas tvarko duomenis: tavo organizacija; Pora veikia jos serveryje. Dalyvavimas savanoriškas, pasitraukti galima bet kada.
    • Kas saugoma: vardas, el. paštas (ir vadovo), vaidmuo, nustatymai, poros faktai (kada susitikote, ritmas, pauzės), susitikimų naudingumo balai ir tai, ką čia parašai: užrašai, tikslai, žingsniai – užšifruoti.
    • Kas neskaitoma: kitų kanalų žinutės, prisijungimo laikas, skaitymo žymos. Nuotaikų nespėju, žmonių nevertinu ir nelyginu.
    • Koordinatorius mato būseną, taisyklę, datas ir tai, ar yra susitarimas; kiekvieną tokį žvilgsnį pora mato žurnale.
    • Temas supervizijai mentoriai pateikia be vardo. Koordinatorius jas mato be datų ir tik visas kartu, kai temų pateikė bent penki mentoriai; kas rašė, nesakau niekam. Ugdytiniams temų nerodau.
    • Serverio administratorius, turintis ir duomenų bazę, ir šifravimo raktą, techniškai galėtų perskaityti; pokalbių platforma savo žinutes saugo pagal savo taisykles.
    .jus =
    Plačiau (aprašo { $version } versija):
    • Kas tvarko duomenis: jūsų organizacija; Pora veikia jos serveryje. Dalyvavimas savanoriškas, pasitraukti galima bet kada.
    • Kas saugoma: vardas, el. paštas (ir vadovo), vaidmuo, nustatymai, poros faktai (kada susitikote, ritmas, pauzės), susitikimų naudingumo balai ir tai, ką čia parašote: užrašai, tikslai, žingsniai – užšifruoti.
    • Kas neskaitoma: kitų kanalų žinutės, prisijungimo laikas, skaitymo žymos. Nuotaikų nespėju, žmonių nevertinu ir nelyginu.
    • Koordinatorius mato būseną, taisyklę, datas ir tai, ar yra susitarimas; kiekvieną tokį žvilgsnį pora mato žurnale.
    • Temas supervizijai mentoriai pateikia be vardo. Koordinatorius jas mato be datų ir tik visas kartu, kai temų pateikė bent penki mentoriai; kas rašė, nesakau niekam. Ugdytiniams temų nerodau.
    • Serverio administratorius, turintis ir duomenų bazę, ir šifravimo raktą, techniškai galėtų perskaityti; pokalbių platforma savo žinutes saugo pagal savo taisykles.
privacy-telegram = • Šioje mentorystės programoje galima naudotis „Telegram“. Pokalbiai su programomis ten nėra ištisai užšifruoti: „Telegram“ valdytojas mato paskyrą, laiką ir viską, kas pokalbyje yra, ir saugo tai pagal savo taisykles, kad ir ką čia ištrintume. Tai galioja ir bendriems užrašams, tikslams ir žingsniams, jei kita poros pusė juos skaito per „Telegram“. Asmeniniai užrašai ten patenka tik tada, kai juos ten rašai ar skaitai.
    .jus = • Šioje mentorystės programoje galima naudotis „Telegram“. Pokalbiai su programomis ten nėra ištisai užšifruoti: „Telegram“ valdytojas mato paskyrą, laiką ir viską, kas pokalbyje yra, ir saugo tai pagal savo taisykles, kad ir ką čia ištrintume. Tai galioja ir bendriems užrašams, tikslams ir žingsniams, jei kita poros pusė juos skaito per „Telegram“. Asmeniniai užrašai ten patenka tik tada, kai juos ten rašote ar skaitote.
privacy-kept = • Kiek laikoma po programos pabaigos (dienomis): asmeniniai užrašai – { $private }, bendri – { $shared }, susitikimų faktai – { $facts }, paskui jie lieka be vardų.
privacy-rights = Savo duomenų kopija – „mano-duomenys“. Ištrinti – „ištrinti“. Kas žiūrėjo – „žurnalas“.
data-head = Štai tavo duomenų kopija: viena – skaityti, kita – programoms. Kitos pusės žodžių joje nėra.
    .jus = Štai jūsų duomenų kopija: viena – skaityti, kita – programoms. Kitos pusės žodžių joje nėra.
data-line =
    • { $section ->
        [notes] užrašai
        [goals] tikslai
        [steps] žingsniai
        [expectations] lūkesčiai
        [preparations] pasirengimas susitikimams
        [checks] asmeniniai atsakymai apie porą
        [usefulness] susitikimų naudingumas
        [agreements] susitarimai
        [goal_marks] tikslo balai
        [meetings] susitikimai
        [supervision_topics] temos supervizijai
        [unfinished_conversations] nebaigti pokalbiai
        [invitations] pakvietimai
        [writing] rašymo pagalbos užklausos
       *[looks_at_my_pairs] žvilgsniai į poros būseną
    }: { $count }
data-file = Tavo duomenys Poroje, { $on }
    .jus = Jūsų duomenys Poroje, { $on }
data-field =
    { $field ->
        [name] Vardas ir pavardė
        [email] El. paštas
        [manager_email] Vadovo el. paštas
        [called] Kreipinys
        [language] Kalba
        [address] „Tu“ ar „jūs“
        [zone] Laiko juosta
        [hours] Darbo valandos
        [created_at] Dalyvių sąraše nuo
        [welcomed_at] Pažintis
        [paused_until] Nerašyti iki
        [stopped] Nebesiunčiama
        [role] Vaidmuo
        [writer_since] Rašymo pagalba įjungta nuo
        [left] Atjungta
       *[reached] Kur rašyti
    }: { $value }
data-invitation =
    pakvietimas į „{ $platform }“, { $on }, { $used ->
        [yes] panaudotas
       *[no] nepanaudotas
    }
data-role =
    { $role ->
        [mentor] mentorystė (mentoriaus pusė)
        [mentee] mentorystė (ugdytinio pusė)
       *[coordinator] programos koordinavimas
    }
data-note =
    { $on }, { $visibility ->
        [private] tik sau
       *[shared] jums dviem
    }: { $text }
data-goal = { $on }: „{ $text }“ ({ $kind }; { $area })
data-goal-situation = Nuo ko prasidėjo: { $text }
data-goal-role =
    Veda į organizacijai svarbią poziciją; { $shown ->
        [yes] tai leista matyti koordinatoriui.
       *[no] tai matai tik tu.
    }
    .jus =
    Veda į organizacijai svarbią poziciją; { $shown ->
        [yes] tai leista matyti koordinatoriui.
       *[no] tai matote tik jūs.
    }
data-goal-reached = Pasiektas: { $on }
data-step = { $on }: { $text }
data-step-due = Terminas: { $on }
data-step-done = Užbaigta: { $on }
data-topic = „{ $text }“ ({ $theme })
data-answer = { $question }: { $answer }
data-agreement = Pasiūlyta { $on }:
data-meeting =
    { $on }: { $state ->
        [met] susitikta
        [planned] suplanuota
        [missed] neįvyko
       *[moved] perkelta
    }
data-look =
    { $on }: koordinatorius žiūrėjo { $what ->
        [status] poros faktus
        [why] būsenos priežastį
       *[list] porų sąrašą
    }
erase-effects =
    Kas nutiks, jei ištrinsiu:
    • dings tavo asmeniniai užrašai, tikslai, atsakymai, balai, temos supervizijai ir nebaigti pokalbiai;
    • bendruose užrašuose, žingsniuose ir susitarime tavo žodžių vietoje liks brūkšnys; kitos pusės užrašai lieka jai;
    • poros darbas baigsis; kitai pusei pasakysiu tik tai, be priežasties;
    • susitikimų datos liks be vardo; iš programos sąrašo dingsi.
    Kopiją prieš tai gali pasiimti: „mano-duomenys“. Atkurti nebebus galima.
    .jus =
    Kas nutiks, jei ištrinsiu:
    • dings jūsų asmeniniai užrašai, tikslai, atsakymai, balai, temos supervizijai ir nebaigti pokalbiai;
    • bendruose užrašuose, žingsniuose ir susitarime jūsų žodžių vietoje liks brūkšnys; kitos pusės užrašai lieka jai;
    • poros darbas baigsis; kitai pusei pasakysiu tik tai, be priežasties;
    • susitikimų datos liks be vardo; iš programos sąrašo dingsite.
    Kopiją prieš tai galite pasiimti: „mano-duomenys“. Atkurti nebebus galima.
erase-title = Ištrinti duomenis
erase-sure = Ištrinti visus tavo duomenis?
    .jus = Ištrinti visus jūsų duomenis?
erase-sure-keep = Ne, palikti
    .words = ne, palik, palikite
erase-sure-erase = Taip, ištrinti
    .words = ištrink, ištrinkite
erase-kept = Gerai, nieko netryniau.
erase-done = Ištrinta. Kitos pusės užrašai liko jai, susitikimų datos – be vardo. Dėkui už laiką kartu.
erase-partner = Jūsų poros darbas programoje baigtas. Priežasčių nesakau niekam; tai, ką nuveikėte kartu, lieka jums. Apie kitą porą galima pasikalbėti su koordinatoriumi.
why-pair-ended = Poros darbas baigtas, todėl apie tai pranešiau.
kind-pair-ended = • žinių, kad poros darbas baigtas
