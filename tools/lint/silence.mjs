const directive = /eslint-(?:disable(?:-next-line|-line)?)\b([^\n]*?)(?:\*\/|$)/gm;
const wall = /^(boundaries\/|house\/|import-x\/)/;

/**
 * Finds comments that switch a wall off, or anything off without naming it and saying why.
 * @param {string} text source code
 * @returns {string[]} one line for each
 */
export function silencedWalls(text) {
  return [...text.matchAll(directive)].flatMap(([comment, rest]) => {
    const [names, reason] = rest.split(/\s--\s/);
    const rules = names.split(/[\s,]+/).filter(Boolean);
    if (rules.length === 0) return [`${comment.trim()}: names no rule`];
    if (rules.some((rule) => wall.test(rule))) return [`${comment.trim()}: a wall has no door for one file`];
    return reason?.trim() ? [] : [`${comment.trim()}: gives no reason`];
  });
}
