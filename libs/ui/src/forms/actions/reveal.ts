import type { NodeState } from '@fermata/forms';
import type { FormScene } from '../store/form-scene.ts';
import type { FormStore } from '../store/form-store.ts';

const fields = 'input, select, textarea';
const others = 'button, [tabindex]';

/** Puts the focus on the first field inside an element, else on the first thing that takes it, else on itself. */
export function focusWithin(element: HTMLElement | null): void {
  if (element === null) return;
  const isOwn = element.matches(`${fields}, ${others}`) && canTakeFocus(element);
  (isOwn ? element : (firstOf(element, fields) ?? firstOf(element, others) ?? element)).focus();
}

function firstOf(element: HTMLElement, kinds: string): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>(kinds)].find(canTakeFocus);
}

function canTakeFocus(element: HTMLElement): boolean {
  return !element.hasAttribute('disabled') && element.tabIndex >= 0;
}

/** Opens every tab and step around a component and puts the focus on it. */
export function revealComponent({ store, prefix }: FormScene, key: string): void {
  for (const { key: around, child } of wayTo(store, key)) store.open(around, child);
  // What was closed is drawn first.
  setTimeout(() => focusWithin(document.getElementById(prefix + key)), 0);
}

/** Puts the focus on the first component that something was found at. */
export function focusFirstFinding(scene: FormScene): void {
  const found = scene.store.findings().filter(({ problem }) => problem.severity === 'error');
  const first = found.find(({ key }) => key !== undefined)?.key;
  if (first !== undefined) revealComponent(scene, first);
}

interface Opening {
  readonly key: string;
  readonly child: string;
}

const openers: readonly string[] = Object.freeze(['tabs', 'wizard']);

/** What has to be opened so that a component is in sight, outermost first. */
function wayTo(store: FormStore, key: string): readonly Opening[] {
  const wanted = store.state.nodes.get(key);
  if (wanted === undefined) return [];
  return [...store.state.nodes.values()]
    .filter((node) => openers.includes(node.node.component) && holds(node, wanted))
    .flatMap((node) => {
      const child = store.form.children(store.state, node.key).find((one) => holds(one, wanted));
      return child === undefined ? [] : [{ key: node.key, child: child.key }];
    });
}

function holds(around: NodeState, inside: NodeState): boolean {
  const isBelow = inside.node.id === around.node.id || inside.node.id.startsWith(`${around.node.id}/`);
  return isBelow && around.indexes.every((index, level) => inside.indexes[level] === index);
}
