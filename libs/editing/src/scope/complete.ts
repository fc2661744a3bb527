import { FUNCTION_GROUPS, signatureOf } from '@fermata/expressions';
import { literalText } from '../condition/field.ts';
import { sourcesIn } from '../steps/template.ts';
import type { ScopeField } from './field.ts';

/** Something that may be written at the caret. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'function' | 'macro' | 'value';
  /** What is written in the place of the word at the caret. */
  readonly insert: string;
  /** Type or signature. */
  readonly detail?: string;
  readonly info?: string;
  /** Whether it is surely there; uncertain ones come last. */
  readonly certain: boolean;
}

/** The stretch of the text that a completion replaces, and what may stand there. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const WORD = /[A-Za-z_]\w*$/;
/** A path that ends in a dot, right before the word at the caret. */
const PATH = /((?:[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*|\[\d+\]|\['(?:[^'\\]|\\.)*'\])*)\.$/;
/** A path that is compared with the text which begins at the caret. */
const COMPARED = /((?:[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*|\[\d+\])*)\s*(?:==|!=)\s*$/;

const MACROS = Object.freeze([
  ['map', 'map(x, …)'],
  ['filter', 'filter(x, …)'],
  ['all', 'all(x, …)'],
  ['exists', 'exists(x, …)'],
  ['exists_one', 'exists_one(x, …)'],
] as const);

/** What may be written in an expression at a place of its text. */
export function completionsIn(scope: readonly ScopeField[], text: string, offset: number): Completions {
  const before = text.slice(0, offset);
  const word = WORD.exec(before)?.[0] ?? '';
  const from = offset - word.length;
  const to = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  const lead = before.slice(0, from);
  if (isInText(lead)) return { from, to, options: [] };
  const path = PATH.exec(lead)?.[1];
  const all =
    path === undefined ? [...valuesFor(scope, lead), ...rootOptions(scope)] : memberOptions(scope, path);
  const near = all.filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()));
  return { from, to, options: near.toSorted((one, other) => Number(other.certain) - Number(one.certain)) };
}

/** The same in a text in which `${ … }` marks expressions; outside of the marks there is nothing to complete. */
export function completionsInTemplate(
  scope: readonly ScopeField[],
  text: string,
  offset: number,
): Completions {
  const open = sourcesIn(text).find(({ source, at }) => offset >= at && offset <= at + source.length);
  const mark = text.lastIndexOf('${', offset - 1);
  const isOpen = mark >= 0 && !text.slice(mark, offset).includes('}');
  const at = open?.at ?? (isOpen ? mark + 2 : undefined);
  if (at === undefined) return { from: offset, to: offset, options: [] };
  const source = open?.source ?? text.slice(at);
  const { from, to, options } = completionsIn(scope, source, offset - at);
  return { from: from + at, to: to + at, options };
}

/** The field that a path leads to; undefined where nothing is known of it. */
export function fieldAt(scope: readonly ScopeField[], path: string): ScopeField | undefined {
  const [first = '', ...parts] = path.match(/[A-Za-z_]\w*|\[\d+\]|\['(?:[^'\\]|\\.)*'\]/g) ?? [];
  return parts.reduce(
    (found: ScopeField | undefined, part) => found && partOf(found, part),
    scope.find(({ name }) => name === first),
  );
}

/** A field, or an item, of a field. */
function partOf({ fields, items, ...field }: ScopeField, part: string): ScopeField | undefined {
  if (/^\[\d/.test(part)) return items && { ...field, type: 'object', fields: items };
  const name = part.startsWith('[') ? part.slice(2, -2) : part;
  return fields.find((one) => one.name === name);
}

function rootOptions(scope: readonly ScopeField[]): readonly Completion[] {
  const functions = FUNCTION_GROUPS.flatMap(({ functions: group }) => group).map((spec): Completion => ({
    label: spec.name,
    kind: 'function',
    insert: `${spec.name}(`,
    detail: signatureOf(spec),
    info: spec.summary,
    certain: true,
  }));
  return [...scope.map(fieldOption), ...functions];
}

function memberOptions(scope: readonly ScopeField[], path: string): readonly Completion[] {
  const field = fieldAt(scope, path);
  if (field === undefined) return [];
  const members = field.fields.filter(({ name }) => /^[A-Za-z_]\w*$/.test(name));
  return [...members.map(fieldOption), ...listMacros(field)];
}

function listMacros({ type }: ScopeField): readonly Completion[] {
  if (type !== 'array') return [];
  return MACROS.map(([label, detail]) => ({
    label,
    kind: 'macro',
    insert: `${label}(`,
    detail,
    certain: true,
  }));
}

/** The values of an enumeration, behind a comparison with it. */
function valuesFor(scope: readonly ScopeField[], lead: string): readonly Completion[] {
  const path = COMPARED.exec(lead)?.[1];
  const values = path === undefined ? [] : (fieldAt(scope, path)?.values ?? []);
  return values.flatMap((value): readonly Completion[] => {
    if (typeof value === 'object' || value === undefined) return [];
    const text = literalText(value as string);
    return [{ label: text, kind: 'value', insert: text, certain: true }];
  });
}

function fieldOption({ name, type, title, description, certain }: ScopeField): Completion {
  const info = [title, description].filter((text) => text !== undefined).join(': ');
  return {
    label: name,
    kind: 'field',
    insert: name,
    ...(type === undefined ? {} : { detail: type }),
    ...(info === '' ? {} : { info }),
    certain,
  };
}

/** Whether a text is open at the end of what was written. */
function isInText(lead: string): boolean {
  const rest = lead.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '');
  return /['"]/.test(rest);
}
