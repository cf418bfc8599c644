"""Irregular English verbs and nouns, and which verbs double their last letter.

Facts of the language that do not change, so they are code: a team has nothing to add here.
"""

from __future__ import annotations

from caselint.language.wordset import word_set


def _table(text: str) -> dict[str, tuple[str, ...]]:
    return {line[0]: tuple(line[1:]) for line in (row.split() for row in text.strip().splitlines())}


# Verb, then its past tenses and past participles, every one in use.
IRREGULAR_VERBS: dict[str, tuple[str, ...]] = _table(
    """
abide abided abode
arise arose arisen
awake awoke awoken awaked
bear bore borne born
beat beat beaten
become became become
befall befell befallen
beget begot begotten
begin began begun
behold beheld
bend bent
beset beset
bet bet betted
bid bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast broadcasted
build built
burn burnt burned
burst burst
bust bust busted
buy bought
cast cast
catch caught
choose chose chosen
cling clung
come came come
cost cost costed
creep crept
cut cut
deal dealt
dig dug
dive dived dove
do did done
draw drew drawn
dream dreamt dreamed
drink drank drunk
drive drove driven
dwell dwelt dwelled
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
fit fitted fit
flee fled
fling flung
fly flew flown
forbid forbade forbid forbidden
forecast forecast forecasted
foresee foresaw foreseen
foretell foretold
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go went gone
grind ground
grow grew grown
hang hung hanged
have had
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
input input inputted
keep kept
kneel knelt kneeled
knit knitted knit
know knew known
lay laid
lead led
lean leant leaned
leap leapt leaped
learn learnt learned
leave left
lend lent
let let
lie lay lain lied
light lit lighted
lose lost
make made
mean meant
meet met
mislead misled
mistake mistook mistaken
mow mowed mown
offset offset
override overrode overridden
partake partook partaken
pay paid
plead pleaded pled
prove proved proven
put put
quit quit quitted
read read
rid rid ridded
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewed sewn
shake shook shaken
shear sheared shorn
shed shed
shine shone shined
shit shit shat shitted
shoe shod shoed
shoot shot
show showed shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slit slit
smell smelt smelled
sow sowed sown
speak spoke spoken
speed sped speeded
spell spelt spelled
spend spent
spill spilt spilled
spin spun span
spit spat spit
split split
spoil spoilt spoiled
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
stride strode stridden
strike struck stricken
string strung
strive strove striven strived
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
thrive thrived throve
throw threw thrown
thrust thrust
tread trod trodden
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
upset upset
wake woke woken waked
wear wore worn
weave wove woven weaved
wed wed wedded
weep wept
wet wet wetted
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
"""
)

# Verbs of more than one syllable that double their last letter, being stressed there (or by custom).
DOUBLING = word_set(
    """abet abhor acquit admit allot annul appal befit beget begin commit compel concur confer control
    corral defer deter dispel disbar emit enrol entrap equip excel expel extol forbid forget format
    fulfil handicap incur infer inter input instil distil impel knit misfit occur offset omit outbid
    outfit outrun output patrol permit prefer propel rebut recap recur refer refit regret remit repel
    reset rerun retrofit submit transfer transmit unplug unzip upset zigzag zap quit quiz debug underpin"""
)

# Verbs written with one letter or two ("focused", "focussed").
EITHER = word_set(
    "benefit bias bus combat focus gossip handicap kidnap target worship pal format input output"
)

# Verbs in -c that do not take a k ("synced").
PLAIN_C = word_set("sync arc disc talc zinc")

# Verbs that may keep their e before -ing ("ageing", "whingeing"); those in "-nge" would change their sound.
KEEPS_E = word_set("age binge cringe cue queue route singe swinge tinge whinge")

# Nouns in -man that are not made of "man".
NOT_MAN = word_set("caiman german human norman ottoman roman shaman talisman")

IRREGULAR_NOUNS: dict[str, tuple[str, ...]] = _table(
    """
aircraft aircraft
analysis analyses
appendix appendices appendixes
basis bases
brother-in-law brothers-in-law
calf calves
child children
crisis crises
criterion criteria
curriculum curricula curriculums
daughter-in-law daughters-in-law
deer deer
die dice dies
dwarf dwarves dwarfs
echo echoes
elf elves
father-in-law fathers-in-law
fish fish fishes
focus focuses foci
foot feet
goose geese
grown-up grown-ups
half halves
hanger-on hangers-on
hero heroes
hoof hooves hoofs
index indices indexes
knife knives
leaf leaves
life lives
loaf loaves
looker-on lookers-on
man men
matrix matrices matrixes
medium media mediums
mother-in-law mothers-in-law
money moneys monies
mouse mice
oasis oases
offspring offspring
ox oxen
passer-by passers-by
penny pennies pence
person people persons
phenomenon phenomena
photo photos
piano pianos
potato potatoes
quiz quizzes
radio radios
roof roofs
runner-up runners-up
scarf scarves scarfs
self selves
series series
sheaf sheaves
sheep sheep
shelf shelves
sister-in-law sisters-in-law
son-in-law sons-in-law
species species
stimulus stimuli
studio studios
thief thieves
tomato tomatoes
tooth teeth
video videos
wife wives
wolf wolves
woman women
"""
)
