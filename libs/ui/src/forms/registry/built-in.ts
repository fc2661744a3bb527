import type { PlanNode } from '@fermata/forms';
import { DateTimeInput } from '../inputs/date-time-input.tsx';
import { FileInput, ShownFiles } from '../inputs/file-input.tsx';
import { JsonInput } from '../inputs/json-input.tsx';
import { LookupInput, ShownLookup } from '../inputs/lookup-input.tsx';
import { RatingInput, ShownRating } from '../inputs/rating-input.tsx';
import { RichTextInput, ShownRichText } from '../inputs/rich-text-input.tsx';
import { ShownSignature, SignatureInput } from '../inputs/signature-input.tsx';
import { TagsInput } from '../inputs/tags-input.tsx';
import { RepeaterLayout } from '../layout/repeater-layout.tsx';
import { TableLayout } from '../layout/table-layout.tsx';
import { TabsLayout } from '../layout/tabs-layout.tsx';
import { WizardLayout } from '../layout/wizard-layout.tsx';
import { ChartOutput } from '../outputs/chart-output.tsx';
import { ImageOutput } from '../outputs/image-output.tsx';
import { input, layout, output } from './register.ts';
import { createRegistry, type ComponentRegistry } from './registry.ts';
import { number, settings, text, words } from './settings.ts';
import { usual } from './usual.ts';

/** Only what is nothing else: a field as JSON. */
const anything = ({ component, field }: PlanNode): number => {
  if (component === 'json') return 10;
  return field === undefined ? 0 : 1;
};

/** The components that every form can have: the usual ones, and those that only some forms need. */
export const builtIn: ComponentRegistry = createRegistry(
  Object.freeze([
    ...usual.registrations,
    input('date-time', DateTimeInput, { options: settings({ zone: text }) }),
    input('lookup', LookupInput, { Shown: ShownLookup }),
    input('file', FileInput, { Shown: ShownFiles, options: settings({ megabytes: number }) }),
    input('signature', SignatureInput, { frame: 'group', Shown: ShownSignature }),
    input('rich-text', RichTextInput, { Shown: ShownRichText, options: settings({ lines: number }) }),
    input('rating', RatingInput, { frame: 'group', Shown: ShownRating, options: settings({ max: number }) }),
    input('tags', TagsInput),
    input('json', JsonInput, { tester: anything, options: settings({ lines: number }) }),
    output('image', ImageOutput, { options: settings({ alt: text }) }),
    output('chart', ChartOutput, { options: settings({ x: text, y: words }) }),
    layout('tabs', TabsLayout),
    layout('wizard', WizardLayout),
    layout('repeater', RepeaterLayout, { options: settings({ itemTitle: text, addTitle: text }) }),
    layout('table', TableLayout, { options: settings({ addTitle: text }) }),
  ]),
);
