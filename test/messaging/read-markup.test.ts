import { expect, test } from 'vitest';
import { writeChat } from '../../messaging/write-chat.ts';
import { writeHtml } from '../../messaging/write-html.ts';
import { writePlain } from '../../messaging/write-plain.ts';

const body = (text: string) => writeHtml(text).replace(/^.*<body>|<\/body>.*$/g, '');

test.each([
  ['*Now* at 10:15', 'Now at 10:15', '<p><b>Now</b> at 10:15</p>', '*Now* at 10:15'],
  ['2*3*4 and a * b * c', '2*3*4 and a * b * c', '<p>2*3*4 and a * b * c</p>', '2*3*4 and a * b * c'],
  [
    'See [the week](https://x.example/a_(b).',
    'See [the week](https://x.example/a_(b).',
    '<p>See [the week](<a href="https://x.example/a_(b">https://x.example/a_(b</a>).</p>',
    'See [the week](https://x.example/a_(b).',
  ],
  [
    'See [week | day](https://x.example/?a=1&b="2")',
    'See [week | day](https://x.example/?a=1&b="2")'.replace(/\[(.*)\]\((.*)\)/, '$1 ($2)'),
    '<p>See <a href="https://x.example/?a=1&amp;b=&quot;2&quot;">week | day</a></p>',
    'See <https://x.example/?a=1&b="2"|week ¦ day>',
  ],
  [
    'https://x.example/week, then',
    'https://x.example/week, then',
    '<p><a href="https://x.example/week">https://x.example/week</a>, then</p>',
    'https://x.example/week, then',
  ],
  [
    '[x](javascript:alert(1))',
    '[x](javascript:alert(1))',
    '<p>[x](javascript:alert(1))</p>',
    '[x](javascript:alert(1))',
  ],
  [
    '- one\n• two\nthree',
    '- one\n- two\nthree',
    '<ul><li>one</li><li>two</li></ul>\n<p>three</p>',
    '- one\n- two\nthree',
  ],
  ['<script>&"', '<script>&"', '<p>&lt;script&gt;&amp;&quot;</p>', '<\u200bscript>&"'],
])('%j is read alike everywhere', (text, plain, html, chat) => {
  expect(writePlain(text)).toBe(plain);
  expect(body(text)).toBe(html);
  expect(writeChat(text)).toBe(chat);
});
