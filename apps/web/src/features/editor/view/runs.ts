import { setStart, ungroup, type Graph } from '@fermata/editing';
import { noSelection } from '@fermata/ui';
import type { Problem } from '@fermata/model';
import type { Children } from '../../../shared/children/use-children.ts';
import type { EditorParts } from '../editor-context.tsx';
import { arrange, commit, definitionOf, placeFor, setLayout, toggle } from './edit.ts';
import { jump } from './jump.ts';
import type { CommandName } from './keys.ts';
import { reached } from './reached.ts';
import { removeSelection, stepEdits } from './step-edits.ts';
import { stepsOnly, type DrawerTab, type EditorView, type TrialPart, type ViewStore } from './view-store.ts';

/** What opens and closes workflows in place. */
export type Opening = Pick<Children, 'toggle' | 'openAll' | 'closeAll'>;

/** What each command does. */
export function runsOf(
  parts: EditorParts,
  graph: Graph,
  problems: readonly Problem[],
  children: Opening,
): Readonly<Record<CommandName, () => void>> {
  const opening = openingOf(parts, graph, children);
  return { ...editing(parts, graph), ...moving(parts, graph), ...opening, ...looking(parts, problems) };
}

function editing(parts: EditorParts, graph: Graph) {
  const { view, store } = parts;
  const steps = (): readonly string[] => view.getState().selection.steps;
  const pick = (next: EditorView['pick']): void => view.setState({ pick: next });
  const withStep = (work: (step: string) => void) => (): void => {
    const [step] = steps();
    if (step !== undefined) work(step);
  };
  return {
    undo: () => store.actions.undo(),
    redo: () => store.actions.redo(),
    checkpoint: () => pick({ kind: 'checkpoint' }),
    insert: () => pick({ kind: 'insert', place: placeFor(parts) }),
    replace: withStep((step) => pick({ kind: 'replace', step })),
    rename: withStep((step) => pick({ kind: 'rename', step })),
    connect: withStep((from) => pick({ kind: 'connect', from })),
    toggle: () => toggle(parts),
    delete: () => removeChosen(parts),
    copy: () => void copyOut(parts),
    cut: () => void copyOut(parts).then(() => removeChosen(parts)),
    paste: () => void pasteIn(parts),
    duplicate: () => void stepEdits().then(({ duplicate }) => duplicate(parts)),
    tidy: () => arrange(parts),
    note: () => pick({ kind: 'note', note: '' }),
    group: () => pick({ kind: 'group', steps: steps() }),
    ungroup: () => {
      for (const id of groupsOf(parts, graph)) commit(parts, ungroup(definitionOf(parts), id));
    },
    extract: () => pick({ kind: 'extract', steps: steps() }),
    setStart: withStep((step) => void commit(parts, setStart(definitionOf(parts), step))),
  };
}

function moving({ view, canvas }: EditorParts, graph: Graph) {
  const spread = (direction: 'up' | 'down') => (): void => {
    const { steps } = view.getState().selection;
    view.setState({ selection: stepsOnly(reached(graph, steps, direction)) });
  };
  return {
    selectAll: () =>
      view.setState({
        selection: {
          ...noSelection,
          steps: graph.nodes.map(({ id }) => id).filter((id) => !id.startsWith('@')),
        },
      }),
    selectUp: spread('up'),
    selectDown: spread('down'),
    find: () => view.setState({ pick: { kind: 'find' } }),
    fit: () => canvas.current?.fit(),
    zoom: () => canvas.current?.zoomTo(1),
  };
}

/** Groups are opened in the document, workflows only for who looks at it. */
function openingOf(parts: EditorParts, graph: Graph, children: Opening) {
  const { view } = parts;
  const collapse = (collapsed: boolean): void => {
    if (parts.readOnly) return;
    const others = graph.groups.filter((group) => group.collapsed !== collapsed);
    for (const { id } of others) setLayout(parts, 'groups', id, { collapsed });
  };
  return {
    expandAll: () => {
      collapse(false);
      children.openAll();
    },
    collapseAll: () => {
      collapse(true);
      children.closeAll();
    },
    inside: () => {
      const { steps } = view.getState().selection;
      const starters = graph.nodes.filter(({ id, type }) => type === 'workflow' && steps.includes(id));
      for (const { id } of starters) children.toggle(id);
    },
  };
}

function looking(parts: EditorParts, problems: readonly Problem[]) {
  const { view } = parts;
  const drawer = (tab: DrawerTab) => (): void => {
    const { drawer: shown } = view.getState();
    view.setState({ drawer: shown === tab ? undefined : tab });
  };
  return {
    text: drawer('text'),
    problems: drawer('problems'),
    nextProblem: () => {
      const { focus } = view.getState();
      const at = problems.findIndex(({ path }) => path === focus?.path);
      const next = problems[(at + 1) % Math.max(1, problems.length)];
      if (next !== undefined) jump(parts, next);
    },
    pin: () => view.setState({ tab: 'test' }),
    log: () => fold(view, 'log'),
    input: () => fold(view, 'input'),
    output: () => fold(view, 'output'),
    simulate: () => view.setState({ drawer: 'simulation' }),
    outline: () => view.setState({ side: 'outline' }),
    palette: () => view.setState({ side: 'palette' }),
  };
}

function removeChosen(parts: EditorParts): void {
  removeSelection(parts, parts.view.getState().selection);
}

async function pasteIn(parts: EditorParts): Promise<void> {
  const text = await navigator.clipboard.readText();
  (await stepEdits()).paste(parts, text);
}

async function copyOut(parts: EditorParts): Promise<void> {
  const text = (await stepEdits()).copied(parts);
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

/** The groups that are selected, or in which what is selected stands. */
function groupsOf({ view }: EditorParts, graph: Graph): readonly string[] {
  const { groups, steps } = view.getState().selection;
  const around = graph.groups.filter((group) => group.steps.some((step) => steps.includes(step)));
  return [...new Set([...groups, ...around.map(({ id }) => id)])];
}

/** Folds a part of the trial away or out again; where no trial is in sight, goes to it first. */
function fold(view: ViewStore, part: TrialPart): void {
  const { drawer, tab, folded } = view.getState();
  const others = folded.filter((one) => one !== part);
  const isInSight = drawer === 'simulation' || (tab === 'test' && part !== 'log');
  if (isInSight) return view.setState({ folded: folded.includes(part) ? others : [...others, part] });
  view.setState({ folded: others, ...(part === 'log' ? { drawer: 'simulation' } : { tab: 'test' }) });
}
