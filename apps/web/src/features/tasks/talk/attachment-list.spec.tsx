/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import type { Attachment } from '@fermata/contracts';
import { Around } from '../pane/pane.fixture.tsx';
import { AttachmentList } from './attachment-list.tsx';

function file(name: string, more: Partial<Attachment> = {}): Attachment {
  return { id: `f-${name}`, name, type: 'image/png', size: 2048, scan: 'clean', ...more };
}

function shown(): readonly (string | null)[] {
  return [...document.querySelectorAll('img')].map((picture) => picture.getAttribute('src'));
}

describe('files beside a comment', () => {
  it('are seen small where they are pictures, and only those that were found clean', () => {
    const attachments = [
      file('label.png'),
      file('receipt.pdf', { type: 'application/pdf' }),
      file('new.png', { scan: 'pending' }),
      file('bad.png', { scan: 'infected' }),
    ];
    render(<AttachmentList attachments={attachments} />, { wrapper: Around });
    expect(shown()).toEqual(['/api/v1/files/f-label.png']);
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'label.png',
      'receipt.pdf',
      'new.png',
    ]);
    expect(screen.getByText('bad.png').tagName).toBe('S');
  });
});
