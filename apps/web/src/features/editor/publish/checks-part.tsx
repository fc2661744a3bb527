'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Problem } from '@fermata/model';

/** What the checks say, the proof of soundness among them. */
export function ChecksPart({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const words = useTranslations('publish.verdict');
  const count = (severity: Problem['severity']) => problems.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const played = problems.filter(({ trace }) => trace !== undefined).length;
  return (
    <section>
      <h3>{words('title')}</h3>
      {errors > 0 && <p className="fm-is-error">{words('errors', { count: errors })}</p>}
      {errors === 0 && played === 0 && <p>{words('sound')}</p>}
      {warnings > 0 && <p>{words('warnings', { count: warnings })}</p>}
      {played > 0 && <p className="fm-is-warning">{words('proof', { count: played })}</p>}
    </section>
  );
}
