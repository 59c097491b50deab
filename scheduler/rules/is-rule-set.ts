import type { RuleSet } from '../../model/config/schema.ts';
import { RULES } from './index.ts';

/**
 * Whether what a file calls rules can be judged by: rules that are known here, each with its level and whole numbers
 * not below 0. Rules may be missing; they are off.
 */
export function isRuleSet(found: unknown): found is RuleSet {
  if (!isMap(found)) return false;
  const { shapes, ...rules } = found;
  if (shapes !== 'runs' && shapes !== 'exact4') return false;
  return Object.entries(rules).every(([key, rule]) => KNOWN.has(key) && isMap(rule) && isRule(rule));
}

const KNOWN: ReadonlySet<string> = new Set(RULES.flatMap(({ setting }) => setting ?? []));

function isRule({ level, ...values }: Record<string, unknown>): boolean {
  return (level === 'hard' || level === 'soft' || level === 'off') && Object.values(values).every(isValue);
}

/** A switch, a whole number, none, or a list or map of these. */
function isValue(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isValue);
  return value === null || typeof value === 'boolean';
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
