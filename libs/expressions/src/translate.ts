import { said } from '@fermata/model';
import type { ASTNode } from '@marcbachmann/cel-js';
import { isForbiddenKey } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Finding } from './problem.ts';
import { refusalOf } from './refusals.ts';
import type { BinaryOperator, MacroName, Node } from './syntax.ts';
import { checkCall } from './call-shape.ts';

interface Translation {
  readonly source: string;
  readonly findings: Finding[];
  macroNesting: number;
}

const MACROS: readonly string[] = Object.freeze(['map', 'filter', 'all', 'exists', 'exists_one']);
const NOTHING = Object.freeze({ kind: 'literal', value: null, at: 0 } as const);

/** Turns the parser's tree into ours, and collects all that the language refuses. */
export function translate(ast: ASTNode, source: string): { node: Node; findings: readonly Finding[] } {
  const translation: Translation = { source, findings: [], macroNesting: 0 };
  const node = visit(translation, ast);
  return { node, findings: translation.findings };
}

function visit(into: Translation, ast: ASTNode): Node {
  const at = ast.start;
  switch (ast.op) {
    case 'value':
      return literal(into, ast.args, ast);
    case 'id':
      return { kind: 'name', name: ast.args, at };
    case '.':
      return field(into, ast.args[0], ast.args[1], ast.pos);
    case '[]':
      return { kind: 'index', of: visit(into, ast.args[0]), key: visit(into, ast.args[1]), at };
    case 'call':
      return plainCall(into, ast);
    case 'rcall':
      return methodCall(into, ast);
    default:
      return visitCompound(into, ast);
  }
}

function visitCompound(into: Translation, ast: ASTNode): Node {
  const at = ast.start;
  switch (ast.op) {
    case 'list':
      return { kind: 'list', items: ast.args.map((item) => visit(into, item)), at };
    case 'map':
      return objectLiteral(into, ast.args, at);
    case '?:':
      return choice(into, ast.args, at);
    case '!_':
      return { kind: 'not', of: visit(into, ast.args), at };
    case '-_':
      return negation(visit(into, ast.args), at);
    case '&&':
    case '||':
      return {
        kind: ast.op === '&&' ? 'and' : 'or',
        left: visit(into, ast.args[0]),
        right: visit(into, ast.args[1]),
        at,
      };
    default:
      return binary(into, ast);
  }
}

function binary(into: Translation, ast: ASTNode): Node {
  const [left, right] = ast.args as [ASTNode, ASTNode];
  return {
    kind: 'binary',
    operator: ast.op as BinaryOperator,
    left: visit(into, left),
    right: visit(into, right),
    at: ast.start,
  };
}

function negation(of: Node, at: number): Node {
  if (of.kind === 'literal' && typeof of.value === 'number')
    return { kind: 'literal', value: 0 - of.value, at };
  return { kind: 'negate', of, at };
}

function choice(into: Translation, args: readonly [ASTNode, ASTNode, ASTNode], at: number): Node {
  const [test, then, otherwise] = args;
  return {
    kind: 'choice',
    test: visit(into, test),
    then: visit(into, then),
    otherwise: visit(into, otherwise),
    at,
  };
}

function refuse(into: Translation, finding: Finding): Node {
  into.findings.push(finding);
  return { ...NOTHING, at: finding.at };
}

function literal(into: Translation, value: unknown, ast: ASTNode): Node {
  const at = ast.start;
  if (value === null || typeof value === 'string' || typeof value === 'boolean')
    return { kind: 'literal', value, at };
  if (typeof value === 'number') return { kind: 'literal', value, at };
  if (typeof value === 'bigint') return wholeNumber(into, value, at);
  const message =
    value instanceof Uint8Array
      ? said`bytes are not in the language`
      : said`unsigned numbers are not in the language`;
  const fix =
    value instanceof Uint8Array
      ? said`write a text without the b in front`
      : said`write the number without the u`;
  return refuse(into, { code: 'expression.refused', message, at, fix });
}

function wholeNumber(into: Translation, value: bigint, at: number): Node {
  if (Number.isSafeInteger(Number(value))) return { kind: 'literal', value: Number(value), at };
  const message = said`${{ value: String(value) }} is too large for a JSON number to carry exactly`;
  return refuse(into, { code: 'expression.refused', message, at, fix: said`write it as a text` });
}

function field(into: Translation, of: ASTNode, name: string, at: number): Node {
  const node = { kind: 'field', of: visit(into, of), name, at } as const;
  return isForbiddenKey(name) ? refuse(into, forbiddenKey(name, at)) : node;
}

function forbiddenKey(name: string, at: number): Finding {
  return { code: 'expression.refused', message: said`the key ${{ name }} is never read or written`, at };
}

function objectLiteral(into: Translation, args: readonly [ASTNode, ASTNode][], at: number): Node {
  const entries = args.map(([key, value]) => ({ key: visit(into, key), value: visit(into, value) }));
  for (const { key } of entries) {
    if (key.kind !== 'literal') continue;
    if (typeof key.value !== 'string') {
      into.findings.push({
        code: 'expression.type',
        message: said`the keys of an object are texts`,
        at: key.at,
      });
    } else if (isForbiddenKey(key.value)) into.findings.push(forbiddenKey(key.value, key.at));
  }
  return { kind: 'object', entries, at };
}

function methodCall(into: Translation, ast: ASTNode & { op: 'rcall' }): Node {
  const [name, receiver, args] = ast.args;
  if (MACROS.includes(name)) return macro(into, name as MacroName, receiver, args);
  return call(into, name, [receiver, ...args], ast.start);
}

function plainCall(into: Translation, ast: ASTNode & { op: 'call' }): Node {
  const [name, args] = ast.args;
  return name === 'has' ? has(into, args, ast.start) : call(into, name, args, ast.start);
}

function call(into: Translation, name: string, args: readonly ASTNode[], at: number): Node {
  const refusal = refusalOf(name, args.length);
  if (refusal !== undefined) return refuse(into, { code: 'expression.refused', at, ...refusal });
  const nodes = args.map((arg) => visit(into, arg));
  const finding = checkCall(name, nodes, at);
  return finding === undefined ? { kind: 'call', name, args: nodes, at } : refuse(into, finding);
}

function has(into: Translation, args: readonly ASTNode[], at: number): Node {
  const path = args.length === 1 ? visit(into, args[0] as ASTNode) : undefined;
  if (path?.kind === 'field') return { kind: 'has', path, at };
  const message = said`has() needs exactly one field, as in has(input.name)`;
  return refuse(into, { code: 'expression.arguments', message, at });
}

function macro(into: Translation, name: MacroName, receiver: ASTNode, args: readonly ASTNode[]): Node {
  const at = receiver.start;
  const over = visit(into, receiver);
  const item = args[0];
  const counts = name === 'map' ? [2, 3] : [2];
  if (!counts.includes(args.length) || item?.op !== 'id') {
    const message = said`${{ name }} needs a name and an expression, as in list.${{ name }}(x, …)`;
    return refuse(into, { code: 'expression.arguments', message, at });
  }
  if (++into.macroNesting > LIMITS.macroNesting) {
    into.findings.push({
      code: 'expression.limit',
      message: said`more than ${{ most: LIMITS.macroNesting }} macros inside each other`,
      at,
    });
  }
  const rest = args.slice(1).map((arg) => visit(into, arg));
  into.macroNesting--;
  const [where, body] = rest.length === 2 ? rest : [undefined, rest[0]];
  return {
    kind: 'macro',
    macro: name,
    over,
    item: item.args,
    at,
    body: body as Node,
    ...(where === undefined ? {} : { where }),
  };
}
