import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import library from 'highs';

/**
 * The reference load: one stored linear program, read and solved by HiGHS in this process. It uses nothing of ours,
 * so that it stays the same while ours gets faster.
 */

// Its types describe the CommonJS build; the ES module that runs exports the loader itself.
const loadHighs = library as unknown as typeof library.default;

const text = gunzipSync(readFileSync(join(import.meta.dirname, 'week.lp.gz'))).toString();
const highs = await loadHighs();
const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false, solver: 'simplex' });
console.log(JSON.stringify({ status: Status, objective: Math.round(ObjectiveValue * 1000) / 1000 }));
