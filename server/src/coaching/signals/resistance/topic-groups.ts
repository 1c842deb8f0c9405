/** What a sentence is about, what it tells and what it agrees to, in the notation of `compileWordGroups`. */
export const topicGroups = {
  price:
    "price*, pricing, pricey, cost/costs/costing, budget*, money, cash, spend*, licence*, license*, quote/quoted, invoice*, fee/fees, bill/bills/billing, subscription*, rate/rates, uplift, sticker, figure, sum/sums, maths, numbers, dollar*, euro*, pound*, grand, thousand, cent/cents, penny, coin, quid, bucks, seat/seats, upfront, discount*, metered, charge*, payback, roi, savings, purse, grant, bid/bids, pay/paying/paid, the rest of the year, purse, afford, funding, per head, per user, a month, a year",
  priceTooMuch:
    "steep*, rich, dear, pricey, expensive, too much, a lot of money, double, twice, half the, half that, above what, above the, higher than, more than we/i/what/the/our/they, good deal more, awful lot, over budget, north of, beyond, eats, adds up, out of hand, shock, swallow, justify, defend, afford, fly, sharpen, any give, do something for us, come down, room on, move on, blink, chair, laugh*, nothing left, anything above, stay under, cheaper, out of reach, hurts, sting, intern/interns, pair of hands, hire, big number, large number, black and white, not work, not get passed, every penny/pound/dollar/euro, multiply, hoping for, had in mind, in my head, pencilled, expected, budgeted, planned for, more modest, ballpark, zero, extra, a stretch, tens of, five-figure, six-figure, out of line, hard to justify, cheap",
  forThatMoney:
    "for that much/kind/sort/money/amount/price/rate, for the price/money/same, at that/this rate/price, that much money, that kind of money, i can get, that buys, could hire/buy/get, that figure/number/price/rate/sum/amount",
  rival:
    "COMP, azure, aws, google, microsoft, databricks, snowflake, kong, temporal, step functions, data factory, power automate, mulesoft, jenkins, informatica, ssis, n8n, zapier, sap",
  other:
    "competitor*, rival*, another vendor/supplier/product/company/outfit/tool, other vendor*, other supplier*, other company, other crowd, other guys, other lot, other folks, other people, other bid*, other two, other one, other product, other tool, incumbent, somebody else, someone else, bigger name, supplier we, standardis*, standardiz*, signed agreement, on our paper, consultants recommended, one of your, two other, shortlist, short list, in the running, preferred, front runner, theirs, they showed, they offer*",
  ownWay:
    "in-house, in house, homegrown, home-grown, home-made, homemade, ourselves, themselves, myself, build it, build this, build our, build that, built in, built-in, open-source, open source, our own, my own, their own, own queue/scheduler/tool/script/platform/thing, existing platform/tool/system/one, script/scripts, spreadsheet*, whiteboard, excel, cron, timer, by hand, what we have, paper",
  sameThing:
    "same thing, the same, does that already, does this already, does it already, do this already, already does/do/have/use/pay/own/sit/run, comes with, throw/throws/throwing … in, for free, free, gratis, bundled, does that, do the same, does most of, have got one, got one, covers it, covers that, simpler, closer to, half the price, about half, match whatever, set the bar, further along, pay as we go, cheaper, undercut*, prefer*, better at",
  system:
    "security, secure, firewall, network, cloud, data, record*, credential*, password*, server*, production, python, database*, load, volume*, latency, mainframe, legacy, on-prem*, windows, migrat*, rewrit*, integrat*, connector*, compliance, regulat*, infosec, agent/agents, access, port/ports, api, gateway, protocol, retries, controllers, internet, hosted, hosting, vpn, outbound, inbound, sql, skills, learning curve, code, worker, process, moving parts, reliab*, uptime, estate, machines, infrastructure, architecture, export control, ledger, permission model, on-premise*, kubernetes, token/tokens, perform*, throughput, scripts, jobs, pipeline*, interface, format",
  need: "need/needs, use/using, useful, benefit*, value, gain, difference, reason, solve/solves/solving, problem, headache, crisis, fix/fixing, change, broken, care, looking for, looking around, solution, for us, worth, purpose, bother, point, cure, itch, help us, matter*, do for us, in for us, improvement, better, visibility, work",
  toSeller: "you, your, yours",
  thisOffer: "this, it would, that figure/number/price/rate, any of this, something like this, your",
  commitment:
    "commit*, sign*, start/starting, spend, buy/buying, promise, agree, touch/touching, take on, take this on, going for, switch*, change*, roll out, adopt*, move to, get into, kick off, go ahead, yes, onboarding, set up, implement*",
  number:
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty, forty, fifty, hundred, thousand, half, third, double, dozen",
  asks: "talk about, talk … about, tell us, ^ what, ^ how, ^ who, ^ where, ^ when, ^ which, ^ does, ^ do you, ^ do we, ^ do read, ^ is it, ^ is there, ^ is that, ^ is, ^ can you, ^ can we, ^ can i, ^ could you, ^ could i, ^ could we, ^ would you, ^ will, ^ are, ^ remind, ^ and what, ^ and how, ^ so what, ^ so how, ^ so that is, ^ sorry, ^ please, ^ would the",
  past: "was, were, did, had, went, came, took, said, told, happened, lost, missed, found, left, got, asked, kept, gave, broke, failed, crashed, started, stopped, tried, looked, called, rang, used to, ran, put, spent, made, been",
  pastTime:
    "last week/month/year/quarter/time/spring/summer/autumn/winter/night/friday/monday, yesterday, at first, initially, back then, ago, in january/february/march/april/may/june/july/august/september/october/november/december, before we, before i, since i, since two, previous*, my old, my last, old company, once",
  isOver:
    "is over, are over, to bed, not any more, no longer, these days, until she/he/we/they/i, since we, turned out, changed my mind, signed off, cleared, pre-approved, preapproved, blessed, convinc*, has gone, through all that, suit us, should not be, no objection*, not a/an/the problem/issue/concern/blocker/worry, no problem, no worries, no concerns, worth every, fits, reasonable to, less than i, cheaper than i, pays for itself, sign for, have the budget, have budget, budget is, approved, not the issue, not an issue, went better, grumpy, sorted, fair for, happened, was grand, then february, my name on it, understood that, decided against, already been approved, took it off, this year there is, i am in, put it in, ruled out, are content, is content, are happy, is happy, on board",
  habit:
    "every time/day/week/month/night/morning/monday/weekend/year/quarter/upgrade/release, each time/day/week/night, once/twice/times/days/hours/nights a/per/out, sometimes, usually, often, always, whenever, when a/an/someone/somebody/something/one/it/they/nobody, at night, weekends, by hand, at midnight, most of, typically, month end, if the feed, till the morning",
  pain: "crash*, stuck, late, stale, manual*, fail/fails/failed/failing, fire/fires, restart*, paged, woken, wakes, wake, wrong, error*, incident*, missing, tired of, fed up, sick of, cost/costs us, took us, took my, took me, find out, finds out, notice*, embarrass*, complain*, a fine, ugly, slow, loses, babysit*, no monitoring, nobody knows, nobody can tell, nobody knows, never know, never came, goes missing, no answer, we can not see, grow like this, killing us, call me, calls me, waits, angry",
  today:
    "old one, old tool, old way, old system, old scheduler, current one, current tool, present one, what we have now/today, vendor we have, vendor we are, we are with, today, existing, our scheduler, our old, the old, theirs has",
  wants:
    "i/we want, would like/love, i would love, we need it, i/we hope, i wish, what i want/need, it has to, success, want to know, must have, would be great, need it to, need an, like to, looking forward, can not wait, great if, put me down, walk … through, show me, tell me, remind me, send me, send us, let me know, wait for",
  agrees:
    "exactly, perfect, great, agreed, thank*, cheers, brilliant, lovely, makes sense, fair enough, that works, works for me, sounds, happy to, of course, helps, answers, clear now, that is clear, that is it, good to know/hear, good point, i like that, we love, loves, would help, would save, would do it, glad, better than, save us, saves us, less than, cheaper than, about what, is fair, love it, let us do, nice, what we need",
  agreesFirst:
    "^ yes, ^ yeah, ^ exactly, ^ perfect, ^ great, ^ agreed, ^ thanks, ^ thank you, ^ oh that is, ^ oh good, ^ that is right/fine/good/it/exactly/what/less/about, ^ sounds, ^ okay, ^ ok, ^ sure, ^ fair, ^ right, ^ no that is, ^ no it is, ^ no no, ^ good",
  logistics:
    "calendar, tuesday, monday, wednesday, thursday, friday, invite, invitation, slides, send you, screen, unmute, mute, minute/minutes, hour, lunch, weekend, coffee, weather, dog, cat, daughter, son, kids, traffic, hear you, bye, goodbye, cake, dentist, holiday, shops, bicycle*, laptop, jump off, my wife says, wife, nan, birthday, party, office party, hot in here, hear me, can you see",
  facts:
    "we run, we use, we have, we are on, we are, we get, we send, we keep, we store, we built, we pay, we do our, we sent, we load, there is a, there are, it runs, it sits, it lives, it starts, lands, sits in, everything sits, all of it, most of it, a bit of, apart from, goes out, meets, runs out, comes from, takes about, looks after",
  unknown:
    "not sure who/which/exactly/when/where, do not know the/exactly/who/which/how many, have to ask, before my time, off the top, can not tell you, could not tell you, i would have to check, no idea, around",
  tells:
    "he/she/they said/told/asked/says/tells/keeps/wants/got/had/was/were/is/are/does, my friend, a friend, the inspector, the manager, for you, that is … for you",
  imperative:
    "do not let, do not tell, do not send, do not want to wait, do not want my, do not want them, do not worry, tell her, tell him, wait for, send, do not want to go back, do not want to lose, not only, not just, not make the same mistake, never heard, rather not go back, rather spend, sooner spend",
  process:
    "first the, then the, then legal, then i, meets on, meets every, fiscal year, takes about, signs contracts, standard for, our approach, we do our, reviews it, in parallel, with tom, the decision is mine, sits with me, i approve, is mine",
  me: "i, me, my, mine, myself",
  we: "we, us, our, ours",
  adverb:
    "just, really, simply, honestly, even, ever, still, also, quite, exactly, probably, personally, particularly, entirely, totally, necessarily, actually, frankly, currently, all, that, always, yet, so, a, bit, little, well",
  aux: "am, are, is, was, do, does, did, have, has, had, can, could, will, would, should, might",
} as const;
