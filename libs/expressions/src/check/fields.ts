import { said } from '@fermata/model';
import { isForbiddenKey } from '../json.ts';
import { suggestion } from '../suggestion.ts';
import type { FieldNode, Node } from '../syntax.ts';
import { requireType, type Context } from './context.ts';
import { pathText, staticPath } from './references.ts';
import { judgeField } from './judge-field.ts';
import { anyType, branchesOf, resolve, type Type } from './schema.ts';
import { couldBe, describeType, elementType, namesOf, typeNamed } from './type-names.ts';

/** The type of a name; a name that is bound nowhere is reported with the nearest that is. */
export function checkName(context: Context, name: string, at: number): Type {
  const type = Object.hasOwn(context.names, name) ? context.names[name] : undefined;
  if (type !== undefined) return type;
  context.findings.push({
    code: 'expression.unknownName',
    message: said`${{ name }} is not bound here`,
    at,
    fix:
      suggestion(name, Object.keys(context.names)) ??
      said`bound here: ${{ names: Object.keys(context.names).join(', ') }}`,
  });
  return anyType();
}

/** The type of a field read from a value; `isGuarded` when its absence is asked for or allowed. */
export function checkField(context: Context, node: FieldNode, of: Type, isGuarded: boolean): Type {
  if (!couldBe(of, ['object'])) return notAnObject(context, node, of);
  if (!isGuarded) maybeNull(context, node, of);
  const verdict = judgeField(of, node.name);
  switch (verdict.kind) {
    case 'any':
      return anyType();
    case 'open':
      return openField(context, node);
    case 'unknown':
      return unknownField(context, node, verdict.known);
    case 'known':
      if (!verdict.isRequired && !isGuarded) maybeMissing(context, node);
      return verdict.type;
  }
}

function notAnObject(context: Context, node: FieldNode, of: Type): Type {
  const message = said`no field ${{ name: node.name }} in a value of type ${{ type: describeType(of) }}`;
  context.findings.push({ code: 'expression.type', message, at: node.at });
  return anyType();
}

function openField(context: Context, node: FieldNode): Type {
  const message = said`the schema does not list the field ${{ name: node.name }}; it may be anything, or absent`;
  context.findings.push({ code: 'expression.openField', message, at: node.at, severity: 'warning' });
  return anyType();
}

function unknownField(context: Context, node: FieldNode, known: readonly string[]): Type {
  context.findings.push({
    code: 'expression.unknownField',
    message: said`there is no field ${{ name: node.name }}`,
    at: node.at,
    fix:
      suggestion(node.name, known) ??
      (known.length > 0 ? said`known fields: ${{ known: known.slice(0, 12).join(', ') }}` : undefined),
  });
  return anyType();
}

function maybeMissing(context: Context, node: FieldNode): void {
  const path = pathText(node);
  if (path !== undefined && context.guarded.includes(path)) return;
  context.findings.push({
    code: 'expression.maybeMissing',
    message: said`the field ${{ name: node.name }} may be absent, and reading an absent field fails`,
    at: node.at,
    severity: 'warning',
    fix: said`ask with has(…) first, or write get(…, '${{ name: node.name }}', otherwise)`,
  });
}

function maybeNull(context: Context, { of: holder, at }: FieldNode, of: Type): void {
  const empty = branchesOf(of).find((branch) => resolve(branch).type === 'null');
  const path = staticPath(holder);
  if (empty === undefined || path === undefined) return;
  const text = JSON.stringify(path);
  if (context.nullGuarded.includes(text) || context.guarded.includes(text)) return;
  const { description } = resolve(empty);
  const why = typeof description === 'string' ? said`: ${{ description: description.slice(0, 200) }}` : '';
  const message = said`${{ path: path.join('.') }} may be null, and reading a field of null fails${{ why }}`;
  const fix = said`ask ${{ path: path.join('.') }} != null first, or write get(…)`;
  context.findings.push({ code: 'expression.maybeNull', message, at, severity: 'warning', fix });
}

/** The type of an element by its place, or of a field by its key. */
export function checkIndex(context: Context, node: Node & { kind: 'index' }, of: Type, key: Type): Type {
  if (node.key.kind === 'literal' && typeof node.key.value === 'string' && !couldBe(of, ['list'])) {
    if (isForbiddenKey(node.key.value)) return forbidden(context, node);
    return checkField(
      context,
      { kind: 'field', of: node.of, name: node.key.value, at: node.key.at },
      of,
      false,
    );
  }
  requireType(context, of, ['list', 'object'], { at: node.at, of: '[ ]' });
  requireType(context, key, keyTypes(of), { at: node.key.at, of: said`the key` });
  return namesOf(of)?.includes('list') === true ? elementType(of) : anyType();
}

function keyTypes(of: Type): readonly string[] {
  const isList = couldBe(of, ['list']);
  if (isList && couldBe(of, ['object'])) return ['number', 'string'];
  return isList ? ['number'] : ['string'];
}

function forbidden(context: Context, node: Node & { kind: 'index' }): Type {
  context.findings.push({
    code: 'expression.refused',
    message: said`this key is never read`,
    at: node.key.at,
  });
  return typeNamed('any');
}
