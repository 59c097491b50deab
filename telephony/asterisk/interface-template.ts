/** What the installation calls a phone's interface, from a template such as "PJSIP/{extension}". */
export interface InterfaceTemplate {
  interfaceOf(extension: string): string;
  /** `null`: not of this form. */
  extensionOf(name: string): string | null;
}

export function interfaceTemplate(template: string): InterfaceTemplate {
  const [before = '', after = ''] = template.split('{extension}');
  return {
    interfaceOf: (extension) => before + extension + after,
    extensionOf(name) {
      // Asterisk compares the technology's name ("PJSIP") without regard to case.
      const isOfForm = lower(name).startsWith(lower(before)) && lower(name).endsWith(lower(after));
      const extension = name.slice(before.length, name.length - after.length);
      return isOfForm && /^[\w.+-]+$/.test(extension) ? extension : null;
    },
  };
}

function lower(text: string): string {
  return text.toLowerCase();
}
