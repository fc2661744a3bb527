'use client';
import type { ReactNode } from 'react';
import { IconAlertTriangleFilled, IconInfoCircleFilled, IconXboxXFilled } from '@tabler/icons-react';
import type { GraphNode, ProblemCounts } from '@fermata/editing';
import { StatusIcon } from '../status/status-icon.tsx';
import { Countdown } from '../time/countdown.tsx';
import type { StepLook } from './canvas-props.ts';
import { nameId, type StepData } from './flow.ts';
import { BadgeIcon, StepIcon } from './step-icon.tsx';
import { useStepName, useStepTitle } from './step-name.ts';
import { useWords } from './use-words.ts';

/** What colours a box, for the styles. */
export function stateOf({ node, look, mark, covered, isStuck }: StepData): Readonly<Record<string, unknown>> {
  return {
    'data-type': node.type,
    'data-look': look?.status,
    'data-status': look?.status,
    'data-mark': mark,
    'data-covered': covered === undefined ? undefined : covered > 0,
    'data-stuck': isStuck,
  };
}

/** Icon, title, what it does, badges and problems of a step. */
export function StepFace({ node }: { readonly node: GraphNode }): ReactNode {
  const words = useWords();
  const title = useStepTitle();
  return (
    <>
      <span className="fm-step-kind">
        <StepIcon type={node.type} />
      </span>
      <span className="fm-step-words" aria-hidden="true">
        <span className="fm-step-title">{title(node)}</span>
        <span className="fm-step-line">{words(node.line)}</span>
      </span>
      <StepBadges node={node} />
      <Problems counts={node.problems} />
    </>
  );
}

/** What an instance, tests or a played run say of the step. */
export function Beside({ data: { look, tokens = 0, covered } }: { readonly data: StepData }): ReactNode {
  return (
    <>
      {look !== undefined && <Look look={look} />}
      {tokens > 0 && <span className="fm-step-tokens">{tokens}</span>}
      {covered !== undefined && <span className="fm-step-covered">{covered}</span>}
    </>
  );
}

/** The whole of it in words, for who does not see the box. */
export function StepName({ id, data }: { readonly id: string; readonly data: StepData }): ReactNode {
  const name = useStepName();
  return (
    <span id={nameId(id)} className="fm-visually-hidden">
      {name(data)}
    </span>
  );
}

const shownBadges = 3;

function StepBadges({ node }: { readonly node: GraphNode }): ReactNode {
  const words = useWords();
  if (node.badges.length === 0) return null;
  return (
    <span className="fm-step-badges" aria-hidden="true">
      {node.badges.slice(0, shownBadges).map((badge) => (
        <span key={badge.kind} title={words(badge.words)}>
          <BadgeIcon kind={badge.kind} />
        </span>
      ))}
      {node.badges.length > shownBadges && (
        <span title={node.badges.map((badge) => words(badge.words)).join('\n')}>
          +{node.badges.length - shownBadges}
        </span>
      )}
    </span>
  );
}

function Problems({ counts }: { readonly counts: ProblemCounts }): ReactNode {
  const { error, warning, hint } = counts;
  if (error + warning + hint === 0) return null;
  const severity = error > 0 ? 'error' : warning > 0 ? 'warning' : 'hint';
  const Icon = { error: IconXboxXFilled, warning: IconAlertTriangleFilled, hint: IconInfoCircleFilled }[
    severity
  ];
  return (
    <span className="fm-step-problems" data-severity={severity} aria-hidden="true">
      <Icon size={14} />
      {error + warning + hint}
    </span>
  );
}

function Look({ look }: { readonly look: StepLook }): ReactNode {
  return (
    <span className="fm-step-look" aria-hidden="true">
      <StatusIcon status={look.status} />
      {look.waitingUntil !== undefined && <Countdown until={look.waitingUntil} />}
      {look.visits > 1 && <span>×{look.visits}</span>}
    </span>
  );
}
