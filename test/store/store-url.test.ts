import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../model/errors.ts';
import { maskPasswords, parseStoreUrl } from '../../store/store-url.ts';

describe('the address of a store', () => {
  it.each([
    ['sqlite:/srv/lineup.sqlite', '/srv/lineup.sqlite'],
    ['sqlite:///srv/lineup.sqlite', '/srv/lineup.sqlite'],
    ['sqlite:data/with space.sqlite', resolve('data/with space.sqlite')],
  ])('%s is a file', (url, path) => {
    expect(parseStoreUrl(url)).toEqual({ dialect: 'sqlite', path, place: path });
  });

  it.each([
    ['postgres://ada:s3cret@db:5432/lineup', 'postgres://ada:***@db:5432/lineup'],
    ['postgresql://db/lineup', 'postgresql://db/lineup'],
    [
      'postgres:///lineup?host=/var/run/postgresql&password=s3cret',
      'postgres:///lineup?host=/var/run/postgresql&password=***',
    ],
  ])('%s is a server, shown without its password', (url, place) => {
    expect(parseStoreUrl(url)).toEqual({ dialect: 'postgres', url, place });
  });

  it.each(['', 'sqlite:', 'lineup.sqlite', 'mysql://ada:s3cret@db/lineup', 'postgres://ada:s3/cr#t@db/x'])(
    '"%s" is refused without telling the password',
    (url) => {
      const refusal = refusalOf(() => parseStoreUrl(url));
      expect(refusal).toMatchObject({ code: 'bad-option', values: { option: 'store.url' } });
      expect(JSON.stringify(refusal.values)).not.toMatch(/s3|cr/);
    },
  );

  it('passwords are masked wherever they stand in a text', () => {
    expect(maskPasswords('no answer from postgres://ada:p@ss:word@db/x, 3 tries')).toBe(
      'no answer from postgres://ada:***@db/x, 3 tries',
    );
    expect(maskPasswords('user@example.org at 10:15')).toBe('user@example.org at 10:15');
  });
});

function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('it was not refused');
}
