import type { LabelledPair } from "./labelled-dialogues.ts";

const shearing = `
R: G'day Mick. Can you spare us twenty minutes, I want to hear what the yards are doing to you and then tell you straight if we're any use. Sound alright?
C: Yeah, fire away. The missus has the kettle on.
`;
const shearingEnd = `
R: What we do is keep track of every run of your Python, so you can see which one fell over and start it again from there. Your code stays on your own box.
C: Fair enough. I can picture that.
R: Shall we have another yarn Wednesday at four? I'll send the invite tonight.
C: Wednesday at four. No dramas.
`;
const clinic = `
R: Hello Doctor Amadi. I have thirty minutes with you. I thought we would look at how the referral letters move, and you stop me whenever you like. Is that suitable?
C: It is suitable. But my clinic resumes at two, so let us not go over.
R: You wrote that letters from the district clinics reach the wrong ward, and the nurses sort them by hand each morning. Is that still the case?
C: Still. This week alone a child's letter sat in geriatrics for three days.
`;
const clinicEnd = `
R: Let me send you a note of this today, and shall we meet again on Monday at noon with your nurse in charge?
C: Monday at noon. I will bring Sister Blessing.
`;
const bakery = `
R: Hi Janelle. So you have the quote in front of you. We have until half past, let's go through it and you tell me what's bugging you. Good?
C: Good. I read it twice. The trial went great, the ovens never sat empty once.
`;
const bakeryEnd = `
R: Let me get the paper over by tomorrow, and we talk Friday at nine?
C: Friday at nine is okay.
`;

/** In other voices than `labelledPairs`, and written before the rubrics were changed with them in sight. */
export const freshPairs: LabelledPair[] = [
  {
    dimension: "discovery",
    callType: "discovery",
    role: "AE",
    better: `${shearing}
R: So take us back to the last mob that went wrong. What came first?
C: The scales upload. It's meant to go up of a night, and it doesn't, so the buyer's bloke gets the old weights and books the wrong truck.
R: And with the wrong truck at the gate, what does that do to you?
C: Forty head stay behind. They're off feed, they drop weight, and I eat the freight twice.
R: Put a figure on that for me, what's one wrong truck set you back?
C: About two and a half grand. More if it's the Dubbo mob.
R: How regularly does it bite?
C: Eight times since Easter. Wife's got it in a notebook.
R: And if you ride it out another season like this?
C: Then I lose the Cargill contract. They've told me so. Three strikes.
R: What have you thrown at it already?
C: Me nephew wrote a thing that texts you. It texts you when it works, too, so you stop looking.
R: Righto. Come next Easter, what would have to be different for you to say it was money well spent?
C: No wrong trucks. And I know by nine at night, not at the gate.
R: Apart from you, whose nod does it need?
C: Me brother, he holds the chequebook, and the accountant wants a look at anything over ten grand. She sits on it a fortnight.
R: So wrong trucks, eight since Easter, two and a half each, Cargill on the line, and you want to know by nine. Have I missed any of it?
C: Nah, you've got the lot.
${shearingEnd}`,
    worse: `${shearing}
R: Do you have a computer out there or is it all on the phone?
C: There's a box in the office. The scales upload's meant to go up of a night, and it doesn't, so the buyer's bloke gets the old weights and books the wrong truck.
R: Right. And is that box a Windows one?
C: Windows, yeah. Forty head stayed behind last time. Off feed, the lot of them.
R: Yep, that happens. Do you reckon you've got Python on it?
C: Me nephew put it on. He wrote a thing that texts you.
R: Good on him. And you've got internet out there, decent?
C: Starlink. Works better than the dog. I've had it about three years, it's on the shed roof.
R: Beauty. Is the data in a file or a database?
C: It's a file. Comes off the scales on a stick if it's raining.
R: And how many of you would be logging in?
C: Me and the brother. The wife maybe, she does the book work of a Sunday.
R: No worries. You'd want a dashboard, would you?
C: Could do. Depends what's on it. I've got a weather one already that nobody looks at.
R: And are you on email much?
C: When I'm in. Best to ring after dark.
${shearingEnd}`,
  },
  {
    dimension: "product_knowledge",
    callType: "demo",
    role: "SE",
    better: `${clinic}
R: Then I begin with that child's letter. On this screen is a flow that reads each letter as it arrives. When the ward code is not in your list, the task stops and the letter waits in its own state, and it is not passed to any ward.
C: So it would not have gone to geriatrics.
R: It would not. It waits, and an automation sends a message to the duty phone within a minute, with the letter's number and nothing of its content.
C: And who puts it right?
R: Your nurse. She picks the ward in a small form, and the run goes on from that point. It does not read the letter a second time, because the result of the first step is kept.
C: What of the power? We lose power in the afternoon, every day God sends.
R: When the server comes back, the worker asks our API what was due and runs that. What was half done is marked as crashed, and you choose whether such a run starts again by itself. For letters I would say yes, since reading one twice does no harm.
C: And these letters, do they travel to your country?
R: The letters stay on your server. What reaches us is the name of the run, its times, its state, and any log line you write. So please keep patient names out of the logs.
C: Can it read handwriting? Half of them are handwritten.
R: No. That is not something we do. You would need a separate reader, and I have not tried one with your forms, so I can not tell you how it behaves. I will ask and write to you on Thursday.
C: I respect that. The last man said yes to everything.
R: There are also dashboards for capacity planning, which you did not ask for, so I leave those closed.
C: Please do.
${clinicEnd}`,
    worse: `${clinic}
R: Wow, okay. So let me give you the tour, it is a fantastic platform. Here on the left you have flows, and runs, and deployments, and work pools, and here you have blocks and variables and automations.
C: So it would not have gone to geriatrics?
R: No no, it would take care of that. It is very smart. And this page is the event feed, and there are metrics, and there are incidents as well.
C: And who puts it right?
R: It basically fixes itself. There is a lot of intelligence in the engine. And here I can change to the dark theme, which everybody loves.
C: What of the power? We lose power in the afternoon, every day God sends.
R: That is totally fine, it is the cloud, it never goes down. And this is the graph of a run, you can zoom in, you can click on any of the boxes and it opens the panel, really slick.
C: And these letters, do they travel to your country?
R: It is all super secure, do not worry about it. We are certified for everything. Then we have artifacts and tags and there is Terraform and a command line and an SDK.
C: Can it read handwriting? Half of them are handwritten.
R: Oh sure, it can do that, it can do anything you want since it is Python.
C: Really? Anything?
R: Anything. There is an integration for that for certain. And over here you see the users and roles and teams, and the audit log, and the service accounts.
C: I see. There are many buttons.
R: Yes, it is the most complete platform on the market, you will love it.
${clinicEnd}`,
  },
  {
    dimension: "objection_handling",
    callType: "negotiation",
    role: "AE",
    better: `${bakery}
R: Love that. So what gave you pause?
C: It's too expensive. It's double what we pay for the point of sale.
R: Double the register, so it jumps off the page. Is it the yearly total, or having to pay it all up front in January?
C: Up front, mostly. January's dead for us, nobody buys cake.
R: So it's January cash and not the price as such. If the first payment came in April, after Easter, and you signed for two years, would that take the sting out?
C: April I can do. Yeah. That'd work.
R: Anything left on the money side, or is that one closed?
C: That one's closed.
R: Good. What else?
C: I'm worried my night crew won't use it. They hate new software.
R: They're the ones up at three with flour on their hands, I get it. What happened the last time something new showed up?
C: It was a tablet. They put it in the proofer. It melted.
R: Oof. So the less they touch, the better. They'd touch nothing here, the ovens start as they do today and only the shift lead gets a text if a batch file is missing. You could run it with Luis for two weeks and he decides. Does that settle it for you or is there more behind it?
C: If Luis says yes, they all say yes. That settles it.
${bakeryEnd}`,
    worse: `${bakery}
R: Love that. So we're good to go?
C: It's too expensive. It's double what we pay for the point of sale.
R: Yeah, but you can't compare those two, a register is a register, and this is the brain of the whole bakery. Everyone pays this. We've got shops a third of your size paying more than that and they're thrilled, and honestly at this level it's already a steal, because what you get is the automations and the workers and the history, and we've got a whole team behind that, and the investors put a ton of money in it, so it's really the cheapest thing you'll buy all year, and I could maybe do ten percent off if you sign today.
C: January's dead for us, nobody buys cake.
R: Sure, but you'll make it back. So moving on, we should look at the order form.
C: Hold on. I'm worried my night crew won't use it. They hate new software.
R: Oh, don't worry about that, it's super intuitive, people pick it up in five minutes, there's videos, there's a whole academy and a community with thousands of folks in it, and I've never had anyone who couldn't learn it, so they'll just need to get over it, and you're the boss at the end of the day, so you tell them that's how it is now, and in a month they won't remember how it was before, that's how it always goes, trust me.
C: You haven't met my night crew.
R: Ha, I'm sure they're great. Okay, so the form has two pages.
${bakeryEnd}`,
  },
  {
    dimension: "engagement",
    callType: "customer_review",
    role: "CSM",
    better: `
R: Hallo Pieter. We have half an hour. I would like to hear how the harvest went, look at one page together, and agree who does what until spring. What would make it worth your time?
C: If I know what to tell my board about the tulips. They meet on the ninth.
R: The board on the ninth, good, we come to that. How was the harvest?
C: Busy. We had the graders running day and night, and two of the cold stores gave us temperatures that were from yesterday. So we nearly shipped bulbs that were too warm, and Anneke had to stand there with a thermometer like in my father's time.
R: Anneke with the thermometer. How long did that go on?
C: Eleven days. After that your man Sjoerd changed the check and it was quiet.
R: So since Sjoerd's check, no stale readings at all?
C: One, and it was a mouse in the cable. I do not blame you for the mouse.
R: Thank you. Here is my page. Late readings, from nine a week to one a month. Does that fit with what you see in the stores?
C: It fits. But the board will ask about the new store in Lisse, that has other sensors.
R: Lisse with the other sensors, tell me more, what is different there?
C: They speak another protocol, and the electrician made a list, but nobody has read it. I think it is in my car.
R: Could you send me the electrician's list by Friday? Then I and Sjoerd look at it and you have an answer before the ninth. Is that soon enough?
C: That is soon enough. I will send it on Thursday evening.
R: And what could still go wrong before spring, in your eyes?
C: That Anneke goes on leave in February. I must find somebody, I do that before Christmas.
R: Good, so list from you on Thursday, answer from us on the fourth, and we speak again on the eighteenth at ten. Did I forget something?
C: No, complete.`,
    worse: `
R: Hallo Pieter. So I have prepared quite a deck, let me share it. So here you see the runs in the last quarter, in blue, and the task runs in orange, and it went up in August and then a bit down, and then up again, and here it is by state, and here it is by deployment, and I sorted it for you. And this one is the log ins, and this one is the API calls, and this one is the number of work pools. And then we have the average duration and the median.
C: We had stale temperatures in two cold stores. Anneke stood there with a thermometer.
R: Oh yes, I saw a ticket. So then the next slides are what we do as a company this year, so we opened an office, and we have grown the team, and there is a new version coming, and it is faster, and there is a new design of the menu, and we have a new academy with badges, and I would love that your people do that, and there is a customer day in Utrecht with a very good dinner, and the keynote is about artificial intelligence, and then there is a track for food and a track for logistics and one for finance.
C: The board meets on the ninth.
R: Nice. So then I go to best practices, there are eight of them, the first one is names, give everything a good name, and the second is tags, use tags, and the third is versions, please update, and the fourth is testing, and the fifth is documentation, and number six is limits, there are several kinds of limits and there is a page for it, and number seven is secrets, and number eight is owners, and I can send you the slides, and there is a webinar about it too with one of our engineers, and it takes one hour and it is recorded.
C: There is a new store in Lisse.
R: Great, growth, that is what we like. And now I would like to show what is on the roadmap, it is a lot, so we have events, and assets, and a catalogue, and there is an assistant that explains errors, and there is something for Terraform, and something for Helm, and roles will be finer, and there is a mobile view. And then I have a slide on partners and one on our awards. So, all in all it looks very good for you.
C: Okay.
R: Good, then I give you ten minutes back. Have a good week, Pieter.
C: Bye.`,
  },
  {
    dimension: "discovery",
    callType: "customer_review",
    role: "CSM",
    better: `
R: Hi Shanice, thanks for making room. Half an hour: what you were after when you bought, where that stands, and what gets in the way. Okay by you?
C: Okay by me. I've got my coffee.
R: In March you told us the payroll files had to be out by Tuesday noon. Is that still the yardstick?
C: Kind of. Now it's Monday night, the union negotiated that.
R: Monday night. Where are you against that today?
C: We hit it three weeks out of four.
R: And the fourth week, who gets hurt?
C: The part-timers. Four hundred folks whose rent goes out on Tuesday. Last month eleven of them bounced a check and the shop steward was in my office.
R: Eleven bounced checks. What did that end up costing the city?
C: We covered the fees, about four thousand, and the mayor's office called twice.
R: What's behind the weeks that miss?
C: Parks sends hours late. They type them off paper. Everybody else is automatic.
R: If Parks stays on paper through the summer, where does that put you?
C: With double the seasonal staff? We'd miss every week.
R: What would Parks need to get off it?
C: Somebody to own it. Darnell runs operations there, and he'd have to sign off, and it's a two-step thing with IT security, about a month.
R: By when would you want to be at four out of four?
C: Before Memorial Day. If I can show ninety-eight percent on time, my director renews without a meeting.
R: So Monday night, four of four before Memorial Day, Parks is the piece and Darnell's the one. Did I hear that right?
C: You heard right.
R: Let's get Darnell on with us next Thursday at two. I'll send the invite.
C: Thursday at two. I'll call him.`,
    worse: `
R: Hi Shanice, thanks for making room. I've got some usage numbers for you, okay by you?
C: Okay by me. I've got my coffee.
R: So you had nine thousand runs in the quarter, that's up twelve percent. Nice, right?
C: Nice. Now it's Monday night that the payroll has to be out, the union negotiated that.
R: Oh cool. And you have six users, five of them active. Is the sixth one still with you?
C: Left in May. We miss it about one week in four, the Monday.
R: Okay, I'll take him out then. Are you on the latest version?
C: I think so. I'd have to ask. Parks still types their hours off paper.
R: Right, right. And are the notifications coming through on Slack?
C: They are. Too many of them, maybe, but I look at the ones with my name on.
R: Great. Have you seen the new sidebar?
C: I did. It's blue now. I liked where the old one had the search, my hand still goes there.
R: Yeah, people say that. And did you get the invitation to the user group?
C: I did, I can't make that one. My daughter's got a recital.
R: No problem. Anything else on your end?
C: Not that I can think of.
R: Let's do the next one of these on Thursday at two, three months from now. I'll send the invite.
C: Thursday at two.`,
  },
  {
    dimension: "engagement",
    callType: "demo",
    role: "SE",
    better: `
R: Hi Sunita, hi everyone. We have forty minutes. I want to show two things, the late trains job and the alert, and leave the last ten for you. What else should be in there?
C: How it behaves when the depot link drops. That is what my boss asked me this morning.
R: The depot link, I'll put it right after the first piece. So this is the late trains job. Each depot is one task, Pune, Nashik, Thane. Nashik is slow today, and the others don't wait for it. How close is that to your night?
C: Close. But in reality Nashik is slow every day, and then we get no report for anyone, and the station masters start calling my people at five.
R: So the calls at five come from waiting for Nashik. Would a report without Nashik be good enough for them at that hour?
C: Yes, with a line that says Nashik missing. They know Nashik.
R: Good, I'll add that line now. There. What do you make of it?
C: It's nice. Can it say since when it's missing?
R: It can, the time of the last good run. Should it go in the same line, or separately?
C: Same line. They don't read the second one.
R: Ha, same line. Now your link. I pull the cable, so to say. What would you expect to see?
C: Honestly, I'd expect everything red.
R: Here is what it does, it's the one depot that turns yellow and waits. Does that answer what your boss asked?
C: Partly. He will want to know how long it waits, and who's told.
R: Fifteen minutes as I set it, and then the person on duty. You said people don't read two messages, so it's one. Is fifteen right?
C: Ten would be better, the first train leaves at twenty past.
R: Ten it is. So from here, could you bring me one real depot file by Wednesday, and I put it in before we meet on Friday at three?
C: I'll bring Nashik. Friday at three works, and I'll ask my boss to join.`,
    worse: `
R: Hi Sunita, hi everyone. So let me jump right in and share my screen. This is the late trains job, and each depot is one task, Pune, Nashik, Thane, and Nashik is slow today and the others don't wait for it, and you see the bars here, and you can open each of those and see the log, and below it there are the parameters, and if I go up here there's the graph, and the graph can be zoomed and you can look at it by time or by dependency, and on the right there's the details with the start and the end and the duration and the tags, and I can filter by tag here, and by state, and by the date, and save that as a view, and I can share the view with somebody else.
C: In reality Nashik is slow every day.
R: Yeah, so then it's yellow. And now the alert, so I go to automations and there's a trigger and an action, and the trigger can be a state change or an absence of an event or a metric, and the action can be a message or a pause or a cancel or a webhook, and I choose the message and then I choose the block, and that's where the address is, and I write the text, and there's a template language for it, so I can put the name in and the time of the last good run, and I save it, and then it's on, and it can be switched off again there, and there's a history of what has fired and when, and that can be filtered too, and there's one for the depot that's missing and it waits fifteen minutes, and then the person on duty is told, and there's the same for work pools and for deployments.
C: Okay. And when the link drops?
R: Right, so then the depot turns yellow and waits. So let me go on, since there's a lot more. So here are the work pools, and a work pool has workers, and the worker sits at the depot, and it asks our API for work, and there are queues with priorities, and limits, and each of those can be paused, and there's a page for every worker with the last heartbeat. And there's the concurrency page, and the variables page, and then the blocks, and I'll go through them one by one so that you've seen them, so this one's for storage and this one's for messages and this one's for secrets and this one's for containers.
C: We have ten minutes, I think.
R: Oh, okay. Then I'll speed up. So here's the last page, which is the settings, and here's roles and users and the audit log, and that's the tour. I'll send you the recording.
C: Thank you.`,
  },
];
