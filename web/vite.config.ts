import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { webTexts } from '../model/texts/web/index.ts';
import { LOCALES, type Locale } from '../model/types.ts';

const here = import.meta.dirname;

/** `virtual:texts/LOCALE`: the pages' texts in one language, so that a browser loads no other. */
function texts(): Plugin {
  const prefix = 'virtual:texts/';
  return {
    name: 'texts',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const locale = id.slice(prefix.length + 1) as Locale;
      if (!LOCALES.includes(locale)) throw new Error(`there are no texts in "${locale}"`);
      const said = Object.fromEntries(Object.entries(webTexts).map(([key, text]) => [key, text[locale]]));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(said))})`;
    },
  };
}

/** Icons are files of ours: those that `icons.txt` names, and no other. */
function icons(): Plugin {
  const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n').filter(Boolean);
  const from = join(here, '../node_modules/lucide-static/icons');
  const fileOf = (name: string) => {
    const file = join(from, `${name}.svg`);
    if (!existsSync(file))
      throw new Error(`web/icons.txt names "${name}", which lucide-static does not have`);
    return file;
  };
  return {
    name: 'icons',
    configureServer(server) {
      server.middlewares.use('/icons', (request, response, next) => {
        const name = request.url?.match(/^\/([a-z0-9-]+)\.svg/)?.[1];
        if (!name || !names.includes(name)) return next();
        response.setHeader('content-type', 'image/svg+xml').end(readFileSync(fileOf(name)));
      });
    },
    writeBundle({ dir }) {
      mkdirSync(join(dir!, 'icons'), { recursive: true });
      for (const name of names) cpSync(fileOf(name), join(dir!, 'icons', `${name}.svg`));
    },
  };
}

export default defineConfig({
  root: here,
  plugins: [texts(), icons()],
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // A style or font that stands in a page is refused by the policy of the server.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: 'http://localhost:4555', ws: true } } },
});
