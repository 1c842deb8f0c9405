/** The whole look of a report, inline: the file works from a mail attachment, on paper and on a phone. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#dde2e8;--back:#fff;--card:#f6f8fa;--accent:#2f6f5e;--team:#9aa5b1;--up:#1f7a4d;--down:#b3402e}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaef;--soft:#9aa6b4;--line:#303a46;--back:#12171d;--card:#1a212a;--accent:#6cc3a8;--team:#68747f;--up:#6fce9b;--down:#f08d7b}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
main{max-width:50rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.35rem 0}.soft,small{color:var(--soft)}.lead{font-size:1.05rem;margin-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .5rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:middle}th{white-space:nowrap;font-weight:600;color:var(--soft);font-size:.82rem}
th:first-child,td:first-child{text-align:left;padding-left:0;overflow-wrap:anywhere;min-width:6.5rem}
.up{color:var(--up)}.down{color:var(--down)}
.bar{position:relative;display:block;height:.55rem;min-width:3.5rem;border-radius:.3rem;background:var(--line)}
.bar i{position:absolute;inset:0 auto 0 0;border-radius:.3rem;background:var(--accent)}.bar b{position:absolute;top:-.2rem;bottom:-.2rem;width:3px;margin-left:-1.5px;border-radius:2px;background:var(--ink)}
.spark path{fill:none;stroke:var(--accent);stroke-width:1.5}.spark circle{fill:var(--accent)}.spark{display:block;margin-left:auto}
.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:.6rem 0;break-inside:avoid}
.card blockquote:last-child{margin-bottom:.1rem}.card p:first-child{margin-top:0}.card p:last-child{margin-bottom:0}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--accent)}blockquote small{display:block}
.say{border-left:3px solid var(--team);padding-left:.8rem;margin-top:.5rem}
ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.25rem 0}.rep{margin-left:0;font-weight:400}
footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--soft)}
@media screen and (max-width:46rem){.wide{display:none}}
@media screen and (max-width:34rem){main{padding:1.25rem .9rem 2rem}th,td{padding:.35rem .3rem}.bar{min-width:3rem}}
@page{size:A4;margin:16mm}
@media print{:root{--ink:#000;--soft:#444;--line:#ccc;--back:#fff;--card:#fff;--accent:#2f6f5e;--team:#888;--up:#1f7a4d;--down:#b3402e}html{font-size:13px}body{font-size:1rem}main{max-width:none;padding:0}h2,h3{break-after:avoid}tr{break-inside:avoid}.bar,.bar i,.bar b{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
