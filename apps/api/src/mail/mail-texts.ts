import type { NoticeKind } from '@fermata/contracts';

/** What a line of a notice says: who has done it, to which task. */
type Line = (who: string, title: string) => string;

/** The words of mails in one language. */
export interface MailTexts {
  readonly language: string;
  /** Who it was where no person was. */
  readonly workflow: string;
  readonly hello: (name: string) => string;
  readonly lines: Readonly<Record<NoticeKind, Line>>;
  readonly subjects: Readonly<Record<NoticeKind, (title: string) => string>>;
  readonly digest: (count: number) => string;
  readonly open: string;
  readonly more: (count: number) => string;
  readonly settings: string;
}

const english = Object.freeze<MailTexts>({
  language: 'en',
  workflow: 'The workflow',
  hello: (name) => `Hello ${name},`,
  lines: {
    assigned: (who, title) => `${who} assigned “${title}” to you.`,
    delegated: (who, title) => `${who} delegated “${title}” to you.`,
    returned: (who, title) => `${who} returned “${title}” to you.`,
    mentioned: (who, title) => `${who} mentioned you at “${title}”.`,
    commented: (who, title) => `${who} commented on “${title}”.`,
    reminded: (_who, title) => `“${title}” still waits for you.`,
    escalated: (_who, title) => `“${title}” was escalated to you.`,
    reassigned: (who, title) => `${who} gave “${title}” to somebody else.`,
    closed: (_who, title) => `“${title}” was closed.`,
  },
  subjects: {
    assigned: (title) => `Assigned to you: ${title}`,
    delegated: (title) => `Delegated to you: ${title}`,
    returned: (title) => `Returned to you: ${title}`,
    mentioned: (title) => `You were mentioned: ${title}`,
    commented: (title) => `New comment: ${title}`,
    reminded: (title) => `Reminder: ${title}`,
    escalated: (title) => `Escalated to you: ${title}`,
    reassigned: (title) => `Given to somebody else: ${title}`,
    closed: (title) => `Closed: ${title}`,
  },
  digest: (count) => (count === 1 ? '1 notice' : `${count} notices`),
  open: 'Open the task',
  more: (count) => `and ${count} more`,
  settings: 'Change how you are told',
});

const german = Object.freeze<MailTexts>({
  language: 'de',
  workflow: 'Der Workflow',
  hello: (name) => `Hallo ${name},`,
  lines: {
    assigned: (who, title) => `${who} hat Ihnen „${title}“ zugewiesen.`,
    delegated: (who, title) => `${who} hat „${title}“ an Sie delegiert.`,
    returned: (who, title) => `${who} hat Ihnen „${title}“ zurückgegeben.`,
    mentioned: (who, title) => `${who} hat Sie bei „${title}“ erwähnt.`,
    commented: (who, title) => `${who} hat „${title}“ kommentiert.`,
    reminded: (_who, title) => `„${title}“ wartet noch auf Sie.`,
    escalated: (_who, title) => `„${title}“ wurde an Sie eskaliert.`,
    reassigned: (who, title) => `${who} hat „${title}“ jemand anderem gegeben.`,
    closed: (_who, title) => `„${title}“ wurde geschlossen.`,
  },
  subjects: {
    assigned: (title) => `Ihnen zugewiesen: ${title}`,
    delegated: (title) => `An Sie delegiert: ${title}`,
    returned: (title) => `An Sie zurückgegeben: ${title}`,
    mentioned: (title) => `Sie wurden erwähnt: ${title}`,
    commented: (title) => `Neuer Kommentar: ${title}`,
    reminded: (title) => `Erinnerung: ${title}`,
    escalated: (title) => `An Sie eskaliert: ${title}`,
    reassigned: (title) => `Jemand anderem gegeben: ${title}`,
    closed: (title) => `Geschlossen: ${title}`,
  },
  digest: (count) => (count === 1 ? '1 Mitteilung' : `${count} Mitteilungen`),
  open: 'Aufgabe öffnen',
  more: (count) => `und ${count} weitere`,
  settings: 'Ändern, wie Sie benachrichtigt werden',
});

/** The words for a person's language; English for one that mails are not written in. */
export function mailTexts(language: string): MailTexts {
  return /^de\b/i.test(language) ? german : english;
}
