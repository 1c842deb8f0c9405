import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { numberWord } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;

/** Resistance because nothing is wrong, or it is more than they need. */
export const resistsNeed: ObjectionCue[] = [
  ...cuesOf("need", [
    `(?:we|i)(?: (?:just|always|can|still|kind of|have always|already|seem to|sort of))* (?:get by|gets by|got by|make do|made do|muddle (?:through|along)|get along|cope(?: (?:fine|well|ok|okay|with))?|do (?:just |perfectly )?(?:fine|ok|okay|well)|survive[d]?|live with it|manage(?= (?:fine|ok|okay|without|with|just|as)\\b|[,.]|$))(?=\\b)`,
    `(?:have|has) (?:lived|managed|survived|done|been fine|got by|coped|gone) (?:\\w+ )?(?:without|us proud|just fine|perfectly well)|(?:have|has) (?:managed|survived|been fine|coped|got by) for ${numberWord} years\\b`,
    `done us (?:proud|well|fine)\\b|served us well\\b|touch wood\\b|knock on wood\\b`,
    `(?:stuff|it|things?|scripts?|setup|jobs|cron|bash|ours|everything|system) (?:(?:just|simply) (?:runs|works)|ticks? (?:over|along)|(?:runs|works|does) (?:just |perfectly |pretty |well )?(?:fine|well enough|okay|ok))(?=[,.!]|$| for us)`,
    `(?:old|current|present|existing) (?:way|thing|setup|method|process|system|one)(?:'s| is| has been| works| does)(?: \\w+)? (?:good enough|fine|ok|okay|well|good|enough|the job)\\b`,
    `not (?:really |actually |exactly |particularly )?(?:hurting|bleeding|suffering|broken|broke|in pain|that bad|a burning)\\b|no burning platform\\b|not the end of the world\\b|not keeping (?:me|us) up\\b|no skin off\\b`,
    `(?:struggling|hard pressed|hard-pressed|failing|straining|at a loss) to (?:see|think|find|understand|imagine|name|picture)\\b`,
    `not (?:really |quite |honestly |entirely |too |so )*(?:sure|certain|clear|know|convinced)\\b${any(8)}\\b(?:who|what|where|how|why|it|that it|that|when)\\b${any(20)}\\b(?:use|used|need|open|look at|touch|adopt|changes? (?:anything|much|a lot)|helps?|does for|buys?|gets? us|adds?)\\b(?! (?:me|now))`,
    `(?:can|could) not (?:\\w+ )?think of (?:where|how|when|why|what (?:i|we)|who here|(?:a|any|one) (?:\\w+ )?(?:use|reason|case|job|time|place)|anything|anyone)\\b`,
    `not know (?:that|what|why|how|if|whether) (?:it|we|i|this|that)\\b${any(12)}\\b(?:changes?|need|would do|use|helps?|want|adds?|buys?)\\b(?=${any(30)}\\b(?:for us|for me|it|this|anything|here|with))`,
    `(?:still|yet)(?: to)?(?: have)?(?: not)? hear(?:d)?\\b${any(20)}\\b(?:in it for|reason|why|case|point)\\b|what is in it for (?:us|me)\\b`,
    `sledge-?hammer\\b|crack a nut\\b|nut to crack\\b|over-?engineered\\b|overkill for\\b|cannon\\b${any(15)}\\b(?:fly|flies|sparrow)`,
    `a (?:ferrari|rolls[- ]royce|tank|rocket|battleship|cathedral|space ?ship|jumbo jet|cadillac)\\b${any(25)}\\b(?:for|to|when|and we)\\b`,
    `(?:lot|awful lot|heap|load|ton) of (?:machine|tool|kit|machinery|platform|software|engine|product|horsepower|stuff) for\\b`,
    `(?:too (?:big|much|heavy|grand|fancy|clever)|more (?:tool|machine|platform|product|software|horsepower)|bit much|rather a lot|more) (?:for|than) (?:us|what we (?:do|need|are|have)|a (?:team|shop|place|company|firm|outfit)|we (?:need|would ever|will ever|could use)|our size|someone our size|me)\\b`,
    `(?:companies|people|shops|outfits|teams|firms|somebody|someone|places|banks)(?: (?:a lot|much|way|far))? (?:bigger|larger|richer|grander) than (?:us|we|me)\\b`,
    `(?:it is|it would be|this is|that is|feels like) (?:just |only |really )?(?:a |an )(?:toy|gimmick|luxury|novelty|vanity project|shiny (?:thing|object|toy))\\b`,
    `(?:would|will)(?: (?:only|maybe|probably|ever|just))* (?:use|touch|need) (?:a |an |one |about |maybe |ten |five )*(?:tenth|fraction|quarter|third|half|fifth|percent|bit|sliver|corner) of (?:it|this|that|what)\\b`,
    `(?:nobody|no one)(?:'s| is| has| has been| here)*(?: \\w+)? (?:asking|asked|asks|crying out|screaming|begging|clamou?ring) for (?:it|this|that|one|anything|another|more)\\b`,
    `(?:users|people|team|customers|analysts|planners|staff|they) (?:do|does|would|will) not (?:\\w+ )?(?:care|mind|notice|bother)\\b`,
    `(?:solving|solves|solve|fixing|fixes|selling)\\b${any(25)}\\b(?:(?:we|i) (?:do|does|have|had|did|would|are) not|(?:i|we) had\\b${any(15)}\\bago|not (?:have|got|there))\\b`,
    `(?:we|i) (?:tried|bought|had|got) something (?:like|similar)\\b${any(40)}\\b(?:back to|stopped|gave up|never|nobody|shelf)\\b`,
    `(?:intern|temp|student|guy|lady|lad|somebody|person)\\b${any(30)}\\b(?:and|so) (?:he|she|they|that) (?:is|are) (?:cheaper|enough|fine|free|good enough|happy)\\b`,
    `not (?:really |quite )?(?:get|see|understand) (?:what|why) (?:the|all the) (?:fuss|hype|excitement|big deal|point)\\b|(?:nobody|no one)(?: here)? loses (?:any )?sleep\\b|[,.] big deal[.!]?$`,
    `(?:that|which|it|alerts?|cron|e-?mails?|spreadsheets?|checks?) (?:just )?(?:does us|does for us|do the trick|does the trick|do the job|does the job|do for us|keeps us going)\\b`,
    `not (?:losing|lost) (?:any |much |a lot of )?sleep\\b|not (?:really )?see (?:that )?it is (?:good|right|useful|meant|made|worth)\\b`,
    `not (?:really |quite |even )?(?:see|know|think of|imagine) what (?:we|i|my \\w+|our \\w+|they) would (?:\\w+ )?(?:do|use|want|need|put|gain|get)\\b`,
    `not (?:really |quite |entirely |at all )?(?:sure|clear|certain|see|know) what problem\\b`,
    `problem (?:for (?:companies|people|somebody|others)|(?:we|i) (?:do|have) not)\\b`,
    `(?:have|would) to have a (?:\\w+ )?reason\\b|need a (?:\\w+ )?reason to\\b`,
  ]),
  ...cuesOf(
    "need",
    [
      `why (?:fix|change|bother|mess|touch|replace|add|introduce|complicate|would we bother|would i bother|would anyone|bring in)\\b`,
      `what would (?:we|i|my \\w+) (?:even|actually|really|ever)? ?(?:do|use|want|need|put)\\b${any(20)}\\b(?:with|it|this|for|in)\\b`,
      `(?:if|and) (?:i|we) (?:just )?(?:did|do|carry on|keep) (?:nothing|as we are|going|doing)\\b[^.?!]*\\?`,
      `(?:is|are)(?: not)? (?:this|that|it)(?: not)? (?:a bit much|overkill|too much|rather a lot|a lot) (?:for|,)`,
      `what would be the (?:point|use|sense|benefit)\\b|(?:is|are) (?:we|i) (?:really )?(?:big|large) enough\\b`,
      `(?:do|would) (?:we|i) (?:honestly|truly|genuinely|seriously|ever|actually) need\\b`,
      `what is the (?:point|use)\\b|what am i (?:getting|paying|missing)\\b|who (?:would|is going to) (?:even |actually |ever )?(?:use|open|look at)\\b`,
    ],
    { asked: true },
  ),
];
