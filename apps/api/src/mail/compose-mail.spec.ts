import { describe, expect, it } from '@jest/globals';
import type { Notice } from '@fermata/persistence';
import { composeMail } from './compose-mail.ts';
import { domainOfSender } from './mail-address.ts';

const notice = (more: Partial<Notice> = {}): Notice => ({
  id: 'n-1',
  kind: 'mentioned',
  taskId: 't-1',
  title: 'Decide on the refund',
  businessKey: null,
  by: 'sam',
  byName: 'Sam',
  detail: 'Is this right?',
  at: new Date(0),
  readAt: null,
  ...more,
});

const compose = (notices: readonly Notice[], language = 'en', publicUrl = 'https://f.example/') =>
  composeMail({
    mailId: 'n-1',
    to: { name: 'Robin', email: 'robin@example.org', language, zone: 'UTC' },
    notices,
    publicUrl,
    domain: 'example.org',
  });

describe('a mail', () => {
  it('says who has done what to which task, and leads there and nowhere else', () => {
    const mail = compose([notice()]);
    expect(mail).toMatchObject({
      messageId: 'n-1@example.org',
      to: { name: 'Robin', address: 'robin@example.org' },
      subject: 'Fermata · You were mentioned: Decide on the refund',
    });
    expect(mail.text).toContain('Sam mentioned you at “Decide on the refund”.\n> Is this right?');
    expect(mail.text.match(/https?:\S+/g)).toEqual([
      'https://f.example/tasks/t-1',
      'https://f.example/account',
    ]);
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      'href="https://f.example/tasks/t-1"',
      'href="https://f.example/account"',
    ]);
  });

  it('names what the task is about, so that two of one title are told apart', () => {
    expect(compose([notice({ businessKey: 'o-1001' })]).text).toContain(
      'at “Decide on the refund · o-1001”.',
    );
  });

  it('is in the language of the person', () => {
    expect(compose([notice()], 'de-CH')).toMatchObject({
      subject: 'Fermata · Sie wurden erwähnt: Decide on the refund',
      html: expect.stringContaining('<html lang="de">'),
    });
    expect(compose([notice()], 'fr').subject).toContain('You were mentioned');
    expect(compose([notice({ kind: 'closed', byName: null, detail: null })], 'de').text).toContain(
      'wurde geschlossen',
    );
  });

  it('puts nothing that people write into another header or into markup', () => {
    const evil = 'x\r\nBcc: all@example.org\u2028y <img src=x onerror=alert(1)>';
    const mail = compose([
      notice({ title: evil, byName: evil, detail: '<script>alert("1")</script>', taskId: '"><b>' }),
    ]);
    expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
    expect(mail.html).not.toMatch(/<(img|script|b)[ >]/);
    expect(mail.html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(compose([notice({ title: 'y'.repeat(500) })]).subject.length).toBeLessThan(180);
  });

  it('gathers several notices, and says how many it leaves out', () => {
    const many = Array.from({ length: 60 }, (_, index) => notice({ id: `n-${index}`, taskId: `t-${index}` }));
    const mail = compose(many);
    expect(mail.subject).toBe('Fermata · 60 notices');
    expect(mail.text.match(/\/tasks\//g)).toHaveLength(50);
    expect(mail.text).toContain('and 10 more: https://f.example/notices');
    expect(compose(many, 'de').subject).toBe('Fermata · 60 Mitteilungen');
  });

  it('comes from an address', () => {
    expect(['a@b.example', 'Fermata <a@b.example>'].map(domainOfSender)).toEqual(['b.example', 'b.example']);
    expect(
      ['', 'a', '<a>', 'A <a@b>\n', 'A "x" <a@b>', 'a@b, c@d', '@b', 'a@-b'].map(domainOfSender),
    ).toEqual(Array.from({ length: 8 }, () => undefined));
  });
});
