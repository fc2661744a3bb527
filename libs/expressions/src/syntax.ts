/** Operators with two operands, as written. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';

/** Macros: they bind a name to each element of a list (or key of an object) in turn. */
export type MacroName = 'map' | 'filter' | 'all' | 'exists' | 'exists_one';

/** A field read through a name: `a.b`. */
export interface FieldNode {
  readonly kind: 'field';
  readonly of: Node;
  readonly name: string;
  readonly at: number;
}

/** A call; `s.f(x)` and `f(s, x)` are the same call. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Node[];
  readonly at: number;
}

/** A macro over a list or the keys of an object. */
export interface MacroNode {
  readonly kind: 'macro';
  readonly macro: MacroName;
  readonly over: Node;
  readonly item: string;
  readonly where?: Node;
  readonly body: Node;
  readonly at: number;
}

/** The syntax tree of an expression: plain, immutable, independent of the parser behind it. */
export type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | FieldNode
  | { readonly kind: 'index'; readonly of: Node; readonly key: Node; readonly at: number }
  | CallNode
  | MacroNode
  | { readonly kind: 'has'; readonly path: FieldNode; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly at: number }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[]; readonly at: number }
  | { readonly kind: 'not' | 'negate'; readonly of: Node; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
      readonly at: number;
    }
  | {
      readonly kind: 'choice';
      readonly test: Node;
      readonly then: Node;
      readonly otherwise: Node;
      readonly at: number;
    };

/** One entry of an object literal; the key is an expression that yields a string. */
export interface ObjectEntry {
  readonly key: Node;
  readonly value: Node;
}

/** The direct parts of a node, in source order. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'field':
    case 'not':
    case 'negate':
      return [node.of];
    case 'index':
      return [node.of, node.key];
    case 'has':
      return [node.path];
    case 'and':
    case 'or':
    case 'binary':
      return [node.left, node.right];
    default:
      return partsOfMany(node);
  }
}

function partsOfMany(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'call':
      return node.args;
    case 'macro':
      return [node.over, ...(node.where === undefined ? [] : [node.where]), node.body];
    case 'list':
      return node.items;
    case 'object':
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'choice':
      return [node.test, node.then, node.otherwise];
    default:
      return [];
  }
}
