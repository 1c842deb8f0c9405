import { cuesOf, softeners as so } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

const gates =
  "(?:security|compliance|infosec|legal|(?:our|the) (?:infra|infrastructure|network|platform|it|security|compliance)(?: (?:team|people|folks|guys|department))?)";

export const technicalCues: ObjectionCue[] = [
  ...cuesOf("technical", [
    `not (?:really |quite )?see how (?:this|it|that|you|we|i|prefect|horizon|any \\w+)\\b(?! (?:would |will |really )?(?:helps?|adds?|saves?|brings?|benefits?|fits?)\\b)(?! [^.?!]{0,30}\\b(?:by|before|\\w+(?:tieth|teenth))\\b)`,
    `not (?:putting|opening|punching|poking|making) [^.?!]{0,20}\\b(?:hole|ports?|firewall)\\b`,
    `no way (?:that )?[^.?!]{0,50}\\b(?:reach|work|run|connect|get (?:to|through))\\b`,
    `(?:i|we) can not just (?:\\w+ ){0,2}?(?:take|swap|port|rewrite|move|migrate|rip|switch|replace|drop)\\b`,
    `would be [^.?!]{0,30}\\bto (?:move|migrate|rewrite|port|convert)\\b`,
    `(?:it|that|this|prefect|horizon|which|your \\w+)(?: (?:just|really|probably|simply))? (?:will|would|can|could) not (?:really |actually |ever |be able to )*(?:work|run|fly|scale|integrate|connect|fit|meet|pass)\\b(?: (?:with|in|on|for|behind|inside|under|to) (?:our|us|the way)|[.!]?$)`,
    `${gates}(?: (?:team|people|folks))? (?:will|would|does|do|is|are|can|could) (?:just |probably |really |definitely )*(?:not|never) (?:\\w+ ){0,2}?(?:allow|approve|let|accept|sign off|permit|like|go for|comfortable|happy|ok|okay|on board|fly)\\b`,
    `${gates}\\b[^.?!]{0,20}\\b(?:has|will have|would have|is going to have) (?:a |some |real |big |serious )*(?:problem|issue|concern|objection)s?\\b`,
    `${gates} (?:\\w+ )?(?:will|would|is going to|is) (?:\\w+ )?(?:block(?:ing)?|veto|kill|push(?:ing)? back|shoot|reject) ?(?:this|it|that|on)?\\b`,
    `(?:we|i|team) (?:can|could|are|am)(?: (?:just|really|simply))? not (?:really |even |ever )?(?:allowed to |permitted to |able to |going to )?(?:have|send|put|move|store|expose|share|open|ship|let|host|use|give|run)\\b[^.?!]{0,50}\\b(?:cloud|saas|outside|third[- ]party|vpc|network|firewall|inbound|ports?|someone else's|external|your servers|public internet|premises|hosted|vendor)\\b`,
    `(?:data|code|everything|nothing|secrets|phi|pii|traffic)\\b[^.?!]{0,20}\\b(?:can not|can never|can|must not|is not allowed to|are not allowed to|has to|have to|must|needs to|need to) (?:ever )?(?:leave|stay|remain|live) (?:in |inside |within |on |our |the |behind )*(?:our|the|vpc|prem|premises|network|country|eu|europe|environment|firewall|building|walls)\\b`,
    `(?:worried|concerned|nervous|hesitant|uneasy|uncomfortable|skeptical|scared|afraid|not comfortable)\\b[^.?!]{0,40}\\b(?:security|lock-?in|locked in|migrat\\w+|compliance|residency|rewrit\\w+|learning curve|data leaving|switching|vpc|vendor)\\b`,
    `(?:worried|concerned|nervous|hesitant|skeptical|afraid)\\b[^.?!]{0,30}\\b(?:prefect|horizon|your|you)\\b[^.?!]{0,40}\\b(?:latency|scal\\w+|performance|reliab\\w+|uptime|outages?|integrat\\w+|support|stability|downtime|security)\\b`,
    `would (?:have|need) to (?:rewrite|migrate|rebuild|refactor|port|re-?architect|redo|retrain)\\b`,
    `(?:migrating|migration|switching|rewriting|the switch|the move)\\b[^.?!]{0,40}\\b(?:is|would be|will be|sounds|looks|seems|feels)${so} (?:painful|a lot of work|risky|a nightmare|scary|hard|daunting|a (?:big|heavy|huge) lift|too (?:much|risky|hard)|disruptive)\\b`,
    `(?:prefect|horizon|you|your (?:product|platform|cloud|tool))(?: guys| folks)? (?:do|does) not (?:yet |really |actually |even )?(?:support|offer|integrate)\\b`,
    `(?:prefect|horizon|your (?:product|platform|cloud)) (?:is|does|do) not (?:yet |really |actually )?(?:have|work|run|handle|scale|soc ?2|hipaa|gdpr|fedramp|compliant|certified)\\b`,
    `not comfortable (?:with )?(?:sending|putting|giving|sharing|storing|exposing|letting|having)\\b`,
  ]),
];
