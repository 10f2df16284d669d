# Rūpestis: kai žodžiai prašo pagalbos.

command-care = padėk-man
    .words = padėkite-man, man reikia pagalbos, sos
care-asked = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjai, niekur neužrašiau.
    .jus = Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Kad čia žiūrėjote, niekur neužrašiau.
care-danger = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambink 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
    .jus = Panašu, kad dabar labai sunku. Aš – programa ir negaliu padėti taip, kaip žmogus, bet yra žmonių, kurie gali. Jei gresia pavojus gyvybei, skambinkite 112. Šios žinutės niekam neperdaviau ir neišsaugojau.
care-harassment = Tai rimta, ir čia rašyti apie tai nesaugu: aš – programa. Organizacijoje yra oficialus būdas apie tai pranešti, o patarti gali ir Valstybinė darbo inspekcija. Šios žinutės neišsaugojau, koordinatoriui ir porai nepranešiau.
care-strain = Panašu, kad dabar nelengva, ir gerai, kad apie tai pasakei. Susitikimą galima perkelti ar pristabdyti: „kitas“, „pauzė“. Pasikalbėti galima ir su šiais žmonėmis:
    .jus = Panašu, kad dabar nelengva, ir gerai, kad apie tai pasakėte. Susitikimą galima perkelti ar pristabdyti: „kitas“, „pauzė“. Pasikalbėti galima ir su šiais žmonėmis:
care-contact = • { $label }: { $reach }
