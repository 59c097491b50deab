import type { Permission } from '../../model/permissions.ts';
import type { Locale } from '../../model/types.ts';
import { createState } from '../state/state.ts';
import { get, Refusal, send } from './http.ts';
import type { PersonView } from './persons.ts';

export interface Organisation {
  name: string;
  logo: string | null;
  timezone: string;
  locale: Locale;
}

export interface SessionView {
  person: PersonView;
  roles: string[];
  permissions: Permission[];
  demo: boolean;
  locale: Locale;
  organisation: Organisation;
  expiresAt: string;
}

export type SignInMethod =
  | { kind: 'demo'; persons: { key: string; name: string; coat: number | null; roles: string[] }[] }
  | { kind: 'oidc'; label: string; url: string };

/** Who is signed in here; `null`: nobody; `undefined`: not known yet. */
export const session = createState<SessionView | null | undefined>(undefined);

/** Tabs of one browser share the cookie: they tell each other who signed in or out. */
const tabs = new BroadcastChannel('lineup-session');

export async function loadSession(): Promise<void> {
  try {
    session.set(await get<SessionView>('/session'));
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) session.set(null);
    else throw error;
  }
}

export function signInMethods(): Promise<{ organisation: Organisation; methods: SignInMethod[] }> {
  return get('/login');
}

export async function signInAs(person: string): Promise<void> {
  session.set(await send<SessionView>('POST', '/session', { person }));
  tabs.postMessage(person);
}

export async function signOut(everywhere = false): Promise<void> {
  await send('DELETE', everywhere ? '/sessions' : '/session');
  session.set(null);
  tabs.postMessage(null);
}

export function may(permission: Permission): boolean {
  return session.value?.permissions.includes(permission) ?? false;
}

/** Told when another tab signed somebody else in, or everybody out. */
export function onOtherTab(listener: (person: string | null) => void): void {
  tabs.addEventListener('message', ({ data }) => listener(data as string | null));
}
