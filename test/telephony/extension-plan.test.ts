import { describe, expect, test } from 'vitest';
import { planExtensions } from '../../telephony/extension-plan.ts';

const phone = (extension: string, name: string) => ({ extension, name, isRegistered: false });

describe('the plan of people’s phones', () => {
  test('004.99 adds those who lack one, renames, finds orphans, and counts the rest', () => {
    const holders = [
      { extension: '1003', name: 'Cai' },
      { extension: '201', name: 'Ada "the first" Lovelace' },
      { extension: '202', name: 'Ben' },
    ];
    const there = [phone('202', 'Benjamin'), phone('201', 'Ada the first Lovelace'), phone('299', 'Gone')];
    const plan = planExtensions(holders, there);
    expect(plan).toEqual({
      add: [{ extension: '1003', name: 'Cai' }],
      rename: [{ extension: '202', name: 'Ben', from: 'Benjamin' }],
      orphans: [phone('299', 'Gone')],
      taken: [],
      same: 1,
    });
  });

  test('gives an extension to the first of two, and tells the other', () => {
    const holders = [
      { extension: '201', name: 'Ada' },
      { extension: '201', name: 'Ben' },
    ];
    const plan = planExtensions(holders, []);
    expect(plan.add).toEqual([holders[0]]);
    expect(plan.taken).toEqual([{ extension: '201', name: 'Ben', by: 'Ada' }]);
  });

  test('plans nothing where all is as it should be', () => {
    const holders = [{ extension: '201', name: 'Ada' }];
    expect(planExtensions(holders, [phone('201', 'Ada')])).toMatchObject({
      add: [],
      rename: [],
      orphans: [],
      same: 1,
    });
  });
});
