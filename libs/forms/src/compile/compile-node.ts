import {
  extendPointer,
  isObject,
  pointer,
  said,
  type FormCheck,
  type JsonSchema,
  type JsonValue,
  type Phrase,
} from '@fermata/model';
import type { PlanNode } from '../plan.ts';
import { bindField, type Binding } from './bind-field.ts';
import { choicesOf } from './choices.ts';
import { mostNodes, nearest, report, type CompileContext, type Surroundings } from './compile-context.ts';
import { humanised } from './field-path.ts';
import { componentKinds, isList, kindOf } from './kinds.ts';
import { isLookupSource, lookupSources } from './lookup-sources.ts';
import { listAt, objectAt, present, textAt, valueAt } from './read.ts';

const sources = Object.freeze(['show', 'enable', 'require', 'compute', 'as'] as const);

const holders: readonly string[] = Object.freeze(['section', 'group', 'tab', 'step']);

/** The nodes of a layout, or of the children of a node; what is no node is left out and said. */
export function compileNodes(
  written: readonly JsonValue[],
  path: string,
  around: Surroundings,
  context: CompileContext,
): readonly PlanNode[] {
  return written.flatMap((node, index) => {
    context.nodes += 1;
    if (!isObject(node) || textAt(node, 'component') === undefined) return [];
    if (context.nodes > mostNodes) return tooMany(extendPointer(path, index), context);
    return [compileNode(node, extendPointer(path, index), around, context)];
  });
}

function tooMany(path: string, context: CompileContext): readonly PlanNode[] {
  if (context.nodes === mostNodes + 1)
    report(context, path, 'form.limit', { message: said`A form has at most ${{ mostNodes }} components.` });
  return [];
}

function compileNode(node: unknown, id: string, around: Surroundings, context: CompileContext): PlanNode {
  const component = textAt(node, 'component') ?? '';
  judgeKind(node, id, around, context);
  const binding = bindField(node, id, around, context);
  const schema = binding?.schema ?? {};
  const base = innerBase(component, binding, around);
  const inside = [...around.inside, component];
  const children = compileNodes(listAt(node, 'children'), `${id}/children`, { base, inside }, context);
  return {
    id,
    component,
    required: binding?.required ?? false,
    options: objectAt(node, 'options'),
    children,
    checks: listAt(node, 'checks').filter((check) => isObject(check)) as unknown as readonly FormCheck[],
    ...boundMembers(binding),
    ...present({
      title: textAt(node, 'title') ?? titleOf(component, binding, schema),
      help: textAt(node, 'help') ?? textAt(schema, 'description'),
      value: valueAt(node, 'value'),
      default: valueAt(node, 'default'),
      choices: kindOf(component)?.hasChoices === true ? choicesOf(node, schema, context.schemas) : undefined,
    }),
    ...present(Object.fromEntries(sources.map((name) => [name, textAt(node, name)]))),
  };
}

function boundMembers(binding: Binding | undefined): Pick<PlanNode, 'field' | 'schema' | 'requiredIn'> {
  if (binding === undefined) return {};
  const requiredIn = binding.optional === undefined ? undefined : pointer(...binding.optional);
  return { field: pointer(...binding.parts), schema: binding.schema, ...present({ requiredIn }) };
}

function innerBase(component: string, binding: Binding | undefined, around: Surroundings): readonly string[] {
  if (binding === undefined) return around.base;
  return isList(component) ? [...binding.parts, '*'] : binding.parts;
}

/** Inputs, lists and what holds an object have a title in any case; what only lays out has none unless it is given one. */
function titleOf(component: string, binding: Binding | undefined, schema: JsonSchema): string | undefined {
  const named = textAt(schema, 'title');
  const last = binding?.parts.at(-1);
  const isNamed = kindOf(component)?.role === 'input' || isList(component) || holders.includes(component);
  return named ?? (isNamed && last !== undefined && last !== '*' ? humanised(last) : undefined);
}

interface Judged {
  readonly node: unknown;
  readonly component: string;
  readonly around: Surroundings;
  readonly say: (name: string, code: string, message: Phrase, fix?: Phrase) => void;
}

function judgeKind(node: unknown, id: string, around: Surroundings, context: CompileContext): void {
  const component = textAt(node, 'component') ?? '';
  const say: Judged['say'] = (name, code, message, fix) =>
    report(context, `${id}/${name}`, code, { message, fix });
  if (kindOf(component) === undefined) {
    const message = said`There is no component \`${{ component: component.slice(0, 60) }}\`; own ones begin with \`x-\`.`;
    return say('component', 'form.component', message, nearest(component, componentKinds()));
  }
  judgePlace({ node, component, around, say });
  judgeMembers({ node, component, around, say });
}

function judgePlace({ component, around, say }: Judged): void {
  const holder = kindOf(component)?.inside;
  if (holder !== undefined && around.inside.at(-1) !== holder)
    say('component', 'form.place', said`A \`${{ component }}\` stands in a \`${{ holder }}\`.`);
  if (component === 'wizard' && around.inside.some((name) => isList(name) || name === 'wizard'))
    say('component', 'form.place', said`A wizard stands neither in a list nor in another wizard.`);
}

function judgeMembers({ node, component, say }: Judged): void {
  const kind = kindOf(component);
  const mayHold = kind?.role === 'layout' || component.startsWith('x-');
  if (!mayHold && listAt(node, 'children').length > 0)
    say('children', 'form.children', said`Nothing stands inside a \`${{ component }}\`.`);
  if (kind?.hasChoices !== true && valueAt(node, 'choices') !== undefined)
    say('choices', 'form.choices', said`A \`${{ component }}\` has no choices.`);
  judgeLookups(node, say);
  if (!isList(component) && valueAt(node, 'as') !== undefined)
    say('as', 'form.as', said`Only a list names its items.`);
}

function judgeLookups(node: unknown, say: Judged['say']): void {
  const named = [
    ['choices/lookup', textAt(valueAt(node, 'choices'), 'lookup')] as const,
    ...listAt(node, 'checks').map(
      (check, index) => [`checks/${index}/ask/lookup`, textAt(valueAt(check, 'ask'), 'lookup')] as const,
    ),
  ];
  for (const [place, name] of named) {
    if (name === undefined || isLookupSource(name)) continue;
    const message = said`There is no source of choices named \`${{ name: name.slice(0, 60) }}\`.`;
    say(place, 'form.lookup', message, nearest(name, lookupSources));
  }
}
