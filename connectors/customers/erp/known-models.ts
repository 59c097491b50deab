import { AppError } from '../../../model/errors.ts';

/** For how long: a module may be installed meanwhile. */
const KEPT_MS = 10 * 60_000;

/** Asks for the fields of a model once in a while. A model that is not there, or not ours, has none. */
export function knownModels(
  ask: (model: string, signal: AbortSignal) => Promise<unknown>,
  clock: () => number = () => performance.now(),
): (model: string, signal: AbortSignal) => Promise<ReadonlySet<string> | null> {
  const known = new Map<string, { fields: ReadonlySet<string> | null; at: number }>();
  return async (model, signal) => {
    const before = known.get(model);
    if (before && clock() - before.at < KEPT_MS) return before.fields;
    const fields = await read(model, signal);
    known.set(model, { fields, at: clock() });
    return fields;
  };

  async function read(model: string, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
    try {
      const answer = await ask(model, signal);
      if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
        const reason = `${model}.fields_get`;
        throw new AppError('source-malformed', { source: 'ERP', what: reason, reason });
      }
      return new Set(['id', ...Object.keys(answer)]);
    } catch (error) {
      const isMissing =
        error instanceof AppError && (error.code === 'source-not-found' || error.code === 'source-forbidden');
      if (isMissing) return null;
      throw error;
    }
  }
}
