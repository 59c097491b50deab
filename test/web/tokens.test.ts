import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../web/styles/tokens.css'), 'utf8');

type Theme = 'light' | 'dark';
const themes: Theme[] = ['light', 'dark'];

/** The colours of a declaration such as "light-dark(#fff, #000)", or of one for both. */
function coloursOf(value: string): Record<Theme, string> {
  const found = value.match(/#[0-9a-f]{6}/g) ?? [];
  return { light: found[0]!, dark: found[1] ?? found[0]! };
}

function token(name: string): Record<Theme, string> {
  const value = new RegExp(`--lu-${name}: ([^;]+);`).exec(css)?.[1];
  if (!value) throw new Error(`no --lu-${name}`);
  return coloursOf(value);
}

const coats = [...css.matchAll(/^\.coat-(\d+) \{([^}]+)\}/gm)].map(([, number, body]) => {
  const read = (name: string) => coloursOf(new RegExp(`--${name}: ([^;]+);`).exec(body!)![1]!);
  return { number: Number(number), coat: read('coat'), on: read('coat-on'), tint: read('coat-tint') };
});

function linear(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** OKLab (Ottosson 2020), in which distances are as people see them. */
function oklab(hex: string): [number, number, number] {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function difference(one: string, other: string): number {
  const a = oklab(one);
  const b = oklab(other);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each(themes)('in the %s theme', (theme) => {
  test.each([
    ['ink', 'surface', 7],
    ['ink', 'bg', 7],
    ['ink-2', 'surface', 7],
    ['ink-2', 'danger-soft', 4.5],
    ['ink-2', 'warn-soft', 4.5],
    ['ink-2', 'accent-soft', 4.5],
    ['ink-3', 'surface', 4.5],
    ['ink-3', 'bg', 4.5],
    ['ink-3', 'sunken', 4.5],
    ['ink-3', 'hover', 4.5],
    ['accent', 'surface', 4.5],
    ['accent', 'accent-soft', 4.5],
    ['accent-on', 'accent', 4.5],
    ['danger', 'surface', 4.5],
    ['danger', 'danger-soft', 4.5],
    ['danger-on', 'danger', 4.5],
    ['warn', 'warn-soft', 4.5],
    ['ok', 'ok-soft', 4.5],
    ['ok', 'surface', 4.5],
    ['ok-on', 'ok', 4.5],
    ['ink-inverse', 'ink', 7],
    ['line-strong', 'surface', 3],
  ])('%s on %s is read: contrast of %d at least', (ink, ground, least) => {
    expect(contrast(token(ink)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(least);
  });

  test('initials are read on every coat, and names on its tint', () => {
    expect(coats).toHaveLength(28);
    const ink = token('ink')[theme];
    for (const { number, coat, on, tint } of coats) {
      expect(contrast(on[theme], coat[theme]), `coat ${number}`).toBeGreaterThanOrEqual(4.9);
      expect(contrast(ink, tint[theme]), `tint ${number}`).toBeGreaterThanOrEqual(11.8);
    }
  });

  test('no two coats look alike', () => {
    const least = theme === 'light' ? 0.052 : 0.057;
    coats.forEach((one, i) => {
      for (const other of coats.slice(i + 1)) {
        const apart = difference(one.coat[theme], other.coat[theme]);
        expect(apart, `${one.number} and ${other.number}`).toBeGreaterThanOrEqual(least - 0.0005);
      }
    });
  });
});
