/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import type { JsonObject } from '@fermata/model';
import { showForm } from './forms.fixture.tsx';

const decision: JsonObject = {
  schema: {
    type: 'object',
    properties: { note: { type: 'string', title: 'Note' }, amount: { type: 'number' } },
  },
  layout: [
    { component: 'text', field: 'note' },
    { component: 'number', field: 'amount' },
  ],
  outcomes: [
    { name: 'approve', title: 'Approve', tone: 'positive', when: 'output.amount < 100.0' },
    { name: 'reject', title: 'Reject', tone: 'negative', reason: 'required' },
    { name: 'ask', title: 'Ask back', requires: ['note'], reason: 'optional' },
  ],
};

const taker = () => jest.fn<(outcome: string | undefined, answer: JsonObject) => void>();

describe('the decisions of a form', () => {
  it('are offered only while their condition holds', async () => {
    const hands = showForm(decision, { onSubmit: taker(), values: { amount: 5 } });
    expect(screen.getByRole('button', { name: 'Approve' })).not.toBeNull();
    await hands.type(screen.getByLabelText('Amount'), '00');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('ask for a reason that must be given', async () => {
    const take = taker();
    const hands = showForm(decision, { onSubmit: take, values: { amount: 5 } });
    await hands.click(screen.getByRole('button', { name: 'Reject' }));
    const why = screen.getByLabelText('Reject: why?');
    expect(document.activeElement).toBe(why);
    await hands.click(screen.getByRole('button', { name: 'Reject' }));
    expect(screen.getByRole('alert').textContent).toBe('Please give a reason.');
    expect(take).not.toHaveBeenCalled();
    await hands.type(why, 'Not our order');
    await hands.click(screen.getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(take.mock.calls[0]).toEqual(['reject', { amount: 5, reason: 'Not our order' }]),
    );
  });

  it('need the fields that they name', async () => {
    const take = taker();
    const hands = showForm(decision, { onSubmit: take, values: {} });
    await hands.click(screen.getByRole('button', { name: 'Ask back' }));
    await hands.click(screen.getByRole('button', { name: 'Ask back' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Note')));
    expect(take).not.toHaveBeenCalled();
  });
});
