# Privacy: who sees what, my data, taking it away.

command-privacy = privacy
command-my-data = my-data
    .words = my data, data, copy
command-erase = erase
    .words = erase my data, forget me, delete my data
privacy-changed = What we promise about privacy has changed. This is how it is now:
privacy-notice =
    In more detail (version { $version } of this notice):
    • Who is responsible: your organisation; Pora runs on its server. Taking part is voluntary, and you may leave at any time.
    • What is kept: name, e-mail (and your manager's), role, settings, facts about the pair (when you met, rhythm, pauses), marks for how useful meetings were, and what you write here: notes, goals, steps, encrypted.
    • What is not read: messages elsewhere, when you are online, read receipts. I guess no moods, and I neither judge people nor compare them.
    • The coordinator sees states, rules, dates and whether there is an agreement; the pair sees every such look in its journal.
    • A mentor may hand in a topic for a supervision. The coordinator sees it without a name or a date, only together with those of other mentors, once at least five have handed one in; who wrote what, I tell nobody. Mentees aren't shown topics.
    • A server administrator who holds both the database and the key could technically read it; the chat platform keeps its messages by its own rules.
privacy-telegram = • In this programme people may use Telegram. Chats with bots there are not end-to-end encrypted: Telegram, as the operator, can see the account, the times and everything in the chat, and keeps it by its own rules, whatever is erased here. The same goes for shared notes, goals and steps if your partner reads them in Telegram. Private notes get there only if you write or read them there.
privacy-kept = • How long it is kept after the programme's end (in days): private notes { $private }, shared ones { $shared }, facts of meetings { $facts }, and after that without names.
privacy-rights = A copy of your data: "my-data". To erase it: "erase". Who looked: "journal".
data-head = Here is a copy of your data, one to read and one for programs. Your partner's words are not in it.
data-line =
    • { $section ->
        [notes] notes
        [goals] goals
        [steps] steps
        [expectations] expectations
        [preparations] preparation for meetings
        [checks] private answers about the pair
        [usefulness] how useful meetings were
        [agreements] agreements
        [goal_marks] marks on your goal
        [meetings] meetings
        [supervision_topics] topics for a supervision
        [unfinished_conversations] unfinished conversations
        [invitations] invitations
        [writing] writing help requests
       *[looks_at_my_pairs] looks at how the pair is doing
    }: { $count }
data-file = Your data in Pora, { $on }
data-field =
    { $field ->
        [name] Name
        [email] E-mail
        [manager_email] E-mail of your manager
        [called] What I call you
        [language] Language
        [address] Form of address
        [zone] Time zone
        [hours] Working hours
        [created_at] On the roster since
        [welcomed_at] Acquainted since
        [paused_until] No messages until
        [stopped] Not sent any more
        [role] Role
        [writer_since] Writing help since
        [left] Disconnected
       *[reached] Reached at
    }: { $value }
data-invitation =
    invitation to { $platform }, { $on }, { $used ->
        [yes] used
       *[no] not used
    }
data-role =
    { $role ->
        [mentor] mentor
        [mentee] mentee
       *[coordinator] coordinator
    }
data-note =
    { $on }, { $visibility ->
        [private] for you alone
       *[shared] for the two of you
    }: { $text }
data-goal = { $on }: "{ $text }" ({ $kind }; { $area })
data-goal-situation = It began with: { $text }
data-goal-role =
    It leads to a position important to the organisation; { $shown ->
        [yes] the coordinator may see that.
       *[no] only you see that.
    }
data-goal-reached = Reached on { $on }.
data-step = { $on }: { $text }
data-step-due = To be done by { $on }.
data-step-done = Closed on { $on }.
data-topic = "{ $text }" ({ $theme })
data-answer = { $question }: { $answer }
data-agreement = Proposed on { $on }:
data-meeting =
    { $on }: { $state ->
        [met] met
        [planned] planned
        [missed] did not take place
       *[moved] moved
    }
data-look =
    { $on }: the coordinator looked at { $what ->
        [status] the pair's facts
        [why] the reason for its state
       *[list] a list of pairs
    }
erase-effects =
    If I erase your data:
    • your private notes, goals, answers, marks, topics for a supervision and unfinished conversations are gone;
    • in shared notes, steps and the agreement a dash stands in place of your words; your partner's own notes stay with your partner;
    • the pair ends, and your partner is told that and no reason;
    • meeting dates stay without a name, and you leave the programme's list.
    You can take a copy first with "my-data". It cannot be undone.
erase-title = Erase my data
erase-sure = Erase all your data?
erase-sure-keep = No, keep it
    .words = no, keep
erase-sure-erase = Yes, erase it
    .words = yes, erase
erase-kept = All right, nothing was erased.
erase-done = Erased. Your partner's own notes stay with them, and meeting dates stay without a name. Thank you for the time together.
erase-partner = Your pair in the programme has ended. I give nobody reasons; what you did together is yours. Your coordinator can talk with you about another pair.
why-pair-ended = The pair has ended, so I told you.
kind-pair-ended = • news that a pair has ended
