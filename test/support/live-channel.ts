import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

export type Message = Record<string, unknown> & { type: string };

/** A page's end of the live channel: what comes is kept until somebody asks for it. */
export function openChannel(url: string, headers: Record<string, string>) {
  const socket = new WebSocket(url, { headers });
  onTestFinished(() => socket.terminate());
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  let ended: { code: number } | { status: number } | null = null;
  const wake = () => waiting.splice(0).forEach((go) => void go());
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    wake();
  });
  socket.on('close', (code) => {
    ended ??= { code };
    wake();
  });
  socket.on('unexpected-response', (_, response) => {
    ended = { status: response.statusCode! };
    socket.terminate();
    wake();
  });
  socket.on('error', () => {});
  const pause = () => new Promise<void>((resolve) => void waiting.push(resolve));
  return {
    socket,
    messages,
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** The next message of a type that fits; those before it are passed over. */
    async next(type: string, fits: (message: Message) => boolean = () => true): Promise<Message> {
      for (;;) {
        const at = messages.findIndex((message) => message.type === type && fits(message));
        if (at >= 0) return messages.splice(0, at + 1).at(-1)!;
        if (ended) throw new Error(`closed with ${JSON.stringify(ended)} before "${type}"`);
        await pause();
      }
    },
    async end() {
      while (!ended) await pause();
      return ended;
    },
  };
}
