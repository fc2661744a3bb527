import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface PriorityProps {
  /** 1 is served first, 5 last. */
  readonly priority: number;
}

const levels = [1, 2, 3, 4, 5] as const;
const [width, gap, height] = [2.5, 1, 12];

/** A priority as bars: the more, the sooner. Its number is there for who cannot see them. */
export function PriorityBars({ priority }: PriorityProps): ReactNode {
  const words = useTranslations('ui.people');
  const filled = levels.length + 1 - priority;
  const total = levels.length * (width + gap) - gap;
  return (
    <svg
      className="fm-priority"
      role="img"
      aria-label={words('priority', { priority })}
      width={total}
      height={height}
      viewBox={`0 0 ${total} ${height}`}
    >
      {levels.map((level) => (
        <rect
          key={level}
          data-filled={level <= filled || undefined}
          x={(level - 1) * (width + gap)}
          y={height - (height * level) / levels.length}
          width={width}
          height={(height * level) / levels.length}
          rx={0.5}
        />
      ))}
    </svg>
  );
}
