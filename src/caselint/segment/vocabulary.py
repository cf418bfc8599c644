"""The words that labels and sign-offs are put together from, each with what it says.

A system prints "Keyed by", "Date inputted" or "Session held"; no list of whole labels has them all.
"""

from __future__ import annotations

from typing import Final

from caselint.segment.phrases import words_of

# What one does to a record, as a label or a sign-off says it, done: "Keyed by", "Note saved".
WRITTEN: Final = words_of("""
    contributed
    recorded written wrote entered inputted input keyed typed logged created completed signed saved
    submitted noted documented captured registered drafted authored compiled prepared transcribed
    scribed minuted filed posted finalised finalized locked inserted dictated jotted summarised
    summarized uploaded produced countersigned typewritten lodged committed wrote-up reported made
    done taken filled added dated
""")
# The same as a noun or in its -ing form: "Date of entry", "Person recording", "Write-up".
WRITING: Final = words_of("""
    recording record writing entry creation completion completing input inputting keying typing
    logging making signing signature submission authoring author's recorder's write writeup
    documentation drafting creating entering adding compiling preparing taking submitting minuting
    scribing reporting saving capture
""")
# Of these, the ones that also happen to an event: "Contact made", "Visit completed".
OF_BOTH: Final = words_of("""
    made done taken completed reported added filled produced posted filed committed dated
""")
# The papers that are written.
PAPERS: Final = words_of("""
    note notes case casenote record records recording recordings form report reports document letter
    referral log logs sheet statement entry entries minutes minute summary write up diary writeup
    narrative text page book account chronology
""")
HAPPENED: Final = words_of("""
    occurred occurring happened happening happens visited held seen observed met took place
    undertaken conducted carried out attended began begun started commenced ended finished arrived left
""")
EVENTS: Final = words_of("""
    event events visit visits contact contacts call calls meeting meetings session sessions
    supervision incident incidents activity occurrence discussion interview observation review
    conference panel disclosure concern appointment conversation episode intervention interaction
    encounter exchange handover shift debrief hearing outing trip stay sleepover drop-in lesson
    phonecall meet
""")
# What stands before them: "home visit", "core group meeting".
SETTINGS: Final = words_of("""
    family time telephone phone video home group strategy child protection statutory school joint
    core looked after care cic lac cin in need network professionals planning return placement
    welfare work direct night week weekend day duty supervised online virtual initial unannounced
    announced team
""")
# What the one who writes has done: "Visit undertaken by".
VISITED: Final = words_of("undertaken conducted carried facilitated led supervised observed")
BOUNDS: Final = words_of("""
    start end starts ends begin begins beginning finish on at of came
""")
WHEN: Final = words_of("date time dates times datetime day when timestamp stamp")
GLUE: Final = words_of("""
    and of the this that & on at was were in a an is it for has been up by or
""")
ELSEWHEN: Final = words_of("""
    next last previous review due deadline target expiry expires expected planned birth born until
    received sent opened closed start end from to allocated placed admission discharge updated
    modified amended required requested approved agreed authorised read changed
""")
EXPORTED: Final = words_of(
    "printed exported generated extracted downloaded run produced print export extraction"
)
EXPORTS: Final = words_of("""
    report export extract extraction list printout file run bundle copy download
""")
# Who writes. Someone of another post ("Housing officer") may, where nothing better is there.
WRITERS: Final = words_of("""
    worker workers author writer recorder practitioner staff assessor scribe clerk typist minuter
    note-taker taker operator inputter creator originator compiler contributor
""")
MAY_WRITE: Final = words_of("""
    person officer colleague adviser advisor professional member assistant user
""")
QUALIFIERS: Final = words_of("""
    on shift duty night day early late waking sleep sleeping visiting this today today's responsible
    lead named agency relief completing assigned allocated making their your full print printed
    writing authoring recording attending
""")
POSTS: Final = words_of(
    "role post title designation position grade status capacity occupation profession job rank"
)
NAMES: Final = words_of("""
    name names initials signature signed sign sgd e-signature username
""")
# Whose names, and whose signatures, stand in a record without their writing it.
FAMILY: Final = words_of("""
    child children young person's parent parents mother mothers father fathers mum dad carers family client
    clients resident residents witness referrer referrers interpreter pupil pupils patient sibling siblings
    brother sister grandparent guardian caller informant informed notified told advised consulted invited
    attendees apologies cc contacted spoken interviewed subject gp police solicitor landlord school iro
    advocate emergency next kin partner friend neighbour alleged perpetrator victim
""")
# Who may sign what another wrote, or stands in its header for another reason.
OTHERS: Final = FAMILY | words_of("""
    manager managers chair supervisor supervisee head nurse teacher doctor student carer present seen named
    for with about to action owner
""")
