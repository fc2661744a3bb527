import type { PlanNode } from '@fermata/forms';
import { ChoicesInput } from '../inputs/choices-input.tsx';
import { isShownAsRadios, RadioInput, SelectInput } from '../inputs/choice-input.tsx';
import { DateInput } from '../inputs/date-input.tsx';
import { DateTimeInput } from '../inputs/date-time-input.tsx';
import { FileInput, ShownFiles } from '../inputs/file-input.tsx';
import { JsonInput } from '../inputs/json-input.tsx';
import { LongTextInput } from '../inputs/long-text-input.tsx';
import { LookupInput, ShownLookup } from '../inputs/lookup-input.tsx';
import { NumberInput } from '../inputs/number-input.tsx';
import { RatingInput, ShownRating } from '../inputs/rating-input.tsx';
import { RichTextInput, ShownRichText } from '../inputs/rich-text-input.tsx';
import { ShownSignature, SignatureInput } from '../inputs/signature-input.tsx';
import { SwitchInput } from '../inputs/switch-input.tsx';
import { TagsInput } from '../inputs/tags-input.tsx';
import { TextInput } from '../inputs/text-input.tsx';
import { TimeInput } from '../inputs/time-input.tsx';
import { ColumnsLayout } from '../layout/columns-layout.tsx';
import { RepeaterLayout } from '../layout/repeater-layout.tsx';
import { SectionLayout } from '../layout/section-layout.tsx';
import { TableLayout } from '../layout/table-layout.tsx';
import { TabsLayout } from '../layout/tabs-layout.tsx';
import { WizardLayout } from '../layout/wizard-layout.tsx';
import { ChartOutput } from '../outputs/chart-output.tsx';
import { FactsOutput } from '../outputs/facts-output.tsx';
import { ImageOutput } from '../outputs/image-output.tsx';
import { MarkdownOutput } from '../outputs/markdown-output.tsx';
import { SeparatorOutput } from '../outputs/separator-output.tsx';
import { ShownText } from '../outputs/shown-text.tsx';
import { StatusOutput } from '../outputs/status-output.tsx';
import { TableOutput } from '../outputs/table-output.tsx';
import { TextOutput } from '../outputs/text-output.tsx';
import { choose, flag, number, settings, text, words } from './settings.ts';
import { createRegistry, named, type ComponentRegistry } from './registry.ts';
import type {
  InputRegistration,
  LayoutRegistration,
  OutputRegistration,
  Registration,
} from './registration.ts';

function input(
  name: string,
  Component: InputRegistration['Component'],
  rest: Partial<InputRegistration> = {},
): InputRegistration {
  return {
    name,
    role: 'input',
    frame: 'label',
    tester: named(name),
    options: settings({}),
    Component,
    ...rest,
  };
}

function output(
  name: string,
  Component: OutputRegistration['Component'],
  rest: Partial<OutputRegistration> = {},
): OutputRegistration {
  return { name, role: 'output', tester: named(name), options: settings({}), Component, ...rest };
}

function layout(
  name: string,
  Component: LayoutRegistration['Component'],
  rest: Partial<LayoutRegistration> = {},
): LayoutRegistration {
  return { name, role: 'layout', tester: named(name), options: settings({}), Component, ...rest };
}

const format = choose('money', 'number', 'percent', 'date', 'time', 'date-time', 'text');

/** Only what is nothing else: a field as JSON. */
const anything = ({ component, field }: PlanNode): number => {
  if (component === 'json') return 10;
  return field === undefined ? 0 : 1;
};

/** A `text` that has no field only shows. */
const withoutField = ({ component, field }: PlanNode): number =>
  ['text', 'long-text'].includes(component) && field === undefined ? 20 : 0;

const radios = (node: PlanNode): number => (node.component === 'choice' && isShownAsRadios(node) ? 20 : 0);

const registrations: readonly Registration[] = Object.freeze([
  input('text', TextInput, { options: settings({ placeholder: text }) }),
  input('long-text', LongTextInput, { options: settings({ lines: number }) }),
  input('number', NumberInput, { options: settings({ unit: text, format }) }),
  input('money', NumberInput, { options: settings({ currency: text }) }),
  input('date', DateInput, { options: settings({ min: text, max: text }) }),
  input('time', TimeInput),
  input('date-time', DateTimeInput, { options: settings({ zone: text }) }),
  input('choice', SelectInput, { options: settings({ look: choose('radio', 'select'), free: flag }) }),
  input('radios', RadioInput, {
    frame: 'group',
    tester: radios,
    options: settings({ look: choose('radio', 'select') }),
  }),
  input('choices', ChoicesInput, { frame: 'group', options: settings({ free: flag }) }),
  input('switch', SwitchInput),
  input('lookup', LookupInput, { Shown: ShownLookup }),
  input('file', FileInput, { Shown: ShownFiles, options: settings({ megabytes: number }) }),
  input('signature', SignatureInput, { frame: 'group', Shown: ShownSignature }),
  input('rich-text', RichTextInput, { Shown: ShownRichText, options: settings({ lines: number }) }),
  input('rating', RatingInput, { frame: 'group', Shown: ShownRating, options: settings({ max: number }) }),
  input('tags', TagsInput),
  input('json', JsonInput, { tester: anything, options: settings({ lines: number }) }),
  output('value', ShownText, { options: settings({ format, currency: text }) }),
  output('paragraph', TextOutput, { tester: withoutField }),
  output('markdown', MarkdownOutput),
  output('facts', FactsOutput),
  output('table-view', TableOutput, { options: settings({ columns: words }) }),
  output('image', ImageOutput, { options: settings({ alt: text }) }),
  output('status', StatusOutput),
  output('chart', ChartOutput, { options: settings({ x: text, y: words }) }),
  output('separator', SeparatorOutput),
  layout('section', SectionLayout, {
    tester: named('section', 'group', 'tab', 'step'),
    options: settings({ folds: flag, folded: flag }),
  }),
  layout('columns', ColumnsLayout, {
    tester: named('columns', 'row'),
    options: settings({ columns: number }),
  }),
  layout('tabs', TabsLayout),
  layout('wizard', WizardLayout),
  layout('repeater', RepeaterLayout, { options: settings({ itemTitle: text, addTitle: text }) }),
  layout('table', TableLayout, { options: settings({ addTitle: text }) }),
]);

/** The components that every form can have. */
export const builtIn: ComponentRegistry = createRegistry(registrations);
