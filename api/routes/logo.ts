import { readFile } from 'node:fs/promises';
import { AppError } from '../../model/errors.ts';
import { file } from '../forms/shared.ts';
import { logoFile } from '../organisation.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

const TYPES: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png' };

/** The picture of the installation. */
export async function logoRoutes(app: Api): Promise<void> {
  app.get(
    '/logo',
    {
      ...requires('public'),
      schema: {
        tags: ['server'],
        summary: 'The picture of the organisation',
        response: { 200: file<Buffer>('The picture', ...Object.values(TYPES)) },
      },
    },
    async (_request, reply) => {
      const file = logoFile(app.workplace);
      const type = file ? TYPES[file.split('.').at(-1)!.toLowerCase()] : undefined;
      if (!file || !type) throw new AppError('unknown-address', { path: '/api/logo' });
      return reply
        .type(type)
        .header('cache-control', 'public, max-age=3600')
        .send(await readFile(file));
    },
  );
}
