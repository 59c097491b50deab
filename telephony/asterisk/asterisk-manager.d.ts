declare module 'asterisk-manager' {
  import type { EventEmitter } from 'node:events';

  /** Keys are in lower case; a key that comes twice is a list, variables are a map. */
  export type Message = Record<string, string | string[] | Record<string, string>>;

  export interface Manager extends Pick<EventEmitter, 'on' | 'once' | 'removeListener' | 'setMaxListeners'> {
    connect(port: number, host: string, callback: (error: unknown) => void): void;
    login(callback: (error?: Message) => void): void;
    action(
      action: Record<string, unknown>,
      callback: (error: Message | undefined, answer: Message) => void,
    ): string;
    disconnect(): void;
  }

  /** Without a port it does not connect by itself. */
  export default function manager(
    port: number | undefined,
    host: string,
    user: string,
    password: string,
    events: boolean,
  ): Manager;
}
