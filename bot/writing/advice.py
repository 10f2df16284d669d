"""Patterns of medical and legal advice in both languages, for folded text: terms, and referrals to a doctor or a lawyer.

A mentoring companion gives no such advice. Each pattern covers one subject, which the person may have mentioned already.
"""

from __future__ import annotations

import re

_WHOM = (
    r"(doctor|gp|physician|therap|psycho|counsell?or|lawyer|solicitor|attorney|legal"
    r"|gydytoj|medik|psicho|teisinink|advokat|terapeut|jurist)"
)
ADVICE = tuple(
    re.compile(pattern)
    for pattern in (
        # medical
        r"\bdiagno[sz]",
        r"\bmedica(l|tion|ment)|\bmedicines?\b|\bmedicin|\bmedik",
        r"\bpills?\b|\bdos(e|age)s?\b|\bdoze|\btablet(e|es|ems|emis|ciu)\b",
        r"\bantidepres",
        r"\bdepress(ion|ive)|\bdepresij",
        r"therap(y|ies|ist|ists|eutic)\b|\w*terapij|\w*terapeut",
        r"\bpsychiatr|\bpsichiatr",
        r"\bpsycholog|\bpsicholog",
        r"\bdoctors?\b|\bphysicians?\b|\bgydytoj",
        r"\bclinic(s|al)?\b|\bklinik",
        r"\bsymptom|\bsimptom",
        r"\bsick (leave|note)|\bnedarbingum|\bbiuleten",
        r"\bvaist(as|o|ui|a|u|e|ai|ams|us|ais|uose|in\w*)\b",
        r"\b(is|pa)?si?gydy(m|t[iu]|si|k)|\bgydy(m|t[iu]|si|k)|\bgydo",
        # legal
        r"\blaw(yer|suit)s?\b|\battorney|\bsolicitor|\bjurist",
        r"\blegal(ly)?\b|\blitigat|\btribunal",
        r"\bcourts?\b|\bcourtroom|\bteism(as|o|ui|a|u|e|ai|us|ais|uose|in\w*)\b",
        r"\bsu(e|ed|es|ing)\b|\bieskin|\bbyline(t|j)",
        r"\blabou?r (code|law|dispute)|\bdarbo (kodeks|teis(e|es|ei)\b|ginc)",
        r"\bclaim\w* (for )?(compensation|damages)|\bcompensation claim|\bzalos atlygin|\bneturtin\w* zal",
        r"\bteisinink|\badvokat|\bteisin(e|es|ei|is|io|iu|iai|iam|iams|iais|emis|ems)\b",
        # being sent to a specialist, or told to have an illness: also where the task speaks of such people
        rf"\b(see|consult|visit|contact|(speak|talk) (to|with)|ask) (an?|your|the) (\w+ )?{_WHOM}",
        rf"\bkreip\w+ (i|pas) (\w+ )?{_WHOM}",
        rf"\b\w*(eik|eis|eit|apsilank)\w* pas (\w+ )?{_WHOM}",
        rf"\b(pasitar|pasikonsult|pasikalb)\w* su (\w+ )?{_WHOM}",
        r"\byou (have|suffer from|are suffering from) (an? )?(\w+ )?(depress|burnout|anxiety|adhd|insomnia)",
        r"\b(tau|jums|jus|tave) (\w+ )?(depresij|perdegim|nemig)",
    )
)
