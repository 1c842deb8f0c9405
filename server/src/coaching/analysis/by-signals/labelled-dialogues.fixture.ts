import type { CallType, Dimension, RepRole } from "../../calls/call.ts";

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
