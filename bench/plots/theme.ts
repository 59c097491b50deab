import { type Attributes, element } from './svg.ts';

/** Colours of a figure in light and dark; every kind of mark also has a shape of its own. */
const roles: Record<string, [light: string, dark: string]> = {
  surface: ['#ffffff', '#141c1b'],
  band: ['#f1f6f4', '#1a2322'],
  line: ['#d4dbd8', '#2b3433'],
  strong: ['#788380', '#6c7776'],
  ink: ['#0f1c1b', '#e9eeed'],
  quiet: ['#566261', '#949e9c'],
  race: ['#005f6d', '#64cdd8'],
  'linear-programming': ['#a65a00', '#f2be62'],
  'column-generation': ['#7436b5', '#c6a0f5'],
  backtracking: ['#bd2f6c', '#f58fb8'],
  other: ['#566261', '#949e9c'],
};

export type MarkKind = 'race' | 'linear-programming' | 'column-generation' | 'backtracking' | 'other';

export function markKindOf(contender: string): MarkKind {
  return contender in roles ? (contender as MarkKind) : 'other';
}

/** The style sheet: CSS of its own, so that the figure follows the reader's light or dark wherever it is shown. */
export function themeStyle(): string {
  const variables = (theme: 0 | 1) =>
    Object.entries(roles)
      .map(([role, colours]) => `--${role}:${colours[theme]}`)
      .join(';');
  const marks = ['race', 'linear-programming', 'column-generation', 'backtracking', 'other']
    .map(
      (kind) =>
        `.${kind}{fill:var(--${kind});stroke:var(--${kind})}.path.${kind}{fill:none;stroke-width:2;stroke-linejoin:round}`,
    )
    .join('');
  return element(
    'style',
    {},
    `svg{${variables(0)};color-scheme:light dark}`,
    `@media (prefers-color-scheme:dark){svg{${variables(1)}}}`,
    'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums}',
    '.title{font-size:18px;font-weight:640}.subtitle,.quiet{fill:var(--quiet)}.head{fill:var(--quiet);font-size:11px}',
    '.strong{font-weight:600}.surface{fill:var(--surface)}.band{fill:var(--band)}',
    '.grid{stroke:var(--line)}.axis{stroke:var(--strong)}.span{stroke-width:2.5;opacity:.45}',
    '.aid{stroke:var(--strong);stroke-dasharray:4 3}',
    marks,
    '.open{fill:var(--surface);stroke-width:1.8}',
  );
}

/** The mark of a contender: filled where the timetable is proven the best, open where not. */
export function mark(kind: MarkKind, x: number, y: number, isFilled: boolean, size = 5): string {
  const shape = `${kind}${isFilled ? '' : ' open'}`;
  const polygon = (points: [number, number][]) => {
    const attributes: Attributes = {
      points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(' '),
      class: shape,
    };
    return element('polygon', attributes);
  };
  const s = size;
  switch (kind) {
    case 'race':
      return element('circle', { cx: x, cy: y, r: s * 1.1, class: shape });
    case 'linear-programming':
      return element('rect', {
        x: x - s * 0.9,
        y: y - s * 0.9,
        width: s * 1.8,
        height: s * 1.8,
        class: shape,
      });
    case 'column-generation':
      return polygon([
        [0, -s * 1.3],
        [s * 1.3, 0],
        [0, s * 1.3],
        [-s * 1.3, 0],
      ]);
    case 'backtracking':
      return polygon([
        [0, -s * 1.2],
        [s * 1.2, s],
        [-s * 1.2, s],
      ]);
    default:
      return polygon([
        [-s * 1.2, -s],
        [s * 1.2, -s],
        [0, s * 1.2],
      ]);
  }
}

/** Names of marks in a row; returns its width too. */
export function legend(x: number, y: number, names: readonly string[]): string {
  let at = x;
  const parts: string[] = [];
  for (const name of names) {
    parts.push(mark(markKindOf(name), at + 6, y - 4, true));
    parts.push(element('text', { x: at + 18, y }, name));
    at += 18 + name.length * 6.6 + 22;
  }
  return parts.join('');
}
