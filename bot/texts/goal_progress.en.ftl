# A goal on its way: one's own mark, the next step, the tag.

goal-kind = Is this a professional goal or a personal one?
goal-kind-professional = Professional
    .words = work
goal-kind-personal = Personal
    .words = my own, for me
goal-invite-title = A goal of your own
goal-invite-want = Your first meeting is on record. Mentoring goes both ways, so I'm asking you too, just this once: would you like a goal of your own in it?
goal-invite-want-yes = Yes, I'll set one
    .words = yes, i would
goal-invite-want-no = Not this time
    .words = no, no thanks
goal-invite-left = All right. You can set a goal of your own any day with "goal".
goal-own =
    { $kind ->
        [personal] Your personal goal
       *[professional] Your professional goal
    }: "{ $goal }"
goal-another =
    { $kind ->
        [personal] There is room for a personal goal beside the professional one.
       *[professional] There is room for a professional goal beside the personal one.
    }
goal-review-review-step = A next step
    .words = step
goal-review-review-another = Another goal
    .words = another, a second goal
goal-review-review-key_role = A key role
    .words = key role, tag
goal-progress-title = How near it is
goal-progress-mark = From 0 to 10, how close are you to this goal by now?
goal-progress-mark-skip = Another time
    .words = skip, don't know
goal-progress-skipped = All right, another time.
goal-progress-history = Since { $since } { $chart } { $values } (only you see this).
goal-progress-lower =
    { $where ->
        [zero] Nought is an honest start. What would help you get moving?
       *[between] You chose { $mark }. What keeps it from being lower?
    } Write it down, or just answer in your head.
goal-progress-lower-skip = In my head
    .words = skip, thought about it
goal-progress-higher =
    { $where ->
        [top] What will help you keep it there?
       *[between] How will you notice you have moved up by one?
    }
goal-progress-higher-skip = In my head
    .words = skip, thought about it
goal-words-title = These thoughts
goal-words-keep = What you just wrote won't be kept, unless you'd like it as a private note. Keep it?
goal-words-keep-forget = Don't keep it
    .words = no, forget it
goal-words-keep-private = Keep it, just for me
    .words = yes, keep it, for me
goal-words-forgotten = All right, I haven't kept it.
goal-step-title = A next step
goal-step-offer = Is there a next step in sight? Once it is written down, you will both see it.
goal-step-offer-step = Write a step down
    .words = yes, step
goal-step-offer-none = Not this time
    .words = no, none, nothing
goal-step-step = Finish the sentence "When …, I will …". For instance: "When nobody asks me in a meeting, I will ask for the floor."
goal-step-due = By when?
goal-step-due-skip = No date
    .words = don't know
goal-step-left = All right. When a step comes to mind, "goal" or "note" will do.
goal-step-saved = The step is noted, and { $partner } can see it too. All open ones: "steps".
goal-key-role-title = A key role
goal-key-role-aim = Does this goal lead to a position that matters to your organisation? Only you set this tag, and only you take it off.
goal-key-role-aim-mine = Yes, just for me
    .words = yes, only me
goal-key-role-aim-shown = Yes, coordinator too
    .words = coordinator, show it
goal-key-role-aim-no = No
    .words = take it off
seen-by-unless_shown = 🔒 Only you see the tag. If you allow it, the coordinator sees "aims for a key role" and never the words of your goal.
goal-role-mine = Tagged. The coordinator doesn't see it.
goal-role-shown = Tagged. The coordinator will see only that you aim for a key role; you can take it off any time.
goal-role-no = All right, there is no tag.
why-mentor-goal = The first meeting took place, so I asked the mentor too, just once: mentoring goes both ways.
kind-mentor-goal = • the question about a mentor's own goal
pairs-key-role = Aims for a key role: { $who }.
