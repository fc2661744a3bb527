import type { FormPlan, PlanNode } from '@fermata/forms';
import { ChoicesInput } from '../inputs/choices-input.tsx';
import { isShownAsRadios, RadioInput, SelectInput } from '../inputs/choice-input.tsx';
import { DateInput } from '../inputs/date-input.tsx';
import { LongTextInput } from '../inputs/long-text-input.tsx';
import { NumberInput } from '../inputs/number-input.tsx';
import { SwitchInput } from '../inputs/switch-input.tsx';
import { TextInput } from '../inputs/text-input.tsx';
import { TimeInput } from '../inputs/time-input.tsx';
import { ColumnsLayout } from '../layout/columns-layout.tsx';
import { SectionLayout } from '../layout/section-layout.tsx';
import { FactsOutput } from '../outputs/facts-output.tsx';
import { MarkdownOutput } from '../outputs/markdown-output.tsx';
import { SeparatorOutput } from '../outputs/separator-output.tsx';
import { ShownText } from '../outputs/shown-text.tsx';
import { StatusOutput } from '../outputs/status-output.tsx';
import { TableOutput } from '../outputs/table-output.tsx';
import { TextOutput } from '../outputs/text-output.tsx';
import { input, layout, output } from './register.ts';
import { createRegistry, named, type ComponentRegistry } from './registry.ts';
import { choose, flag, number, settings, text, words } from './settings.ts';

const format = choose('money', 'number', 'percent', 'date', 'time', 'date-time', 'text');

/** A `text` that has no field only shows. */
const withoutField = ({ component, field }: PlanNode): number =>
  ['text', 'long-text'].includes(component) && field === undefined ? 20 : 0;

const radios = (node: PlanNode): number => (node.component === 'choice' && isShownAsRadios(node) ? 20 : 0);

/** The components that most forms are made of, and that weigh little. */
export const usual: ComponentRegistry = createRegistry(
  Object.freeze([
    input('text', TextInput, { options: settings({ placeholder: text }) }),
    input('long-text', LongTextInput, { options: settings({ lines: number }) }),
    input('number', NumberInput, { options: settings({ unit: text, format }) }),
    input('money', NumberInput, { options: settings({ currency: text }) }),
    input('date', DateInput, { options: settings({ min: text, max: text }) }),
    input('time', TimeInput),
    input('choice', SelectInput, { options: settings({ look: choose('radio', 'select'), free: flag }) }),
    input('radios', RadioInput, {
      frame: 'group',
      tester: radios,
      options: settings({ look: choose('radio', 'select') }),
    }),
    input('choices', ChoicesInput, { frame: 'group', options: settings({ free: flag }) }),
    input('switch', SwitchInput),
    output('value', ShownText, { options: settings({ format, currency: text }) }),
    output('paragraph', TextOutput, { tester: withoutField }),
    output('markdown', MarkdownOutput),
    output('facts', FactsOutput),
    output('table-view', TableOutput, { options: settings({ columns: words }) }),
    output('status', StatusOutput),
    output('separator', SeparatorOutput),
    layout('section', SectionLayout, {
      tester: named('section', 'group', 'tab', 'step'),
      options: settings({ folds: flag, folded: flag }),
    }),
    layout('columns', ColumnsLayout, {
      tester: named('columns', 'row'),
      options: settings({ columns: number }),
    }),
  ]),
);

/** Whether a form is drawn by the usual components alone. */
export function isUsual({ nodes }: Pick<FormPlan, 'nodes'>): boolean {
  return nodes.every((node) => usual.find(node) !== undefined && isUsual({ nodes: node.children }));
}
