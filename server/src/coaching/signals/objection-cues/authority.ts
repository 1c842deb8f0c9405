import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

const role =
  "(?:cfo|c f o|ceo|cto|cio|ciso|coo|vp|svp|evp|boss|manager|director|head of [a-z]+|procurement|legal|finance|board|leadership|management|executives?|exec team|chief \\w+ officer|security team|steering committee|committee|buyer|budget owner)";

export const authorityCues: ObjectionCue[] = [
  ...cuesOf("authority", [
    `not be (?:me|us) (?:who|that) (?:decides|signs|approves|pays)\\b`,
    `not (?:me|us) who (?:decides|signs|approves)\\b`,
    `(?:i|we) can not sign (?:this|it|that|anything|off)\\b`,
    `(?:anything|everything) (?:over|above) [^.?!]{0,30}\\b(?:goes|has to go|needs to go) to\\b`,
    `(?:all i can do is|i can only) recommend\\b`,
    `(?:have|need|needs|got|going|want|like) to (?:first )?(?:run|take|bring|clear|discuss|pitch|sell|put|escalate|socialize|get|check|talk|go|speak)\\b(?: (?:it|this|that|any of this|these|the (?:number|price|proposal|contract|budget|spend|deal)s?|something like this|anything|approval|sign-?off|buy-?in|permission))?(?: (?:over|up|internally|first|all))? (?:past|by|with|to|through|before|in front of|from) (?:my|our|the )?(?: ?\\w+ )?${role}\\b`,
    `(?:have|need|got|going) to (?:first )?(?:convince|persuade|ask) (?:my|our|the) (?:\\w+ )?${role}\\b`,
    `not (?:really |actually |just |only |solely |entirely )?(?:my (?:call|decision)|up to me|mine to make|the decision[- ]maker|the one who (?:decides|signs|approves|makes)|the (?:budget|economic) (?:owner|buyer|holder)|in a position to (?:decide|sign|approve|commit))\\b`,
    `(?:i|we) (?:can|could|do|am|are|would) not (?:really |actually |just )?(?:have the authority|sign off|approve|authorize|(?:make (?:that|this|the)|decide) (?:call|decision|on my own|alone|myself)|own the budget|hold the budget|able to (?:sign|approve|decide|commit)|have (?:budget|signing) authority)\\b`,
    `above my pay ?grade\\b`,
    `(?:my|our|the) (?:\\w+ )?${role} (?:would|will|has to|have to|needs to|must|(?:would|will|is going to) (?:have|need) to)(?: (?!not\\b)\\w+)? (?:sign off|approve|decide|weigh in|agree|bless|be (?:convinced|on board))\\b`,
    `need (?:buy-?in|approval|sign-?off|permission|the green light|the blessing)(?: \\w+)? (?:from|of|by)\\b`,
  ]),
];
