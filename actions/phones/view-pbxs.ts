import { AppError } from '../../model/errors.ts';
import type { PbxStatus } from '../../model/phones.ts';
import type { Sentence } from '../../model/types.ts';
import type { Pbx, PbxFinding } from '../../telephony/pbx.ts';
import type { Exchanges } from './phones.ts';
import { sentenceOf } from './read-wanted.ts';

/** How an exchange is reached, and what could be set right there. */
export interface PbxView extends PbxStatus {
  name: string;
  /** `null`: it was not asked for. */
  findings: { level: PbxFinding['level']; sentence: Sentence }[] | null;
}

const PATIENCE_MS = 15_000;

/** All exchanges as they are reached now; with `check` each is looked at, which takes some seconds. */
export function viewPbxs({ pbxs }: Pick<Exchanges, 'pbxs'>, { check = false } = {}): Promise<PbxView[]> {
  return Promise.all(
    [...pbxs.values()].map(async (pbx) => {
      const findings = check ? await examine(pbx) : null;
      const { state, since, reason } = pbx.status;
      return { name: pbx.name, state, since, reason, findings };
    }),
  );
}

async function examine(pbx: Pbx): Promise<PbxView['findings']> {
  try {
    const found = await pbx.diagnose(AbortSignal.timeout(PATIENCE_MS));
    return found.map(({ level, key, values }) => ({ level, sentence: { key: `pbx-check.${key}`, values } }));
  } catch (error) {
    // One that cannot be asked is a finding, too.
    if (!(error instanceof AppError)) throw error;
    return [{ level: 'fault', sentence: sentenceOf(error) }];
  }
}
