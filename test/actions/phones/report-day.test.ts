import { expect, test } from 'vitest';
import { reportDay, sendDayReport } from '../../../actions/phones/report-day.ts';
import { person } from '../../store/samples.ts';
import { describeStores } from '../../support/stores.ts';
import { at, atWork, MONDAY, TEAM } from './phones-at-work.ts';

const yaml = `
messaging:
  email: {host: mail.example.org, from: lineup@example.org}
telephony: {testNumbers: ['600000000']}
`;

describeStores('the report of the day', (dialect) => {
  test('004.194 004.196 counts the calls of the day, and goes out once: to the channel, and to coordinators by mail', async () => {
    const persons = [
      ...TEAM.map((one) =>
        one.key === 'eva' ? { ...one, email: 'eva@example.org', locale: 'es' as const } : one,
      ),
      person('gus', { roles: ['supervisor'], email: null }),
    ];
    const { workplace, pbx, until, publish, open, time } = await atWork(dialect, { yaml, persons });
    // Its address would be a secret in the file.
    workplace.config.messaging.channels = { team: { kind: 'google-chat', url: 'https://chat.example.org/' } };
    workplace.config.messaging.default = 'team';
    await publish(['ada', null, null]);
    const phones = await open({ schedule: false });
    await phones.follow();
    const { driver } = pbx;
    for (const number of ['600111222', '600000000']) {
      const call = driver.callIn({ queue: 'support', number });
      time.advance(3000);
      driver.agent('201').answer();
      time.advance(60_000);
      driver.hangUp(call);
      time.advance(1000);
    }
    const lost = driver.callIn({ queue: 'support', number: null });
    time.advance(10_000);
    driver.hangUp(lost);
    until(at('20:00'));
    await phones.close();

    const report = await reportDay(workplace);
    expect(report).toMatchObject({
      date: MONDAY,
      stats: { received: 2, answered: 1, abandoned: 1, tests: 1 },
    });
    expect(report.stats.persons).toMatchObject([{ person: 'ada', answered: 1 }]);
    expect((await reportDay(workplace, { date: '2026-03-10' })).stats.received).toBe(0);
    expect((await reportDay(workplace, { queue: 'other' })).calls).toEqual([]);

    expect(await sendDayReport(workplace)).toEqual({ date: MONDAY, count: 2 });
    expect(await sendDayReport(workplace, MONDAY)).toEqual({ date: MONDAY, count: 0 });
    const messages = await workplace.store.messages.list();
    const mail = messages.find(({ channel }) => channel === 'email')!;
    expect(mail).toMatchObject({
      target: 'eva@example.org',
      person: 'eva',
      subject: expect.stringContaining('Llamadas'),
    });
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
      [`calls-${MONDAY}.html`, 'text/html'],
      [`calls-${MONDAY}.csv`, 'text/csv'],
    ]);
    expect(messages.find(({ channel }) => channel === 'team')!.text).toContain('1 of 2 answered');
  });
});
