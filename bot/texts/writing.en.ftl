# The writing help: a language model, only for those who switch it on. What a machine wrote carries 🤖.

command-writing-help = writing-help
    .words = writing help, ai
help-writing = writing-help – a language model can help with drafts; it is off until you switch it on.
seen-by-as_note = 🔒 Whoever sees your note will see this in its place, and nobody else.
writer-moment = One moment, I'm thinking about it…

## On or off

writing-help-title = Writing help
writing-help-choice =
    { $is_on ->
        [yes] The writing help is on. What would you like?
       *[no] Shall the writing help be on for you?
    }
writing-help-choice-on = Yes, switch it on
    .words = on, yes
writing-help-choice-off = Switch it off
    .words = off
writing-help-choice-sent = Show what was sent
    .words = sent, show
writing-help-choice-leave = Leave it as it is
    .words = leave, no, no thanks
writing-none = There is no writing help in your programme: no language model sees anything here.
writing-what =
    A language model (AI) can help you write: put a question card closer to your goal, make a short draft of a long note, help me with words I don't understand, take your style out of a topic for supervision. It is off until you switch it on.
    • { $place ->
        [localhost] Words go nowhere: the model ({ $model }) runs on Pora's own server.
       *[other] Where words go: { $place } (model: { $model }).
    }
writing-sent-always = • What is sent, each time only what is needed: the card and your goal; the note that you want a draft of; the words I didn't understand; the topic that you want reworded. Names, addresses and telephone numbers are taken out first; a name I don't know may slip through where it begins a sentence. Your partner's goal is sent only if they have switched this on, too.
writing-never-sent = • What is never sent: who you are, your partner's notes, answers about meetings or the two of you, and anything that sounds as if you need help: that is answered with people.
writing-limits = • At most { $mine } times a day. What comes back is marked 🤖 and changes nothing until you say yes. What was sent, only you can look at here; after 30 days I delete it.
writing-on = The writing help is on. To look at what was sent, or to switch it off: "writing-help".
writing-off = The writing help is off. Nothing more is sent.
writing-left =
    { $on ->
        [yes] All right, it stays on.
       *[no] All right, it stays off.
    }
writing-sent-head = What was sent last, word for word:
writing-sent-line =
    • { $on }, { $use ->
        [adapt] a card closer to a goal
        [summarise] a draft of a note
        [understand] words to understand
       *[reword] a topic in other words
    }: { $words }

## A card closer to a goal

writer-card =
    The same question, closer to the goal. A language model wrote it, so take only what suits you:
    "{ $draft }"

## A draft of a note

session-note-owner-draft = 🤖 Summary and steps
    .words = draft, summary, suggest
note-draft-title = A draft
unclear-draft = Take it, leave it, or write the text out as it should read.
    .words = change, change it, edit, edit it, hm, hmm, what, why, thanks, thank you, great, nice, perfect, bad, wrong, undo, not like this, yes but change it
note-draft-words =
    { $found ->
        [yes] A language model made this draft of your note. Take it, change it, or keep your note as it is.
       *[no] Your note is kept as you wrote it. If you like, write it anew here.
    }
note-draft-words-as_drafted = Take it as it is
    .words = take, take it, i'll take it, yes, yes please, ok, okay, good, fine, sounds good, looks good
note-draft-words-skip = Keep my note
    .words = keep, keep it, no, no thanks, nope, leave it, my note
note-draft-first =
    { $found ->
        [yes] A step that the model found in your note. Take it, change it, or leave it out.
       *[no] Did you agree on a next step? Write it here.
    }
note-draft-first-as_drafted = Take it as it is
    .words = take, take it, i'll take it, yes, yes please, ok, okay, good, fine, sounds good, looks good
note-draft-first-skip = No step
    .words = no, none, no thanks, nope, nothing, leave it out
note-draft-first_owner = Whose step is it?
note-draft-first_owner-me = Mine
    .words = me, i
note-draft-first_owner-partner = My partner's
    .words = partner, theirs, other
note-draft-first_due = By when?
note-draft-first_due-skip = No date
note-draft-second = The model found one more. Take it, change it, or leave it out.
note-draft-second-as_drafted = Take it as it is
    .words = take, take it, i'll take it, yes, yes please, ok, okay, good, fine, sounds good, looks good
note-draft-second-skip = No step
    .words = no, none, no thanks, nope, nothing, leave it out
note-draft-second_owner = Whose step is it?
note-draft-second_owner-me = Mine
    .words = me, i
note-draft-second_owner-partner = My partner's
    .words = partner, theirs, other
note-draft-second_due = By when?
note-draft-second_due-skip = No date
draft-none = No draft came of it this time. Your note is kept as you wrote it.
draft-note-taken =
    { $visibility ->
        [private] Done, this stands in your note now. Only you can see it.
       *[shared] Done, this stands in the note now. { $partner } sees it there as well.
    }
draft-note-left = All right, your note stays as you wrote it.
draft-note-gone = That note is no longer there, so I've changed nothing.
draft-step-saved = The step is noted.

## A guess

guess-title = A guess
guess-guess =
    { $dated ->
        [yes] 🤖 Did I get that right: you'd like to { $what } ({ $on })?
       *[no] 🤖 Did I get that right: you'd like to { $what }?
    }
guess-guess-yes = Yes
    .words = yes please, exactly
guess-guess-no = No
    .words = no thanks, something else
guess-dropped = All right, then that wasn't it. "help" shows what I can do.
guess-what-topics = find something to talk about
guess-what-met = put down that you met
guess-what-not_met = say that the meeting didn't happen
guess-what-plan = plan a meeting
guess-what-pause = take a break from the meetings
guess-what-note = write this down
guess-what-notes = read the notes
guess-what-steps = see the open steps
guess-what-goal = look at the goal
guess-what-status = see how the two of you are doing
guess-what-help = see what I can do

## Why, my data

why-draft = You asked for it: it is what came of a request to the writing help.
data-writing-answer = what came back: { $words }
privacy-writing = • A language model (AI) sees nothing of yours unless you switch the writing help on. What it would be sent, and where to: "writing-help".
