import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { isListComponent, kindOf } from '@fermata/forms';

/** One component of a layout with its place. */
export interface LayoutNode {
  /** JSON Pointer in the definition, for example `/layout/2/children/0`. */
  readonly path: string;
  readonly component: string;
  /** What the definition says of it. */
  readonly body: JsonObject;
  readonly children: readonly LayoutNode[];
  readonly isContainer: boolean;
}

/** The components of a form from top to bottom, those inside others below them. */
export function layoutOf(definition: JsonObject): readonly LayoutNode[] {
  return nodesIn(definition['layout'], '/layout');
}

/** All components in the order of reading. */
export function flat(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

/** The component at a place. */
export function nodeAt(nodes: readonly LayoutNode[], path: string | undefined): LayoutNode | undefined {
  return path === undefined ? undefined : flat(nodes).find((node) => node.path === path);
}

/** Whether components can stand inside one of this kind. */
export function isContainer(component: string): boolean {
  return kindOf(component)?.role === 'layout';
}

function nodesIn(value: JsonValue | undefined, path: string): readonly LayoutNode[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    const body = entry as JsonObject;
    const component = typeof body['component'] === 'string' ? body['component'] : '';
    const place = `${path}/${index}`;
    return [
      {
        path: place,
        component,
        body,
        children: nodesIn(body['children'], `${place}/children`),
        isContainer: isContainer(component),
      },
    ];
  });
}

/** The lists around a place that have a field, outermost first: fields inside are relative to the last of them. */
export function listsAround(nodes: readonly LayoutNode[], path: string): readonly LayoutNode[] {
  return flat(nodes).filter((node) => path.startsWith(`${node.path}/children/`) && hasOwnField(node));
}

function hasOwnField(node: LayoutNode): boolean {
  return typeof node.body['field'] === 'string' && (node.isContainer || isListComponent(node.component));
}
