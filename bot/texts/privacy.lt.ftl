# Privatumas: kas ką mato, mano duomenys, ištrynimas.

command-privacy = privatumas
command-my-data = mano-duomenys
    .words = duomenys, mano duomenys, kopija
command-erase = ištrinti
    .words = ištrink mano duomenis, ištrinti mano duomenis, pamiršk mane
privacy-changed = Pasikeitė tai, kas parašyta apie privatumą. Štai kaip yra dabar:
privacy-notice =
    Plačiau (aprašo { $version } versija):
    • Kas tvarko: tavo organizacija; Pora yra jos serveryje. Dalyvauti savanoriška, pasitraukti galima bet kada.
    • Kas saugoma: vardas, el. paštas, vaidmuo, poros faktai (kada susitikote, ritmas, pauzės) ir tai, ką čia parašai: užrašai, tikslai, žingsniai – užšifruoti.
    • Kas neskaitoma: kitų kanalų žinutės, prisijungimo laikas, skaitymo žymos. Nuotaikų nespėju, žmonių nevertinu, balų nerašau.
    • Koordinatorius mato būseną, taisyklę ir datas; kiekvieną jo žvilgsnį pora mato žurnale.
    • Serverio administratorius, turintis ir duomenų bazę, ir šifravimo raktą, techniškai galėtų perskaityti; pokalbių platforma savo žinutes saugo pagal savo taisykles.
    .jus =
    Plačiau (aprašo { $version } versija):
    • Kas tvarko: jūsų organizacija; Pora yra jos serveryje. Dalyvauti savanoriška, pasitraukti galima bet kada.
    • Kas saugoma: vardas, el. paštas, vaidmuo, poros faktai (kada susitikote, ritmas, pauzės) ir tai, ką čia parašote: užrašai, tikslai, žingsniai – užšifruoti.
    • Kas neskaitoma: kitų kanalų žinutės, prisijungimo laikas, skaitymo žymos. Nuotaikų nespėju, žmonių nevertinu, balų nerašau.
    • Koordinatorius mato būseną, taisyklę ir datas; kiekvieną jo žvilgsnį pora mato žurnale.
    • Serverio administratorius, turintis ir duomenų bazę, ir šifravimo raktą, techniškai galėtų perskaityti; pokalbių platforma savo žinutes saugo pagal savo taisykles.
privacy-kept = • Kiek laikoma po programos pabaigos (dienomis): asmeniniai užrašai – { $private }, bendri – { $shared }, susitikimų faktai – { $facts }, paskui jie lieka be vardų.
privacy-rights = Savo duomenų kopija – „mano-duomenys“. Ištrinti – „ištrinti“. Kas žiūrėjo – „žurnalas“.
data-head = Štai tavo duomenų kopija: viena – skaityti, kita – programoms. Poros kitos pusės žodžių joje nėra.
    .jus = Štai jūsų duomenų kopija: viena – skaityti, kita – programoms. Poros kitos pusės žodžių joje nėra.
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
        [unfinished_conversations] nebaigti pokalbiai
       *[looks_at_my_pairs] žvilgsniai į poros būseną
    }: { $count }
erase-effects =
    Kas nutiks, jei ištrinsiu:
    • dings tavo asmeniniai užrašai, tikslai, atsakymai, balai ir nebaigti pokalbiai;
    • bendruose užrašuose ir žingsniuose tavo žodžių vietoje liks brūkšnys; poros kitos pusės užrašai lieka jai;
    • pora baigsis, kitai pusei pasakysiu tik tiek, be priežasties;
    • susitikimų datos liks be vardo; iš programos sąrašo dingsi.
    Kopiją prieš tai gali pasiimti: „mano-duomenys“. Atkurti nebebus galima.
    .jus =
    Kas nutiks, jei ištrinsiu:
    • dings jūsų asmeniniai užrašai, tikslai, atsakymai, balai ir nebaigti pokalbiai;
    • bendruose užrašuose ir žingsniuose jūsų žodžių vietoje liks brūkšnys; poros kitos pusės užrašai lieka jai;
    • pora baigsis, kitai pusei pasakysiu tik tiek, be priežasties;
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
erase-done = Ištrinta. Poros kitos pusės užrašai liko jai, susitikimų datos – be vardo. Dėkui už laiką kartu.
erase-partner = Jūsų pora programoje baigėsi. Priežasčių nesakau niekam; tai, ką padarėte kartu, jūsų. Apie kitą porą galima pasikalbėti su koordinatoriumi.
why-pair-ended = Pora baigėsi, todėl apie tai pranešiau.
kind-pair-ended = • žinių, kad pora baigėsi
