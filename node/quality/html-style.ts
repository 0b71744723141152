export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --error: #b3261e; --warning: #b06a00; --info: #3a6ea5; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1419; --text: #e6e9ec; --soft: #9aa5b1; --line: #343b44;
  --panel: #181e25; --error: #ff8a80; --warning: #f2b35c; --info: #8ab8e8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
.soft, caption, figcaption { color: var(--soft); text-align: left; }
.scroll { overflow-x: auto; } .scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--info); }
figure { margin: 0; }
.patterns { position: absolute; }
.chart { list-style: none; margin: 0.5rem 0; padding: 0; display: grid; gap: 0.5rem; }
.chart li { display: grid; grid-template-columns: 16rem 17rem 1fr; gap: 0 1rem; align-items: center; }
.chart .words { color: var(--soft); } .chart svg { display: block; }
.name, code { font-family: ui-monospace, monospace; font-size: 0.9rem; }
rect.error { fill: var(--error); } rect.warning { fill: url(#hatched); } rect.info { fill: url(#dotted); }
.ground { fill: var(--warning); opacity: 0.45; } .stripe { fill: var(--warning); }
.base { fill: var(--info); opacity: 0.3; } .dot { fill: var(--info); }
b.error { color: var(--error); } b.warning { color: var(--warning); } b.info { color: var(--info); }
table { border-collapse: collapse; width: 100%; } caption { padding: 0.25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top;
  overflow-wrap: normal; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
details { border-bottom: 1px solid var(--line); padding: 0.4rem 0; } summary { cursor: pointer; }
details.file > summary, .file.good { padding: 0.2rem 0; } .file.good { border-bottom: 1px solid var(--line); }
details.file dl { margin: 0.5rem 0; background: var(--panel); padding: 0.5rem 0.75rem; border-radius: 6px; }
dt { margin-top: 0.4rem; } dd { margin: 0 0 0 1rem; color: var(--soft); }
@media (max-width: 45rem) { .chart li { grid-template-columns: 1fr auto; } .chart svg { grid-column: 1 / -1; } }
@media print { body { max-width: none; } }
`;
