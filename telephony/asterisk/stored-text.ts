/**
 * Asterisk keeps the members of its queues as "interface;…;name;…;reason;…|interface;…", and takes a comma for a bar
 * when it reads that again: one of these in a name or a reason would cost all members behind it at a restart. So they
 * go there in their wide forms, and come back as they were.
 */
const wide = new Map([
  [',', '，'],
  [';', '；'],
  ['|', '｜'],
]);
const narrow = new Map([...wide].map(([plain, stored]) => [stored, plain]));

export function toStored(text: string): string {
  return text.replace(/[,;|]/g, (sign) => wide.get(sign) ?? sign);
}

export function fromStored(text: string): string {
  return text.replace(/[，；｜]/g, (sign) => narrow.get(sign) ?? sign);
}
