/** A block of code in a guide. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that its first line names. */
  readonly file?: string;
}

/** The blocks of code of a guide, in their order. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks = markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', text = '']) => {
    const file = /^(?:\/\/|#) ([\w./-]+\.\w+)\n/.exec(text)?.[1];
    return file === undefined ? { language, text } : { language, text, file };
  });
}

/** A line of a shell: settings before the command, then its words. */
export interface ShellLine {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

/** Reads a line as a shell would cut it: at spaces, with single quotes, up to a comment. */
export function shellLine(line: string): ShellLine {
  const parts = (line.replace(/\s+#.*$/, '').match(/(?:'[^']*'|[^\s'])+/g) ?? []).map((part) =>
    part.replaceAll("'", ''),
  );
  const from = parts.findIndex((part) => !/^[A-Z_]+=/.test(part));
  const settings = parts.slice(0, from).map((part) => part.split('=') as [string, string]);
  return { env: Object.fromEntries(settings), words: parts.slice(from) };
}

/** A step of a guide: what it names, in the order of its words. */
export interface Step {
  /** In bold: what stands on the page, to be chosen or filled in. */
  readonly labels: readonly string[];
  /** In italics: what the page says, or offers. */
  readonly words: readonly string[];
}

/** The numbered steps below a heading of a guide; the paragraph after the last belongs to none. */
export function stepsBelow(markdown: string, heading: string): readonly Step[] {
  const [, after = ''] = markdown.split(`\n## ${heading}\n`);
  const [part = ''] = after.split('\n## ');
  return part
    .split(/^\d+\. /m)
    .slice(1)
    .map((text) => text.split(/\n\n(?=\S)/)[0] ?? '')
    .map((text) => ({ labels: namedIn(text), words: marked(text, /\b_(.+?)_\b/gs) }));
}

/** All that a guide names in bold. */
export function namedIn(markdown: string): readonly string[] {
  return marked(markdown, /\*\*(.+?)\*\*/gs);
}

function marked(text: string, mark: RegExp): readonly string[] {
  return [...text.matchAll(mark)].map(([, inside = '']) => inside.replaceAll(/\s+/g, ' '));
}
