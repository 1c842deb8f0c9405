import type { CallType, Dimension, RepRole } from "../../src/coaching/calls/call.ts";

/** A pair of short calls that a coach would tell apart in one dimension and hardly in the others. `R` is the rep, `C` the customer. */
export interface LabelledPair {
  dimension: Dimension;
  callType: CallType;
  role: RepRole;
  better: string;
  worse: string;
}

const opening = `
R: Morning Noor, thanks for making the time. I have us down for twenty five minutes. I'd like to hear what is going on in your shop, and if it makes sense we pick a date to go deeper. Anything you want to get out of it?
C: No, that sounds right. Mostly I want to know whether you are worth a proper look.
`;

/** The phrases of the rubrics were written with these in mind. */
export const labelledPairs: LabelledPair[] = [
  {
    dimension: "discovery",
    callType: "discovery",
    role: "AE",
    better: `${opening}
R: Fair. Take me through last night, if you would. A file arrives from a supplier, and then?
C: It lands on a server, a script picks it up at two, cleans it, and pushes it to the warehouse. When the supplier is late the script grabs an empty file and nobody hears a thing.
R: And who finds out in the end?
C: The buyers, around nine, when the reorder screen is blank. Then they ring my team and we do it by hand.
R: When the screen is blank at nine, what does the business do until you have fixed it?
C: They order from memory. In spring we over-ordered dairy and threw away about eleven thousand euros of it.
R: Eleven thousand, ouch. Is that a one-off, or how many mornings a month look like that?
C: Five or six. So call it forty hours of my people every month, plus whatever ends up in the bin.
R: What have you already had a go at to get rid of it?
C: We bought a monitoring tool, but it only tells you that the script ran, which it did. And doing nothing is what we have done since.
R: Suppose it is next autumn and this is behind you. What would you point at to say so?
C: No more than one blank morning a month, and the buyers get a text before eight if there is going to be one. And my two engineers must be able to change it without me.
R: Of those three, which one would you fight for?
C: The text before eight. The rest is comfort.
R: Who besides you would have a say in spending money on this?
C: Tomas, he runs operations, it is his budget. And our security people look at anything hosted, that takes them three weeks or so.
R: Is there a moment it has to be running by?
C: Before the Christmas peak next year, so go live by the end of September.
R: Let me say it back. Late supplier files give you five or six blank mornings, forty hours and real waste, and you would call it solved at one a month with a warning before eight. Did I get that right?
C: You did, yes.
R: Then I would suggest an hour on Thursday at three with Tomas in the room, and I bring an engineer and one of your files. I will send the invitation today.
C: Thursday at three is fine. I will bring Tomas.`,
    worse: `${opening}
R: Great. So we are used by plenty of teams like yours. Do you run scheduled jobs?
C: Yes, it lands on a server, a script picks it up at two, cleans it, and pushes it to the warehouse. When the supplier is late the script grabs an empty file and nobody hears a thing.
R: Right. And do you use the cloud?
C: Partly. The buyers see it around nine, when the reorder screen is blank. Then they ring my team and we do it by hand.
R: Okay. And is Python something your team uses?
C: It is, yes. Two engineers write it. The rest is older shell stuff that came with the warehouse.
R: Good. Do you have alerts today?
C: We bought a monitoring tool, but it only tells you that the script ran, which it did. So we live with it.
R: I see. Do you have more than ten jobs?
C: Something like that, yes, maybe a few more than that by now.
R: Then I think you are a fit for us. Would you want to see the scheduling?
C: Possibly. I would have to see what it is first, and I am not the only one here.
R: Sure. Do you like dashboards?
C: I suppose. It depends on what is on them, really. We have a few that nobody opens.
R: Okay, understood. Is it all on one server?
C: Two, if you count the old one that nobody wants to touch.
R: All right. I will send you some material and you let me know what you think.
C: Fine, send it over and I will have a look when I get to it.`,
  },
  {
    dimension: "product_knowledge",
    callType: "demo",
    role: "SE",
    better: `
R: Thanks for having me back. Before I open anything, on our last call you told me the overnight claims load dies about twice a week, you learn of it from the actuaries, and a restart repeats four hours of work. Is that still the picture?
C: It is. Last Tuesday again, actually, the same step as always.
R: Then let me start with what you would see at seven in the morning. This is one page, your load, red at step three, with the reason and the file it choked on.
C: All right. And the four hours?
R: Each step keeps its result under a key made from its inputs, so when you rerun it, steps one and two return what they stored and only the third runs. Caching is off by default, you have to switch on result persistence for it.
C: Good to know. Where is that stored?
R: In a bucket you choose, in your own account. The worker runs inside your network and only calls out over HTTPS, so claim data stays with you. What we do see is metadata and the log lines.
C: How is somebody told? We do not want another mailbox.
R: An automation fires when the load has not finished by five, and it posts to whoever is on call. For example, here it goes to Teams with the name of the file. Is that the place your people look?
C: Teams, yes. And can it open a ticket in our old service desk, the one from the nineties?
R: I do not know that system, so I would rather not say yes. If it takes a web request then it works; if it only reads mail, it does not. I will check with our engineers and write to you by Wednesday.
C: Fine. How long can we look back at old runs?
R: On Pro it is 30 days of retention, and on Team 14 days. If audit wants a year, you would have to ship the history to your own warehouse, which takes one small flow.
C: We also use Airflow for two other teams. Why not put it there?
R: Airflow is a sound choice if all of it is fixed schedules and you have people who run it. The difference for you is that your load changes shape with the files, whereas there the graph is set before the run. What do those two teams like about it?
C: That it is there, mostly. They do complain about waiting for releases.
R: The insurer I mentioned went from nine failed nights a month to two over a quarter, measured against their own log. I would write your nine or so down as the starting point, so we can compare.
C: That is a comparison my boss would read.`,
    worse: `
R: Thanks for having me back. So I am super excited to show you the platform, it is really powerful and people love it, so let me just jump in.
C: All right. It died again last Tuesday, the same step as always.
R: Yeah, we get that a lot, and honestly the platform is amazing for that kind of stuff. So here is the dashboard, it is very modern, and you can click on all kinds of things.
C: All right. And the four hours we lose on a restart?
R: So the engine is super flexible, it can do pretty much anything you want. It is best in class for reliability, it just works.
C: Good to know. Where are results stored?
R: It is all seamless, you do not need to worry about any of that. And then here are the integrations, there are tons of them, it works with everything.
C: How is somebody told? We do not want another mailbox.
R: Notifications are super powerful, you can do whatever you need there. And there is a really cool new UI coming as well. Is that cool?
C: I guess. And can it open a ticket in our old service desk, the one from the nineties?
R: Absolutely, one hundred percent, it integrates with any system out there, no problem at all.
C: Fine. How long can we look back at old runs?
R: On Team you keep 90 days of retention, so that is plenty, and it is unlimited if you want. It is really robust.
C: We also use Airflow for two other teams. Why not put it there?
R: Airflow is a dinosaur, nobody uses that anymore, everybody is leaving it. It is a nightmare. What would make you happy?
C: That it is there, mostly. They do complain about waiting for releases.
R: Exactly, so ours is the leading one, it is a game changer, you will love it.
C: We will see what my boss says about it then.`,
  },
  {
    dimension: "objection_handling",
    callType: "negotiation",
    role: "AE",
    better: `${opening}
R: So you have had the offer since Monday. Where did it land?
C: To be blunt, it is too expensive. It is more than we planned for the whole data team.
R: It is a real sum, I can see why you would stop at it. Can I ask what you set it beside, last year's tools or the people's time?
C: Last year's tools. We paid nine for those and you want thirty.
R: So thirty beside nine looks wrong. You told me the manual fixes eat forty hours a month. If I put that next to it, at your rate, it is about twenty six a year. We could also start with the two worst loads, which would be fourteen, and grow when it has paid. Would a start like that be easier to defend?
C: Fourteen I can defend, yes. That helps.
R: Is anything about the money still open for you?
C: No. What worries me is that our security people said no to hosted tools last year.
R: That would make me careful too. What was it that they turned down, data leaving the house, or the access from outside?
C: Data leaving. They do not mind a thing that calls out.
R: Then here is how it stands. The work runs in your own network, and only run names, states and log lines come to us, so you would keep names out of the logs. It is written down, and their reviewer can have an hour with ours. Does that cover what they would ask?
C: It would, if they get it in writing. Good.
R: You get it in writing by Friday.
C: The last thing, we have no time before the audit in March.
R: Understood, so March is the wall. Is it your engineers who are tied up, or the whole team?
C: Just the engineers, the analysts are free.
R: Then we could let the analysts write down the two loads in February and begin after the audit, on the first of April. Does that take the pressure off?
C: It does, that works for me.`,
    worse: `${opening}
R: So you have had the offer since Monday. Where did it land?
C: To be blunt, it is too expensive. It is more than we planned for the whole data team.
R: It is not expensive, everybody says that at first. You have to look at what you get, because really nobody offers what we offer, and once you have it you will never go back. We have the scheduling, the alerts, the history, the whole thing, and all of that is in there, so for what it is that is cheap. But look, if it is only the money, I can take twenty percent off today and we get it done.
C: Hm. We paid nine for the old tools and you want thirty.
R: Like I said, it is with the discount. So anyway, let us move on to the contract.
C: What worries me is that our security people said no to hosted tools last year.
R: That is not an issue, trust me. Every company we work with had a security team and every one of them signed, so they just need to look at it properly. Security people always say no first, that is how they are. I would not lose sleep over that, we are in all kinds of banks and there has never been a thing, so that will be fine for you as well, you will see.
C: I am not convinced that they see it like that.
R: They will. Okay, next one.
C: The last thing, we have no time before the audit in March.
R: It takes no time at all, honestly, you just switch it on. Most people do it in a day. You do not need engineers for that, so I do not really see the problem there, and waiting only costs you money every day. So can you sign by Friday?
C: I do not think so. I would have to think about it.
R: Okay, well, the price is only good until Friday, just so you know.
C: I heard you the first time.`,
  },
  {
    dimension: "engagement",
    callType: "customer_review",
    role: "CSM",
    better: `
R: Hello Ida, hello Marek. We have half an hour, and my plan is your goals first, then what is in the way, then who does what until summer. What would you put on the list?
C: Put the renewals dashboard on it, please. It has been on my mind since Monday.
R: Gladly. Tell me about the dashboard.
C: It was meant to be ready by eight so that the account people can call before lunch, and twice last week it came at eleven. They had already rung the wrong customers by then, and one of them was quite rude about it.
R: Rung the wrong customers, I see. What did the account people do after that?
C: They printed the list from the day before. They do that every day now, just in case, which rather defeats it.
R: So the printed list is back. How would it have to behave for them to throw the printer out?
C: Three weeks without a late one. They said that themselves, Marek has it in writing from them.
R: Three weeks without a late one, that is a clear line. How does that sound to you, Marek, can it be done?
C: If the upstream export is moved. It starts at six and it takes what it takes, and on Mondays it is twice the size, so that is the day it tips over.
R: So Mondays are the days it tips over. Would it help if the export started when the files are there, not at six?
C: It would help a lot. Is that hard to do on our side?
R: One small change, Marek and I can do it together. Does that fit with your plans for the week?
C: It fits. I can get the export team to join, they owe me one.
R: And if the upstream team says no, who could settle it?
C: Our director could. She asked me about late lists at the last steering meeting.
R: Good. So I send you both the change by Tuesday, and you, Marek, bring the export team. What have I left out?
C: I will tell the director what we are doing. And I will send you the numbers by Friday so you can see the Mondays.
R: Perfect. Then we look at three weeks of mornings on the ninth.
C: The ninth is good. I like where this goes.`,
    worse: `
R: Hello Ida, hello Marek. So I have prepared a couple of slides and I will just run through them, it is quite a bit of material, so bear with me. The first one is about the company, we have grown a lot since spring, we have a new office, a new head of support, and there were a number of releases that I want to take you through one after the other, because there is really something in there for everybody. The first release was in spring and it brought the new navigation, which moves the entries to the left, and the search field, which now also finds runs by label. The second release was about the permissions screen, where you can now see groups, and the audit view, which has a new column. The third release was mostly about speed, with pages that open in about half the time, and there was a change in the way that lists are paged, which you will have noticed.
C: Okay.
R: Then in summer there was the release with the new charts. They show runs over time, and you can switch between days and weeks, and there is an export for it. After that came the release with the templates, so that you do not start from an empty page, and we have about thirty of those by now. There is also a new section in the documentation that explains them, with pictures, and a video for each of them. And then there was the change to the way we send mail, which now goes out from a new address, so if you have a filter somewhere then you want to change that. Then there is the programme for partners that we started, where you can get a certificate, and there are webinars every month, and I will send the dates around. The next one is about charts, and the one after that is about labels, and then there is one in which we talk about the plans for next year, which I will show you now as well.
C: The renewals dashboard was late twice last week.
R: Noted. Let me just finish the plans for next year, because that is the interesting part. So in the first quarter we want to do the new home page, which brings together what is now on four pages. In the second quarter there is the work on the mobile view, which a lot of people have asked for. In the third quarter there will be more charts, and we also want to do something about the colours, which some people find hard to read. And in the fourth quarter we have left room for what comes up. On top of that we will have a new way to collect ideas, where you can put in an idea and others can vote on it, and every month somebody from the product group looks at the first ten of those and writes an answer. So that is a really good way to be heard, and I can only ask everybody to use it a lot.
C: Right.
R: So that was it from me. I have two more slides about support, how the hours are, and how you open a case, and what the levels mean, where one is the most urgent and four is a question. The hours are nine to six, and on weekends there is somebody for level one. You open a case on the page or by mail, and you get a number, and with the number you can look it up. And I think that is all of it, I will send the slides around after this, and the next one of these is in three months.
C: Fine. Bye.`,
  },
];

/** Written after the phrases were done, and not used to change them. */
export const blindPairs: LabelledPair[] = [
  {
    dimension: "discovery",
    callType: "discovery",
    role: "AE",
    better: `
R: Hi Beata. You wrote that month end is a mess. Paint me the picture of the last one.
C: Well, on the first of the month eleven people sit with exports from four systems and paste them together. It ends when it ends, last time on the ninth.
R: And with the books closed on the ninth, who is waiting?
C: The group. They want it on the fifth. When we miss it my chief has to explain himself to the board, and twice this year they shipped a wrong figure to the bank.
R: What did the wrong figure set off?
C: The bank froze a credit line for a week. We paid suppliers late and lost a rebate, around sixty thousand.
R: How do those four exports come together in practice?
C: Macros. One man wrote them and he retires in May.
R: Why now, rather than after he has gone?
C: Because nobody else can read them, honestly. If he falls ill in April we stand there.
R: Which other ways out have you looked into?
C: The ERP vendor has a module, but it only reads its own data. And a student tried some scripts.
R: If we had this conversation a year from today and you were pleased, what would have changed?
C: Close on the fifth, three people instead of eleven, and each figure traceable to where it came from. The trace is the one I will not give up.
R: How does a thing like this get bought at your place?
C: I write one page, my chief signs up to fifty thousand, above that it is the group. Legal wants the data processing agreement before anything.
R: What would your chief need to see on that page?
C: The days saved and the sixty thousand, in that order.
R: Then let us build that page together. Wednesday the third at nine, with your macro man, for an hour?
C: Wednesday at nine works. He will enjoy being asked.`,
    worse: `
R: Hi Beata. Good to meet you, I would love to show you what we do.
C: Sure. Month end is a mess here, eleven people sit with exports from four systems and paste them together. It ends when it ends, last time on the ninth.
R: Yes, we can automate that. Do you use Snowflake?
C: No, we have an older database. It does what it has to do, more or less, and people know it.
R: Okay. We support that too. Is it Postgres?
C: I believe so, yes. I could ask the man who looks after it, he retires in May.
R: Perfect. So our scheduler can start any of those scripts for you, and there is a view where you see them all. Did you see our video?
C: I have not had the time, I am afraid. It was month end.
R: No worries, it is on the website. Are you the right person for this?
C: I think so, I run the accounting systems here, so it would come to me.
R: Great. We have a plan for teams of your size. Would you like a trial?
C: Perhaps. What would I do with it first?
R: You just sign up and click around, it explains itself. Then you can call me when you have questions.
C: Okay. I will see if I get to it at some point.
R: Super, and have a look at the video. Shall I send it to you again?
C: Yes, please do that.`,
  },
  {
    dimension: "product_knowledge",
    callType: "demo",
    role: "SE",
    better: `
R: When we spoke in March you said three things. Model training hogs the cluster at night, a crash at hour six throws the six hours away, and you cannot tell which run made which model. Have I kept the order?
C: You have. The second has become the first since then.
R: Then I begin with the crash. Every stage of the training is a task, and its output is written to storage under a key made of its inputs. If stage five crashes, a rerun reads one to four from storage and starts at five.
C: And if the input changed in between?
R: Then the key is different and it runs again, because the key is a hash of the inputs and the code. You can leave the code out of it, which some people do for comments and regret later.
C: Ha. What about the cluster?
R: A concurrency limit with two slots on the training pool. A third run waits until one is done, it does not fail. One thing to know, waiting runs still count as late in the view unless you change the setting.
C: Does it pause a run that is already going, if a more urgent one comes?
R: No, it does not preempt. A running job keeps its slot. If you need that, the scheduler of Kubernetes can do it underneath with priority classes, and I can show you where that goes in the job template.
C: Okay, that is honest. And the third thing?
R: Here, each run records its parameters, and this table is an artifact that you write yourself with the model's name. From the model you get to the run, which is what you asked for in March.
C: We looked at Dagster for that.
R: Dagster is strong there, lineage is its centre, and if every job of yours made a table I would say take it. Half of yours are trainings, in contrast, and there the run is the thing you look at.
C: Fair. Has somebody our size done it?
R: A weather company with about forty models. Their lost hours went from ninety a month to twelve after the first quarter. I can ask whether they would talk to you.`,
    worse: `
R: So welcome to the demo, this is going to be great. Our platform is the most modern one in the market.
C: Okay. The crash at hour six has become our first problem since we spoke.
R: For sure. So you see the home page here, it is super clean, and there is a lot of stuff on it. Everything you want to know is on one page.
C: And if the input changed in between a crash and the rerun?
R: It is really smart about that, it just handles it. And here you can change the theme, people love the dark one.
C: Ha. What about the cluster at night?
R: It scales to anything. There are no limits at all, we have really huge customers, so whatever you throw at it is fine.
C: Does it pause a run that is already going, if a more urgent one comes?
R: Yes, definitely, it does all of that. It is extremely flexible, so basically whatever you need.
C: Okay. And which run made which model?
R: All there, it is a very powerful system. And then there is the mobile view, which is awesome, and the integrations, we have hundreds.
C: We looked at Dagster for that.
R: Honestly Dagster is a joke, I would not touch that. They are falling apart over there, and their product is useless for anything serious.
C: Fair. Has somebody our size done it?
R: Tons of them. They are all super happy, it is amazing what they do with it.`,
  },
  {
    dimension: "objection_handling",
    callType: "discovery",
    role: "AE",
    better: `
R: That was the short version of what we do. What goes through your head?
C: Honestly, I do not see why we would pay for this when the team could build it in a month or two.
R: A lot of teams of your strength ask themselves that, and some are right to. When you say a month or two, is that the first version, or the thing at three in the morning in year two?
C: The first version. I had not thought about year two, to be fair.
R: The company I mentioned had a first version in five weeks, and after that one engineer was on it for half his time, for alerts, upgrades and permissions. You could count what your last home-made tool costs you in a year, and if it is less than ours, build it. Would that be a fair test for you?
C: It would. I can ask for the hours, we book them.
R: Good. Is there something else that speaks against it?
C: I am nervous about the lock-in. We spent a year getting off the last vendor.
R: A year is a long time to pay for a wrong choice. What was it that held you, the data or the code?
C: The code. Everything was in their language.
R: Then look at the code here. It is Python functions with one line on top, and without that line they still run. The open-source engine is the same one, so you could leave the service and keep the flows. What would still tie you is the alert rules, you would have to write those anew. Can you live with that?
C: With that I can live. Thank you for saying it.
R: So the hours by Tuesday from you, and I send you the page on leaving.
C: Deal.`,
    worse: `
R: That was the short version of what we do. What goes through your head?
C: Honestly, I do not see why we would pay for this when the team could build it in a month or two.
R: No no, you cannot build this in a month, that is not realistic. We have eighty engineers who have been on this for seven years, so trust me, you do not want to go there. People who try always come back to us. There is the scheduler, the states, the view, the permissions, the alerts, and every one of those is a project. So I would not even think about that, really, because in the end you pay double and then you have nothing.
C: I think you have not seen my team.
R: I am sure they are great, but still. So as I said, there are the alerts.
C: I am nervous about the lock-in. We spent a year getting off the last vendor.
R: There is no lock-in with us, you do not have to worry. Everybody has that fear and then it is fine. Look, nobody leaves us anyway, so it never comes up. And if it is about the risk, I could give you a better price for the first year, I think I can get ten percent off.
C: That is not what I asked.
R: Okay, but it is a good price. So when can we sign you up?
C: I would leave that open for now.
R: The price is for this month only, so you should move on that.
C: Noted.`,
  },
  {
    dimension: "engagement",
    callType: "discovery",
    role: "AE",
    better: `
R: Hi Soren, good to see you. We have until half past. I thought we look at your warehouse first and at us last. What do you want to walk away with?
C: An idea whether this is a project for us at all. I have been asked for an opinion by Monday.
R: An opinion by Monday, okay. Who asked you for it?
C: Our head of logistics. He was stuck at the dock for two hours in August because the pick lists had not been printed, and he has not forgotten it.
R: Two hours at the dock. What happened to the pick lists that day?
C: The job that makes them hung, and it hangs without a sound. There is a light that should go red, but the light looks at the server and the server was in the best of health.
R: So the light looks at the server and not at the lists. What would the right light look at?
C: Whether there are lists, I would say. It is so simple that it is embarrassing. If there is nothing by half past four, ring somebody.
R: Nothing by half past four, ring somebody. Is that close to what your head of logistics would say too?
C: Word for word, I think. He would add that it should ring him as well.
R: What do you make of that, him as well?
C: I would rather he slept. But after August I can see why he wants it. Can it do both, depending on the day?
R: It can. How would you decide which days?
C: By season. From October on it rings him, otherwise it rings us.
R: I have gone through what I had. What is missing for your opinion on Monday?
C: What it means for the two people who run the jobs. I will ask them and write to you by Thursday.
R: Then I put the season rule on one page by Wednesday, and you add what they say. Does that work?
C: That works. And I will bring one of them to the next call.`,
    worse: `
R: Hi Soren, good to see you. So let me tell you a little about us first, because I think that is important to understand where we are coming from. The company was started by people who had worked on a tool of this kind before and who wanted to make it simpler, and over the years it has become quite a large team, with offices in several places and people in many more. We have customers in trade, in industry, in banking, in health, in research and in the public sector, and what they have in common is that they have jobs that have to run, and that they want to know when they do not. So that is what we do, and we have done it for a while now. The product has a couple of parts that I will go through one after the other, so that you have the whole picture, and then we can see.
C: Okay.
R: The first part is the engine, which starts the jobs and keeps track of them. It knows about order, about waiting, about doing things again, about doing things side by side, and about stopping. The second part is the service, which is what you see in the browser, and it has the list of what has run, the list of what will run, and the list of what should have run. The third part is the set of rules, with which you say what should happen when something else happens. The fourth part is the people, so who may see what and who may do what, and that depends a little on the plan. And the fifth part is what we call the pools, and that is where you say on which machine a job runs, and there are various kinds of those, and each has a form that your platform people can fill in so that the others do not have to.
C: The head of logistics was stuck at the dock in August.
R: Right, yes, that happens. So on the pools, there are the ones that you run, and there are the ones that we run, and there are the ones that run with your cloud provider, and the difference is who pays for the machine and who looks after it. Most people begin with the first and go on to the third. Then there are the plans, of which there are five, and they differ in how many people and how much history and how many requests, and I will send you the table. And then there is support, which also differs by plan, and there are the courses, which you can book, and there is the community, in which there are very many people by now who answer each other's questions, and that is quite useful when you are stuck at night. And then there is the release every two weeks, with the notes, which you can read on the page.
C: Mm.
R: So that is us. I will send you the slides and the table with the plans, and you can have a look at it in peace, and if you have any questions then you write to me.
C: Fine.`,
  },
];
