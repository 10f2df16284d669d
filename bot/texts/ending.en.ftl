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
ending-thanks-skip = No message
    .words = skip, nothing, without words
ending-no-words = All right, no message. Thank you for the time you gave each other.
ending-over = The pair has ended already. The coordinator can talk with you about a new one.
ending-stayed = All right, we go on.
ending-partner = Your pair has come to its end. I give nobody reasons, and what you did together isn't lost. Your coordinator can talk with you about a new pair.
ending-partner-last = { $who } has closed your pair: you two went the whole way. What you did together isn't lost; your notes can still be read with "notes".
ending-farewell = A word to end with: "{ $note }"
coordinator-ended = { $mentee } and { $mentor } have ended their pair. No reason was asked. They may welcome a talk with you, and a new pair.
coordinator-ended-last = { $mentee } and { $mentor } have closed their pair in the programme's last weeks: it went the whole way.
ending-done =
    The pair has ended. { $count ->
        [0] You didn't get to meet; thank you for trying.
        [one] Your { $count } meeting counts as work done.
       *[other] Your { $count } meetings count as work done.
    } { $season ->
        [last] I'll let your partner know.
       *[any] I'll let your partner know, without reasons.
    } Your notes can still be read with "notes".
