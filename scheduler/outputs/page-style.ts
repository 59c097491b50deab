/** The look of the printed page: the design's colours, light and dark, on a screen, a phone and paper. */
export const pageStyle = `
:root { color-scheme: light dark; --bg: light-dark(#f1f6f4, #0c1312); --surface: light-dark(#ffffff, #141c1b);
  --line: light-dark(#d4dbd8, #2b3433); --ink: light-dark(#0f1c1b, #e9eeed); --quiet: light-dark(#566261, #949e9c);
  --danger: light-dark(#be1d16, #fd8472); --danger-soft: light-dark(#ffebe8, #461d18); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 84rem; background: var(--bg); color: var(--ink);
  font: 0.875rem/1.45 "Onest Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header p { margin: 0; color: var(--quiet); }
h1 { margin: 0 0 1rem; font-size: 1.25rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { border-collapse: collapse; }
.week { width: 100%; table-layout: fixed; background: var(--surface); border-radius: 0.5rem; }
.week thead td { width: 6.5rem; }
.week th { padding: 0.5rem; text-align: left; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.week tbody th { vertical-align: top; font-variant-numeric: tabular-nums; color: var(--quiet); font-weight: 500; }
.week tr + tr > * { border-top: 1px solid var(--line); }
.week td { padding: 0.375rem; vertical-align: top; }
.week ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 2px; }
.week li { padding: 0.125rem 0.5rem; border-radius: 0.25rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.line { display: inline-block; min-width: 1.5rem; font-size: 0.6875rem; font-variant-numeric: tabular-nums; }
.hole { outline: 2px dashed var(--danger); outline-offset: -2px; background: var(--danger-soft); color: var(--danger); font-weight: 700; }
.closed { text-align: center; vertical-align: middle; color: var(--quiet);
  background: repeating-linear-gradient(135deg, transparent 0 0.5rem, color-mix(in srgb, var(--line) 45%, transparent) 0.5rem 1rem); }
.list td, .list th { padding: 0.125rem 1rem 0.125rem 0; text-align: left; vertical-align: top; }
.list .number { text-align: right; font-variant-numeric: tabular-nums; }
.broken { color: var(--danger); font-weight: 700; }
footer { margin-top: 2rem; color: var(--quiet); font-size: 0.75rem; }
@media (max-width: 40rem) {
  body { padding: 0.75rem; }
  .week, .week tbody, .week tr, .week td, .week tbody th { display: block; width: auto; }
  .week thead { display: none; }
  .week td::before { content: attr(data-day); display: block; font-weight: 600; margin: 0.25rem 0; }
}
@media print {
  @page { size: A4 landscape; margin: 10mm; }
  :root { color-scheme: light; --bg: #fff; --surface: #fff; }
  body { padding: 0; max-width: none; font-size: 8.5pt; }
  .week li { padding: 0 0.25rem; }
  .week tr, section { break-inside: avoid; }
}
`;
