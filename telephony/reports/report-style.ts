/** The look of the report's page: the design's colours, light and dark, on a screen and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --bg: light-dark(#f1f6f4, #0c1312); --surface: light-dark(#ffffff, #141c1b);
  --line: light-dark(#d4dbd8, #2b3433); --ink: light-dark(#0f1c1b, #e9eeed); --quiet: light-dark(#566261, #949e9c);
  --good: light-dark(#0b7a66, #3cc7ab); --bad: light-dark(#c2372d, #fd8472); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 52rem; background: var(--bg); color: var(--ink);
  font: 0.875rem/1.45 "Onest Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header p { margin: 0; color: var(--quiet); }
h1 { margin: 0 0 1rem; font-size: 1.25rem; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
.headline { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.headline li { flex: 1 1 7rem; padding: 0.75rem; background: var(--surface); border-radius: 0.5rem; }
.headline strong { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.headline span { color: var(--quiet); }
section { break-inside: avoid; overflow-x: auto; }
svg { display: block; width: 100%; height: auto; background: var(--surface); border-radius: 0.5rem; padding: 0.5rem; }
.grid { stroke: var(--line); }
.axis { fill: var(--quiet); font-size: 11px; }
rect.answered { fill: var(--good); }
rect.others { fill: var(--bad); }
.legend { margin: 0 0 0.5rem; color: var(--quiet); }
.legend span { display: inline-block; width: 0.75em; height: 0.75em; margin: 0 0.375rem 0 0.75rem; border-radius: 2px; }
.legend span:first-child { margin-left: 0; }
.legend .answered { background: var(--good); }
.legend .others { background: var(--bad); }
table { border-collapse: collapse; background: var(--surface); border-radius: 0.5rem; }
th, td { padding: 0.375rem 0.75rem; text-align: left; font-weight: 400; }
thead th { color: var(--quiet); }
tr + tr > *, tbody tr > * { border-top: 1px solid var(--line); }
td { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2rem; color: var(--quiet); font-size: 0.75rem; }
@media print { :root { color-scheme: light; --bg: #fff; } body { padding: 0; max-width: none; } }
`;
