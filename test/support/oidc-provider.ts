import { createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider';
import { onTestFinished } from 'vitest';

export interface ProviderAccount {
  email?: string;
  email_verified?: boolean;
}

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is at the provider's page, already signed in there. */
  account: ProviderAccount;
  /** Changes the claims of the token that it gives, signed by its own key or by another one. */
  tamper: { claims?: Record<string, unknown>; withForeignKey?: boolean } | null;
  /** It says no on the person's behalf. */
  isDenying: boolean;
  /** Whether the address stands in the token, or is told only by the userinfo endpoint. */
  serve(appUrl: string): void;
  stop(): Promise<void>;
}

const CLIENT = { clientId: 'lineup', clientSecret: 'a secret of thirty-two characters' };

/** A real OpenID provider on the loopback. First it only has an address; `serve` starts it for an application's. */
export async function startProvider({ emailInToken = true } = {}): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = newKey();
  const state: TestProvider = {
    issuer,
    ...CLIENT,
    account: { email: 'ada@example.org', email_verified: true },
    tamper: null,
    isDenying: false,
    serve: (appUrl) => serve(server, state, key, appUrl, emailInToken),
    stop: () => close(server),
  };
  onTestFinished(() => close(server));
  return state;
}

/** What the provider keeps, in memory. */
class Memory implements Adapter {
  static readonly kept = new Map<string, AdapterPayload>();
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    Memory.kept.set(`${this.#name} ${id}`, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return Memory.kept.get(`${this.#name} ${id}`);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...Memory.kept.values()].find((payload) => payload.uid === uid);
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = 1;
  }

  async destroy(id: string): Promise<void> {
    Memory.kept.delete(`${this.#name} ${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of Memory.kept) if (payload.grantId === grantId) Memory.kept.delete(key);
  }
}

function serve(
  server: Server,
  state: TestProvider,
  key: JsonWebKey,
  appUrl: string,
  emailInToken: boolean,
): void {
  const provider = new Provider(state.issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${appUrl}/api/login/oidc/callback`],
      },
    ],
    jwks: { keys: [{ ...key, kid: 'own', alg: 'RS256', use: 'sig' }] } as never,
    cookies: { keys: ['test'] },
    // Named here, or the provider complains that nobody has thought of them.
    adapter: Memory,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // "Conform" providers tell the address only at the userinfo endpoint.
    conformIdTokenClaims: !emailInToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...state.account }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: CLIENT.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith('/interaction/')) {
      const denied = { error: 'access_denied', error_description: 'no' };
      const result = state.isDenying ? denied : { login: { accountId: 'someone' } };
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, result);
      return;
    }
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === '/token' && state.tamper && body?.id_token) {
      const signer = createPrivateKey({ key: state.tamper.withForeignKey ? newKey() : key, format: 'jwk' });
      body.id_token = resign(body.id_token, state.tamper.claims ?? {}, signer);
    }
  });
  server.on('request', provider.callback());
}

/** The token with other claims, signed anew; it says that its key is the provider's. */
function resign(token: string, claims: Record<string, unknown>, key: KeyObject): string {
  const [header, payload] = token.split('.') as [string, string];
  const changed = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...claims };
  const signed = `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function newKey(): JsonWebKey {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
