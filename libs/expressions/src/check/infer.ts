import { findFunction } from '../functions/registry.ts';
import type { FunctionSpec, Param } from '../functions/spec.ts';
import type { CallNode, FieldNode, MacroNode, Node } from '../syntax.ts';
import { said } from '@fermata/model';
import { requireType, type Context } from './context.ts';
import { checkField, checkIndex, checkName } from './fields.ts';
import { inferBinary } from './infer-binary.ts';
import { anyType, resolve, typeFrom, type JsonSchemaLike, type Type } from './schema.ts';
import { couldBe, eitherType, elementType, typeNamed } from './type-names.ts';
import { typeOf } from '../values.ts';

/** The type of what a node yields; findings go into the context. */
export function infer(context: Context, node: Node): Type {
  switch (node.kind) {
    case 'literal':
      return typeFrom({ type: typeOf(node.value), const: node.value });
    case 'name':
      return checkName(context, node.name, node.at);
    case 'field':
      return checkField(context, node, infer(context, node.of), false);
    case 'index':
      return checkIndex(context, node, infer(context, node.of), infer(context, node.key));
    case 'has':
      return inferHas(context, node.path);
    case 'call':
      return inferCall(context, node);
    case 'macro':
      return inferMacro(context, node);
    default:
      return inferOperator(context, node);
  }
}

function inferOperator(context: Context, node: Node): Type {
  switch (node.kind) {
    case 'binary':
      return inferBinary(context, node, infer(context, node.left), infer(context, node.right));
    case 'and':
    case 'or':
      inferTruth(context, node.left);
      return inferTruth(context, node.right);
    case 'not':
      return inferTruth(context, node.of);
    case 'negate':
      requireType(context, infer(context, node.of), ['number', 'duration'], { at: node.at, of: '-' });
      return typeNamed('number');
    case 'choice':
      inferTruth(context, node.test);
      return eitherType(infer(context, node.then), infer(context, node.otherwise));
    default:
      return inferLiteral(context, node);
  }
}

/** A node that has to yield true or false. */
export function inferTruth(context: Context, node: Node): Type {
  requireType(context, infer(context, node), ['boolean'], { at: node.at, of: said`this place` });
  return typeNamed('boolean');
}

function inferLiteral(context: Context, node: Node): Type {
  if (node.kind === 'list') {
    const items = node.items.map((item) => infer(context, item));
    const [first = anyType()] = items;
    return typeFrom({ type: 'array', items: plain(items.reduce(eitherType, first)) });
  }
  if (node.kind !== 'object') return anyType();
  const properties: [string, JsonSchemaLike][] = [];
  for (const { key, value } of node.entries) {
    requireType(context, infer(context, key), ['string'], { at: key.at, of: said`a key` });
    const type = infer(context, value);
    if (key.kind === 'literal' && typeof key.value === 'string') properties.push([key.value, plain(type)]);
  }
  if (properties.length < node.entries.length) return typeNamed('object');
  const required = properties.map(([name]) => name);
  return typeFrom({
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  });
}

/** A schema that may be put inside another; one with references into its own document becomes anything. */
function plain(type: Type): JsonSchemaLike {
  const schema = resolve(type);
  return JSON.stringify(schema).includes('"$ref"') ? true : schema;
}

function inferHas(context: Context, path: FieldNode): Type {
  inferGuarded(context, path);
  return typeNamed('boolean');
}

function inferGuarded(context: Context, node: FieldNode): Type {
  const of = node.of.kind === 'field' ? inferGuarded(context, node.of) : infer(context, node.of);
  return checkField(context, node, of, true);
}

function inferCall(context: Context, node: CallNode): Type {
  const spec = findFunction(node.name);
  const types = node.args.map((arg) => infer(context, arg));
  if (spec === undefined) return anyType();
  types.forEach((type, i) => checkArgument(context, { spec, node, i }, type));
  return inferReturn(spec, types);
}

function checkArgument(
  context: Context,
  call: { spec: FunctionSpec; node: CallNode; i: number },
  type: Type,
): void {
  const { spec, node, i } = call;
  const param = spec.params[Math.min(i, spec.params.length - 1)] as Param;
  if (param.types.includes('any')) return;
  requireType(context, type, param.types.flatMap(typesOfParam), {
    at: (node.args[i] as Node).at,
    of: spec.name,
  });
}

function typesOfParam(type: string): readonly string[] {
  if (type === 'moment') return ['string', 'timestamp'];
  if (type === 'span') return ['string', 'duration'];
  return [type === 'pattern' ? 'string' : type];
}

/** Functions that pass the elements of a list on keep their type. */
function inferReturn(spec: FunctionSpec, types: readonly Type[]): Type {
  const [first] = types;
  const keepsList = ['sort', 'reverse', 'distinct', 'slice'].includes(spec.name);
  if (keepsList && first !== undefined && couldBe(first, ['list'])) return first;
  if (spec.name === 'range') return typeFrom({ type: 'array', items: { type: 'number' } });
  if (['split', 'keys', 'regexFindAll'].includes(spec.name))
    return typeFrom({ type: 'array', items: { type: 'string' } });
  return typeNamed(spec.returns);
}

function inferMacro(context: Context, node: MacroNode): Type {
  const over = infer(context, node.over);
  requireType(context, over, ['list', 'object'], { at: node.over.at, of: node.macro });
  const item = elementType(over);
  const inner: Context = { ...context, names: { ...context.names, [node.item]: item } };
  if (node.where !== undefined) inferTruth(inner, node.where);
  if (node.macro === 'map') return typeFrom({ type: 'array', items: plain(infer(inner, node.body)) });
  inferTruth(inner, node.body);
  return node.macro === 'filter' ? typeFrom({ type: 'array', items: plain(item) }) : typeNamed('boolean');
}
