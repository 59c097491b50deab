import { describe, expect, test } from 'vitest';
import { reportAtClosing } from '../../../actions/phones/report-at-closing.ts';
import { call } from '../../store/samples.ts';
import { at, atWork } from './phones-at-work.ts';

describe('004.194 the report after closing', () => {
  test('goes out once, when phones have closed and somebody called', async () => {
    const { workplace, until } = await atWork('sqlite');
    workplace.config.messaging.channels = { team: { kind: 'google-chat', url: 'https://chat.example.org/' } };
    workplace.config.messaging.default = 'team';
    until(at('14:00'));
    expect(await reportAtClosing(workplace)).toBe(false);
    await workplace.store.calls.save(call('main:1', { startedAt: at('10:00').toISOString() }));
    expect(await reportAtClosing(workplace)).toBe(true);
    expect(await reportAtClosing(workplace)).toBe(false);
    expect(await workplace.store.messages.list()).toHaveLength(1);
  });

  test('not before, not long after, not on days without slots, nor where nobody wants it', async () => {
    const { workplace, until } = await atWork('sqlite');
    workplace.config.messaging.channels = { team: { kind: 'google-chat', url: 'https://chat.example.org/' } };
    workplace.config.messaging.default = 'team';
    await workplace.store.calls.save(call('main:1', { startedAt: at('09:30').toISOString() }));
    until(at('13:59'));
    expect(await reportAtClosing(workplace)).toBe(false);
    until(at('14:30'));
    workplace.config.telephony.dailyReport = false;
    expect(await reportAtClosing(workplace)).toBe(false);
    workplace.config.telephony.dailyReport = true;
    until(at('18:00'));
    expect(await reportAtClosing(workplace)).toBe(false);
    until(at('14:30', '2026-03-15'));
    expect(await reportAtClosing(workplace)).toBe(false);
  });
});
