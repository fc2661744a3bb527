import type { Addressee, Notice } from '@fermata/persistence';
import { mailTexts, type MailTexts } from './mail-texts.ts';
import type { OutgoingMail } from './mailer.ts';

/** What a mail is made of. */
export interface MailParts {
  readonly mailId: string;
  readonly to: Addressee;
  /** At least one; several make a digest. */
  readonly notices: readonly Notice[];
  /** How people reach Fermata; links lead nowhere else. */
  readonly publicUrl: string;
  /** The domain after the @ of the message id. */
  readonly domain: string;
}

interface Item {
  readonly line: string;
  readonly detail: string;
  readonly url: string;
}

const mostItems = 50;
const longestTitle = 120;

/** Writes the mail about one notice, or about several, in the person's language. */
export function composeMail({ mailId, to, notices, publicUrl, domain }: MailParts): OutgoingMail {
  const texts = mailTexts(to.language);
  const base = publicUrl.replace(/\/+$/, '');
  const items = notices.slice(0, mostItems).map((notice) => itemOf(notice, texts, base));
  const left = notices.length - items.length;
  const frame = {
    hello: texts.hello(oneLine(to.name)),
    left: left > 0 ? `${texts.more(left)}: ${base}/notices` : '',
    settings: `${base}/account`,
  };
  return {
    messageId: `${mailId}@${domain}`,
    to: { name: oneLine(to.name), address: to.email },
    subject: subjectOf(notices, texts),
    text: textOf(items, frame, texts),
    html: htmlOf(items, frame, texts),
  };
}

interface Frame {
  readonly hello: string;
  readonly left: string;
  readonly settings: string;
}

function subjectOf(notices: readonly Notice[], texts: MailTexts): string {
  const [first] = notices;
  const isOne = notices.length === 1 && first !== undefined;
  const words = isOne ? texts.subjects[first.kind](titleOf(first)) : texts.digest(notices.length);
  return `Fermata · ${words}`;
}

function itemOf(notice: Notice, texts: MailTexts, base: string): Item {
  const who = oneLine(notice.byName ?? texts.workflow);
  return {
    line: texts.lines[notice.kind](who, namedTask(notice)),
    detail: (notice.detail ?? '').trim(),
    url: `${base}/tasks/${encodeURIComponent(notice.taskId)}`,
  };
}

/** The task with what its instance is about, so that two of one title are told apart. */
function namedTask(notice: Notice): string {
  const key = oneLine(notice.businessKey ?? '').slice(0, longestTitle);
  return key === '' ? titleOf(notice) : `${titleOf(notice)} · ${key}`;
}

function titleOf({ title }: Notice): string {
  const line = oneLine(title);
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
}

/** Nothing that a title or a name holds starts another header, or another line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function textOf(items: readonly Item[], { hello, left, settings }: Frame, texts: MailTexts): string {
  const parts = items.map(({ line, detail, url }) =>
    [line, ...(detail === '' ? [] : quoted(detail)), `${texts.open}: ${url}`].join('\n'),
  );
  const more = left === '' ? [] : [left];
  return [hello, ...parts, ...more, `-- \n${texts.settings}: ${settings}`].join('\n\n').concat('\n');
}

function quoted(detail: string): readonly string[] {
  return detail.split(/\r?\n/).map((line) => `> ${line}`);
}

function htmlOf(items: readonly Item[], { hello, left, settings }: Frame, texts: MailTexts): string {
  const parts = items.map(({ line, detail, url }) => {
    const quote =
      detail === '' ? '' : `<blockquote>${escaped(detail).replaceAll(/\r?\n/g, '<br>')}</blockquote>`;
    return `<p>${escaped(line)}</p>${quote}<p><a href="${escaped(url)}">${escaped(texts.open)}</a></p>`;
  });
  const more = left === '' ? '' : `<p>${escaped(left)}</p>`;
  const foot = `<hr><p><a href="${escaped(settings)}">${escaped(texts.settings)}</a></p>`;
  return `<!doctype html><html lang="${texts.language}"><meta charset="utf-8"><body><p>${escaped(hello)}</p>${parts.join('')}${more}${foot}</body></html>`;
}

const entities: Readonly<Record<string, string>> = Object.freeze({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
