import { said } from '@fermata/model';
import { fail, type Failure } from './failure.ts';
import { isForbiddenKey } from './json.ts';
import { charge, chargeList } from './meter.ts';
import { absorb, truth, type Frame, type Names, type Run } from './run.ts';
import type { MacroNode, Node } from './syntax.ts';
import { isFields, typeOf, type Value } from './values.ts';

type Compile = (node: Node, names: Names) => Run;
type Each = (frame: Frame, bind: (item: Value) => void, items: readonly Value[]) => Value;

/** Compiles a macro: its name gets a slot of its own, and every element charges at least one operation. */
export function compileMacro(node: MacroNode, names: Names, compile: Compile): Run {
  const slot = names.length;
  const inner = [...names, node.item];
  const over = compile(node.over, names);
  const each = eachOf(node, (part) => compile(part, inner));
  return (frame) => {
    const items = elementsOf(over(frame), node.macro);
    chargeList(frame, items.length);
    return each(frame, (item) => (frame.locals[slot] = item), items);
  };
}

function elementsOf(value: Value, macro: string): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  if (isFields(value)) return Object.keys(value).filter((key) => !isForbiddenKey(key));
  return fail(said`${{ macro }} needs a list or an object, got ${{ type: typeOf(value) }}`);
}

function eachOf(node: MacroNode, compile: (part: Node) => Run): Each {
  const body = compile(node.body);
  switch (node.macro) {
    case 'map':
      return eachMapped(node.where === undefined ? undefined : compile(node.where), body);
    case 'filter':
      return (frame, bind, items) => items.filter((item) => (bind(item), truth(body(frame), 'filter')));
    case 'exists_one':
      return (frame, bind, items) =>
        items.filter((item) => (bind(item), truth(body(frame), 'exists_one'))).length === 1;
    case 'exists':
      return eachDecided(true, body);
    case 'all':
      return eachDecided(false, body);
  }
}

function eachMapped(where: Run | undefined, body: Run): Each {
  return (frame, bind, items) => {
    const mapped: Value[] = [];
    for (const item of items) {
      bind(item);
      if (where === undefined || truth(where(frame), 'map')) mapped.push(body(frame));
    }
    return mapped;
  };
}

/** `exists` (decided by true) and `all` (decided by false): as in CEL, an element that decides outweighs failing ones. */
function eachDecided(deciding: boolean, body: Run): Each {
  const name = deciding ? 'exists' : 'all';
  return (frame, bind, items) => {
    let failure: Failure | undefined;
    for (const item of items) {
      charge(frame, 1);
      bind(item);
      try {
        if (truth(body(frame), name) === deciding) return deciding;
      } catch (error) {
        const absorbed = absorb(error, frame);
        failure ??= absorbed;
      }
    }
    if (failure !== undefined) throw failure;
    return !deciding;
  };
}
