import WebSocket from 'ws';

/** Pages that listen, in a process of their own. Tells for each edit when the last of them heard of it. */
interface Task {
  url: string;
  cookies: string[];
  topics: string[][];
}

const heard = new Map<string, number[]>();

process.on('message', async (message: Task | 'report' | 'end') => {
  if (message === 'end') process.exit(0);
  if (message === 'report') return void process.send?.({ heard: [...heard] });
  const { url, cookies, topics } = message;
  await Promise.all(topics.map((list, i) => open(url, cookies[i % cookies.length]!, list)));
  process.send?.({ ready: topics.length });
});

function open(url: string, cookie: string, topics: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, {
      headers: { cookie, origin: url },
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (data) => {
      const at = performance.timeOrigin + performance.now();
      const message = JSON.parse(String(data));
      if (message.type === 'hello') {
        // The answer to a topic that is not there says that the others are taken.
        socket.send(JSON.stringify({ subscribe: [...topics, '?'] }));
      } else if (message.type === 'refused') resolve();
      else if (message.type === 'week') {
        const key = `${message.id} ${message.version}`;
        const times = heard.get(key);
        if (times) times.push(at);
        else heard.set(key, [at]);
      }
    });
  });
}
