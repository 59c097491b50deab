import * as openid from 'openid-client';
import type { Config } from '../../model/config/schema.ts';
import { SignInRefusal } from './sign-in-refusal.ts';

/** What a browser keeps, signed by us, while it is at the provider. */
export interface Transaction {
  state: string;
  nonce: string;
  verifier: string;
  /** Where the person was going. */
  next: string;
  /** Milliseconds since 1970. */
  expires: number;
}

export interface OidcClient {
  /** Where to send the browser, and what it must bring back. */
  start(
    redirectUri: string,
  ): Promise<{ url: string; secrets: Pick<Transaction, 'state' | 'nonce' | 'verifier'> }>;
  /** The address that the provider vouches for. Throws `SignInRefusal`. */
  finish(callback: URL, transaction: Transaction): Promise<string>;
}

/** The provider's own description is believed for so long. */
const DESCRIPTION_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;

/** A client of the configured provider (code flow with PKCE, state and nonce); `null`: none is configured. */
export function oidcClient({ oidc }: Config['access'], now: () => number): OidcClient | null {
  const { issuer, clientId, clientSecret } = oidc;
  if (issuer === null || clientId === null) return null;
  let known: { description: Promise<openid.Configuration>; at: number } | null = null;

  function describe(): Promise<openid.Configuration> {
    if (known && now() - known.at < DESCRIPTION_MS) return known.description;
    const description = discover(new URL(issuer!), clientId!, clientSecret);
    const attempt = { description, at: now() };
    known = attempt;
    // What failed is tried anew by the next who comes.
    description.catch(() => {
      if (known === attempt) known = null;
    });
    return description;
  }

  return {
    async start(redirectUri) {
      const description = await reachable(describe());
      const secrets = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const url = openid.buildAuthorizationUrl(description, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, secrets };
    },

    async finish(callback, { state, nonce, verifier }) {
      if (callback.searchParams.get('error') === 'access_denied') throw new SignInRefusal('cancelled');
      const description = await reachable(describe());
      try {
        const tokens = await openid.authorizationCodeGrant(description, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return verifiedEmail(await claimsOf(description, tokens));
      } catch (error) {
        if (error instanceof SignInRefusal) throw error;
        throw new SignInRefusal(isUnreachable(error) ? 'unavailable' : 'failed', { cause: error });
      }
    },
  };
}

async function discover(issuer: URL, id: string, secret: string | null): Promise<openid.Configuration> {
  // Without TLS only where nothing leaves the machine: anybody between could say who somebody is.
  const isLocal =
    issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  const description = await openid.discovery(issuer, id, secret ?? undefined, undefined, {
    execute: isLocal ? [openid.allowInsecureRequests] : [],
    timeout: TIMEOUT_SECONDS,
  });
  // The token comes straight from the provider; its signature is checked all the same.
  openid.enableNonRepudiationChecks(description);
  return description;
}

async function reachable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new SignInRefusal('unavailable', { cause: error });
  }
}

type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>;

/** Some providers put the address into the token, others tell it only when asked. */
async function claimsOf(description: openid.Configuration, tokens: Tokens): Promise<Record<string, unknown>> {
  const claims = tokens.claims();
  if (!claims) throw new SignInRefusal('failed');
  if (claims.email !== undefined) return claims;
  return openid.fetchUserInfo(description, tokens.access_token, claims.sub);
}

function verifiedEmail({ email, email_verified: verified }: Record<string, unknown>): string {
  if (typeof email !== 'string' || email === '') throw new SignInRefusal('unknown');
  if (verified !== true) throw new SignInRefusal('unverified');
  return email.trim().toLowerCase();
}

function isUnreachable(error: unknown): boolean {
  const { code, cause, status } = error as { code?: string; cause?: { code?: string }; status?: number };
  const isNetwork = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'ETIMEDOUT'].includes(cause?.code ?? '');
  return (
    isNetwork || code === 'OAUTH_TIMEOUT' || (error as Error).name === 'TimeoutError' || (status ?? 0) >= 500
  );
}
