import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { changeRequest, eventsFor } from '../../actions/desk/change-request.ts';
import { openRequest } from '../../actions/desk/open-request.ts';
import { AppError } from '../../model/errors.ts';
import { notedContractForm, notedCustomerForm } from '../../model/forms/call-note.ts';
import { type ServiceRequestView, shownRequestForm } from '../../model/forms/service-request.ts';
import { id, orNull, personKey, strict } from '../../model/forms/shared.ts';
import {
  CHANNELS,
  OPEN_STATES,
  PRIORITIES,
  REQUEST_EVENTS,
  SERVICE_REQUEST_STATES,
  type ServiceRequest,
} from '../../model/service-requests.ts';
import { serviceRequestsForm } from '../forms/desk.ts';
import { requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';
import { actorOf } from '../week-version.ts';

const tags = ['desk'];
const fields = {
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  text: Type.Optional(Type.String({ maxLength: 20_000 })),
  customer: Type.Optional(orNull(notedCustomerForm)),
  contract: Type.Optional(orNull(notedContractForm)),
  phone: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
  category: Type.Optional(orNull(id)),
  priority: Type.Optional(Type.Enum([...PRIORITIES])),
};
const version = Type.Integer({ minimum: 1, description: 'that was seen' });

/** What customers want of the organisation. */
export async function serviceRequestRoutes(app: Api): Promise<void> {
  app.get(
    '/service-requests',
    {
      ...requires('service-request.see'),
      schema: {
        tags,
        summary: 'Requests, the newest first; by default those that are open',
        querystring: Type.Object({
          status: Type.Optional(Type.Enum([...SERVICE_REQUEST_STATES, 'open', 'all'])),
          assignee: Type.Optional(Type.String({ maxLength: 60, description: 'a person, or "nobody"' })),
          origin: Type.Optional(Type.String({ maxLength: 60, description: 'with `customer`' })),
          customer: Type.Optional(Type.String({ maxLength: 100 })),
          call: Type.Optional(Type.String({ maxLength: 200 })),
          text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          before: Type.Optional(Type.String({ maxLength: 64, description: 'as `next` says it' })),
        }),
        response: { 200: serviceRequestsForm },
      },
    },
    async (request) => {
      const { status = 'open', assignee, origin, customer, call, text, limit = 100, before } = request.query;
      const found = await request.workplace.store.serviceRequests.list({
        limit: limit + 1,
        ...(status === 'all' ? {} : { status: status === 'open' ? OPEN_STATES : [status] }),
        ...(assignee === undefined ? {} : { assignee: assignee === 'nobody' ? null : assignee }),
        ...(origin === undefined || customer === undefined
          ? {}
          : { customer: { origin, externalId: customer } }),
        ...(call === undefined ? {} : { call }),
        ...(text === undefined ? {} : { text }),
        ...(before === undefined ? {} : { before }),
      });
      const requests = found.slice(0, limit);
      return { requests, next: found.length > limit ? requests.at(-1)!.id : null };
    },
  );

  app.get(
    '/service-requests/:id',
    {
      ...requires('service-request.see'),
      schema: {
        tags,
        summary: 'A request by its id or number, with what I may do with it',
        params: idPath,
        response: { 200: shownRequestForm },
      },
    },
    async (request) => {
      const { serviceRequests } = request.workplace.store;
      const { id } = request.params;
      const found = (await serviceRequests.get(id)) ?? (await serviceRequests.getByNumber(id));
      if (!found) throw new AppError('unknown-service-request');
      return show(request, found);
    },
  );

  app.post(
    '/service-requests',
    {
      ...requires('service-request.edit'),
      schema: {
        tags,
        summary: 'Opens a request; what is not said is filled in from the call',
        body: Type.Object(
          {
            ...fields,
            call: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 200 }))),
            channel: Type.Optional(Type.Enum([...CHANNELS])),
            assignee: Type.Optional(orNull(personKey)),
            key: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
          },
          strict,
        ),
        response: { 201: shownRequestForm },
      },
    },
    async (request, reply) => {
      const opened = await openRequest(request.workplace, app.desk, actorOf(request), request.body);
      return reply.code(201).send(show(request, opened.request));
    },
  );

  app.post(
    '/service-requests/:id/events',
    {
      ...requires('service-request.edit'),
      schema: {
        tags,
        summary: 'Does something with a request, as its state allows',
        params: idPath,
        body: Type.Object(
          {
            version,
            event: Type.Enum(REQUEST_EVENTS.filter((event) => event !== 'edit')),
            text: Type.Optional(Type.String({ maxLength: 20_000 })),
            assignee: Type.Optional(orNull(personKey)),
          },
          strict,
        ),
        response: { 200: shownRequestForm },
      },
    },
    async (request) => {
      const wish = { id: request.params.id, ...request.body };
      return show(request, await changeRequest(request.workplace, actorOf(request), wish));
    },
  );

  app.patch(
    '/service-requests/:id',
    {
      ...requires('service-request.edit'),
      schema: {
        tags,
        summary: 'Changes what a request says, while it is open',
        params: idPath,
        body: Type.Object({ version, ...fields }, strict),
        response: { 200: shownRequestForm },
      },
    },
    async (request) => {
      const { version, ...fields } = request.body;
      const wish = { id: request.params.id, version, event: 'edit', fields } as const;
      return show(request, await changeRequest(request.workplace, actorOf(request), wish));
    },
  );
}

function show(request: FastifyRequest, one: ServiceRequest): ServiceRequestView {
  return { ...one, can: eventsFor(actorOf(request), one) };
}
