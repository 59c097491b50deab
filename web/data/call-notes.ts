import type { Claim, NotedContract, NotedCustomer } from '../../model/call-notes.ts';
import type { CallNoteView, RegistryLineView } from '../../model/forms/call-note.ts';
import { get, send } from './http.ts';

export type { CallNoteView, Claim, NotedContract, NotedCustomer, RegistryLineView };

/** What a form of a note holds. */
export interface NoteFields {
  customer: NotedCustomer | null;
  contract: NotedContract | null;
  categories: string[];
  comment: string;
  solved: boolean | null;
  claim: Claim | null;
}

export interface RegistryPage {
  lines: RegistryLineView[];
  /** Where the older ones begin; `null`: there are none. */
  next: string | null;
}

/** As the address of the page has it: a name for each filter. */
export const listRegistry = (filter: URLSearchParams) => get<RegistryPage>(`/registry?${filter}`);
export const registryFile = (filter: URLSearchParams) => `/api/registry.csv?${filter}`;

export const notesOf = async (call: string) =>
  (await get<{ notes: CallNoteView[] }>(`/notes?${new URLSearchParams({ call })}`)).notes;
/** With the same key it is saved once. */
export const addNote = (note: NoteFields & { call?: string; number?: string | null; key: string }) =>
  send<CallNoteView>('POST', '/notes', note);
export const changeNote = ({ id, version }: Pick<CallNoteView, 'id' | 'version'>, fields: NoteFields) =>
  send<CallNoteView>('PATCH', `/notes/${encodeURIComponent(id)}`, { version, ...fields });
export const removeNote = ({ id, version }: Pick<CallNoteView, 'id' | 'version'>) =>
  send('DELETE', `/notes/${encodeURIComponent(id)}?version=${version}`);
