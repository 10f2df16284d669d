# Pradžios puslapis: pora, tikslai, žingsniai, klausimai pokalbiui; koordinatoriui – programa.

home-welcome = Labas! Aš – Pora, mentorystės porų pokalbių programa. Susipažinkime: užtruks apie dvi minutes.
    .jus = Laba diena! Aš – Pora, mentorystės porų pokalbių programa. Susipažinkime: užtruks apie dvi minutes.
home-pair = Pora: { $partner }
home-rhythm = Ritmas: kas { $weeks } savaites. { $count ->
        [0] Pirmas susitikimas dar laukia.
        [one] Įvyko { $count } susitikimas.
        [few] Įvyko { $count } susitikimai.
        [many] Įvyko { $count } susitikimo.
       *[other] Įvyko { $count } susitikimų.
    }
home-programme = Programa: { $programme }
home-more = Visa kita
press-start = Pradėti
press-topics = Apie ką kalbėtis
press-next = Planuoti susitikimą
press-met = Susitikome
press-note = Rašyti užrašą
press-goal = Tikslai
press-help = Ką moku
press-settings = Nustatymai
press-privacy = Kas ką mato
press-care = Man reikia pagalbos
press-pairs = Kam reikia dėmesio
press-why = Kodėl tai gavau?
press-stop = Tokių nebesiųsti
press-snooze = Ne dabar
one-moment = Minutėlę…
