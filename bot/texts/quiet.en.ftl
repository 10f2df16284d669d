# Quiet: why I got this, no more of these, not now.

command-why = why
    .words = why did i get this
command-stop = no-more
    .words = unsubscribe
command-restore = restore
    .words = send again
command-snooze = snooze
    .words = quiet
about-pair = Your pair: { $partner }.
footnote = "why" – why did I get this · "no-more" – no more of these · "snooze" – not now
digest-more =
    After this one there { $count ->
        [one] is { $count } question
       *[other] are { $count } questions
    } more.
why-nothing = I haven't written unasked lately.
why-budget = I write unasked twice a week at most, in working hours only and never on public holidays.
why-welcome = You are on the programme's roster, so I invited you to get acquainted.
why-welcome-again = The invitation had no answer, so I reminded you once.
why-check-in = A planned meeting was due, or by your own rhythm it was time for one, so I asked whether you met.
why-first-meeting = The tenth day of the programme is near and no first meeting is planned.
why-stall-mentee = One and a half times your rhythm has passed since the last meeting, and none is planned.
why-stall-mentor = The pair hasn't met for a while and nothing is planned; after five working days I write to the mentor as well.
why-late-start = The pair hasn't had its first meeting in two weeks; coordinators are shown that.
why-silent = Twice the pair's rhythm has passed without a meeting; coordinators are shown that.
why-pause-over = The pair's pause is over.
why-meeting-planned = Your partner planned or moved a meeting.
why-note-shared = Your partner wrote a shared note.
why-paused = Your partner paused the meetings.
why-resumed = Your partner ended the pause.
why-rhythm-changed = Your partner suggested another rhythm.
why-help-asked = Somebody in the programme asked for a talk with the coordinator.
why-unreachable = Somebody I write to no longer receives my messages.
stop-nothing = There is nothing to stop: either the latest message comes only once, or somebody is waiting for your answer.
stop-done = All right, no more of these. To get them again: "restore". I no longer send:
kind-check-in = • questions about whether you met
kind-first-meeting = • reminders of the first meeting
kind-stall-mentee = • questions about what is in the way
kind-stall-mentor = • nudges to the mentor
kind-late-start = • news of first meetings that didn't happen
kind-silent = • news of silent pairs
kind-pause-over = • news that a pause is over
kind-meeting-planned = • news of planned meetings
kind-note-shared = • news of shared notes
kind-paused = • news of a pause
kind-resumed = • news that the pair is back
kind-rhythm-changed = • news about the rhythm
kind-unreachable = • news of people who can't be reached
restore-done = All right, you'll get every kind of message again; twice a week at most, as before.
snooze-title = Not now
snooze-how_long = Until when shall I be quiet?
snooze-how_long-tomorrow = Until tomorrow
    .words = tomorrow
snooze-how_long-week = For a week
    .words = a week, week
snooze-how_long-date = Until another day
    .words = another day, date
snooze-how_long-now = You may write
    .words = write, now
snooze-until = Until which day?
snooze-saved = All right, I won't write first before { $until }. I always answer.
snooze-over = All right, I'll write again.
snooze-too-long = Three months is the longest I can be quiet.
