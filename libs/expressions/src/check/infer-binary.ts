import { said } from '@fermata/model';
import type { Node } from '../syntax.ts';
import { requireType, type Context } from './context.ts';
import { anyType, type Type } from './schema.ts';
import { couldBe, describeType, namesOf, typeNamed } from './type-names.ts';

type BinaryNode = Node & { readonly kind: 'binary' };

const ADDITIONS: readonly (readonly [string, string, string])[] = Object.freeze([
  ['number', 'number', 'number'],
  ['string', 'string', 'string'],
  ['list', 'list', 'list'],
  ['timestamp', 'duration', 'timestamp'],
  ['duration', 'timestamp', 'timestamp'],
  ['duration', 'duration', 'duration'],
]);
const SUBTRACTIONS: readonly (readonly [string, string, string])[] = Object.freeze([
  ['number', 'number', 'number'],
  ['timestamp', 'timestamp', 'duration'],
  ['timestamp', 'duration', 'timestamp'],
  ['duration', 'duration', 'duration'],
]);
const ORDERED: readonly string[] = Object.freeze(['number', 'string', 'boolean', 'timestamp', 'duration']);

/** The type of what an operator yields on two types; certain mismatches are reported. */
export function inferBinary(context: Context, node: BinaryNode, left: Type, right: Type): Type {
  switch (node.operator) {
    case '+':
      return inferByTable(context, node, ADDITIONS, [left, right]);
    case '-':
      return inferByTable(context, node, SUBTRACTIONS, [left, right]);
    case '==':
    case '!=':
      return inferEquality(context, node, left, right);
    case 'in':
      requireType(context, right, ['list', 'object'], { at: node.right.at, of: 'in' });
      return typeNamed('boolean');
    case '*':
    case '/':
    case '%':
      requireType(context, left, ['number'], { at: node.left.at, of: node.operator });
      requireType(context, right, ['number'], { at: node.right.at, of: node.operator });
      return typeNamed('number');
    default:
      return inferOrder(context, node, left, right);
  }
}

function inferByTable(
  context: Context,
  node: BinaryNode,
  table: readonly (readonly [string, string, string])[],
  [left, right]: readonly [Type, Type],
): Type {
  const possible = table.filter(([l, r]) => couldBe(left, [l]) && couldBe(right, [r]));
  if (possible.length === 0) mismatch(context, node, left, right);
  const [only] = possible;
  return possible.length === 1 && only !== undefined ? typeNamed(only[2]) : anyType();
}

function inferOrder(context: Context, node: BinaryNode, left: Type, right: Type): Type {
  if (!ORDERED.some((name) => couldBe(left, [name]) && couldBe(right, [name])))
    mismatch(context, node, left, right);
  return typeNamed('boolean');
}

function mismatch(context: Context, node: BinaryNode, left: Type, right: Type): void {
  const message = said`no ${{ operator: node.operator }} between ${{ left: describeType(left) }} and ${{ right: describeType(right) }}`;
  const isText = node.operator === '+' && (couldBe(left, ['string']) || couldBe(right, ['string']));
  const fix = isText ? said`write string(x) to make a text of a value` : undefined;
  context.findings.push({ code: 'expression.type', message, at: node.at, fix });
}

/** Equality of any two values is allowed, and null may be asked for; other types that share no value are a slip. */
function inferEquality(context: Context, node: BinaryNode, left: Type, right: Type): Type {
  const names = namesOf(right);
  const asksForNull = [left, right].some((type) => describeType(type) === 'null');
  if (names !== undefined && !asksForNull && !couldBe(left, names)) {
    const message = said`${{ left: describeType(left) }} is never equal to ${{ right: describeType(right) }}`;
    context.findings.push({ code: 'expression.type', message, at: node.at, severity: 'warning' });
  }
  return typeNamed('boolean');
}
