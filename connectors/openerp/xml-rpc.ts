/** What goes over XML-RPC. There is no null: OpenERP says `false`. */
export type XmlRpcValue =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | XmlRpcValue[]
  | { [name: string]: XmlRpcValue };

/** The other side refused: its code and its words. */
export class XmlRpcFault extends Error {
  readonly faultCode: string;

  constructor(faultCode: string, faultString: string) {
    super(faultString);
    this.name = 'XmlRpcFault';
    this.faultCode = faultCode;
  }
}

/** Deeper than any answer, and not so deep that reading one ends the process. */
const DEEPEST = 100;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

export function encodeCall(method: string, params: readonly unknown[]): string {
  const encoded = params.map((param) => `<param>${encodeValue(param)}</param>`).join('');
  return `${HEAD}<methodCall><methodName>${escapeText(method)}</methodName><params>${encoded}</params></methodCall>`;
}

export function encodeAnswer(value: unknown): string {
  return `${HEAD}<methodResponse><params><param>${encodeValue(value)}</param></params></methodResponse>`;
}

export function encodeFault(faultCode: string | number, faultString: string): string {
  return `${HEAD}<methodResponse><fault>${encodeValue({ faultCode, faultString })}</fault></methodResponse>`;
}

function encodeValue(value: unknown): string {
  return `<value>${encodeInside(value)}</value>`;
}

function encodeInside(value: unknown): string {
  if (value === null || value === undefined) return '<boolean>0</boolean>';
  if (typeof value === 'string') return `<string>${escapeText(value)}</string>`;
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('XML-RPC has no such number');
    const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
    return isInt ? `<int>${value}</int>` : `<double>${value}</double>`;
  }
  if (value instanceof Date) {
    const text = value.toISOString().replace(/[-Z]|\.\d+/g, '');
    return `<dateTime.iso8601>${text}</dateTime.iso8601>`;
  }
  if (value instanceof Uint8Array) return `<base64>${Buffer.from(value).toString('base64')}</base64>`;
  if (Array.isArray(value)) return `<array><data>${value.map(encodeValue).join('')}</data></array>`;
  const members = Object.entries(value as object)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<member><name>${escapeText(name)}</name>${encodeValue(inner)}</member>`);
  return `<struct>${members.join('')}</struct>`;
}

/** Also without the control characters that XML cannot hold at all. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** The value of an answer; throws an `XmlRpcFault`, or a `SyntaxError` where it is none. */
export function decodeAnswer(xml: string): XmlRpcValue {
  const reader = new Reader(xml);
  reader.open('methodResponse');
  if (reader.at('fault')) {
    reader.open('fault');
    const fault = reader.value(0);
    reader.close('fault');
    reader.close('methodResponse');
    reader.end();
    const { faultCode = '', faultString = '' } = (fault ?? {}) as Record<string, XmlRpcValue>;
    throw new XmlRpcFault(String(faultCode), String(faultString));
  }
  reader.open('params');
  reader.open('param');
  const value = reader.value(0);
  reader.close('param');
  reader.close('params');
  reader.close('methodResponse');
  reader.end();
  return value;
}

export function decodeCall(xml: string): { method: string; params: XmlRpcValue[] } {
  const reader = new Reader(xml);
  reader.open('methodCall');
  reader.open('methodName');
  const method = reader.text();
  reader.close('methodName');
  const params: XmlRpcValue[] = [];
  if (reader.at('params')) {
    reader.open('params');
    while (reader.at('param')) {
      reader.open('param');
      params.push(reader.value(0));
      reader.close('param');
    }
    reader.close('params');
  }
  reader.close('methodCall');
  reader.end();
  return { method, params };
}

/** Goes through the elements that XML-RPC has, and through no others: no entities of its own, no documents within. */
class Reader {
  readonly #xml: string;
  #at = 0;

  constructor(xml: string) {
    this.#xml = xml.replace(/^\ufeff?\s*(<\?xml[^>]*\?>)?\s*/, '');
    if (/<!(?!--)/.test(this.#xml.slice(0, 1000))) this.#fail('a declaration');
  }

  at(name: string): boolean {
    this.#skip();
    return this.#tag() === name;
  }

  open(name: string): void {
    this.#skip();
    if (this.#tag() !== name) this.#fail(`<${name}>`);
    this.#at = this.#xml.indexOf('>', this.#at) + 1;
  }

  close(name: string): void {
    this.#skip();
    if (!new RegExp(`</${name.replace('.', '\\.')}\\s*>`, 'y').test(this.#rest(name.length + 20)))
      this.#fail(`</${name}>`);
    this.#at = this.#xml.indexOf('>', this.#at) + 1;
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#xml.length) this.#fail('the end');
  }

  /** Up to the next element. */
  text(): string {
    const end = this.#xml.indexOf('<', this.#at);
    if (end < 0) this.#fail('an end');
    const raw = this.#xml.slice(this.#at, end);
    this.#at = end;
    return unescapeText(raw);
  }

  value(depth: number): XmlRpcValue {
    if (depth > DEEPEST) this.#fail('less depth');
    if (this.#isEmpty('value')) return '';
    this.open('value');
    const before = this.#at;
    this.#skip();
    const type = this.#tag();
    if (type === null) {
      // Without a type it is a text, with all its spaces.
      this.#at = before;
      const text = this.text();
      this.close('value');
      return text;
    }
    const value = this.#typed(type, depth);
    this.close('value');
    return value;
  }

  #typed(type: string, depth: number): XmlRpcValue {
    if (type === 'array') return this.#array(depth);
    if (type === 'struct') return this.#struct(depth);
    if (this.#isEmpty(type)) return scalar(type, '', (what) => this.#fail(what));
    this.open(type);
    const text = this.text();
    this.close(type);
    return scalar(type, text, (what) => this.#fail(what));
  }

  #array(depth: number): XmlRpcValue[] {
    const items: XmlRpcValue[] = [];
    this.open('array');
    if (!this.#isEmpty('data')) {
      this.open('data');
      while (this.at('value')) items.push(this.value(depth + 1));
      this.close('data');
    }
    this.close('array');
    return items;
  }

  #struct(depth: number): XmlRpcValue {
    const struct: Record<string, XmlRpcValue> = {};
    if (this.#isEmpty('struct')) return struct;
    this.open('struct');
    while (this.at('member')) {
      this.open('member');
      this.open('name');
      const name = this.text();
      this.close('name');
      const value = this.value(depth + 1);
      // A name such as __proto__ is a name.
      Object.defineProperty(struct, name, { value, enumerable: true, configurable: true, writable: true });
      this.close('member');
    }
    this.close('struct');
    return struct;
  }

  /** Takes `<name/>`. */
  #isEmpty(name: string): boolean {
    this.#skip();
    const found = /<([\w.]+)\s*\/>/y.exec(this.#rest(name.length + 20));
    if (found?.[1] !== name) return false;
    this.#at += found[0].length;
    return true;
  }

  /** Name of the element that begins here; `null`: none does. */
  #tag(): string | null {
    return /<([\w.]+)\s*\/?>/y.exec(this.#rest(60))?.[1] ?? null;
  }

  #rest(length: number): string {
    return this.#xml.slice(this.#at, this.#at + length);
  }

  /** Spaces and comments. */
  #skip(): void {
    const space = /(?:\s+|<!--[\s\S]*?-->)*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#xml)?.[0].length ?? 0;
  }

  #fail(expected: string): never {
    throw new SyntaxError(`XML-RPC: expected ${expected} at ${this.#at}`);
  }
}

function scalar(type: string, text: string, fail: (what: string) => never): XmlRpcValue {
  switch (type) {
    case 'string':
      return text;
    case 'int':
    case 'i4':
    case 'i8':
    case 'double': {
      const number = Number(text.trim());
      return text.trim() === '' || Number.isNaN(number) ? fail('a number') : number;
    }
    case 'boolean':
      return text.trim() === '1' || text.trim() === 'true';
    // Some servers have it all the same; here it is what theirs means.
    case 'nil':
      return false;
    case 'dateTime.iso8601': {
      const match = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d:\d\d:\d\d)/.exec(text.trim());
      const date = match && new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}Z`);
      return date && !Number.isNaN(date.getTime()) ? date : fail('a moment');
    }
    case 'base64':
      return new Uint8Array(Buffer.from(text, 'base64'));
    default:
      return fail('a type of XML-RPC');
  }
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,10}));/g, (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
