# Vietos: kur su Pora kalbamasi, pakvietimai, kur rašyti.

command-connect = prijungti
    .words = prijunk, vietos, kur rašai
stranger-invited = Aš – Pora, mentorystės porų pokalbių programa. Šios paskyros dar nepažįstu. Programos dalyviai pakvietimą gauna parašę „/mentor prijungti telegram“ ten, kur su manimi jau kalbasi, arba iš koordinatoriaus. Nieko, kas čia parašyta, nesaugau.
link-unknown = Tokio pakvietimo nerandu. Galbūt nukopijuota ne visa nuoroda. Naują duos koordinatorius arba komanda „/mentor prijungti telegram“.
link-used = Šis pakvietimas jau panaudotas, o galioja tik kartą. Naują duos koordinatorius arba komanda „/mentor prijungti telegram“.
link-expired = Šis pakvietimas nebegalioja. Naują duos koordinatorius arba komanda „/mentor prijungti telegram“.
link-taken = Ši paskyra jau prijungta prie kito dalyvio, todėl pakvietimo nepanaudojau.
link-off = Mentorystės programoje kalbėtis čia nenumatyta, todėl pakvietimo nepanaudojau. Apie tai sprendžia koordinatorius.
link-too-many = Per daug bandymų. Vėl mėginti galima po valandos.
link-again = Ši paskyra jau prijungta ({ $platform }).
link-done = Prijungta: { $platform }.
place-added = Prijungta nauja vieta: { $platform }. Nuo šiol tavo vardu su manimi galima kalbėtis ir ten. Jei prijungei ne tu, parašyk čia „prijungti“, atjunk tą vietą ir pasakyk koordinatoriui.
    .jus = Prijungta nauja vieta: { $platform }. Nuo šiol jūsų vardu su manimi galima kalbėtis ir ten. Jei prijungėte ne jūs, parašykite čia „prijungti“, atjunkite tą vietą ir pasakykite koordinatoriui.
place-lost = Per „{ $platform }“ tavęs pasiekti nebepavyksta, todėl nuo šiol rašau čia. Pakeisti – „prijungti“.
    .jus = Per „{ $platform }“ jūsų pasiekti nebepavyksta, todėl nuo šiol rašau čia. Pakeisti – „prijungti“.
connect-link = Šia nuoroda prijungsi „{ $platform }“. Ji skirta tik tau, galioja kartą ir nustos galioti { $until }.
    .jus = Šia nuoroda prijungsite „{ $platform }“. Ji skirta tik jums, galioja kartą ir nustos galioti { $until }.
connect-address = { $link }
connect-which = Prijungti galiu „Telegram“: parašyk „prijungti telegram“. Programoje „Slack“ nieko jungti nereikia: ten atpažįstu pagal el. paštą.
    .jus = Prijungti galiu „Telegram“: parašykite „prijungti telegram“. Programoje „Slack“ nieko jungti nereikia: ten atpažįstu pagal el. paštą.
connect-off = Šioje mentorystės programoje „{ $platform }“ neįjungta. Apie tai sprendžia koordinatorius.
platform-off = Šioje mentorystės programoje „{ $platform }“ išjungta, todėl čia nieko nepriimu ir nesaugau. Parašyk ten, kur dar su manimi kalbiesi. Jei daugiau niekur, padės koordinatorius.
    .jus = Šioje mentorystės programoje „{ $platform }“ išjungta, todėl čia nieko nepriimu ir nesaugau. Parašykite ten, kur dar su manimi kalbatės. Jei daugiau niekur, padės koordinatorius.
connect-not-running = „{ $platform }“ čia kol kas neveikia. Ją įjungtų Poros administratorius.
places-head = Kur su manimi kalbiesi:
    .jus = Kur su manimi kalbatės:
places-line =
    • { $platform }{ $how ->
        [preferred] {" "}– rašau čia
        [lost] {" "}– pasiekti nepavyksta
       *[other] {""}
    }
places-more = Prijungti galima ir „{ $platform }“: parašyk „prijungti { $word }“.
    .jus = Prijungti galima ir „{ $platform }“: parašykite „prijungti { $word }“.
place-happened = Kas vyko su pakvietimais:
place-invited = • { $when } – { $who }: pakvietimas į „{ $platform }“
place-connected = • { $when } – prijungta „{ $platform }“
place-refused-unknown = • { $when } – pakvietimą į „{ $platform }“ bandyta panaudoti su klaidingu kodu; atmesta
place-refused-used = • { $when } – jau panaudotą pakvietimą į „{ $platform }“ bandyta panaudoti dar kartą; atmesta
place-refused-expired = • { $when } – bandyta panaudoti nebegaliojantį pakvietimą į „{ $platform }“; atmesta
place-refused-taken = • { $when } – pakvietimą į „{ $platform }“ bandyta panaudoti iš kito dalyvio paskyros; atmesta
place-refused-off = • { $when } – bandyta prijungti „{ $platform }“, kai programoje ji neįjungta; atmesta
places-title = Kur rašyti
places-place = Kur tau rašyti nuo šiol? Dabar rašau čia: { $now }.
    .jus = Kur jums rašyti nuo šiol? Dabar rašau čia: { $now }.
places-place-disconnect = Atjungti vietą
    .words = atjungti, atjunk
places-place-keep = Palikti, kaip yra
    .words = palikti, palik, nekeisti
places-gone = Kurią vietą atjungti? Kas ten jau parašyta, ten ir lieka.
places-gone-none = Nė vienos
    .words = nė vieną, jokios
places-kept = Gerai, lieka taip, kaip yra.
places-preferred = Gerai, nuo šiol rašysiu per „{ $platform }“.
places-disconnected = Atjungta: { $platform }. Ten daugiau nerašysiu.
places-only = Tai vienintelė vieta, kur galiu parašyti, todėl jos neatjungiau.
places-changed = Ši vieta jau atjungta, todėl nieko nekeičiu.
invite-link = Pakvietimas į „{ $platform }“. Kam: { $who }. Perduok šią nuorodą tik tam žmogui:
    .jus = Pakvietimas į „{ $platform }“. Kam: { $who }. Perduokite šią nuorodą tik tam žmogui:
invite-rules = Ji galioja kartą ir nustos galioti { $until }. Prijungsiu tą paskyrą, iš kurios nuoroda bus atverta pirmiausia. Pora apie pakvietimą perskaitys savo žurnale.
invite-unknown = Tavo programose nerandu žmogaus, kurio vardas „{ $wanted }“. Parašyk vardą taip, kaip jis įrašytas dalyvių sąraše.
    .jus = Jūsų programose nerandu žmogaus, kurio vardas „{ $wanted }“. Parašykite vardą taip, kaip jis įrašytas dalyvių sąraše.
invite-several = Radau kelis žmones: { $names }. Parašyk vardą ir pavardę.
    .jus = Radau kelis žmones: { $names }. Parašykite vardą ir pavardę.
invite-has-place = { $who } su manimi jau kalbasi, todėl naują vietą prijungia savo komanda „prijungti telegram“. Pakvietimą iš kitų rankų gauna tik tie, kurių dar niekur nepasiekiu.
pairs-command-invite = pakviesti
    .words = pakviesk, pakvietimas
why-place-added = Prijungta nauja vieta, kurioje su manimi galima kalbėtis, todėl apie tai pranešiau.
why-place-lost = Ten, kur rašydavau, pasiekti nebepavyko, todėl rašau kitoje vietoje.
