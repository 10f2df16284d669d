# Care: when words ask for help. The numbers and names of contacts come from the programme's file.

command-care = help-me
    .words = i need help, sos
care-asked = I am a program and cannot help the way a person can, but there are people who can. I keep no record that you looked here.
care-group-urgent = When life is in danger:
care-group-support = Somebody to talk to:
care-group-occupational = At work, when strength runs out:
care-group-official = To report harassment or violence in the organisation:
care-group-authority = Advice from outside the organisation:
care-danger = This sounds very hard. I am a program and cannot help the way a person can, but there are people who can. If life is in danger, call 112. I have not passed on or saved this message.
care-harassment = This is serious. I am a program, so please do not write about it here. I have not saved this message, and I have told neither the coordinator nor your partner.
care-harassment-people = Where to turn:
care-no-official = The official channel of your organisation is not listed here: your employer or the works council can tell you what it is.
care-strain = That sounds hard, and it is good that you said so.
care-strain-card = • A question for your next talk, if you like: { $card }
care-strain-move = • A meeting can be moved, "next", or the pair paused, "pause".
care-strain-people = People to talk to:
care-strain-dropped = I have not kept this message.
care-contact = • { $label }: { $reach }
