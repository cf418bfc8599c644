"""Short everyday words, so that a word in capitals for emphasis is not taken for an abbreviation.

The words of two to six letters that written English uses most; longer words never look like
abbreviations. A word that is missing here costs a false alarm when someone writes it in capitals.
"""

from __future__ import annotations

from typing import Final

from caselint.language.wordset import word_set

ORDINARY_WORDS: Final = word_set(
    """
able about above abuse act acted actor acts add added adds admit adopt adult after again age aged
agent ago agree ahead aid aimed aims air alert alike all allow alone along also am among an and
anger angle angry ant ants any apart apply are area areas arena argue arm armed arms army art as
aside ask asked at audio aught aunt auto avoid awake award aware away awful axis baby back bad badly
bag bags bait ball ban band bank banks banned bar barn bars base based bases basic basil basis be
beach bear beard bears beat bed been beer beers began begin begun being belly below belt best bet
bid big bike bill bird birds birth bit bite bites black blame bleed bless blind blink block blog
blood blow blown blows blue board boat boats body bomb bombs bond book books boots bored born boss
both bowl box boxes boy boys brain brand brass brave bread break breed brief bring broke brown
bruise bucks bugs build built bulb bulbs bunch burnt burst bus buses busy but buy by bye cabin cafe
cage cages cake call calls calm came camp can cans cant cap caps car card cards care cares cargo
carry cars case cases cash cast catch cats cause cells cent chain chair chaos charm chase cheap
cheat check cheek chef chess chest chief child chill chips chiro choke chose city civil claim clan
class clay clean clear click climb clock close closed cloth cloud club coach coast code cold color
come comes cook cool copy core corn cost costs couch could count coup court cousin cover cozy crane
crap crash crate crazy cream crew crime crisp crop crops cross crowd crude cruel cry curb cure curve
cut cute cuts cycle dad daddy daily damn dance dark data date dated dates day days dead deal deals
dealt death debt debut decor deeds deep delay deny desk dhin dial did didnt die died dies diet dine
dire dirt dirty dish do does dog dogs doing done dont door doors doubt down dozen draft drama drank
draw drawn dream dress dried drill drink drive drop drove drug drugs drunk dry duck due duel dumb
dust dusty duty dwarf dying each eager early earth ease east easy eat eaten eats edge edges edit
eerie egg eggs eight elder elite elk else elses em email empty end ended ends enemy enjoy enter
entry equal error even event ever every evil exact exam exist exit extra eye eyes face faced faces
facts fail faint fair faith fake fall falls false fame fan fancy fans far fare fat fatal fault favor
fax faxed fear fee feed feel feels fees feet fell felt female fence ferry fever few field fifth
fifty fight file filed files fill film films final find finds fine fire fired firm firms first fish
five fix fixed flag flat fled floor flow flows fluid fly focus fold folks food foods fool foot for
force form forms forth forty forum found four frame free fresh fries from front fruit fry fuel full
fully fun fund funds funny gain gains game games gang gap gas gate gave gay gels gene genes get gets
giant gift gifts girl girls give given gives glad glass globe glow go goal goals god gods goes going
golf gon gone gonna good goods got gotta grab grace grain gran grand grant grave great green grew
grid grip grit gross group grow grown guard guess guest guide guilt gun guns guy guys gym had haha
hair halal half hall hand hands hang happy hard has hate hated have haven hay he head heads hear
heard heart heat heavy heel held hell hello help helps hence hens her here hers hes hey hi hide high
him hints hire his hit hold holds hole home homes honey honor hoof hope hopes horse host hosts hot
hotel hour hours house how hub huge huh human humor hung hurry hurt ice idea ideal ideas if ill
image in inch info inner into iron is issue it item items its jam jerk jihad job jobs join joint
joke jokes judge juice jump jury just keep keeps kept key kick kid kids kill kind kinda kinds king
kitty knee knew knife know known knows lab labor lack lady laid land lap large laser last late later
laugh law laws lay layer lazy lead leads learn lease leash least leave led left leg legal legs lemon
less let lets level lie lied lies life light like liked likes limit line lined lines link links list
lists live lived lives load loan lobby local lock long look looks loop loose lope lose loss lost lot
lots loud love loved loves low lower luck lucky lunch lying mad made magic mail main maize major
make makes male males mama man many map maps mark marry mask mass match mate max may maybe mayor me
meal meals mean means meant meat medal media medium meet melt memo men menu merit mess messy met
metal meter metro mezza mice mid might mild mile miles milk mind minds mine minor mins minus miss
mixed mode model modem mold money monk monks month moon moral more most motel motor mouse mouth move
moved moves movie much mum mummy music must my nail nails naked name named names nan nanny nasty
naval navy near neat neck need needs nest net never new newer newly news next night nine no noble
noise noisy none noon nope nor norms north nose not notch note noted notes novel now occur of off
offer often oh oil okay old older on once one ones only onto open or orbit order other ouch ought
our ours out outer over owed owes own owned owner ozone pack page pages paid pain paint pair pairs
pan panel panic pants paper park parks part parts party pass past paste path paths pay pays peace
peak penny per pet pets phase phone photo pick pie piece pig pigs pile pilot pipe pizza place plain
plan plane plans plant play plays please plot plus poems poet point polar pool pools poor pop port
ports pose posed poses post posts pot potty power press price pride prime print prior prize proof
pros proud prove pub pull pup puppy pure push put puts quick quiet quite quote race radio rail rain
raise raised ran rang range rank ranks rape rapid rare rate rated rates rats rays react read ready
real rear red refer reins relax rely rent rep reply rest rice rich rid ride rider rides right ring
rise risk risks river road roads robot rock rocks role roles roll rolls roof room rooms root rose
rough round route rude rule rules run runs rural rush sad safe safer said sail sake salad sale sales
salon salsa same sand sat sauce save saved saw say says scale scare scared scary scene scent school
scope score sea seat seats sect see seed seek seem seems seen sees self sell sends sense sent serve
set sets seven sex shall shame shape share she shed sheet sheik shelf shell shift ship ships shirt
shit shock shoe shoes shoot shop shops short shot shots shout show shown shows shut sick side sides
sight sign signs silk silly since sink sit site sites six sixth size skill skin skip sky slap sleep
slept slice slow smack small smart smell smile smoke snack snake so sober soda soft soil solar sold
solid solve some son song sons soon sore sorry sort sorts soul sound south space spawn speak speed
spend spent spicy spite split spoke spore spot spots spray staff stage stand star stars start state
stay stays steak steam steel step steps stick still stock stole stone stood stop stops store storm
story stuck study stuff style such suit suite sum sump sun sunny super sure surge swap sweet swing
swore sworn table tail take taken takes talk talks tame tank tanks tap tape task taste tax taxes
taxi tea teach team teams tears teeth tel tell tells ten tend tens tent term terms test tests text
texts than thank that thats the their them theme then there these they thick thin thing think third
this those three threw throw thru thus tied ties tight tile till time times tiny tip tips tire tired
tires title to today toes told toll ton tons too took tool tools top topic torch total touch tough
tour tours towed town towns toxic toys track trade trail train trash treat tree trees trial tribe
tried trim trip trips trot truck true truly trust truth try turn turns twice two type types ugly
uncle under unit units unity until up update upon upper upset urban urge urged urgent urine use used
user users uses using usual valid value vast vegan very vet veto vets via video view views visa
visas visit vital vlog voice vote voted votes wait wake wakes walk walks wall walls wan wanna want
wants warm warn wars wary was wash waste watch water wave wax way ways we weak wear web week weeks
weird well went were west wet what wheat wheel when where which while white who whole whom whose why
wide wider width wife wiki wild will win wind wine wines wing wink wire wise wish with wives wolf
woman women won wont wood word words work works world worms worn worry worse worst worth would write
wrong wrote yeah year years yell yes yet yield yoga you young your youre yours youth yuck zero zone
"""
)
