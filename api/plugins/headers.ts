import helmet from '@fastify/helmet';
import fastifyPlugin from 'fastify-plugin';

/** What browsers may do with our pages: load from here, and nothing else. No script and no style stands in a page. */
export const headers = fastifyPlugin(async (app) => {
  const { publicUrl } = app.workplace.config.api;
  const isHttps = publicUrl?.startsWith('https:') === true;
  const self = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        fontSrc: self,
        connectSrc: self,
        manifestSrc: self,
        workerSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
  });
});
