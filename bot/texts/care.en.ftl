# Care: when words ask for help.

command-care = help-me
    .words = i need help, sos
care-asked = I am a program and cannot help the way a person can, but there are people who can. I keep no record that you looked here.
care-danger = This sounds very hard. I am a program and cannot help the way a person can, but there are people who can. If life is in danger, call 112. I have not passed on or saved this message.
care-harassment = This is serious, and this is not a safe place to write about it: I am a program. Your organisation has an official way to report it, and the State Labour Inspectorate can advise. I have not saved this message, and I have told neither the coordinator nor your partner.
care-strain = That sounds hard, and it is good that you said so. A meeting can be moved or paused: "next", "pause". You can also talk to these people:
care-contact = • { $label }: { $reach }
