/** What a kind of component is for. */
export interface Kind {
  readonly role: 'layout' | 'input' | 'output';
  /** JSON types that its field may have; any unless said. */
  readonly types?: readonly string[];
  /** Its field is a list, and its children stand in each item. */
  readonly isList?: true;
  /** Which kinds may stand around it; any unless said. */
  readonly inside?: string;
  readonly hasChoices?: true;
}

const text = Object.freeze({ role: 'input', types: ['string'] } as const);
const number = Object.freeze({ role: 'input', types: ['number', 'integer'] } as const);
const layout = Object.freeze({ role: 'layout', types: ['object'] } as const);
const list = Object.freeze({ role: 'layout', types: ['array'], isList: true } as const);
const output = Object.freeze({ role: 'output' } as const);

const kinds: Readonly<Record<string, Kind>> = Object.freeze({
  section: layout,
  group: layout,
  columns: layout,
  row: layout,
  tabs: layout,
  tab: { ...layout, inside: 'tabs' },
  wizard: layout,
  step: { ...layout, inside: 'wizard' },
  repeater: list,
  table: list,
  text: { ...text, hasChoices: true },
  'long-text': text,
  number,
  money: number,
  rating: number,
  date: text,
  time: text,
  'date-time': text,
  choice: { role: 'input', types: ['string', 'number', 'integer', 'boolean'], hasChoices: true },
  choices: { role: 'input', types: ['array'], hasChoices: true },
  switch: { role: 'input', types: ['boolean'] },
  lookup: { role: 'input', types: ['string', 'number', 'integer', 'array'], hasChoices: true },
  file: { role: 'input', types: ['object', 'array'] },
  signature: { role: 'input', types: ['string'] },
  'rich-text': text,
  tags: { role: 'input', types: ['array'], hasChoices: true },
  json: { role: 'input' },
  value: output,
  markdown: output,
  facts: output,
  'table-view': output,
  image: output,
  status: output,
  chart: output,
  separator: output,
});

const own: Kind = Object.freeze({ role: 'input', hasChoices: true });

/** The kind of a name; an own kind (`x-…`) may do everything but be a list. */
export function kindOf(component: string): Kind | undefined {
  if (component.startsWith('x-')) return own;
  return Object.hasOwn(kinds, component) ? kinds[component] : undefined;
}

/** The names of all kinds that are built in. */
export function componentKinds(): readonly string[] {
  return Object.keys(kinds);
}

/** Whether a component is a list of items that its children stand in. */
export function isList(component: string): boolean {
  return kindOf(component)?.isList === true;
}
