'use client';
import type { ComponentType, ReactNode } from 'react';
import Link from 'next/link';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconAt,
  IconBell,
  IconCircleCheck,
  IconMessage,
  IconSwitchHorizontal,
  IconUserCheck,
  IconUserShare,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { NoticeKind, NoticeRow } from '@fermata/contracts';
import { RelativeTime } from '@fermata/ui';

const icons: Readonly<
  Record<NoticeKind, ComponentType<{ readonly size?: number; readonly stroke?: number }>>
> = Object.freeze({
  assigned: IconUserCheck,
  delegated: IconUserShare,
  returned: IconArrowBackUp,
  mentioned: IconAt,
  commented: IconMessage,
  reminded: IconBell,
  escalated: IconAlertTriangle,
  reassigned: IconSwitchHorizontal,
  closed: IconCircleCheck,
});

interface Properties {
  readonly notice: NoticeRow;
  readonly isUnread: boolean;
  /** It was followed to its task. */
  readonly onFollow: () => void;
}

/** One notice: which task, what has happened, when; the whole of it leads to the task. */
export function NoticeLine({ notice, isUnread, onFollow }: Properties): ReactNode {
  const words = useTranslations('notices');
  const { kind, taskId, title, businessKey, by, detail, at } = notice;
  const Icon = icons[kind];
  return (
    <li className="fm-notice" data-unread={isUnread || undefined}>
      <span className="fm-notice-icon" aria-hidden>
        <Icon size={18} stroke={1.6} />
      </span>
      <div className="fm-notice-text">
        <Link href={`/tasks/${encodeURIComponent(taskId)}`} className="fm-notice-title" onClick={onFollow}>
          {title}
          {businessKey !== undefined && <span className="fm-notice-key">{businessKey}</span>}
        </Link>
        <span className="fm-notice-what">
          {words(`lines.${kind}`, { who: by?.name ?? words('workflow') })} · <RelativeTime at={at} />
        </span>
        {detail !== undefined && <span className="fm-notice-detail">{detail}</span>}
      </div>
      {isUnread && (
        <span className="fm-notice-dot">
          <span className="fm-visually-hidden">{words('unread')}</span>
        </span>
      )}
    </li>
  );
}
