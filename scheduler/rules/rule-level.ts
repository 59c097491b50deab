import type { RuleSet, TunableRule } from '../../model/config/schema.ts';

/** The levels that a rule may have; one without a setting is always hard. */
export type RuleLevel<Setting extends TunableRule | null> = Setting extends TunableRule
  ? RuleSet[Setting]['level'] | 'off'
  : 'hard';

/** At which level a rule is in force. A rule set that was written before there was the rule has it off. */
export function levelOf<Setting extends TunableRule | null>(
  rules: Partial<RuleSet>,
  setting: Setting,
): RuleLevel<Setting> {
  const level = setting === null ? 'hard' : (rules[setting as TunableRule]?.level ?? 'off');
  return level as RuleLevel<Setting>;
}
