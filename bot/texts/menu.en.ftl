# The menu of commands: a line for each.

menu-pairs = how the pairs are doing, who needs attention
menu-topics = something to talk about: three questions
menu-next = plan or move a meeting
menu-met = note that you met
menu-note = write something down
menu-notes = read your notes
menu-goal = goals: set one, mark it, change it
menu-steps = the steps you agreed on
menu-supervision = hand in a topic for the supervision, without your name
menu-status = how your pair is doing
menu-pause = pause the pair, or come back
menu-journal = who looked at how your pair is doing
menu-connect = where to talk to me
menu-settings = language, name, working hours
menu-privacy = who sees what, and for how long
menu-care = people who can help when it is hard
menu-help = everything I can do
