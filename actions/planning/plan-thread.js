import { enableCompileCache } from 'node:module';

// The first file of a thread is read before anything is kept of earlier times: types in it would load what strips them.
enableCompileCache();
await import('./plan-worker.ts');
