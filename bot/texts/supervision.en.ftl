# The supervision: mentors hand in topics without a name, the coordinator sees them only all together.

command-supervision = supervision
    .words = topic for supervision, a topic for supervision, case for supervision
seen-by-supervision = 🔒 Only you see it until you hand it in. Then the coordinator and the mentors at the supervision see the text, without your name.
supervision-title = Topic for supervision
supervision-intro =
    A supervision is a talk in which mentors think about their own work together. It checks up on no pair.
    A topic goes in without your name. The coordinator sees only the text and its theme, and only once at least five mentors have handed something in; all of them are shown at one moment, without dates. Who wrote what, I tell nobody.
    What I can't promise: the circumstances or your style may still give you away. So you'll see the text once more before it goes in.
supervision-unfinished = One topic isn't finished yet. First that one; you can add another afterwards.
supervision-case = Write it without names, teams, dates or numbers that point to somebody: what is happening, what you have tried, what you'd ask the others. What is the case, or the question?
supervision-theme = Which theme is closest?
supervision-theme-limits = Limits of the role
    .words = limits, role
supervision-theme-no_meetings = Meetings don't happen
    .words = no meetings, meetings
supervision-theme-feedback = Difficult feedback
    .words = hard feedback
supervision-theme-doubts = Doubts and energy
    .words = my doubts, energy
supervision-theme-difference = Differences between us
    .words = differences
supervision-theme-ending = An ending
    .words = end of the pair
supervision-theme-other = Something else
    .words = else
supervision-sure =
    This is what others will see, and nothing more:
    "{ $shown }"
    Theme: { $theme }.
    { $found ->
        [yes] Worth another look: { $look }. It may show who this is about.
       *[no] I see no names, addresses or numbers here, but I can't notice everything, and circumstances can give people away too.
    }
    Hand it in like this?
supervision-sure-hand_in = Hand it in
    .words = yes, hand in
supervision-sure-change = Change the words
    .words = edit, change words
supervision-sure-reword = 🤖 In other words
    .words = reword, plainer
supervision-sure-own = My own words
    .words = mine, my words
supervision-sure-leave = Don't hand it in
    .words = no, don't
supervision-words = Write the whole text as others should see it. How should it read?
supervision-reworded = A language model has put it in other words. Read them as if somebody else had written them: do they say what you mean?
supervision-not-reworded = No other words came of it this time. Your text stands as you wrote it; short, plain sentences give the least away.
supervision-left = All right, nothing was handed in, and the text is gone from here.
supervision-not-taken = I don't keep what you wrote; here it is: "{ $text }"
supervision-handed-in = Handed in, without your name. You can take it back at any time: "supervision".
supervision-mentors-only = Supervision is for mentors whose pair is meeting now. For a question within your pair there is "topics".
supervision-few = The programme has fewer than five mentors now, so a text would show who wrote it. I take no topics here; the case can be told at the supervision itself.
supervision-many = Five topics of yours are waiting for a supervision. Take one back, and there is room for another.
supervision-hint = And what is hard about being a mentor can go to the supervision, without your name ("supervision").
supervision-mine-title = Topics for supervision
supervision-mine-mine = These topics of yours are waiting for a supervision. Which one would you like to look at?
supervision-mine-mine-add = Add a topic
    .words = add, new, another
supervision-mine-mine-leave = Nothing, thanks
    .words = nothing, none
supervision-mine-topic =
    { $state ->
        [opened] "{ $text }" ({ $theme }). The coordinator may have read it by now, without your name.
        [waiting] "{ $text }" ({ $theme }). The coordinator hasn't seen it yet.
       *[gone] That topic isn't here any more.
    } What would you like to do with it?
supervision-mine-topic-keep = Leave it in
    .words = keep, leave
supervision-mine-topic-withdraw = Take it back
    .words = take back, withdraw it
supervision-stays = All right, everything stays as it was.
supervision-withdrawn =
    { $state ->
        [opened] Taken back and deleted. If the coordinator has read it already, I can't undo that.
       *[waiting] Taken back and deleted. Nobody has seen it.
    }
supervision-gone = That topic isn't here any more.

## For the coordinator

pairs-command-supervision = supervision
    .words = supervision topics
supervision-head = Topics for the supervision: no names, no dates, nothing to judge pairs by. Programme: { $name }.
supervision-count = • { $theme }: { $count }
supervision-text = "{ $text }" ({ $theme })
supervision-for-mentors = You have a mentor in this programme, so I show you no topics here: mentors may write about their own pairs.
supervision-few-mentors = Fewer than five mentors have a pair that is meeting now: a text would show who wrote it, so I collect no topics.
supervision-few-topics = Until at least five mentors have handed in a topic I show none: a text could show who wrote it. How many there are already, I don't say.
supervision-open-title = Supervision
supervision-open-open = Enough topics have been handed in. I open all of them together; whatever comes after that waits for the next supervision, so it is best to open them shortly before. Open them now?
supervision-open-open-open = Open them
    .words = yes
supervision-open-open-wait = Wait a little
    .words = no, wait a bit
supervision-waits = All right, the topics will wait.
supervision-opened = Opened. "/pairs supervision" shows them until the supervision has taken place.
supervision-held-title = Supervision
supervision-held-held = Once the supervision has taken place I hide these topics, and delete them a month later. Has it taken place?
supervision-held-held-held = It has
    .words = yes, done
supervision-held-held-not_yet = Not yet
    .words = no
supervision-closed = Noted: the supervision has taken place. I show the topics no more and delete them in a month.
supervision-lies = All right, the topics stay open: "/pairs supervision".
