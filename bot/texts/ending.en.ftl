# An ending without fault.

command-end = end
    .words = end the pair, leave
ending-title = An ending
ending-how = A pair can end at any time: nobody is at fault, and what you did stays done. I don't ask why. What would suit you?
ending-how-end = End it
    .words = end, yes, finish
ending-how-talk = Talk to the coordinator first
    .words = coordinator, talk
ending-how-pause = Just a pause
    .words = pause
ending-how-stay = Go on as it is
    .words = go on, stay, no
ending-thanks = If you like, leave your partner a sentence: what you're grateful for, or what you wish them.
ending-thanks-skip = Without words
    .words = skip, nothing
ending-stayed = All right, we go on.
ending-partner = Your pair has come to its end. That is neutral news: I give nobody reasons, and what you did together isn't lost. Your coordinator can talk with you about a new pair.
ending-partner-last = { $who } has closed your pair: you two went the whole way. What you did together isn't lost; your notes can still be read with "notes".
ending-farewell = A word to end with: "{ $note }"
coordinator-ended = { $mentee } and { $mentor } have ended their pair. No reason was asked. A talk with each of them, and a new pair, may be welcome.
coordinator-ended-last = { $mentee } and { $mentor } have closed their pair in the programme's last weeks: it went the whole way.
ending-done =
    The pair has ended. { $count ->
        [0] You didn't get to meet, and the effort counts all the same.
        [one] { $count } meeting stays as work completed.
       *[other] { $count } meetings stay as work completed.
    } { $season ->
        [last] I'll let your partner know.
       *[any] I'll tell your partner in neutral words.
    } Your notes can still be read with "notes".
