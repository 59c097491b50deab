import { AppError } from '../../../model/errors.ts';
import { openStore } from '../../../store/open-store.ts';

/** write-where-forbidden URL: opens the store, saves something, and says in JSON why it could not. */
try {
  const store = await openStore(process.argv[2]!, { clock: () => new Date() });
  await store.closedDays.add({ date: '2026-05-01', name: 'Labour Day', source: 'hand' });
  console.log(JSON.stringify({ code: 'written' }));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(JSON.stringify({ code: error.code, place: error.values.place }));
}
