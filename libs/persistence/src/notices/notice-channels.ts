import { noticeKinds, type NoticeChannel, type NoticeKind, type NoticeSettings } from '@fermata/contracts';

/** How people are told who have not said otherwise: what is theirs to do also by mail. */
export const usualChannels: Readonly<Record<NoticeKind, NoticeChannel>> = Object.freeze({
  assigned: 'mail',
  delegated: 'mail',
  returned: 'app',
  mentioned: 'mail',
  commented: 'app',
  reminded: 'app',
  escalated: 'mail',
  reassigned: 'app',
  closed: 'app',
});

/** When digests go out for who has not said otherwise, in the person's zone. */
export const usualDigest = '08:00';

/** Settings as they were kept, with the usual ones for kinds that they do not name. */
export function settingsOf(
  channels: Partial<Record<NoticeKind, NoticeChannel>>,
  digestAt: string,
): NoticeSettings {
  const entries = noticeKinds.map((kind) => [kind, channels[kind] ?? usualChannels[kind]]);
  return { channels: Object.fromEntries(entries) as NoticeSettings['channels'], digestAt };
}
