# A new mentor: what the mentee takes along from the pair before.

command-take-along = take-along
    .words = take along, bring along
take-along-title = What to take along
take-along-start = { $hello }. You have a new pair; your partner: { $partner }. From your earlier pair you can take along goals and notes of your own, or begin with a clean page. The choice is yours alone, and I tell nobody about the pair before. Have a look?
take-along-start-look = Have a look
    .words = look, yes, show me
take-along-start-fresh = Begin afresh
    .words = afresh, fresh, no, nothing
take-along-fresh = All right, a clean page. If you change your mind, write "take-along".
take-along-goal =
    { $pressed ->
        [yes] Any other goal to take along? { $partner } will see it too.
       *[no] Which goals come along, with your own marks on them? { $partner } will see the goals you choose, never the marks. Press again to take a choice back; nothing changes until you have finished.
    }
take-along-goal-done = That's all
    .words = all, done, go on, nothing
take-along-note =
    { $pressed ->
        [yes] Any other note to take along, just for you?
       *[no] Which of your notes come along, just for you? Those you once shared can come too, and only you will see them here.
    }
take-along-note-done = That's all
    .words = all, done, go on, nothing
take-along-ours =
    { $pressed ->
        [yes] Any other note to share with your new partner?
       *[no] And which of the notes you once shared would you share with your new partner? { $partner } will see those too.
    }
take-along-ours-done = That's all
    .words = all, done, go on, nothing
take-along-older = More of them
take-along-done = Taken along: goals – { $goals }, notes just for you – { $notes }, notes for the two of you – { $shared }. Nobody in the earlier pair is told.
take-along-nothing = All right, nothing comes along. If you change your mind, write "take-along".
take-along-goal-stays = You have set a goal of that kind here by now, so the earlier one stays where it was.
take-along-none = There is nothing of yours to take along from an earlier pair.
seen-by-chosen = 👥 Only you see this list. What you choose, the two of you will see.
why-take-along = You began with a new mentor, so I asked what you'd like to take along. I ask only once.
kind-take-along = • the question what to take along to a new pair
