import { AppError } from '../../model/errors.ts';
import { LIVE_CLOSE } from '../../model/live.ts';
import type { IsoDate } from '../../model/types.ts';
import { nothing } from '../forms/shared.ts';
import { makeLiveClient } from '../live/live-client.ts';
import { openLiveHub } from '../live/live-hub.ts';
import { isOurOrigin } from '../plugins/same-site.ts';
import { personOf, requires } from '../requires.ts';
import type { Api } from '../types.ts';

/** Tabs of one person at once. */
const MOST_CHANNELS = 50;

/** The live channel: one WebSocket a tab, on which the page only listens. */
export async function liveRoutes(app: Api): Promise<void> {
  const hub = openLiveHub(app.workplace, app.phones, app.desk);
  app.addHook('onClose', async () => hub.close());

  app.get(
    '/live',
    {
      ...requires('session.own'),
      websocket: true,
      schema: {
        tags: ['server'],
        summary: 'WebSocket with what happens while a page is open',
        response: { 101: nothing('The channel is open') },
      },
      // A page of somebody else may open a channel with the cookie of who looks at it: reading is no safeguard here.
      onRequest: async (request) => {
        personOf(request);
        if (request.headers.origin === undefined || !isOurOrigin(request)) throw new AppError('cross-site');
      },
    },
    (socket, request) => {
      const { person, session, permissions } = personOf(request);
      let week: IsoDate | null = null;
      const client = makeLiveClient({
        socket,
        person: person.key,
        session: session.id,
        locale: request.locale,
        permissions,
        onEditing({ editing }) {
          const before = week;
          week = editing?.week ?? null;
          if (before && before !== week) hub.tellPresence(before);
          if (week) hub.tellPresence(week);
        },
        onTopic: (one, topic) => hub.greet(one, topic),
      });
      socket.on('error', () => socket.terminate());
      if (hub.countOf(person.key) >= MOST_CHANNELS)
        return client.close(LIVE_CLOSE.misuse, 'too many channels');
      socket.on('close', () => hub.remove(client));
      hub.add(client);
    },
  );
}
