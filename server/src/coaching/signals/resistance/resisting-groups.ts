/** Words by which somebody holds back, in the notation of `compileWordGroups`. */
export const resistingGroups = {
  negation:
    "not, never, no, none, nothing, neither, nor, without, hardly, barely, scarcely, nobody, no one, zero, unable, lack*, far from",
  iNot: "i/we @aux not/never/hardly/barely, i/we @aux @adverb not/never, i/we @aux @adverb @adverb not/never, i/we never/hardly, me/us not, am/are not",
  wouldNot:
    "would/will/could/might/may/shall/can not, would/will/could/can never, would/will/could @adverb not, would/will hardly",
  itNot: "it/that/this/there/which @aux not/no/nothing/never, it/that/this @aux @adverb not/never",
  youNot: "you/horizon/prefect @aux not/never, your … not/never, none of this, nothing … today",
  othersNot:
    "@people … not/never, nobody/none … we/us/our/my/here/team/upstairs, no one, none of my/our/the/us/them, they/he/she @aux not/never",
  doubts:
    "not sure/certain/convinced/persuaded/sold/clear/obvious/confident, not @adverb sure/certain/convinced/persuaded/sold/clear/obvious/confident, unsure, unconvinced, doubt*, skeptic*, sceptic*, wonder*, question mark*, remain/remains to be seen, struggl*, hard time, hard/tough sell, fail to see, can not see/think/picture/imagine/justify, can not @adverb see/think/picture/imagine/justify, could not see/justify, do/does/would not see/trust/believe/buy/think/feel/get, do/does/would not @adverb see/trust/believe/buy/think/feel/get, not seeing/hearing/buying, would be surprised, i bet, i would bet, suspect, not know how/whether/if, dunno, unclear, puzzled, lost on me, escapes me, not follow, what … miss/missing",
  fears:
    "worr*, nervous*, wary, leery, scare*, scary, fear*, frighten*, terrif*, dread*, concern*, uneas*, anxious, hesita*, reluct*, uncomfort*, not comfortable, gives/give me pause, bother/bothers, nightmare, risk*, allergic, reservation*, qualm*, misgiving*, bad/nasty/funny feeling, suspicious, distrust, careful, cautious, think twice, cold feet, makes/make me/us sweat/nervous/twitchy, jumpy, twitchy, shudder, alarm/alarms me, not love, keeps me from",
  iFear:
    "i/we/us/me/my/our @fear, i/we … @fear, my/our … worry/fear/concern/hesitation, what worries/scares/bothers/frightens, makes me @fear, bothers me, scares me",
  fear: "worr*, nervous*, wary, scare*, scared, fear*, frighten*, concern*, uneasy, anxious, hesita*, reluct*, uncomfortable, cautious, suspicious, sweat",
  burned:
    "burned, burnt, stung, bitten, been there, been down, made that mistake, got hurt, fell apart, fell over, lost our, lost a, tried something, tried this, tried … before, last time we, once bitten, went wrong",
  hard: "hard, tough*, difficult*, tricky, uphill, fight, battle, stretch, impossible, no way, painful, heavy lift, big ask, leap, daunting, hurdle, stumbling, obstacle, sticking point, problematic, deal breaker, deal-breaker, showstopper, blocker, non-starter, off the table, out of the question, negotiable, unrealistic, ambitious, aggressive, tight, hopeless, upstream, tall order, long way, not easy, no small, lot of work, big job, swim*, headwind*, trouble is, the trouble, a problem for, an issue for",
  too: "too much/many/big/small/soon/early/fast/complicated/expensive/risky/heavy/young/new/rich/dear/steep/tight/far/good/hard/late for, too @adverb much/many, far too, way too, a bit too, much too, over the top, more than we need, more than … needs",
  small:
    "overkill, sledgehammer, cannon, toy*, fancy, nice-to-have, nice to have, luxury, gimmick, fad, hype*, bells, half of it, tenth of, quarter of it, fraction of, not big enough, complicated enough, too small, bigger companies, bigger than us, big companies, only have, just have, maybe/only/just two/three/four/five/six/seven/eight/nine/ten/a, couple of, handful, single, once a month, twice a year, place like ours, outfit our, our size, company like/of, we are a charity, we are @number people, @number people, small/little/tiny … company/shop/firm/team/outfit/place, person shop/company/outfit, four vans, one man",
  praiseBut:
    "@praise … but, @praise … … but, @praise … only, @praise … though, @praise … just, but … not, but i/we/it/my/our, yeah/yes/okay/right but, i hear you, that said, mind you, only it, only that, even if, even so, all the same, having said",
  praise:
    "nice, good, great, like, love, lovely, impress*, pretty, clever, interesting, neat, smart, slick, elegant, cool, understand, appreciate, fair, fine, agree, grant, tempting, fun, tidy, sense, see, get, solves, works, sounds, looks, beautiful, handy, idea",
  butStart:
    "^ but, ^ well, ^ though, ^ thing is, ^ the thing is, ^ however, ^ only, ^ look, ^ see, ^ hm, ^ yeah no, ^ the trouble is, ^ the problem is, ^ trouble is, ^ oof, ^ ouch, ^ blimey, ^ wow, ^ listen, ^ i mean, ^ right now, ^ here is, ^ ah, ^ oh no, ^ no no, ^ yeah but, ^ and then there is, ^ plus",
  candour:
    "honest*, frank*, i am afraid, candid*, be straight, blunt*, to be fair, be lying, pretend, truth be told, if i am, with respect, no offence, no offense, put it that way, level with you, not going to lie, personally, realistically, plain and simple, sadly, unfortunately, have to say, must say, tell you straight, between us, my view, from where i sit, speaking, i will be honest, no point pretending, frankly",
  wouldRather:
    "would/i/we rather, would prefer, would/we sooner, rather not/stick/keep/stay/wait/use/have, lean/leans/leaning, stick/sticking with, stay/staying with/on, go/going with, hate to, half a mind, tempted, more inclined, in favour of, attached to, fond of, loyal*, wedded to, married to, made up their mind*, keep what, keep using, carry on with, move off, moving off, let go of, give up",
  wouldNeed:
    "would have to, would also/probably/still have to, would need, would want to, would take, needs to be, need to convince/persuade/run/ask/talk/speak/check, have to run/ask/convince/justify/defend/explain/wait/rewrite/rip/redo/retrain/sell/get/go, has to go/sign/agree/approve/wait, to agree, have to be, need … first, has to be, needs/need a, needs their, have to see",
  wouldBe:
    "would/could/might/will/is going to be/feel/mean/take/cost/break/kill/choke/fall/laugh/object/ask/push/end/want, would @adverb be, going to feel/ask/be/choke/fight",
  later:
    "until, till, not before, before we, after the/our/we/that/summer/christmas/easter, once the/we/our/he/she/they, wait/waiting, hold off, next year/quarter/spring/summer/autumn/winter/season, in the spring/summer/autumn/winter/new, the new year, later, another time, down the road/line, revisit, circle back, come back to, get back to us, park, shelve, postpone, push it/this/that, not now/yet/today, not this year/quarter/month/week, right now, at the moment/minute, for now, back burner, back-burner, first, in a year, six months, few months, couple of months/quarters, again in, ask me, shout, call me, when the dust, settle*, slow down, long while, good while, january, march, spring, autumn",
  busy: "bandwidth, headspace, capacity, priorit*, queue, ahead of, bumped, plate/plates, hands full/tied, hands are, flat out, swamped, knee-deep, up to my/our, stretched, exhausted, knackered, overload*, busy, rush*, sleep on, sit with, urgent, shakes out, behind us, out of the way, in the middle of, tied up, taken up, drowning, thin on the ground, no time, time for, find the time, have time, have the time, the time, keep up, on fire, more pressing, hours, short of people, understaffed, on top of everything, another change, another one, another project, something new, anything new, learn something, bad moment/time/week, wrong moment/time, right time/moment, timing, timeline, deadline, schedule",
  event:
    "freeze, audit*, auditor*, merger, migration, reorg*, restructur*, cutover, go-live, launch, harvest, holiday*, christmas, season, peak, shutdown, year-end, year end, enrol*, exam*, election*, leave, hiring, new hires, project*, exit, rollout, move, reorganisation, reorganization, budget round, stocktak*, inspection, conference, tender, summer, winter, new boss, new ceo, acquisition",
  people:
    "cfo, ceo, cto, cio, ciso, coo, boss*, manager*, director*, procurement, purchasing, legal, lawyer*, finance, accountant*, controller, treasurer, board, leadership, management, exec*, committee, council, trustee*, governor*, partner*, cofounder*, co-founder*, founder*, investor*, shareholder*, owner*, wife, husband, father, brother, counsel, ministry, minister, dean, chairman, chair, chairwoman, president, principal, headquarters, hq, corporate, union, department*, sponsor, chief, security, compliance, infosec, architect*, team, people, folks, lads, boys, guys, staff, engineer*, planners, lead, group, office, upstairs, fellows, crew, developers, analysts",
  seniors:
    "cfo, ceo, cto, cio, ciso, coo, boss*, director*, procurement, purchasing, legal, lawyer*, finance, accountant*, controller, treasurer, board, leadership, management, exec*, committee, council, trustee*, governor*, partner*, co-founder*, founder*, investor*, shareholder*, owner, wife, husband, counsel, ministry, minister, dean, chairman, chair, president, principal, headquarters, hq, corporate, head office, head of, works council, steering group, the group, parent company, higher ups, budget holder, upstairs, department*, sponsor, bank, the studio, new boss",
  seniorsAct:
    "@seniors … would/will/has/have/needs/need/wants/decides/signs/approves/hates/kills/kill/block/object/laugh/insist/prefer/pick/picks/agree/took/fall/holds, get … past, run … past/by, take it to, carry … with me, my/our @seniors, convince, persuade, sold on, walk in with, in front of my/the/our, sell it/this/that to, explain … to, go/goes up to, goes through, go through, has to go through",
  notMine:
    "not mine, not my call/decision/signature/money/place, up to me, in my gift, at liberty, not be me, it is not me, my call, that call, make that/the call, pay grade, wrong person, only one, just the one, one vote, on my own, by myself, recommend, no say, final word, last word, final say, sign-off, sign off, approv*, concurrence, vote/votes/voting, blessing, permission, my signature, their name, his name, the strings, purse, chequebook, checkbook, chequebooks, decide/decides, decision is, be talking to, talk to … about that, my yes, say yes, saying yes, yes or no, the pen, not authori*, authori*, mandate, spending limit, above me, over my head, answer to, not down to me",
  stops:
    "stop/stops us/me, holding us/me back, in the way, killer, kills it/this/that, push back, veto*, reject*, refus*, not allow/allowed/permit, never allow, forbid*, forbidden, must not/stay/never, stay on/in/inside, leave/leaving this/our/the building/network/country/site/house/premises, laughed, against it/this, hates, dislikes, not like, not go for, not accept*, not happy, not wear, not stand for, choke, no go, dead in the water, end of story, full stop, not happening, not going to happen, not fly, not wash",
  whyWould:
    "why would, why should, why not, why do, why bother, why change, why pick, what would i/we, what exactly would, is the point, what is in it, who is going to, who would, what … is for, what this is for, see/miss/missing the point, the benefit, the value, the difference, what difference, what you do that, is not this, is not that, is it not, the upside, the case for, what do i get, so what, who needs, who it is for, what for, what it would do, would it do, we gain, i gain, does it buy",
  whatIf:
    "what if, what happens to my/our/if, what happens when your/you, and if you/your, if your side/service/cloud, if you go/are/get, if prefect/horizon",
  trust:
    "trust, vendor*, lock-in, locked, dependen*, hole, outage, goes/go down, go/goes under, goes/go bust, matur*, wobble, breaks/break on, fall/falls over, fall apart, cope/coping, survive*, hold up, keel*, scale*, double-post, twice, lose our, handle, unproven, track record, young company, start-up, still be here, around in",
  intensify:
    "awful, awfully, way, far, quite a, good deal, a bit, a lot, really, such, very, so much, that much, rather, wee, awfully, hell of, whole lot, heck of",
  already:
    "already, as it is, what we have/run/use/got, we manage, get/getting/gotten/got by, works well/fine/okay/perfectly, works for us, well enough, good enough, done us, does us, does the job, does it all, happy with, content, fine as/with/how/without/until, does fine, perfectly well/fine/happy, no reason, not broken, never missed/had/been, rarely, hardly, life goes on, not losing, losing sleep, sleep over, the wiser, nothing wrong, on time, already runs, it runs, for years, @number years, like it is, how things are, the way it is, used to it, no complaints, no harm, not hurting, survive without, live without, done without, no big deal, world will not end",
  nobodyAsked:
    "nobody/none/never … asked/asks/asking/heard/wants/complained/missed, no one … asked/asks/wants/complained, not looking, not … looking for, no demand, no appetite, no interest, no need, do not need, not need, not … need, as a favour, just curious, just looking, only came",
  figurative:
    "my hide, tear … apart, good luck, big deal, joke, war zone, devil, fall off, kick the tyres, be mad to, crazy to, insane, hornet*, can of worms, rip out, rip and, cattle prod, last thing, from scratch, toes, hot potato, dead on arrival, graveyard, bridge too far, sour taste, leap of faith, blank cheque, over my dead body, eyebrows, blood, hair on fire, bodies, hives, string, cold water, shoot",
  reaction:
    "my … reaction/worry/fear/concern/problem/question/hesitation/impression is, my only/main/big worry/concern/question, the only/main/big/one thing, where i/we get/struggle, what stops/holds, sticking, catch, snag, thing is, the trouble, downside, drawback, how i feel, holding us",
  offerNot:
    "this/it/that/you/prefect/horizon would/will/could/can/does/do/is/are not/never/only/break/fall/kill/add/end/cost/double/feel/mean/hard/too/a lot, this/it/that/you … would/will/is/does/do not",
  tagged:
    "is it, are we, do you, is not it, are not we, would not it, could not i, would not i, would not we, does not it, is not that, right, no",
  justOnly: "just, only, simply, merely, at best, anyway",
  newThing:
    "new tool*, new platform, new vendor, new supplier, new system, another tool, another platform, another system, another vendor, another supplier, another subscription, another change, another login, another thing, this thing, something like this, any of this, all of this, a tool, a platform, outside service, outside vendor, third-party, third party, external, hosted, the cloud, saas, as a service, your cloud, somebody's, someone's, phones home",
} as const;
