# Rūta is in Slack, in Lithuanian. James is not: Aušra, who coordinates, hands him a link to Telegram.

── Monday 2027-01-04 09:00 ─────────────────────────────────────────────────────

Aušra · Slack ▸ /pairs pakviesti James

Aušra · Slack
    Pakvietimas į „Telegram“. Kam: James Walker. Perduok šią nuorodą tik tam žmogui:
    https://t.me/pora_example_bot?start=…
    Ji galioja kartą ir nustos galioti pirmadienį, sausio 11 d., 09:00. Prijungsiu tą paskyrą, iš kurios nuoroda bus atverta pirmiausia. Pora apie pakvietimą perskaitys savo žurnale.

James · Telegram ▸ /start …

James · Telegram
    Connected: Telegram.
    In this programme people may use Telegram. Chats with bots there are not end-to-end encrypted: Telegram, as the operator, can see the account, the times and everything in the chat, and keeps it by its own rules, whatever is erased here. The same goes for shared notes, goals and steps if your partner reads them in Telegram. Private notes get there only if you write or read them there.

# Rūta plans in Slack; James gets the news in Telegram, in English, with a file for his calendar.

Rūta · Slack ▸ kitą antradienį 15 val.

Rūta · Slack
    Supratau taip: antradienį, sausio 12 d., 15:00. Užrašyti?
    [Taip]
    [Kitas laikas]
    📅 Datas ir ritmą mato pora ir koordinatorius.

Rūta · Slack ▸ [Taip]

Rūta · Slack
    Supratau taip: antradienį, sausio 12 d., 15:00. Užrašyti?
    ✓ Taip
    📅 Datas ir ritmą mato pora ir koordinatorius.

Rūta · Slack
    Užrašyta: antradienį, sausio 12 d., 15:00. Pranešiu, kad žinotų ir James Walker.

Rūta · Slack
    [susitikimas.ics]

James · Telegram
    A meeting is planned: Tuesday 12 January at 15:00. Suggested by Rūta Kazlauskė. If it doesn't suit you, write "next".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

James · Telegram
    [meeting.ics]

── Wednesday 2027-01-13 10:00 ──────────────────────────────────────────────────

Rūta · Slack
    Susitinkate antradienį, sausio 12 d., 15:00. Prieš pokalbį praverčia dvi trumpos mintys: kas pavyko ir kas sunku. Jos lieka tik tau, kol nuspręsi nusiųsti. Ką darome?
    [Užsirašyti mintis]
    [Temos pokalbiui]
    [Šįkart nereikia]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]
    [Ne dabar]
    🔒 Atsakymą matai tik tu.
    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau

Rūta · Slack
    Ar susitikote, kaip buvo suplanuota (antradienį, sausio 12 d.)?
    [Taip]
    [Dar ne]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]
    [Ne dabar]
    📅 Datas ir ritmą mato pora ir koordinatorius.
    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau

James · Telegram
    Your next meeting: Tuesday 12 January at 15:00, with Rūta Kazlauskė. One thought before the talk; it takes a minute to read.

    Listen longer than usual. For the first five minutes suggest nothing and compare nothing with your own story. When the talking stops, count to three in your head: the sentence that matters often comes on the second try. If you are itching to step in, ask only "And then what?"

    Three questions for this talk, the same for the two of you: "topics".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

James · Telegram
    Did you meet as planned (Tuesday 12 January)?

    📅 The two of you and the coordinator see dates and rhythm.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Yes]  [Not yet]
    [Later]
    [Why did I get this?]
    [No more of these]  [Not now]

# Both are asked whether they met, each where they are.

Rūta · Slack ▸ [Taip]

Rūta · Slack
    Ar susitikote, kaip buvo suplanuota (antradienį, sausio 12 d.)?
    ✓ Taip
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]
    [Ne dabar]
    📅 Datas ir ritmą mato pora ir koordinatorius.
    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau

Rūta · Slack
    [ window ]
    Kaip sekėsi?
    Kiek naudingas buvo susitikimas?
    1 – nelabai, 5 – labai.
    [1]
    [2]
    [3]
    [4]
    [5]
    🔒 Atsakymą matai tik tu.
    [Atgal]
    Toliau
    Vėliau

Rūta · Slack ▸ [ window ] 5

Rūta · Slack
    [ window ]
    Kitas susitikimas
    Užrašyta. Ačiū.
    Po pirmo susitikimo verta sutarti, kaip dirbsite toliau: „susitarimas“, apie tris minutes.
    Kada susitinkate?
    Pora: James Walker. Pasirink arba parašyk savais žodžiais, pavyzdžiui, „kitą antradienį 15 val.“
    [antradienį, vasario 2 d., 15:00]
    [trečiadienį, vasario 3 d., 15:00]
    [penktadienį, vasario 5 d., 15:00]
    Savais žodžiais
    Pavyzdžiui, „rytoj 10 val.“ arba „sausio 12 d. 15:00“.
    📅 Datas ir ritmą mato pora ir koordinatorius.
    Toliau
    Vėliau

Rūta · Slack ▸ [Vėliau]

James · Telegram ▸ [Yes]

James · Telegram
    Did you meet as planned (Tuesday 12 January)?

    📅 The two of you and the coordinator see dates and rhythm.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now

    ✓ Yes

James · Telegram
    How useful was the meeting? 1 is not much, 5 is very.

    🔒 Only you see your answer.
    [1]  [2]  [3]  [4]  [5]
    [Skip]
    [Back]  [Later]

James · Telegram ▸ [4]

James · Telegram
    How useful was the meeting? 1 is not much, 5 is very.

    🔒 Only you see your answer.

    ✓ 4

James · Telegram
    Noted. Thank you.
    After the first meeting it is worth agreeing how you will work together: "agreement", about three minutes.

    When are you meeting? With: Rūta Kazlauskė. Pick one, or write it your way, for instance "next Tuesday at 15:00".

    For instance "tomorrow at 10:00" or "12 January 15:00".

    📅 The two of you and the coordinator see dates and rhythm.
    [Tuesday 2 February at 15:00]
    [Wednesday 3 February at 15:00]
    [Friday 5 February at 15:00]
    [I don't know yet]
    [Later]

James · Telegram ▸ [Later]

James · Telegram
    Noted. Thank you.
    After the first meeting it is worth agreeing how you will work together: "agreement", about three minutes.

    When are you meeting? With: Rūta Kazlauskė. Pick one, or write it your way, for instance "next Tuesday at 15:00".

    For instance "tomorrow at 10:00" or "12 January 15:00".

    📅 The two of you and the coordinator see dates and rhythm.

    ✓ Later
    [Answer]

James · Telegram
    All right, I'll leave it there. We can go on whenever you like.

# Rūta opens the window for a note to both.

Rūta · Slack ▸ /mentor užrašas

Rūta · Slack
    [ window ]
    Užrašas
    Ar nori ką nors užsirašyti?
    🔒 Atsakymą matai tik tu.
    [Tik sau]
    [Mums dviem]
    [Ne, ačiū]
    Toliau
    Vėliau

Rūta · Slack ▸ [ window ] Mums dviem

Rūta · Slack
    [ window ]
    Užrašas
    Rašyk, ką verta prisiminti jums dviem.
    👥 Atsakymą matote tik jūs dviese.
    [Atgal]
    Toliau
    Vėliau

# The process ends here, with a window open, and another one goes on.

Rūta · Slack ▸ [ window ] Pirma paklausk, ko bijo kita pusė. Tada siūlyk.

Rūta · Slack
    [ window ]
    Užrašas
    Užrašyta jums dviem. Tai mato ir James Walker.
    Ar sutarėte dėl žingsnio?
    Kas jį žengs?
    👥 Atsakymą matote tik jūs dviese.
    [Aš]
    [Mano pora]
    [Žingsnių nėra]
    [Atgal]
    Toliau
    Vėliau

James · Telegram
    Rūta Kazlauskė wrote a note for the two of you:
    "Pirma paklausk, ko bijo kita pusė. Tada siūlyk."

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

Rūta · Slack ▸ [ window ] Žingsnių nėra

Rūta · Slack
    Gerai, viskas užrašyta.

── Tuesday 2027-01-19 10:00 ────────────────────────────────────────────────────

James · Telegram
    Your first meeting is on record. Mentoring goes both ways, so I'm asking you too, just this once: would you like a goal of your own in it?

    🔒 Only you see your answer.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Yes, I'll set one]
    [Not this time]
    [Later]
    [Why did I get this?]
    [No more of these]  [Not now]

# Rūta connects Telegram herself. A question that she was asked in Slack is answered on her telephone.

Rūta · Slack ▸ kitas

Rūta · Slack
    Kada susitinkate? Pora: James Walker. Pasirink arba parašyk savais žodžiais, pavyzdžiui, „kitą antradienį 15 val.“
    [antradienį, vasario 2 d., 15:00]
    [trečiadienį, vasario 3 d., 15:00]
    [penktadienį, vasario 5 d., 15:00]
    [Dar nežinau]
    [Savais žodžiais]
    📅 Datas ir ritmą mato pora ir koordinatorius.

Rūta · Slack ▸ /mentor prijungti telegram

Rūta · Slack
    Šia nuoroda prijungsi „Telegram“. Ji skirta tik tau, galioja kartą ir nustos galioti antradienį, sausio 26 d., 10:00.
    https://t.me/pora_example_bot?start=…
    Šioje mentorystės programoje galima naudotis „Telegram“. Pokalbiai su programomis ten nėra ištisai užšifruoti: „Telegram“ valdytojas mato paskyrą, laiką ir viską, kas pokalbyje yra, ir saugo tai pagal savo taisykles, kad ir ką čia ištrintume. Tai galioja ir bendriems užrašams, tikslams ir žingsniams, jei kita poros pusė juos skaito per „Telegram“. Asmeniniai užrašai ten patenka tik tada, kai juos ten rašai ar skaitai.

Rūta · Telegram ▸ /start …

Rūta · Slack
    Prijungta nauja vieta: Telegram. Nuo šiol tavo vardu su manimi galima kalbėtis ir ten. Jei prijungei ne tu, parašyk čia „prijungti“, atjunk tą vietą ir pasakyk koordinatoriui.

Rūta · Telegram
    Prijungta: Telegram.
    Šioje mentorystės programoje galima naudotis „Telegram“. Pokalbiai su programomis ten nėra ištisai užšifruoti: „Telegram“ valdytojas mato paskyrą, laiką ir viską, kas pokalbyje yra, ir saugo tai pagal savo taisykles, kad ir ką čia ištrintume. Tai galioja ir bendriems užrašams, tikslams ir žingsniams, jei kita poros pusė juos skaito per „Telegram“. Asmeniniai užrašai ten patenka tik tada, kai juos ten rašai ar skaitai.

    Kur tau rašyti nuo šiol? Dabar rašau čia: Slack.

    ⚙ Tai tik nustatymas, apie jį niekam nepranešu.
    [Slack]  [Telegram]
    [Atjungti vietą]
    [Palikti, kaip yra]
    [Vėliau]

Rūta · Telegram ▸ [Telegram]

Rūta · Telegram
    Prijungta: Telegram.
    Šioje mentorystės programoje galima naudotis „Telegram“. Pokalbiai su programomis ten nėra ištisai užšifruoti: „Telegram“ valdytojas mato paskyrą, laiką ir viską, kas pokalbyje yra, ir saugo tai pagal savo taisykles, kad ir ką čia ištrintume. Tai galioja ir bendriems užrašams, tikslams ir žingsniams, jei kita poros pusė juos skaito per „Telegram“. Asmeniniai užrašai ten patenka tik tada, kai juos ten rašai ar skaitai.

    Kur tau rašyti nuo šiol? Dabar rašau čia: Slack.

    ⚙ Tai tik nustatymas, apie jį niekam nepranešu.

    ✓ Telegram

Rūta · Telegram
    Gerai, nuo šiol rašysiu per „Telegram“.

    Kada susitinkate? Pora: James Walker. Pasirink arba parašyk savais žodžiais, pavyzdžiui, „kitą antradienį 15 val.“

    Pavyzdžiui, „rytoj 10 val.“ arba „sausio 12 d. 15:00“.

    📅 Datas ir ritmą mato pora ir koordinatorius.
    [antradienį, vasario 2 d., 15:00]
    [trečiadienį, vasario 3 d., 15:00]
    [penktadienį, vasario 5 d., 15:00]
    [Dar nežinau]
    [Vėliau]

Rūta · Telegram ▸ vasario 2 d. 10 val.

Rūta · Telegram
    (Gerai, nuo šiol rašysiu per „Telegram“. – its buttons are gone)

Rūta · Telegram
    Supratau taip: antradienį, vasario 2 d., 10:00. Užrašyti?

    📅 Datas ir ritmą mato pora ir koordinatorius.
    [Taip]  [Kitas laikas]
    [Atgal]  [Vėliau]

Rūta · Telegram ▸ [Taip]

James · Telegram
    A meeting is planned: Tuesday 2 February at 10:00. Suggested by Rūta Kazlauskė. If it doesn't suit you, write "next".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

James · Telegram
    [meeting.ics]

Rūta · Telegram
    Supratau taip: antradienį, vasario 2 d., 10:00. Užrašyti?

    📅 Datas ir ritmą mato pora ir koordinatorius.

    ✓ Taip

Rūta · Telegram
    Užrašyta: antradienį, vasario 2 d., 10:00. Pranešiu, kad žinotų ir James Walker.

Rūta · Telegram
    [susitikimas.ics]

# James proposes an agreement in Telegram, a tap a question; Rūta confirms it on her telephone.

James · Telegram ▸ /agreement

James · Telegram
    There is no agreement yet. Here are eight short questions, about three minutes. Your answers become a proposal: Rūta Kazlauskė gets it and can confirm it or suggest a change.

    Agreement

    How often would you like to meet?

    📅 The two of you and the coordinator see dates and rhythm.
    [Every 2 weeks]  [Every 3 weeks]
    [Every 4 weeks]  [Every 5 weeks]
    [Every 6 weeks]
    [Later]

James · Telegram ▸ [Every 3 weeks]

James · Telegram
    There is no agreement yet. Here are eight short questions, about three minutes. Your answers become a proposal: Rūta Kazlauskė gets it and can confirm it or suggest a change.

    Agreement

    How often would you like to meet?

    📅 The two of you and the coordinator see dates and rhythm.

    ✓ Every 3 weeks

James · Telegram
    Agreement

    Where will you meet?

    👥 Only the two of you see this.
    [At work]  [Out, over a coffee]
    [By video call]
    [We'll agree each time]
    [Later]

James · Telegram ▸ [At work]

James · Telegram
    Agreement

    Where will you meet?

    👥 Only the two of you see this.

    ✓ At work

James · Telegram
    Agreement

    Who prepares what before a meeting?

    👥 Only the two of you see this.
    [The mentee, a topic]
    [The mentor, a plan]
    [A topic from each of us]
    [We'll find it on the day]
    [Later]

James · Telegram ▸ [The mentee, a topic]

James · Telegram
    Agreement

    Who prepares what before a meeting?

    👥 Only the two of you see this.

    ✓ The mentee, a topic

James · Telegram
    Agreement

    What from your talks may be told to others?

    👥 Only the two of you see this.
    [Nothing, it stays here]
    [Only what we've agreed]
    [Topics, no details]
    [Later]

James · Telegram ▸ [Nothing, it stays here]

James · Telegram
    Agreement

    What from your talks may be told to others?

    👥 Only the two of you see this.

    ✓ Nothing, it stays here

James · Telegram
    Agreement

    Confidentiality has two limits: danger to life (then call 112) and what the law requires. What will you do if you come near one of them?

    👥 Only the two of you see this.
    [Say it to each other]
    [Look for help together]
    [The coordinator helps]
    [Later]

James · Telegram ▸ [Say it to each other]

James · Telegram
    Agreement

    Confidentiality has two limits: danger to life (then call 112) and what the law requires. What will you do if you come near one of them?

    👥 Only the two of you see this.

    ✓ Say it to each other

James · Telegram
    Agreement

    And if one of you falls silent?

    👥 Only the two of you see this.
    [Write after a week]
    [Wait two weeks]
    [The coordinator helps]
    [Later]

James · Telegram ▸ [Write after a week]

James · Telegram
    Agreement

    And if one of you falls silent?

    👥 Only the two of you see this.

    ✓ Write after a week

James · Telegram
    Agreement

    When will you look at it again?

    👥 Only the two of you see this.
    [After three meetings]
    [Half way through]
    [Briefly, every time]
    [When we need to]
    [Later]

James · Telegram ▸ [Half way through]

James · Telegram
    Agreement

    When will you look at it again?

    👥 Only the two of you see this.

    ✓ Half way through

James · Telegram
    Agreement

    When does your work together end?

    👥 Only the two of you see this.
    [With the programme]
    [When goals are reached]
    [Decide nearer the time]
    [Later]

James · Telegram ▸ [With the programme]

James · Telegram
    Agreement

    When does your work together end?

    👥 Only the two of you see this.

    ✓ With the programme

James · Telegram
    Is there anything else worth agreeing on? One line is plenty.

    👥 Only the two of you see this.
    [Nothing else]
    [Later]

James · Telegram ▸ skip

James · Telegram
    (Is there anything else worth agreeing on? One line is plenty. – its buttons are gone)

James · Telegram
    This is what your agreement would say:
    • Rhythm: "Every 3 weeks"
    • Place: "At work"
    • Who prepares what: "The mentee, a topic"
    • What we tell others: "Nothing, it stays here"
    • Near those limits: "Say it to each other"
    • When one falls silent: "Write after a week"
    • When we review it: "Half way through"
    • When it ends: "With the programme"

    Shall I send this proposal to Rūta Kazlauskė?

    👥 Only the two of you see this.
    [Send it]  [Change something]
    [Back]  [Later]

James · Telegram ▸ [Send it]

James · Telegram
    This is what your agreement would say:
    • Rhythm: "Every 3 weeks"
    • Place: "At work"
    • Who prepares what: "The mentee, a topic"
    • What we tell others: "Nothing, it stays here"
    • Near those limits: "Say it to each other"
    • When one falls silent: "Write after a week"
    • When we review it: "Half way through"
    • When it ends: "With the programme"

    Shall I send this proposal to Rūta Kazlauskė?

    👥 Only the two of you see this.

    ✓ Send it

James · Telegram
    Sent. The agreement holds once Rūta Kazlauskė has confirmed it; until then nothing changes.

Rūta · Telegram
    Štai susitarimo pasiūlymas. Parengė: James Walker.
    • Ritmas: „Kas 3 savaites“
    • Vieta: „Darbe“
    • Kas ką parengia: „Temą – ugdytinio pusė“
    • Ką pasakojame kitiems: „Nieko, lieka tarp mūsų“
    • Prie konfidencialumo ribų: „Pirma aptarsime dviese“
    • Kai kas nors nutyla: „Po savaitės parašysime“
    • Kada peržiūrime: „Programos viduryje“
    • Kada baigiame: „Kartu su programa“

    Ar toks susitarimas tinka?

    👥 Atsakymą matote tik jūs dviese.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Tinka]  [Siūlyti pakeitimą]
    [Vėliau]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

── Thursday 2027-01-21 10:00 ───────────────────────────────────────────────────

Rūta · Telegram ▸ [Tinka]

James · Telegram
    Rūta Kazlauskė has confirmed the proposal, so your agreement holds now. To read it: "agreement".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

Rūta · Telegram
    Štai susitarimo pasiūlymas. Parengė: James Walker.
    • Ritmas: „Kas 3 savaites“
    • Vieta: „Darbe“
    • Kas ką parengia: „Temą – ugdytinio pusė“
    • Ką pasakojame kitiems: „Nieko, lieka tarp mūsų“
    • Prie konfidencialumo ribų: „Pirma aptarsime dviese“
    • Kai kas nors nutyla: „Po savaitės parašysime“
    • Kada peržiūrime: „Programos viduryje“
    • Kada baigiame: „Kartu su programa“

    Ar toks susitarimas tinka?

    👥 Atsakymą matote tik jūs dviese.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau

    ✓ Tinka

Rūta · Telegram
    Susitarta. Nuo šiol galioja ir šis ritmas. Perskaityti ar keisti susitarimą galima bet kada: „susitarimas“.

# A week off. James sees a date and no more; it ends by itself.

Rūta · Telegram ▸ pauzė iki sausio 29 d.

Rūta · Telegram
    Grįžtate penktadienį, sausio 29 d. Pristabdyti iki tada?

    📅 Datas ir ritmą mato pora ir koordinatorius.
    [Taip]  [Kita diena]
    [Atgal]  [Vėliau]

Rūta · Telegram ▸ [Taip]

James · Telegram
    Your pair is paused and comes back on Friday 29 January. I won't write until then.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

Rūta · Telegram
    Grįžtate penktadienį, sausio 29 d. Pristabdyti iki tada?

    📅 Datas ir ritmą mato pora ir koordinatorius.

    ✓ Taip

Rūta · Telegram
    Pristabdyta. Grįšite penktadienį, sausio 29 d.; jei norėsis anksčiau, parašyk „pauzė“.

── Friday 2027-01-29 10:00 ─────────────────────────────────────────────────────

James · Telegram
    The pause is over, good to have you back. Your partner: Rūta Kazlauskė. To find a time, write "next".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

Rūta · Telegram
    Pauzė baigėsi – smagu, kad grįžtate. Pora: James Walker. Kai norėsi rasti laiką, parašyk „kitas“.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

# Weeks without a meeting. She is asked why, where she wants to be asked now; both get the same three cards.

── Friday 2027-03-19 10:00 ─────────────────────────────────────────────────────

Aušra · Slack
    Rūta Kazlauskė ir James Walker ilgai nesusitinka; tyla nuo kovo 12 d. Čia geriausiai padeda žmogaus skambutis. Daugiau – „/pairs kodėl Rūta Kazlauskė“.
    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]
    [Ne dabar]

James · Telegram
    Your next meeting: Tuesday 2 February at 10:00, with Rūta Kazlauskė. One thought before the talk; it takes a minute to read.

    The question first, the advice after. When you feel like saying what to do, ask "What have you tried?" and "Which part of it helped, even a little?" Often the answer is already in the story. And if advice is still needed, it will be heard, because it was asked for.

    Three questions for this talk, the same for the two of you: "topics".

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Why did I get this?]
    [No more of these]  [Not now]

James · Telegram
    Did you meet as planned (Tuesday 2 February)?

    📅 The two of you and the coordinator see dates and rhythm.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Yes]  [Not yet]
    [Later]
    [Why did I get this?]
    [No more of these]  [Not now]

James · Telegram
    Hello James. You two haven't met for a while; your partner is Rūta Kazlauskė. A short "When would suit you?" often gets things moving. What would help?

    🔒 Only you see your answer.

    "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
    [Find a time]
    [We've met already]
    [Something to talk about]
    [A pause]  [Nothing for now]
    [Later]
    [Why did I get this?]
    [No more of these]  [Not now]

Rūta · Telegram
    Susitinkate antradienį, vasario 2 d., 10:00. Prieš pokalbį praverčia dvi trumpos mintys: kas pavyko ir kas sunku. Jos lieka tik tau, kol nuspręsi nusiųsti. Ką darome?

    🔒 Atsakymą matai tik tu.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Užsirašyti mintis]
    [Temos pokalbiui]
    [Šįkart nereikia]
    [Vėliau]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

Rūta · Telegram
    Ar susitikote, kaip buvo suplanuota (antradienį, vasario 2 d.)?

    📅 Datas ir ritmą mato pora ir koordinatorius.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Taip]  [Dar ne]
    [Vėliau]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

Rūta · Telegram
    Labas, Rūta. Nuo paskutinio susitikimo praėjo 6 savaitės. Taip būna, ir priežastys įvairios. Kas arčiausiai tiesos?

    🔒 Atsakymą matai tik tu.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Trūksta laiko]
    [Nėra apie ką kalbėtis]
    [Tikslas pasiektas]
    [Nelabai derame]
    [Kažko iš mūsų dabar nėra]
    [Mes susitikome]
    [Vėliau]
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

Rūta · Telegram ▸ [Nėra apie ką kalbėtis]

Rūta · Telegram
    Labas, Rūta. Nuo paskutinio susitikimo praėjo 6 savaitės. Taip būna, ir priežastys įvairios. Kas arčiausiai tiesos?

    🔒 Atsakymą matai tik tu.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau

    ✓ Nėra apie ką kalbėtis

Rūta · Telegram
    Tada – trys lengvi klausimai. Pokalbiui užteks ir penkiolikos minučių.

    1. Lengva pradžia
    Kas jūsų darbe seniai veikia taip gerai, kad niekas apie tai nebekalba? Kieno tai nuopelnas?

    2. Kaip tik jums
    Pasirinkite vieną puslapį: straipsnio, instrukcijos, vidaus taisyklių. Penkias minutes skaitykite tyliai ir pabraukite po vieną sakinį. Tada parodykite, ką pabraukėte.

    3. Žingsniu giliau
    Nuo 0 iki 10 – kiek jėgų šiandien turite pokalbiui? Kas lemia, kad balas ne mažesnis? Kas čia pat pakeltų jį vienetu: atviras langas, arbata, perpus trumpesnis susitikimas?

    Kurią temą renkiesi?

    👥 Atsakymą matote tik jūs dviese.
    [1]  [2]  [3]  [Kitos trys]  [Giliau]
    [Kodėl šios?]  [Užteks]
    [Vėliau]

James · Telegram ▸ /topics

James · Telegram
    1. An easy start
    What in your work has run so well for so long that nobody mentions it any more? Whose doing is that?

    2. Right for you two
    Choose a single page: from an article, a manual, the house rules. Read it in silence for five minutes and underline one sentence each. Then show each other which.

    3. A step deeper
    From 0 to 10, how much energy do you have for talking today? What keeps the number from being lower? What would lift it by one right here: an open window, some tea, a meeting half as long?

    Which one will you take?

    👥 Only the two of you see this.
    [1]  [2]  [3]  [Three others]
    [Deeper]  [Why these?]
    [That's enough]
    [Later]

# James ends it, without a reason. Rūta reads a neutral line; Aušra that it has ended.

James · Telegram ▸ /mentor end

James · Telegram
    A pair can end at any time: nobody is at fault, and what you did stays done. I don't ask why. What would suit you?

    📅 The two of you and the coordinator see dates and rhythm.
    [End it]
    [Talk to the coordinator first]
    [Just a pause]  [Go on as it is]
    [Later]

James · Telegram ▸ [End it]

Aušra · Slack
    Rūta Kazlauskė ir James Walker baigė poros darbą. Priežasties neklausta. Gal verta pasikalbėti su abiem pusėmis ir pasiūlyti naują porą.
    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]
    [Ne dabar]

James · Telegram
    (Your first meeting is on record. Mentoring goes both ways, so I'm asking you too, just this once: would you like a goal of your own in it? – its buttons are gone)

James · Telegram
    (Did you meet as planned (Tuesday 2 February)? – its buttons are gone)

James · Telegram
    (Hello James. You two haven't met for a while; your partner is Rūta Kazlauskė. A short "When would suit you?" often gets things moving. What would help? – its buttons are gone)

James · Telegram
    (1. An easy start – its buttons are gone)

James · Telegram
    A pair can end at any time: nobody is at fault, and what you did stays done. I don't ask why. What would suit you?

    📅 The two of you and the coordinator see dates and rhythm.

    ✓ End it

James · Telegram
    The pair has ended. Your 1 meeting counts as work done. I'll let your partner know, without reasons. Your notes can still be read with "notes".

    If you like, leave your partner a sentence: what you're grateful for, or what you wish them.

    👥 Only the two of you see this.
    [No message]
    [Back]  [Later]

James · Telegram ▸ [No message]

James · Telegram
    The pair has ended. Your 1 meeting counts as work done. I'll let your partner know, without reasons. Your notes can still be read with "notes".

    If you like, leave your partner a sentence: what you're grateful for, or what you wish them.

    👥 Only the two of you see this.

    ✓ No message

James · Telegram
    All right, no message. Thank you for the time you gave each other.

── Saturday 2027-03-20 10:00 ───────────────────────────────────────────────────

Rūta · Telegram
    Jūsų poros darbas baigtas. Priežasčių nesakau niekam, o tai, ką nuveikėte kartu, niekur nedingsta. Apie naują porą galima pasikalbėti su koordinatoriumi.

    „kodėl“ – kodėl tai gavau · „nebesiųsk“ – tokių nebereikia · „patylėk“ – vėliau
    [Kodėl tai gavau?]
    [Tokių nebesiųsti]  [Ne dabar]

Aušra · Slack ▸ /pairs būsena Rūta

Aušra · Slack
    ✓ Rūta Kazlauskė – James Walker: baigta, nuo kovo 19 d.
    Ritmas: kas 3 savaites. Susitikimų: 1.
    Paskutinis susitikimas: sausio 12 d.
    Kitas susitikimas nesuplanuotas.
    Susitarimas: yra.
