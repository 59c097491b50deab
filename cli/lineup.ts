import { enableCompileCache } from 'node:module';

enableCompileCache();

const { runLineup } = await import('./run-lineup.ts');
await runLineup(process.argv.slice(2));
