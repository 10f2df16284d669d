# Komandų meniu: po eilutę kiekvienai komandai.

menu-pairs = kaip sekasi poroms, kam reikia dėmesio
menu-topics = apie ką kalbėtis: trys klausimai
menu-next = suplanuoti ar perkelti susitikimą
menu-met = pažymėti, kad susitikote
menu-note = ką nors užsirašyti
menu-notes = skaityti užrašus
menu-goal = tikslai: išsikelti, įvertinti, keisti
menu-steps = žingsniai, dėl kurių sutarėte
menu-supervision = pateikti temą supervizijai, be vardo
menu-status = kaip sekasi porai
menu-pause = pristabdyti porą arba tęsti
menu-journal = kas žiūrėjo į poros būseną
menu-connect = kur su manimi kalbėtis
menu-settings = kalba, kreipinys, darbo laikas
menu-privacy = kas ką mato ir kiek saugoma
menu-care = žmonės, kurie padeda, kai sunku
menu-help = viskas, ką moku
