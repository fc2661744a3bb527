import type { Need } from './need.ts';

interface Binding {
  readonly keys?: readonly string[];
  readonly needs?: Need;
  /** Rests inside text fields although it has a modifier. */
  readonly rests?: boolean;
  /** The browser's own event does it: the keys are only shown. */
  readonly native?: boolean;
}

/** Every command of the editor with its keys. A new one is one entry here, one in `runs`, and its title. */
export const editorKeys = Object.freeze({
  undo: { keys: ['$mod+z'], needs: 'done' },
  redo: { keys: ['$mod+Shift+z', '$mod+y'], needs: 'undone' },
  checkpoint: { keys: ['$mod+s'], needs: 'edit' },
  insert: { keys: ['n', '+'], needs: 'edit' },
  replace: { keys: ['r'], needs: 'oneStep' },
  rename: { keys: ['F2'], needs: 'oneStep' },
  connect: { keys: ['c'], needs: 'oneStep' },
  toggle: { keys: ['d'], needs: 'step' },
  delete: { keys: ['Delete', 'Backspace'], needs: 'something' },
  copy: { keys: ['$mod+c'], needs: 'steps', native: true },
  cut: { keys: ['$mod+x'], needs: 'step', native: true },
  paste: { keys: ['$mod+v'], needs: 'edit', native: true },
  duplicate: { keys: ['$mod+d'], needs: 'step', rests: true },
  selectAll: { keys: ['$mod+a'], rests: true },
  selectUp: { keys: ['Shift+ArrowLeft'], needs: 'steps' },
  selectDown: { keys: ['Shift+ArrowRight'], needs: 'steps' },
  find: { keys: ['$mod+f'], rests: true },
  fit: { keys: ['1'] },
  zoom: { keys: ['0'] },
  tidy: { keys: ['Shift+Alt+t'], needs: 'edit' },
  note: { keys: ['Shift+S'], needs: 'edit' },
  group: { keys: ['$mod+g'], needs: 'step', rests: true },
  ungroup: { keys: ['$mod+Shift+g'], needs: 'edit', rests: true },
  expandAll: { keys: ['Alt+g'] },
  collapseAll: { keys: ['Shift+Alt+g'] },
  extract: { keys: ['Alt+x'], needs: 'step' },
  inside: { keys: ['Shift+I'], needs: 'steps' },
  log: { keys: ['l'] },
  input: { keys: ['i'], needs: 'steps' },
  output: { keys: ['o'], needs: 'steps' },
  pin: { keys: ['p'], needs: 'oneStep' },
  simulate: { keys: ['$mod+Enter'] },
  text: { keys: ['t'] },
  problems: { keys: ['e'] },
  nextProblem: { keys: ['F8'] },
  outline: { keys: ['Shift+O'] },
  palette: { keys: ['Shift+A'] },
  setStart: { needs: 'oneStep' },
} as const satisfies Readonly<Record<string, Binding>>) as Readonly<Record<CommandName, Binding>>;

/** The name of a command of the editor. */
export type CommandName =
  | 'undo'
  | 'redo'
  | 'checkpoint'
  | 'insert'
  | 'replace'
  | 'rename'
  | 'connect'
  | 'toggle'
  | 'delete'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'selectAll'
  | 'selectUp'
  | 'selectDown'
  | 'find'
  | 'fit'
  | 'zoom'
  | 'tidy'
  | 'note'
  | 'group'
  | 'ungroup'
  | 'expandAll'
  | 'collapseAll'
  | 'extract'
  | 'inside'
  | 'log'
  | 'input'
  | 'output'
  | 'pin'
  | 'simulate'
  | 'text'
  | 'problems'
  | 'nextProblem'
  | 'outline'
  | 'palette'
  | 'setStart';
