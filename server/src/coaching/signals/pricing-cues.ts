/** Over `plainText`. Talk of what the product costs, by word. */
const priceWords =
  /\b(?:pric(?:e|es|ing|ed|ier|ey)|(?:your|license|licensing|subscription|enterprise|per[- ]\w+|annual|monthly|platform) (?:cost|costs|fee|fees)|the (?:total |annual |monthly )?costs? (?:would|will|is going|for (?:us|that|this|the))|costs? (?:per|us|you|a (?:month|year)|of (?:the )?(?:license|licensing|plan|tier|prefect|horizon|subscription))|(?:it|that|this|prefect|horizon) (?:would |will |is going to |does )?costs?\b|(?:how much|what) (?:does|would|will|do|is) (?:it|that|this|prefect|horizon|the \w+ (?:plan|tier)) (?:going to )?costs?|how much (?:is|would) (?:it|that|this|the (?:\w+ )?(?:plan|tier|license)|prefect|horizon)|how much do you charge|you charge|budgets?|budgeted|discounts?|discounted|discounting|per[- ](?:seat|user|license)|list price|license (?:fee|cost)s?|payment terms|invoic(?:e|ed|ing)|(?:it|that|this|prefect|horizon|you) (?:is|are|seems?|looks?|sounds?|feels?)(?: \w+){0,2}? (?:expensive|pricey|cheap)|too expensive|cheaper|affordable|(?:a|the|your|that|this|get|got|send|formal|updated|new|revised) quote(?! unquote)\b|quote (?:you|us|me|for)|annual (?:contract|commitment|commit)|pay (?:annually|monthly|up ?front|per))\b/;

/** "Price" and "budget" in another sense. */
const otherSenses =
  /\b(?:(?:error|latency|time|token|compute|memory|risk|performance|failure) budgets?|budget meetings?|price (?:inflation|gaps?|per gallon)|(?:commodit\w+|material) prices?|cost of sales|price of (?:a |the )?(?:stock|oil|shares?|stocks|gas)|stock prices?|share prices?|oil prices?|pay the price|at (?:any|all) costs?|price (?:data|feed|feeds|pipeline|action|series)|pricing (?:data|model pipeline|engine|service|pipeline|team's)|quote unquote|this is a quote|and i quote|head of pricing|pricing (?:rules|team|desk)|price for each|(?:does (?:it|that|this)|one of those|has|have|it is|that is) cost you|cost of (?:doing nothing|downtime|failure|goods|living|capital)|what does (?:it|that) cost you)\b/;

const amount =
  /(?:[$€£]\s?\d[\d,.]{0,15}\s?(?:k\b|thousand|grand)?|\b\d[\d,.]{0,15}\s?(?:k\s)?(?:dollars|euros|pounds|bucks|usd|eur|gbp)\b|\b(?:hundred|thousand|grand|\d+k|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:dollars|euros|pounds|bucks)\b|\b\d+k (?:a|per) (?:year|month|seat))/;
/** Money of another kind: what a company earns, owns, loses or manages. */
const otherMoney =
  /\b(?:millions?|billions?|trillions?|revenues?|arr|mrr|sales|valuation|valued|raised|funding|assets|market cap|profits?|ebitda|earnings|savings?|saved?|saves|lost|lose|losing|loses|worth of|salary|salaries|penalt\w+|fines?|cloud bill|aws bill|transactions?)\b/;

/** Whether a sentence speaks of the price of what is sold: by word, or by an amount that is not other money. */
export function mentionsPricing(plain: string): boolean {
  if (amount.test(plain) && !otherMoney.test(plain)) return true;
  return priceWords.test(plain.replace(otherSenses, ""));
}
