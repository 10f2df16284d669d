# Places: where people talk to Pora, invitations, where to write.

command-connect = connect
    .words = connections, places, where you write
stranger-invited = I am Pora, a chat program for mentoring pairs. I don't know this account yet. People in a programme get an invitation by writing "/mentor connect telegram" where they already talk to me, or from the coordinator. I keep nothing that is written here.
link-unknown = I can't find that invitation. Perhaps part of the link is missing. A new one comes from the coordinator or from "/mentor connect telegram".
link-used = This invitation has been used already; each works only once. A new one comes from the coordinator or from "/mentor connect telegram".
link-expired = This invitation is no longer good. A new one comes from the coordinator or from "/mentor connect telegram".
link-taken = This account is already connected to somebody else, so I didn't use the invitation.
link-off = The programme isn't set up for talking here, so I didn't use the invitation. The coordinator decides about that.
link-too-many = That was too many tries. You can try again in an hour.
link-again = This account is connected already ({ $platform }).
link-done = Connected: { $platform }.
place-added = { $platform } was connected: whoever uses that account can talk to me in your name from now on. If that wasn't you, write "connect" here, disconnect that place and tell the coordinator.
place-lost = I can't reach you on { $platform } any more, so from now on I write here. To change that: "connect".
connect-link = This link connects { $platform }. It is for you alone, works once, and stops working on { $until }.
connect-address = { $link }
connect-which = I can connect Telegram: write "connect telegram". In Slack there is nothing to connect; I know you there by your e-mail.
connect-off = { $platform } isn't switched on in this programme. The coordinator decides about that.
platform-off = { $platform } is switched off in this programme, so I take nothing in and keep nothing here. Please write to me wherever else we talk. If that is nowhere, the coordinator can help.
connect-not-running = { $platform } isn't running here yet. Whoever administers Pora could switch it on.
places-head = Where you talk to me:
places-line =
    • { $platform }{ $how ->
        [preferred] {" "}– I write here
        [lost] {" "}– I can't reach you here
       *[other] {""}
    }
places-more = { $platform } can be connected too: write "connect { $word }".
place-happened = What happened with invitations:
place-invited = • { $when } – { $who }: an invitation to { $platform }
place-connected = • { $when } – { $platform } was connected
place-refused-unknown = • { $when } – an invitation to { $platform } was tried with a wrong code; refused
place-refused-used = • { $when } – an invitation to { $platform } was tried again after it had been used; refused
place-refused-expired = • { $when } – an invitation to { $platform } was tried when it was no longer good; refused
place-refused-taken = • { $when } – an invitation to { $platform } was tried from another participant's account; refused
place-refused-off = • { $when } – { $platform } was tried while the programme had it switched off; refused
places-title = Where to write
places-place = Where shall I write from now on? So far: { $now }.
places-place-disconnect = Disconnect a place
    .words = disconnect
places-place-keep = Leave it as it is
    .words = leave it, keep
places-gone = Which place shall I disconnect? What was written there stays there.
places-gone-none = Keep them all
    .words = none, keep
places-kept = All right, it stays as it is.
places-preferred = All right, from now on I'll write on { $platform }.
places-disconnected = Disconnected: { $platform }. I won't write there any more.
places-only = That is the only place where I can write to you, so I haven't disconnected it.
places-changed = That place is disconnected already, so I haven't changed anything.
invite-link = An invitation to { $platform } for { $who }. Pass this link on to that person only:
invite-rules = It works once and stops working on { $until }. The account that opens it first is the one I connect. The pair reads about the invitation in its journal.
invite-unknown = I can't find anybody called "{ $wanted }" in your programmes. Write the name as it stands on the roster.
invite-several = I found several people: { $names }. Write the first name and the surname.
invite-has-place = { $who } already talks to me and connects a new place with "connect telegram". An invitation from other hands is only for people I can't reach anywhere yet.
pairs-command-invite = invite
    .words = invitation
why-place-added = A new place to talk to me was connected, so I told you.
why-place-lost = I couldn't reach you where I used to write, so I write in another place.
