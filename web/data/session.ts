import type { Organisation, SessionView, SignedIn, SignInMethod } from '../../model/forms/session.ts';
import type { Permission } from '../../model/permissions.ts';
import { createState } from '../state/state.ts';
import { get, Refusal, send } from './http.ts';

export type { Organisation, SessionView, SignedIn, SignInMethod };

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

/** Every browser in which I am signed in, oldest first. */
export async function listSessions(): Promise<SignedIn[]> {
  return (await get<{ sessions: SignedIn[] }>('/sessions')).sessions;
}

export const signOutThere = (id: string) => send('DELETE', `/sessions/${encodeURIComponent(id)}`);

export function may(permission: Permission): boolean {
  return session.value?.permissions.includes(permission) ?? false;
}

/** Told when another tab signed somebody else in, or everybody out. */
export function onOtherTab(listener: (person: string | null) => void): void {
  tabs.addEventListener('message', ({ data }) => listener(data as string | null));
}
