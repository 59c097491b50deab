import type { PbxExtensions } from '../pbx.ts';
import type { Exchange } from './exchange.ts';
import { newPhone } from './exchange-parts.ts';

export interface ExtensionsOptions {
  /** Throws where the exchange is out of reach. */
  refuseDown: () => void;
  /** Throws where a text cannot be said to it. */
  refuseText: (action: string, ...texts: string[]) => void;
  /** A new phone finds its way into the wall by itself. */
  plugsIn: boolean;
}

/** The phones of a simulated exchange, kept in memory. Secrets are taken and forgotten: nobody has to show one. */
export function keepExtensions(
  exchange: Exchange,
  { refuseDown, refuseText, plugsIn }: ExtensionsOptions,
): PbxExtensions {
  return {
    async list() {
      refuseDown();
      return [...exchange.phones.values()]
        .map(({ extension, name, isRegistered }) => ({ extension, name, isRegistered }))
        .sort((a, b) => (a.extension < b.extension ? -1 : 1));
    },
    async put(wanted) {
      refuseDown();
      for (const one of wanted) refuseText('put', one.extension, one.name, one.secret ?? '');
      for (const { extension, name } of wanted) {
        const phone = exchange.phones.get(extension);
        if (phone) phone.name = name;
        else if (plugsIn) exchange.plug(extension, name);
        else exchange.phones.set(extension, newPhone(extension, name, false));
      }
    },
    async remove(extensions) {
      refuseDown();
      for (const extension of extensions) exchange.removePhone(extension);
    },
    async countCalls() {
      refuseDown();
      return exchange.callers.size;
    },
  };
}
