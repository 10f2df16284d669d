# The home page: pair, goals, steps, questions to talk about; the programme for its coordinator.

home-welcome = Hello! I am Pora, a chat program for mentoring pairs. Shall we get acquainted? It takes about two minutes.
home-pair = Your pair: { $partner }
home-rhythm = Rhythm: every { $weeks } weeks. { $count ->
        [0] The first meeting is still to come.
        [one] You have met once.
       *[other] You have met { $count } times.
    }
home-programme = Programme: { $programme }
home-more = Everything else
press-start = Begin
press-topics = Something to talk about
press-next = Plan a meeting
press-met = We met
press-note = Write a note
press-goal = Goals
press-help = What I can do
press-settings = Settings
press-privacy = Who sees what
press-care = I need help
press-pairs = Who needs attention
press-why = Why did I get this?
press-stop = No more of these
press-snooze = Not now
one-moment = One moment…
