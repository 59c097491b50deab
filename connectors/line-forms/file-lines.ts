/** One line of a file: its number counted from 1, and its text without what people do not see. */
export interface FileLine {
  line: number;
  text: string;
}

/** The lines of a text that say something: neither blank nor only a comment ("# …"). Any line ends; no BOM. */
export function fileLines(text: string): FileLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ line: index + 1, text: content.trim() }))
    .filter(({ text: content }) => content !== '' && !content.startsWith('#'));
}
