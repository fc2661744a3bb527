import { fieldOf, readIndex, writtenKey } from './access.ts';
import { argumentsOf } from './arguments.ts';
import { findFunction } from './functions/registry.ts';
import { compileMacro } from './macros.ts';
import { charge, type Meter } from './meter.ts';
import { negate, OPERATORS } from './operators.ts';
import { fieldRun, metered, nameRun } from './path-run.ts';
import { absorb, truth, type Frame, type Names, type Run } from './run.ts';
import type { CallNode, FieldNode, Node, ObjectEntry } from './syntax.ts';
import type { Value } from './values.ts';

/** Compiles a tree to closures; each closure charges its operation, so evaluation always ends. */
export function compileNode(node: Node, names: Names = []): Run {
  const run = compileKind(node, names);
  return node.kind === 'literal' ? run : metered(run, node.at);
}

function compileKind(node: Node, names: Names): Run {
  switch (node.kind) {
    case 'literal':
      return constant(node.value);
    case 'name':
      return compileName(node.name, names);
    case 'field':
      return fieldRun(compileNode(node.of, names), node.name);
    case 'index':
      return compileIndex(compileNode(node.of, names), compileNode(node.key, names));
    case 'call':
      return compileCall(node, names);
    case 'macro':
      return compileMacro(node, names, compileNode);
    case 'has':
      return compileHas(node.path, names);
    default:
      return compileOperator(node, names);
  }
}

function compileOperator(node: Node, names: Names): Run {
  const sub = (part: Node): Run => compileNode(part, names);
  switch (node.kind) {
    case 'binary':
      return compileBinary(OPERATORS[node.operator], sub(node.left), sub(node.right));
    case 'not':
      return compileNot(sub(node.of));
    case 'negate':
      return compileNegate(sub(node.of));
    case 'and':
    case 'or':
      return compileLogic(node.kind === 'or', sub(node.left), sub(node.right));
    case 'choice':
      return compileChoice(sub(node.test), sub(node.then), sub(node.otherwise));
    case 'list':
      return compileList(node.items.map(sub));
    case 'object':
      return compileObject(node.entries, sub);
    default:
      throw new TypeError(`no such node: ${node.kind}`);
  }
}

function constant(value: Value): Run {
  return () => value;
}

function compileName(name: string, names: Names): Run {
  const slot = names.lastIndexOf(name);
  return slot >= 0 ? (frame) => frame.locals[slot] as Value : nameRun(name);
}

function compileIndex(of: Run, key: Run): Run {
  return (frame) => readIndex(of(frame), key(frame));
}

/** True if every field along the path is there. A field whose value is null is there; nothing is inside of it. */
function compileHas(path: FieldNode, names: Names): Run {
  const find = compileOptional(path, names);
  return (frame) => find(frame) !== undefined;
}

function compileOptional({ of, name }: FieldNode, names: Names): (frame: Frame) => Value | undefined {
  const find = of.kind === 'field' ? compileOptional(of, names) : compileNode(of, names);
  return (frame) => {
    const value = find(frame);
    return value === undefined ? undefined : fieldOf(value, name);
  };
}

function compileCall(node: CallNode, names: Names): Run {
  const spec = findFunction(node.name);
  if (spec === undefined) throw new TypeError(`an unknown function was parsed: ${node.name}`);
  const args = argumentsOf(spec, node.args, (arg) => compileNode(arg, names));
  return (frame) => {
    const values = args(frame);
    charge(frame, spec.cost);
    return spec.run(values, frame);
  };
}

function compileBinary(operate: (l: Value, r: Value, meter: Meter) => Value, left: Run, right: Run): Run {
  return (frame) => operate(left(frame), right(frame), frame);
}

function compileNot(of: Run): Run {
  return (frame) => !truth(of(frame), '!');
}

function compileNegate(of: Run): Run {
  return (frame) => negate(of(frame));
}

/** `||` (decided by true) and `&&` (decided by false): as in CEL, a side that decides outweighs a failing one. */
function compileLogic(deciding: boolean, left: Run, right: Run): Run {
  const operator = deciding ? '||' : '&&';
  return (frame) => {
    let failure: unknown;
    try {
      if (truth(left(frame), operator) === deciding) return deciding;
    } catch (error) {
      failure = absorb(error, frame);
    }
    if (truth(right(frame), operator) === deciding) return deciding;
    if (failure !== undefined) throw failure;
    return !deciding;
  };
}

function compileChoice(test: Run, then: Run, otherwise: Run): Run {
  return (frame) => (truth(test(frame), '?:') ? then(frame) : otherwise(frame));
}

function compileList(items: readonly Run[]): Run {
  return (frame) => items.map((item) => item(frame));
}

function compileObject(entries: readonly ObjectEntry[], sub: (part: Node) => Run): Run {
  const pairs = entries.map(({ key, value }) => [sub(key), sub(value)] as const);
  return (frame) => {
    charge(frame, 4 + 2 * pairs.length);
    return Object.fromEntries(pairs.map(([key, value]) => [writtenKey(key(frame)), value(frame)]));
  };
}
