import { describe } from 'vitest';
import { findAsteriskTree } from '../../support/asterisk/asterisk-trees.js';
import { openTestPbx } from '../../support/asterisk/open-test-pbx.ts';
import { CONTRACT_QUEUES, pbxContract } from '../pbx-contract.ts';

/** The contract of a PBX, held by a real Asterisk and real phones; skipped where it is not unpacked. */
export function asteriskContract(release: 'sid' | 'bullseye'): void {
  describe.skipIf(!findAsteriskTree(release))('by real calls', () => {
    pbxContract(`Asterisk of Debian ${release}`, async () => {
      const { asterisk, phones, pbx, until } = await openTestPbx({ release }, { queues: CONTRACT_QUEUES });
      return {
        pbx,
        phones: {
          ...phones,
          async callIn(caller) {
            await phones.callIn(caller);
          },
          crash: asterisk.kill,
          restart: asterisk.boot,
          until,
          pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        },
        stop: asterisk.stop,
      };
    });
  });
}
