import { extendPointer, isObject, pointerParts, type JsonValue } from '@fermata/model';

/** A text of a definition that is an expression, or in which `${ … }` marks some. */
export interface SourceSlot {
  readonly path: string;
  readonly text: string;
  readonly form: 'expression' | 'template';
}

const GATES: readonly string[] = Object.freeze(['where', 'while']);
/** What people read, and schemas: no text in it is a template. */
const PLAIN: readonly string[] = Object.freeze([
  '$schema',
  'input',
  'layout',
  'title',
  'description',
  'outputSchema',
  'schema',
]);

/** All texts of a workflow, or of a part of one at a path, in which expressions stand. */
export function sourceSlots(part: JsonValue, path = ''): readonly SourceSlot[] {
  if (typeof part === 'string') {
    const form = formAt(path);
    return form === 'expression' || part.includes('${') ? [{ path, text: part, form }] : [];
  }
  if (!isObject(part) && !Array.isArray(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const inner = extendPointer(path, key);
    return isPlain(inner) ? [] : sourceSlots(value as JsonValue, inner);
  });
}

/** Whether the value at a path is never read as a template. */
function isPlain(path: string): boolean {
  const parts = pointerParts(path);
  const name = parts.at(-1) ?? '';
  if (!PLAIN.includes(name)) return false;
  if (parts.length === 1) return true;
  if (name === 'schema') return parts[0] === 'vars' && parts.length === 3;
  if (name === 'input') return false;
  return isFieldOfStep(parts) || (name === 'title' && isEntry(parts));
}

function isFieldOfStep(parts: readonly string[]): boolean {
  return parts[0] === 'steps' && parts.length === 3;
}

/** `/steps/<id>/next/<n>/<field>` and the like. */
function isEntry(parts: readonly string[]): boolean {
  return parts[0] === 'steps' && parts.length === 5 && ['next', 'catch', 'cases'].includes(parts[2] ?? '');
}

/** How the text at a path is read: only fields of the language itself are expressions, never fields of data. */
export function formAt(path: string): SourceSlot['form'] {
  const parts = pointerParts(path);
  const name = parts.at(-1) ?? '';
  return isExpressionField(parts, name) ? 'expression' : 'template';
}

function isExpressionField(parts: readonly string[], name: string): boolean {
  if (parts[0] === 'triggers') return parts.length === 3 && name === 'filter';
  if (parts[0] !== 'steps') return false;
  if (isFieldOfStep(parts)) return name === 'unless';
  return isEntry(parts) ? name === 'when' : isInGate(parts, name);
}

function isInGate(parts: readonly string[], name: string): boolean {
  const within = parts.slice(2, -1).join('/');
  if (name === 'until') return within === 'forEach' || within === 'repeat';
  if (!GATES.includes(name)) return false;
  return ['wait', 'repeat', 'forEach/more'].includes(within);
}
