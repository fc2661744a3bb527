import type { Graph, GraphNode } from '@fermata/editing';
import { parseReference } from '@fermata/model';

/** A step whose workflow stands open in its place. */
export interface ChildPlace {
  /** The id of the step; `outer/inner` within another. */
  readonly path: string;
  readonly name: string;
  /** The version that is meant; absent = the latest. */
  readonly version?: number;
  /** Whether it is the workflow of the page or one of those in which it stands: it is not opened once more. */
  readonly isAround: boolean;
}

/** What a graph stands for, and the references of its version as the publish pinned them, by pointer. */
export interface Known {
  readonly graph: Graph;
  readonly references?: Readonly<Record<string, string>>;
}

/** Finds an opened workflow among what has been read. */
export type ReadChild = (name: string, version: number | undefined) => Known | undefined;

/** Which workflows stand open, the outer ones first. An inner one is known once the outer one has been read. */
export function childPlaces(
  name: string,
  known: Known,
  { isOpen, read }: { readonly isOpen: (path: string) => boolean; readonly read: ReadChild },
): readonly ChildPlace[] {
  return startersIn(known, { around: [name], path: '' }).flatMap((place) => inside(place, [name]));

  function inside(place: ChildPlace, around: readonly string[]): readonly ChildPlace[] {
    if (!isOpen(place.path)) return [];
    const child = place.isAround ? undefined : read(place.name, place.version);
    if (child === undefined) return [place];
    const all = [...around, place.name];
    return [
      place,
      ...startersIn(child, { around: all, path: `${place.path}/` }).flatMap((one) => inside(one, all)),
    ];
  }
}

/** Every step that starts a workflow which is not open around it: what "open all" opens. */
export function openable(
  name: string,
  known: Known,
  open: readonly ChildPlace[],
  read: ReadChild,
): readonly string[] {
  const outer = startersIn(known, { around: [name], path: '' });
  const inner = open.flatMap((place) => {
    const child = place.isAround ? undefined : read(place.name, place.version);
    const around = [name, ...namesAlong(place.path, open)];
    return child === undefined ? [] : startersIn(child, { around, path: `${place.path}/` });
  });
  return [...outer, ...inner].filter(({ isAround }) => !isAround).map(({ path }) => path);
}

/** The workflows in which a path stands, its own last. */
function namesAlong(path: string, open: readonly ChildPlace[]): readonly string[] {
  const isAlong = (other: string): boolean => path === other || path.startsWith(`${other}/`);
  return open.filter((place) => isAlong(place.path)).map((place) => place.name);
}

interface Where {
  readonly around: readonly string[];
  /** What the paths of the steps begin with. */
  readonly path: string;
}

/** The steps of a graph that start a workflow. */
function startersIn({ graph, references }: Known, { around, path }: Where): readonly ChildPlace[] {
  return graph.nodes.flatMap((node) => {
    const started = node.type === 'workflow' ? workflowOf(node, references) : undefined;
    return started === undefined
      ? []
      : [{ path: `${path}${node.id}`, ...started, isAround: around.includes(started.name) }];
  });
}

/** Where a version's pinned references tell which workflow a step starts. */
export function workflowPointer({ path }: Pick<GraphNode, 'path'>): string {
  return `${path}/workflow`;
}

/** The workflow that a step starts, as the publish pinned it, else as it is written; undefined where it names none. */
export function workflowOf(
  node: Pick<GraphNode, 'path' | 'refersTo'>,
  references: Known['references'],
): Pick<ChildPlace, 'name' | 'version'> | undefined {
  const written = references?.[workflowPointer(node)] ?? node.refersTo;
  if (written === undefined) return undefined;
  const reference = parseReference(written);
  const name = reference?.name ?? written;
  return reference?.range === 'exact' ? { name, version: reference.version } : { name };
}
