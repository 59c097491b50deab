import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A trunk over which callers come in, one datagram each: no more than it takes to be heard. */
export interface Trunk {
  /** Somebody calls a queue. Answers when that was sent, in ms since the epoch, and how to give up. */
  invite(queue: string, number: string): { sentAt: number; cancel(): void };
  /** Calls that Asterisk says are over. */
  readonly ended: number;
  close(): void;
}

interface Dialog {
  branch: string;
  from: string;
  to: string;
}

/** Speaks SIP by UDP with the port of an Asterisk on this machine. */
export async function openTrunk(sipPort: number): Promise<Trunk> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  const dialogs = new Map<string, Dialog>();
  let ended = 0;

  const send = (text: string) => socket.send(text, sipPort, '127.0.0.1');
  const request = (
    method: 'INVITE' | 'CANCEL' | 'ACK',
    id: string,
    { branch, from, to }: Dialog,
    more: readonly string[] = [],
    body = '',
  ) => {
    const uri = /<([^>]*)>/.exec(to)?.[1];
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=${branch}`,
      'Max-Forwards: 70',
      `From: ${from}`,
      `To: ${to}`,
      `Call-ID: ${id}`,
      `CSeq: 1 ${method}`,
      ...more,
      `Content-Length: ${body.length}`,
    ];
    send(`${lines.join('\r\n')}\r\n\r\n${body}`);
  };

  socket.on('message', (data) => {
    const text = data.toString();
    const status = Number(/^SIP\/2\.0 (\d+)/.exec(text)?.[1] ?? 0);
    const id = /^Call-ID: *(.*?)\r$/im.exec(text)?.[1] ?? '';
    const dialog = dialogs.get(id);
    if (!dialog || status < 300 || !/^CSeq: *1 INVITE\r$/im.test(text)) return;
    const to = /^To: *(.*?)\r$/im.exec(text)?.[1] ?? dialog.to;
    request('ACK', id, { ...dialog, to });
    dialogs.delete(id);
    ended++;
  });

  return {
    invite(queue, number) {
      const id = `${number}-${process.pid}-${port}@127.0.0.1`;
      const dialog = {
        branch: `z9hG4bK-${port}-${number}`,
        from: `<sip:${number}@127.0.0.1>;tag=c${number}`,
        to: `<sip:${queue}@127.0.0.1:${sipPort}>`,
      };
      dialogs.set(id, dialog);
      const body = [
        'v=0',
        'o=bench 1 1 IN IP4 127.0.0.1',
        's=-',
        'c=IN IP4 127.0.0.1',
        't=0 0',
        'm=audio 9 RTP/AVP 8',
        'a=rtpmap:8 PCMA/8000',
        '',
      ].join('\r\n');
      const more = [`Contact: <sip:caller@127.0.0.1:${port}>`, 'Content-Type: application/sdp'];
      const sentAt = performance.timeOrigin + performance.now();
      request('INVITE', id, dialog, more, body);
      return { sentAt, cancel: () => request('CANCEL', id, dialog) };
    },
    get ended() {
      return ended;
    },
    close: () => socket.close(),
  };
}
