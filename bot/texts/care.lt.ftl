# Rūpestis: kai žodžiai prašo pagalbos. Kontaktų numeriai ir vardai – iš programos failo.

command-care = padėk-man
    .words = padėkite-man, man reikia pagalbos, sos
care-asked = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjai, niekur neužrašiau.
    .jus = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjote, niekur neužrašiau.
care-group-urgent = Kai gresia pavojus gyvybei:
care-group-support = Kai reikia su kuo nors pasikalbėti:
care-group-occupational = Kai darbe pritrūksta jėgų:
care-group-official = Pranešti apie priekabiavimą ar smurtą organizacijoje:
care-group-authority = Kas pataria už organizacijos ribų:
care-danger = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambink 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
    .jus = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambinkite 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
care-harassment = Tai rimta. Aš – programa, todėl čia apie tai geriau nerašyti. Šios žinutės neišsaugojau; nei koordinatoriui, nei porai nieko nepranešiau.
care-harassment-people = Kur kreiptis:
care-no-official = Organizacijos oficialus kanalas čia neįrašytas: apie jį pasakys darbdavys arba darbo taryba.
care-strain = Panašu, kad dabar nelengva, ir gerai, kad apie tai pasakei.
    .jus = Panašu, kad dabar nelengva, ir gerai, kad apie tai pasakėte.
care-strain-card = • Klausimas kitam pokalbiui, jei tiks: { $card }
care-strain-move = • Susitikimą galima perkelti („kitas“) arba daryti pauzę („pauzė“).
care-strain-people = Su kuo galima pasikalbėti:
care-strain-dropped = Šios žinutės neužrašiau.
care-contact = • { $label }: { $reach }
