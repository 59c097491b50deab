import { Type } from 'typebox';
import { customerDetails } from '../../actions/customers/customer-details.ts';
import { searchCustomers } from '../../actions/customers/search-customers.ts';
import { MOST_FOUND, SEARCH_FIELDS } from '../../model/customers.ts';
import { customerDetailsForm, detailKind, foundCustomersForm } from '../forms/customers.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

const tags = ['desk'];

/** Customers of all directories. */
export async function customerRoutes(app: Api): Promise<void> {
  app.get(
    '/customers',
    {
      ...requires('customer.see'),
      schema: {
        tags,
        summary: 'Customers by number, name, tax id …; the kind is guessed where it is not said',
        querystring: Type.Object({
          text: Type.String({ minLength: 1, maxLength: 200 }),
          field: Type.Optional(Type.Enum([...SEARCH_FIELDS])),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_FOUND })),
        }),
        response: { 200: foundCustomersForm },
      },
    },
    async (request) => {
      const found = await searchCustomers(request.workplace, request.query);
      return renderSentences(request.locale, found);
    },
  );

  app.get(
    '/customers/details',
    {
      ...requires('customer.see'),
      schema: {
        tags,
        summary: 'What is loaded after the card: contracts, invoices, readings or cases, the newest first',
        querystring: Type.Object({
          origin: Type.String({ minLength: 1, maxLength: 60, description: 'name of the directory' }),
          customer: Type.String({ minLength: 1, maxLength: 100, description: 'its id there' }),
          what: detailKind,
        }),
        response: { 200: customerDetailsForm },
      },
    },
    async (request) => {
      const { origin, customer, what } = request.query;
      const { value, age } = await customerDetails(request.workplace, { origin, externalId: customer }, what);
      return { details: value, age };
    },
  );
}
