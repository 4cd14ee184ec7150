/** The little Markdown that the pages of the checks are written in. Anything else stays the text it is. */
export type Block =
  | { kind: 'heading'; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

export type Inline = { kind: 'text' | 'strong' | 'emphasis' | 'code'; text: string };

/** The blocks of a page, which are shown as elements and never as HTML. */
export function readMarkdown(page: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of page.replace(/\r\n?/g, '\n').split('\n')) {
    const item = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/.exec(line);
    const heading = /^\s*#{1,6}\s+(.*)$/.exec(line);
    const last = open ? blocks.at(-1) : undefined;
    if (!line.trim()) {
      open = false;
    } else if (heading) {
      blocks.push({ kind: 'heading', text: readInline(heading[1] ?? '') });
      open = false;
    } else if (item) {
      const ordered = item[1] !== undefined;
      const words = readInline(item[2] ?? '');
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(words);
      else blocks.push({ kind: 'list', ordered, items: [words] });
      open = true;
    } else if (last?.kind === 'paragraph') {
      last.text = joined(last.text, readInline(line.trim()));
    } else if (last?.kind === 'list') {
      last.items.push(joined(last.items.pop() ?? [], readInline(line.trim())));
    } else {
      blocks.push({ kind: 'paragraph', text: readInline(line.trim()) });
      open = true;
    }
  }
  return blocks;
}

/** The pieces of a line. A link is its words alone: nothing here leads out of the window. */
export function readInline(line: string): Inline[] {
  const pieces: Inline[] = [];
  const marks = /\*\*(.+?)\*\*|`([^`]+)`|\*([^*\s][^*]*)\*|!?\[([^\]]*)\]\([^)]*\)/g;
  let from = 0;
  const plain = (text: string) => {
    if (text) pieces.push({ kind: 'text', text });
  };
  for (const mark of line.matchAll(marks)) {
    plain(line.slice(from, mark.index));
    const [whole, strong, code, emphasis, link] = mark;
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: emphasis });
    else plain(link ?? '');
    from = mark.index + whole.length;
  }
  plain(line.slice(from));
  return pieces;
}

/** Two lines of one paragraph: a blank between them, but not between Chinese characters. */
function joined(first: Inline[], second: Inline[]): Inline[] {
  const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  const before = first.at(-1)?.text.at(-1) ?? '';
  const after = second[0]?.text[0] ?? '';
  if (chinese.test(before) && chinese.test(after)) return [...first, ...second];
  return [...first, { kind: 'text', text: ' ' }, ...second];
}
