# The last weeks, and three months after the programme.

closing-title = Ending well
closing-harvest = { $hello }. The last weeks of the programme are beginning, a good time to end well. The harvest first: shall I show what you wrote down here, and how your goal has changed?
closing-harvest-look = Show me
    .words = show, yes
closing-harvest-on = Go on
    .words = no, next
closing-notes = Your notes (for the whole text, "notes"):
closing-no-notes = There are no notes here; a harvest comes in other forms too.
closing-note = • { $on }: { $title }
closing-goal =
    🎯 { $on }: "{ $goal }"{ $how ->
        [reached] {", "}reached
        [replaced] {", "}replaced later
       *[open] {""}
    }
closing-marks = From 0 to 10: { $then } then, { $now } now.
closing-contact = How will you keep in touch once the programme is over? I'll write your choice down for the two of you; you can still agree otherwise at your last meeting.
closing-contact-month = Once a month
    .words = monthly, month
closing-contact-quarter = Every three months
    .words = quarterly, three months
closing-contact-needed = When one of us needs it
    .words = when needed, needed
closing-contact-done = This is where we end
    .words = we end, nothing
closing-contact-skip = Not agreed yet
    .words = don't know, skip
closing-rule-month = After the programme: we meet or call once a month.
closing-rule-quarter = After the programme: we meet or call every three months.
closing-rule-needed = After the programme: we write when one of us needs it, and such a message gets an answer.
closing-rule-done = After the programme: the mentoring ends here, and it is a good ending.
closing-contact-kept = Written down for the two of you; { $partner } will see it too.
closing-contact-partner =
    { $who } wrote down how you will keep in touch:
    "{ $rule }"
    If you see it differently, settle it at your last meeting.
closing-thanks = If you like, write your partner a sentence of thanks: what from these talks stays with you?
closing-thanks-skip = No message
    .words = skip, nothing, without words
closing-thanks-sent = I'm passing it on; { $partner } will see it too.
closing-thanks-partner =
    A thank-you from { $who }:
    "{ $note }"
closing-last = I have three questions for your last meeting. Shall I show them?
closing-last-cards = Show the questions
    .words = show, questions, yes
closing-last-enough = That's enough
    .words = enough, no
closing-done = Have a good last talk. When the time comes, "end" closes the pair.
after-card =
    { $hello }. Three months have passed since the programme ended. One more question:
    { $card }
    No need to answer; thinking about it is enough.
why-closing = The programme ends in less than a month, so I offered a way to end well. I offer it once.
why-thanks = Your partner wrote you their thanks.
why-after-card = Three months have passed since the programme ended; this is the only message of its kind.
kind-closing = • the offer to end well
kind-thanks = • words of thanks
kind-after-card = • the question after the programme
