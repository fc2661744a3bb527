/** What this needs to know of a piece of Markdown. */
interface Piece {
  type: string;
  value?: string;
  children?: Piece[];
}

/** Pieces that hold paragraphs, not words. */
const holders: readonly string[] = Object.freeze(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** A step of reading Markdown: markup is what somebody has written like any other word. Without it, it would be lost. */
export function markupAsText(): (tree: Piece) => void {
  return asText;
}

function asText(piece: Piece): void {
  if (piece.children === undefined) return;
  piece.children = piece.children.map((child): Piece => {
    asText(child);
    if (child.type !== 'html') return child;
    const text = { type: 'text', value: child.value ?? '' };
    return holders.includes(piece.type) ? { type: 'paragraph', children: [text] } : text;
  });
}
