'use client';
import { useId, type ReactNode } from 'react';
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle, IconInfoCircle, IconAlertOctagon } from '@tabler/icons-react';
import type { Problem, Severity } from '@fermata/model';
import { useFieldWords } from './field-words.ts';

interface Properties {
  readonly path: string;
  /** Name of the label and of its help among the messages. */
  readonly words: string;
  /** In place of the words of the language: the author's own. */
  readonly title?: string;
  readonly help?: string | undefined;
  readonly required?: boolean;
  readonly problems?: readonly Problem[];
  /** A mark or a switch at the end of the label's line. */
  readonly aside?: ReactNode;
  /** Gets the id for the control, and the id of what describes it. */
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Ids that bind a control to its label and its remarks. */
export interface FieldIds {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
}

/** Label, help and problems around the control of one place. */
export function FieldFrame(properties: Properties): ReactNode {
  const { path, words, problems = [], aside, children } = properties;
  const id = useId();
  const own = useFieldWords(words);
  const label = properties.title ?? own.label;
  const help = properties.title === undefined ? own.help : properties.help;
  const described = problems.length > 0 ? `${id}-problems` : undefined;
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return (
    <div className="fm-in-field" data-path={path}>
      <div className="fm-in-field-head">
        <label htmlFor={id} id={`${id}-label`} className="fm-in-field-label">
          {label}
          {properties.required === true && <span aria-hidden> *</span>}
        </label>
        {help !== undefined && <FieldHelp help={help} />}
        <span className="fm-in-field-aside">{aside}</span>
      </div>
      {children({ id, labelId: `${id}-label`, describedBy: described, isWrong })}
      {described !== undefined && <FieldProblems id={described} problems={problems} />}
    </div>
  );
}

/** What a field is for, on hover, focus and touch. */
export function FieldHelp({ help }: { readonly help: string }): ReactNode {
  return (
    <Tooltip label={help} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className="fm-in-field-help" aria-label={help}>
        <IconHelpCircle size={14} aria-hidden />
      </button>
    </Tooltip>
  );
}

const ICONS = Object.freeze({ error: IconAlertOctagon, warning: IconAlertTriangle, hint: IconInfoCircle });

/** The problems of a place, in words. */
export function FieldProblems({
  id,
  problems,
}: {
  readonly id?: string;
  readonly problems: readonly Problem[];
}): ReactNode {
  return (
    <ul id={id} className="fm-in-field-problems">
      {problems.slice(0, 5).map((problem) => (
        <li key={`${problem.code}${problem.path}${problem.message}`} data-severity={problem.severity}>
          <SeverityIcon severity={problem.severity} />
          <span>
            {problem.message}
            {problem.fix !== undefined && <em className="fm-in-field-fix"> {problem.fix}</em>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SeverityIcon({ severity }: { readonly severity: Severity }): ReactNode {
  const Icon = ICONS[severity];
  return <Icon size={14} aria-hidden />;
}
