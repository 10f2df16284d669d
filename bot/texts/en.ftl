# Everything Pora says in English. The attribute .words lists other words for the same answer.

## Common

hello = Hello
hello-called = Hello { $called }
hello-back = { $hello }. If you need something to talk about, write "topics"; "help" shows what else I can do.
thanks-back = You're welcome. Enjoy your talk.
skip = Skip
control-open = Answer
control-send = Continue
control-later = Later
control-back = Back
control-own = In my own words
control-choose = Choose
control-take = Take this one
control-close = Close
hint-when = For instance "tomorrow at 10:00" or "12 January 15:00".
hint-when-past = For instance "yesterday" or "12 January".
word-leave = later
    .words = cancel, not now, stop, quit
word-back = back
    .words = go back, previous
left = All right, I'll leave it there. We can go on whenever you like.
stale = You have already moved on from there. This is what I'm asking now:
private-not-here = This answer is for you alone, and words typed in the chat stay in its history. So I didn't take them from here: press the button and write in the window that opens.
closed = That question is closed, so I haven't changed anything.
failure = Something went wrong on our side, and nothing was changed. Please try again; if it keeps happening, give your coordinator the code { $id }.
stranger = I am Pora, a chat program for mentoring pairs. I can't find this account on a programme's roster; the coordinator can add you.

seen-by-me = 🔒 Only you see your answer.
seen-by-pair = 👥 Only the two of you see this.
seen-by-coordinator = 📅 The two of you and the coordinator see dates and rhythm.
seen-by-settings = ⚙ Just a setting; nobody is told.

## What I did not understand

unclear-choice = I'm not sure which answer you mean. Write its number or its wording.
unclear-scale = A number from { $low } to { $high } fits here.
unclear-when = I couldn't tell when. Write a day and an hour, for instance "next Tuesday at 15:00" or "12 January 10:00".
unclear-when-past = I couldn't tell which day. Write "yesterday", "Tuesday" or "12 January", for instance.
unclear-until = I couldn't tell which day. Write "12 January" or "in two weeks", for instance.
unclear-hour = I couldn't make out the time. Write "15:00" or "3 pm", for instance.
unclear-hours = I couldn't tell your hours. Write from when to when, for instance "8:30-17:00" (at least four hours).
unclear-zone = I don't know that place. Write a city, for instance "Vilnius" or "London".
unclear-empty = A few words are needed here.
unclear-too-long = That is { $length } characters, and { $limit } is the most I can take. Please shorten it and send it again.

## The first conversation

welcome-again = A reminder, just this once: getting acquainted takes two minutes.
welcome-title = Getting acquainted
welcome-language =
    Labas! Aš – Pora, mentorystės porų pokalbių programa. Kuria kalba rašome?
    Hello! I am Pora, a chat program for mentoring pairs. Which language shall we use?
welcome-language-lt = Lietuviškai
    .words = lithuanian, lt
welcome-language-en = English
    .words = en
welcome-tone = In Lithuanian, shall I say "tu" or "jūs"?
welcome-tone-tu = Tu
    .words = informal
welcome-tone-jus = Jūs
    .words = formal
welcome-name = What shall I call you?
welcome-name-other = Something else
    .words = other
welcome-name-none = No name, please
    .words = nothing, no name
welcome-called = Write the name you would like me to use.
welcome-sees =
    Before we begin: who sees what.
    • Private notes are yours alone. Shared notes, steps and your goal are for the two of you.
    • The coordinator sees facts only: whether and how often you meet, whether there is an agreement or a pause, whether one of you asked to talk to the coordinator. Never what you write in your pair.
    • What you write is stored encrypted. A server administrator who also holds the key could technically read it; more under "privacy".
    • I am a program: I ask, I don't guess and I don't judge. If anybody is in danger, call 112.
welcome-sees-ok = Clear, go on
    .words = ok, okay, clear, yes, fine
welcome-hours = I'll write in working hours only: { $from }–{ $until } ({ $zone_name }), and not on public holidays. Does that suit you?
welcome-hours-fine = It does
    .words = yes, fine, ok, it suits
welcome-hours-other_hours = Other hours
    .words = different hours
welcome-hours-other_zone = Another time zone
    .words = other zone, different zone
welcome-zone = Which city do you work in?
welcome-span = From when to when may I write? For instance "9-18".
welcome-done =
    Thank you, all set. Your partner in this mentoring pair: { $partner }.
    Write "topics" when you want something to talk about, "note" to write something down, "next" to plan a meeting. For everything else, "help".
welcome-done-alone = Thank you, all set. You have no partner yet; I'll write as soon as you do.
welcome-done-coordinator = Thank you, all set. "/pairs" shows how the pairs are doing.

## Goal

goal-title = A goal
goal-situation = Where to start? Think of one moment at work last month when you thought, "I wish that had gone better." What was going on?
goal-goal = What should be different by the time the programme ends? One sentence is plenty.
goal-area = What is this goal mostly about? I'll choose questions to match.
goal-area-career = Career
goal-area-leadership = Leading people
goal-area-expertise = Professional skills
goal-area-confidence = Confidence
goal-area-network = Connections
goal-area-communication = Communication
goal-area-balance = Energy and balance
goal-area-change = Change
goal-area-handover = Passing on what I know
goal-saved =
    Your goal is saved, and { $partner } can see it too:
    "{ $goal }"
    Change it any time with "goal".
goal-partner = { $partner } is working towards: "{ $goal }"
goal-review-title = Your goal
goal-review-review =
    Your goal: "{ $goal }"
    Is it still the one?
goal-review-review-keep = Still the one
    .words = yes, keep, same
goal-review-review-change = Change it
    .words = no, change
goal-review-review-reached = Reached
    .words = done, achieved
goal-kept = Good, it stays as it is.
goal-reached = That is something you two have earned. You could set another one; if it isn't time yet, write "later".

## The next meeting

plan-title = The next meeting
plan-when = When are you meeting? With: { $partner }. Pick one, or write it your way, for instance "next Tuesday at 15:00".
plan-when-skip = I don't know yet
    .words = don't know, skip
plan-hour = At what time?
plan-sure = I understood { $moment }. Shall I put it down?
plan-sure-yes = Yes
    .words = yep, ok, fine, good, right
plan-sure-change = Another time
    .words = no, change
calendar-title = Mentoring meeting: { $mentee }, { $mentor }
calendar-file = meeting.ics
plan-saved = Noted: { $when }. I'll let { $partner } know.
plan-partner =
    { $moved ->
        [yes] The meeting has moved. New time: { $when }.
       *[no] A meeting is planned: { $when }.
    } Suggested by { $who }. If it doesn't suit you, write "next".
plan-current = Planned so far: { $when }. If that still suits you, write "later"; if not, find another time.
plan-later = All right. When you know, write "next".
plan-passed = That time has already passed, so I haven't put it down.

## Did you meet

check-in-title = How did it go?
check-in-met =
    { $source ->
        [plan] Did you meet as planned ({ $when })?
        [heard] Shall I put down that you met?
        [heard_day] Shall I put down that you met on { $when }?
       *[rhythm] { $hello }. By your rhythm it would be about time for a meeting. Did you meet?
    }
check-in-met-yes = Yes
    .words = yep, we did, we met
check-in-met-no = Not yet
    .words = no, nope, we didn't
check-in-useful = How useful was the meeting? 1 is not much, 5 is very.
check-in-met_on = Which day did you meet?
check-in-met_on-skip = I'm not sure
check-in-logged = Noted. Thank you.
check-in-last = The programme ends on { $on }. For one more meeting, write "next"; when you two are done, "end" closes the pair.
check-in-instead = No harm done, the meeting can still happen. What would help now?
check-in-instead-plan = Find a time
    .words = time, plan
check-in-instead-why = Say what's in the way
    .words = in the way, why
check-in-instead-leave = Nothing, thanks
    .words = nothing, no
check-in-left = All right. I'm here if you need me.
check-in-partner-met = { $partner } has already noted that this meeting took place, so I've left it that way. If that's a mistake, have a word with each other.

## Note

session-note-title = A note
session-note-keep = Would you like to write anything down?
session-note-keep-private = Just for me
    .words = for me, private, me, only me
session-note-keep-shared = For the two of us
    .words = for us, shared, us, us two
session-note-keep-no = No, thanks
    .words = no, nothing
session-note-mine = Write what you'd like to remember.
session-note-ours = Write what is worth remembering for both of you.
session-note-owner = Did you agree on a next step? Whose is it?
session-note-owner-me = Mine
    .words = me, i
session-note-owner-partner = My partner's
    .words = partner, theirs, other
session-note-owner-none = No step
    .words = none, no, nothing, done, that's all
session-note-step = What is the step? For instance: "When I get the project plan, I'll ask two people what they think."
session-note-due = By when?
session-note-due-skip = No date
note-saved-private = Written down. Only you can see it.
note-saved-shared = Written down for the two of you. { $partner } can see it too.
note-partner =
    { $who } wrote a note for the two of you:
    "{ $note }"
note-none = All right. Whenever you need it: "note".
note-done = Good, it's all written down.
step-saved = The step is noted. If there are more, let's go on.
heard-title = A note
heard-heard =
    { $about ->
        [meeting] Save this as a note of your meeting on { $day }?
       *[pair] Save this as a note?
    }
    "{ $text }"
heard-heard-shared = For the two of us
    .words = for us, shared, us, yes
heard-heard-private = Just for me
    .words = for me, private, only me, me
heard-heard-no = No
    .words = no thanks, don't
heard-kept = A note of your own is better written in the window: words typed in the chat stay in its history. I haven't kept anything from here.
heard-dropped = All right, I haven't kept anything.
notes-none = There are no notes yet. Start one with "note".
notes-head =
    { $count ->
        [one] { $count } note, with { $partner }.
       *[other] { $count } notes, with { $partner }.
    }
notes-line =
    { $visibility ->
        [private] 🔒
       *[shared] 👥
    } { $on }, { $who ->
        [me] by you
       *[partner] by { $partner }
    }: { $text }
steps-title = Next steps
steps-step = Which step has been taken?
steps-step-leave = None so far
    .words = none
steps-done = Marked as done. Good news for both of you.
steps-left = All right, they stay as they are.
steps-gone = That step is no longer there.
steps-none = There are no open steps. You can add one along with a note: "note".

## Topics

topics-title = What to talk about
topics-card = Which one will you take?
topics-card-another = Three others
    .words = another, others, next
topics-card-deeper = Deeper
    .words = go deeper
topics-card-why = Why these?
    .words = why
topics-card-done = That's enough
    .words = done, enough, thanks
topics-slot-easy = An easy start
topics-slot-fitting = Right for you two
topics-slot-deeper = A step deeper
topics-for-both = { "" }
topics-for-mentor = { " " }· the mentor speaks
topics-for-mentee = { " " }· the mentee speaks
topics-done = Enjoy your talk.
topics-no-deeper = I have nothing deeper for this time; these three stay.
topics-no-more = There are no new topics left for this stage, so here are these again.
topics-picked =
    { $text }

    If you'd like to ask more:
    – { $first }
    – { $second }

    Takes about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
topics-reason-stage = { $number }. It fits where you are together.
topics-reason-goal = { $number }. It has to do with a goal you set.
topics-reason-echo = { $number }. It echoes your shared notes.
topics-reason-fresh-topic = { $number }. You haven't talked about this lately.
topics-reason-purpose = { $number }. It goes with what the programme is for.
topics-reason-other-format = { $number }. A different kind of question from last time.
topics-reason-easy-start = { $number }. Easy to begin with.
topics-reason-one-step-deeper = { $number }. One step deeper than so far.
topics-reason-private = I don't read private notes to choose these. You both see the same three.

## Stalled

stalled-title = What would help now?
stalled-why =
    { $met_before ->
        [yes] { $hello }. It has been { $weeks ->
            [one] { $weeks } week
           *[other] { $weeks } weeks
        } since your last meeting.
        [just] { $hello }.
       *[no] { $hello }. Your first meeting is still to come.
    } It happens, for all sorts of reasons. Which comes closest?
stalled-why-no_time = No time
    .words = time, busy, too busy
stalled-why-no_topic = Nothing to talk about
    .words = no topic, no topics, nothing
stalled-why-reached = The goal is reached
    .words = goal reached, reached, done
stalled-why-no_fit = We're not a good fit
    .words = not a fit, no fit, fit
stalled-why-away = One of us is away
    .words = away, on leave, holiday, ill
stalled-why-met = We did meet
    .words = we met, met
stalled-cards = Then here are three light questions. A quarter of an hour is enough for them.
stalled-lighter = There won't be more time, but meeting can be made easier. What would suit you?
stalled-lighter-short = A short call, 30 minutes
    .words = short, shorter
stalled-lighter-slower = A slower rhythm
    .words = slower, less often
stalled-lighter-pause = A pause
    .words = pause
stalled-lighter-leave = Nothing for now
    .words = nothing, no
stalled-onward = That's good news. What next?
stalled-onward-new_goal = A new goal
    .words = new goal, new
stalled-onward-slower = A slower rhythm
    .words = slower, less often
stalled-onward-talk = Talk to the coordinator
    .words = coordinator, talk
stalled-onward-leave = Nothing for now
    .words = nothing, no
stalled-fit = It happens, and it is nobody's fault. Nobody else sees your answer. What would help?
stalled-fit-card = A question for an open talk
    .words = question, card
stalled-fit-talk = The coordinator gets in touch
    .words = coordinator, talk
stalled-fit-leave = Nothing for now
    .words = nothing, no
stalled-short = Let's find half an hour. A short talk sometimes moves more than a long one.
stalled-left = All right. Whenever you like, write "topics" or "next".
talk-asked = I'll tell the coordinator only that you'd like to talk. No reason is given, and your partner isn't told.
nudge-title = Meeting
nudge-act =
    { $reason ->
        [first] { $hello }. Your first meeting isn't planned yet. Half an hour is enough to get to know each other. What would help?
        [mentor] { $hello }. You two haven't met for a while; your partner is { $partner }. A short "When would suit you?" often gets things moving. What would help?
       *[heard] No harm done, the meeting can still happen. What would help?
    }
nudge-act-plan = Find a time
    .words = time, plan
nudge-act-met = We've met already
    .words = we met, met
nudge-act-cards = Something to talk about
    .words = topics, topic
nudge-act-pause = A pause
    .words = pause
nudge-act-leave = Nothing for now
    .words = nothing, no

## Pause and rhythm

pause-title = A pause
pause-until = Until when? I don't ask why, and your partner will see "paused" and no more. Pick a day or write one.
pause-sure = You'd be back on { $day }. Pause until then?
pause-sure-yes = Yes
    .words = ok, fine, good
pause-sure-change = Another day
    .words = no, change
pause-saved = Paused. Back on { $until }; to come back sooner, write "pause".
pause-partner = Your pair is paused and comes back on { $until }. I won't write until then.
pause-too-long = A pause can end tomorrow at the earliest and in half a year at the latest.
pause-over = The pause is over, good to have you back. Your partner: { $partner }. To find a time, write "next".
pause-over-now = The pause is over. To find a time, write "next".
pause-over-partner = Your pair is back from its pause early.
pause-kept = All right, the pause goes on.
paused-title = A pause
paused-paused = Your pair is paused until { $until }. What would you like?
paused-paused-resume = Come back now
    .words = come back, resume, back now
paused-paused-keep = Keep the pause
    .words = keep
rhythm-title = Rhythm
rhythm-weeks = How often would you like to meet? You can change it any time.
rhythm-weeks-2 = Every 2 weeks
    .words = 2, two, every two weeks
rhythm-weeks-3 = Every 3 weeks
    .words = 3, three, every three weeks
rhythm-weeks-4 = Every 4 weeks
    .words = 4, four, monthly, every four weeks
rhythm-weeks-5 = Every 5 weeks
    .words = 5, five, every five weeks
rhythm-weeks-6 = Every 6 weeks
    .words = 6, six, every six weeks
rhythm-saved = Noted: every { $weeks } weeks. I'll tell your partner too.
rhythm-partner = A new rhythm for the two of you: every { $weeks } weeks. Suggested by { $who }. If it doesn't suit you, write "rhythm".
which-title = Which pair?
which-pair = Which pair do you mean?

## Commands

command-help = help
    .words = ?, commands
command-topics = topics
    .words = topic, cards, questions
command-note = note
    .words = write
command-notes = notes
    .words = my notes
command-goal = goal
    .words = goals
command-next = next
    .words = meeting, plan, when
command-met = met
    .words = we met, log
command-steps = steps
    .words = step
command-rhythm = rhythm
command-pause = pause
    .words = resume
command-status = status
    .words = how are we doing
command-journal = journal
command-settings = settings
    .words = language
help =
    This is what I can do (your partner: { $partner }). Plain words work, and so does "/mentor" in front.
    topics – something to talk about: three questions for the two of you
    next – plan or move a meeting
    prepare, met – thoughts before a meeting; note that you met
    note, notes – write things down, read them
    goal, steps, expectations – what you're after, what you've agreed, what you hope for
    agreement – how you work together: propose it, confirm it, read it
    feedback – ask for feedback, or practise together
    rhythm, pause – how often you meet, when you rest
    take-along – bring goals and notes from an earlier pair
    supervision – for mentors: a topic for the supervision, without your name
    status, journal – how your pair is doing, and who looked
    settings, connect – language, name, working hours; where to talk
    privacy, end – what is kept, how to end the pair
    help-me – people who can help when it is hard
help-alone = You have no partner yet, so there is little I can do. I'll write once the coordinator has matched you.
help-ended = Your pair has ended, so there is little I can do now. Your notes stay for a while ("notes"), and so does the list of who looked ("journal").
help-coordinator =
    How the pairs are doing:
    /pairs – how many in which state, and who needs attention
    /pairs status NAME – the facts of one pair
    /pairs why NAME – the rule and the dates
    /pairs stalled – pairs that haven't met for a long time
    /pairs supervision – topics that mentors handed in, without names
    /pairs invite NAME – an invitation to Telegram for somebody I can't reach yet
    What a pair writes I show nobody. Each pair sees every look in its own journal.
near-miss = I don't know that command. Did you mean "{ $command }"?
not-understood = I didn't understand that. Write "help" and I'll show what I can do.

## How the pair is doing

status-head =
    With { $partner }. Rhythm: every { $weeks } weeks. { $count ->
        [0] You haven't met yet.
        [one] You have met once.
       *[other] You have met { $count } times.
    }
status-paused = Paused; back on { $until }.
status-next = Next meeting: { $when }.
status-no-next = The next meeting isn't planned yet.
status-last = Last meeting: { $on }.
status-goal = Your goal: "{ $goal }"
status-step =
    Step ({ $owner ->
        [me] yours
       *[partner] { $partner }
    }): { $text }{ $has_due ->
        [yes] {" "}– by { $due }
       *[no] {""}
    }
journal-none = Nobody has looked at how your pair is doing.
journal-head = Who looked at how your pair is doing:
journal-line =
    { $when } – { $who }: { $what ->
        [status] the pair's facts
        [why] the reason for its state
        [invited] an invitation to Telegram
       *[list] a list of pairs
    }

## For the coordinator

pairs-command-overview = all
    .words = overview
pairs-command-status = status
pairs-command-why = why
pairs-command-stalled = stalled
    .words = stuck
state-starting = starting
state-late-start = no first meeting yet
state-in-rhythm = in their rhythm
state-slow = slower than agreed
state-silent = silent
state-paused = paused
state-asks = asks for a talk
state-ended = ended
pairs-head =
    { $count ->
        [one] { $count } pair in the programme.
       *[other] { $count } pairs in the programme.
    }
pairs-count = { $sign } { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    }: { $count }
pairs-attention = Who needs attention:
pairs-all-well = Nobody needs attention now.
pairs-none-stalled = No pair has stalled.
pairs-line = { $sign } { $mentee } – { $mentor }: { $state ->
        [late-start] { state-late-start }
        [slow] { state-slow }
        [silent] { state-silent }
       *[asks] { state-asks }
    } since { $since }
pairs-status =
    { $sign } { $mentee } – { $mentor }: { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    } since { $since }
    Rhythm: every { $weeks } weeks. Meetings: { $count }.
pairs-last = Last meeting: { $on }.
pairs-next = Next meeting: { $on }.
pairs-no-next = The next meeting isn't planned.
pairs-why = { $sign } { $mentee } – { $mentor }: { $state ->
        [starting] { state-starting }
        [late-start] { state-late-start }
        [in-rhythm] { state-in-rhythm }
        [slow] { state-slow }
        [silent] { state-silent }
        [paused] { state-paused }
        [asks] { state-asks }
       *[ended] { state-ended }
    }
pairs-rule-starting = Counted from { $anchor }. Fourteen days without a first meeting still count as starting.
pairs-rule-planned = A meeting is planned, so the state is calm.
pairs-rule-late-start = Counted from { $anchor }. After fourteen days without a first meeting this state is shown.
pairs-rule-in-rhythm = Counted from { $anchor }. The pair's rhythm is every { $weeks } weeks, and less than one and a half times that has passed.
pairs-rule-slow = Counted from { $anchor }. One and a half times the pair's rhythm (every { $weeks } weeks) has passed and no meeting is planned.
pairs-rule-silent = Counted from { $anchor }. Twice the pair's rhythm (every { $weeks } weeks) has passed and no meeting is planned. A call from a person would help.
pairs-rule-paused = The pair chose a pause and comes back on { $until }.
pairs-rule-asks = One of the two asked for a talk with the coordinator. No reason was asked.
pairs-rule-ended = The pair has ended.
pairs-why-note = States rest on taps and agreed dates only; messages and notes are not read.
pairs-not-yours = Only the programme's coordinator sees how pairs are doing. For your own pair: "status".
pairs-name-missing = Add a name, for instance "/pairs status Emily".
pairs-name-unknown = I can't find a pair with "{ $wanted }" in your programmes. For the list: "/pairs".
pairs-unknown = I know "/pairs", "/pairs status NAME", "/pairs why NAME", "/pairs stalled", "/pairs supervision" and "/pairs invite NAME".
coordinator-silent = { $mentee } and { $mentor } haven't met for a long time; they have been silent since { $since }. A call from a person helps most here. More: "/pairs why { $mentee }".
coordinator-late-start = { $mentee } and { $mentor } haven't had their first meeting; two weeks were up on { $since }. More: "/pairs why { $mentee }".
coordinator-asked = { $who } would like to talk to you about the pair. I didn't ask why, and the partner wasn't told.
coordinator-no-rights = { $who } doesn't get my messages: I lack the permission to write there. Whoever runs Pora finds out which with "pora check".
coordinator-unreachable = { $who } no longer receives my messages. Has the account changed?
