# Rūpestis: kai žodžiai prašo pagalbos.

command-care = padėk-man
    .words = padėkite-man, man reikia pagalbos, sos
care-asked = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjai, niekur neužrašiau.
    .jus = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjote, niekur neužrašiau.
care-danger = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambink 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
    .jus = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambinkite 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
care-harassment = Tai rimta, ir čia rašyti apie tai nesaugu: aš – programa. Tokiems pranešimams organizacija turi oficialų kelią, o patarti gali ir Valstybinė darbo inspekcija. Šios žinutės neišsaugojau, koordinatoriui ir porai nepranešiau.
care-strain = Skamba sunkiai, ir gerai, kad apie tai pasakei. Susitikimą galima perkelti ar pristabdyti: „kitas“, „pauzė“. Pasikalbėti gali ir šie žmonės:
    .jus = Skamba sunkiai, ir gerai, kad apie tai pasakėte. Susitikimą galima perkelti ar pristabdyti: „kitas“, „pauzė“. Pasikalbėti gali ir šie žmonės:
care-contact = • { $label }: { $reach }
