/** What Asterisk says, as the library reads it: keys in lower case. */
export type AmiMessage = Record<string, string | string[] | Record<string, string>>;

/** An action: what to do, under "action", with its fields. */
export type AmiAction = { action: string } & Record<string, string | number | undefined>;

export interface AmiAnswer {
  isSuccess: boolean;
  /** In Asterisk's words; '' if it has none. */
  message: string;
  fields: AmiMessage;
}

/** A field; '' if it is not there. Of one that came twice the first. */
export function field(message: AmiMessage, name: string): string {
  const value = message[name];
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? (value[0] ?? '') : '';
}

/** A whole number, 0 where there is none. */
export function numberField(message: AmiMessage, name: string): number {
  const value = Number.parseInt(field(message, name), 10);
  return Number.isNaN(value) ? 0 : value;
}
