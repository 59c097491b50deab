import { expect, it } from 'vitest';
import type { OpenPhones } from '../../../actions/phones/open-phones.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import { LOCALES } from '../../../model/types.ts';
import { person } from '../../store/samples.ts';
import { type Dialect, describeStores } from '../../support/stores.ts';
import { at, atWork, type Setting, TEAM, untilSo } from './phones-at-work.ts';

const NOW = { unreachableSeconds: 0, waitingSeconds: 0, downSeconds: 10 };

async function watched(dialect: Dialect, setting: Setting & { watch?: Partial<typeof NOW> } = {}) {
  const work = await atWork(dialect, setting);
  await work.publish(['ada', 'ben', null]);
  const phones = await work.open({ watch: { ...NOW, ...setting.watch } });
  await untilSo(() => phones.view('support').members.length > 0);
  await phones.follow();
  await phones.settled();
  const { store } = work.workplace;
  const told = async (person: string) => {
    await phones.settled();
    const notices = await store.outbox.list(person);
    return notices.reverse().map(({ kind, sentence }) => `${kind}: ${renderSentence('en', sentence)}`);
  };
  const warnings = () => phones.view('support').warnings.map(({ kind, person: who }) => [kind, who]);
  /** The exchange needs some seconds to find out. */
  const pull = (...extensions: string[]) => {
    for (const extension of extensions) work.pbx.driver.agent(extension).unplug();
    work.time.advance(4000);
  };
  const plug = (extension: string) => {
    work.pbx.driver.agent(extension).plug();
    work.time.advance(1000);
  };
  return { ...work, phones, store, told, warnings, pull, plug };
}

describeStores('004.110 what is wrong at the phones', (dialect) => {
  it('004.110 somebody on duty whose phone is out is told, with who coordinates, and again when it is in', async () => {
    const { pull, plug, told, warnings, phones } = await watched(dialect);
    pull('201');
    expect(warnings()).toEqual([['member-unreachable', 'ada']]);
    for (const locale of LOCALES) {
      expect(renderSentence(locale, phones.view('support').warnings[0]!.text)).toContain('Ada');
    }
    const out = 'queue-warning: Ada is on duty in support, and the phone 201 is not to be reached.';
    expect(await told('ada')).toEqual([out]);
    expect(await told('eva')).toEqual([out]);
    expect(await told('ben')).toEqual([]);
    plug('201');
    expect(warnings()).toEqual([]);
    const back = 'queue-healed: The phone of Ada (201) is reached again.';
    expect(await told('ada')).toEqual([out, back]);
    expect(await told('eva')).toEqual([out, back]);
  });

  it('of those who coordinate the ones on duty are told, and all if none is', async () => {
    const persons = [...TEAM, person('fay', { extension: '206', roles: ['admin'] })];
    const { pull, plug, told, publish, phones } = await watched(dialect, { persons });
    await publish(['ada', 'fay', null]);
    await untilSo(() => phones.view('support').members.some(({ name }) => name === 'Fay'));
    await phones.settled();
    pull('201');
    expect(await told('fay')).toHaveLength(1);
    expect(await told('eva')).toEqual([]);
    await publish(['ada', null, null]);
    await untilSo(() => phones.view('support').members.length === 1);
    await phones.settled();
    plug('201');
    expect(await told('fay')).toHaveLength(2);
    expect(await told('eva')).toHaveLength(1);
  });

  it('an exchange out of reach, and callers with nobody to answer, are told once each', async () => {
    const { pbx, pull, told, warnings, time, until } = await watched(dialect, { watch: { downSeconds: 0 } });
    // It was not reached yet when it began, and that was told and mended.
    const before = (await told('eva')).length;
    until(at('09:30'));
    pbx.driver.cut();
    expect(warnings()).toEqual([['pbx-down', null]]);
    pbx.driver.mend();
    await untilSo(() => pbx.status.state === 'ready');
    expect((await told('eva')).slice(before).map((text) => text.split(':')[0])).toEqual([
      'queue-warning',
      'queue-healed',
    ]);
    pull('201', '202');
    pbx.driver.callIn({ queue: 'support', number: '612345678' });
    pbx.driver.callIn({ queue: 'support', number: '612345679' });
    time.advance(1000);
    const kinds = warnings().map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === 'waiting-with-nobody')).toHaveLength(1);
    const nobody = (await told('eva')).filter((text) => text.includes('nobody is there'));
    expect(nobody).toHaveLength(1);
  });

  it('rings missed in a row are told to her, and to who may pause her', async () => {
    const { pbx, pull, told, warnings, time } = await watched(dialect, {
      yaml: 'telephony: {missedRings: 2}',
    });
    pull('202');
    const call = pbx.driver.callIn({ queue: 'support', number: '612345678' });
    time.advance(50_000);
    pbx.driver.hangUp(call);
    expect(warnings()).toContainEqual(['missed-rings', 'ada']);
    expect((await told('ada')).at(-1)).toMatch(
      /^queue-warning: Ada missed \d+ calls in a row in support: pause/,
    );
    const before = (await told('eva')).length;
    const next = pbx.driver.callIn({ queue: 'support', number: '612345678' });
    time.advance(5000);
    pbx.driver.agent('201').answer();
    time.advance(1000);
    pbx.driver.hangUp(next);
    expect(warnings()).not.toContainEqual(['missed-rings', 'ada']);
    expect(await told('eva')).toHaveLength(before + 1);
  });

  it('what keeps the timetable from being followed is told once, and not again by another server', async () => {
    const persons = [...TEAM.filter(({ key }) => key !== 'ben'), person('ben', { extension: null })];
    const work = await watched(dialect, { persons });
    const { told, phones, store } = work;
    const said = 'queue-warning: Ben';
    const about = async () => (await told('eva')).filter((text) => text.startsWith(said)).length;
    const before = await about();
    expect(before).toBe(1);
    await phones.follow();
    await phones.follow();
    expect(await about()).toBe(1);
    const other: OpenPhones = await work.open();
    await other.follow();
    await other.settled();
    expect(await about()).toBe(1);
    expect((await store.outbox.list('ada')).filter(({ kind }) => kind === 'queue-warning')).toEqual([]);
  });

  it('a run that fails is told, and that it succeeds again', async () => {
    const { phones, pbx, told, publish, warnings } = await watched(dialect);
    pbx.driver.fail('addMember', 'refuse');
    await publish(['ada', 'ben', 'cai']);
    await phones.follow();
    await phones.follow();
    expect(warnings()).toEqual([['follow-failed', null]]);
    expect((await told('eva')).at(-1)).toContain('Permission denied');
    const before = (await told('eva')).length;
    pbx.driver.fail('addMember', null);
    await phones.follow();
    expect(warnings()).toEqual([]);
    expect((await told('eva')).slice(before)).toEqual([
      'queue-healed: The queue support follows the timetable again.',
    ]);
    expect(phones.view('support').slot).toMatchObject({ end: '10:15' });
  });
});
