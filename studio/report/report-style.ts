/** How the report page looks, on the tokens of the design language. */
export const REPORT_STYLE = `
*, ::before, ::after { box-sizing: border-box; }
html { font: 100% / 1.5 var(--font); color: var(--ink); background: var(--ground); }
:lang(ar) { line-height: 1.8; }
body { margin: 0; overflow-wrap: anywhere; }
header { background: var(--band); color: var(--on-band); padding: var(--s5) max(var(--s4), calc(50% - 27rem)); }
main { max-inline-size: 56rem; margin-inline: auto; padding: var(--s4); display: grid; gap: var(--s4); }
main > * { min-inline-size: 0; }
h1 { font-size: var(--f4); margin: 0; line-height: 1.25; }
h2 { font-size: var(--f3); margin: 0 0 var(--s3); line-height: 1.35; }
h3 { font-size: var(--f2); margin: var(--s5) 0 var(--s2); }
p { margin: 0 0 var(--s2); }
header p { margin: var(--s1) 0 0; color: var(--soft-band); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--r); padding: var(--s4); }
.card.safe { border-inline-start: 6px solid var(--safe); }
.card.stop { border-inline-start: 6px solid var(--stop); }
.soft { color: var(--soft); font-size: var(--f1); }
dl { margin: 0; }
dd { margin: 0; }
.counts { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); }
.counts dt { font-size: var(--f1); }
.counts dd { font-size: var(--f4); font-weight: 700; }
.facts { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: var(--s1) var(--s4); }
.facts dt { color: var(--soft); }
ul { margin: 0; padding-inline-start: 1.25rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: var(--f1); overflow-wrap: normal; }
th, td { text-align: start; vertical-align: top; padding: var(--s2); border-block-end: 1px solid var(--line); }
td { white-space: nowrap; font-variant-numeric: tabular-nums; }
tbody th { font-weight: 400; min-inline-size: 8rem; }
thead { color: var(--soft); }
td > span { display: grid; }
@media (max-width: 40em) {
  table, tbody { display: grid; }
  thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr)); border-block-end: 1px solid var(--line); padding-block: var(--s2); }
  th, td { padding: var(--s1) 0; border: 0; overflow-wrap: anywhere; }
  tbody th { grid-column: 1 / -1; font-weight: 700; }
  tbody td { display: grid; align-content: end; white-space: normal; }
  tbody td:empty { display: none; }
  tbody td::before { content: attr(data-head); color: var(--soft); }
  tbody td::before { content: attr(data-head) / ""; }
}
details { border-block-start: 1px solid var(--line); }
summary { padding-block: var(--s3); cursor: pointer; }
summary code { color: var(--soft); font-size: var(--f0); }
details ul { padding-block-end: var(--s3); font-size: var(--f1); }
details li { margin-block-end: var(--s2); }
.tag { border: 1px solid currentColor; border-radius: 1rem; padding: 0 var(--s2); font-size: var(--f0); font-weight: 700; }
.error .tag { color: var(--stop); }
.warning .tag { color: var(--act); }
.file { color: var(--soft); font-size: var(--f0); }
@media print { html { background: none; } details { break-inside: avoid; } }
`;
