import { describe, expect, it } from 'vitest';
import { chooseWeek, dateInName } from '../../../connectors/tomatic/choose-week.ts';
import { renderSentence } from '../../../model/texts/index.ts';

const oneshot = {
  name: 'oneshot.conf',
  text: '+ana 2031-05-06 0100 # x\nbo 2031-05-14 # y\n# cy 2031-09-01\n',
};

describe('the week that absences belong to', () => {
  it('is the one asked for, before all else', () => {
    const { week, reason } = chooseWeek('2031-05-08', ['graella-2031-06-02.yaml'], oneshot);
    expect(week).toBe('2031-05-05');
    expect(renderSentence('en', reason)).toContain('as asked');
  });

  it('is that of the newest file with a date in its name', () => {
    const names = [
      'a.yaml',
      'graelles/graella-2031-06-02.yaml',
      'graelles/graella-2031-06-09.yaml',
      'b-2031-01-01.csv',
    ];
    const { week, reason } = chooseWeek(null, names, oneshot);
    expect(week).toBe('2031-06-09');
    expect(renderSentence('en', reason)).toContain('graelles/graella-2031-06-09.yaml');
  });

  it('is that of the newest one-shot date where no file has one, comments aside', () => {
    const { week, reason } = chooseWeek(null, ['persons.yaml'], oneshot);
    expect(week).toBe('2031-05-12');
    expect(reason.key).toBe('import.tomatic.week-of-dates');
  });

  it('is nobody’s guess where nothing says it', () => {
    expect(
      chooseWeek(null, ['graella-2031-02-30.yaml'], { name: 'oneshot.conf', text: 'ana dl\n' }).week,
    ).toBeNull();
    expect(chooseWeek(null, [], null).week).toBeNull();
  });

  it('takes only whole, real dates from names', () => {
    expect(dateInName('shiftcredit-2031-02-05.yaml')).toBe('2031-02-05');
    expect(dateInName('x-12031-02-05.yaml')).toBeNull();
    expect(dateInName('graella-2031-02-30.yaml')).toBeNull();
  });
});
