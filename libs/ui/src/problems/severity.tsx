'use client';
import type { ReactNode } from 'react';
import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Severity } from '@fermata/model';

const icons = Object.freeze({
  error: IconAlertOctagonFilled,
  warning: IconAlertTriangleFilled,
  hint: IconInfoCircleFilled,
});

interface SeverityProps {
  readonly severity: Severity;
  /** How many there are: then the number stands in place of the word. */
  readonly count?: number;
}

/** How much a problem weighs: icon, word and colour. */
export function SeverityMark({ severity, count }: SeverityProps): ReactNode {
  const say = useTranslations('ui.problems');
  const Icon = icons[severity];
  return (
    <span className="fm-severity" data-severity={severity}>
      <Icon size={16} aria-hidden="true" />
      {count === undefined ? (
        say(severity)
      ) : (
        <>
          <span aria-hidden="true">{count}</span>
          <span className="fm-visually-hidden">{say(`${severity}Count`, { count })}</span>
        </>
      )}
    </span>
  );
}
