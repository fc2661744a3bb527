/** @jest-environment jsdom */
import { Around, showForm } from './forms.fixture.tsx';
import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { compileForm } from '@fermata/forms';
import type { JsonObject, Problem } from '@fermata/model';
import { FormView } from './form-view.tsx';
import { builtIn } from './registry/built-in.ts';
import type { InputProperties, InputRegistration } from './registry/registration.ts';
import { createRegistry, named } from './registry/registry.ts';

const review: JsonObject = {
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: 'Name', description: 'As on the invoice.' },
      amount: { type: 'number', title: 'Amount' },
      isUrgent: { type: 'boolean', title: 'Urgent' },
      why: { type: 'string', title: 'Why' },
    },
  },
  layout: [
    { component: 'text', field: 'name' },
    {
      component: 'number',
      field: 'amount',
      checks: [{ that: 'output.amount < 1000.0', message: 'That is much.', severity: 'warning' }],
    },
    { component: 'switch', field: 'isUrgent' },
    { component: 'text', field: 'why', show: 'output.isUrgent == true', require: 'output.isUrgent == true' },
  ],
};

const answers = () =>
  jest.fn<(outcome: string | undefined, answer: JsonObject) => Promise<readonly Problem[]>>();

describe('a form that is filled in', () => {
  it('hands on what was typed, without what is hidden', async () => {
    const take = answers().mockResolvedValue([]);
    const hands = showForm(review, { onSubmit: take });
    await hands.type(screen.getByLabelText(/^Name/), 'Ada');
    await hands.type(screen.getByLabelText('Amount'), '12.5');
    await hands.click(screen.getByRole('switch', { name: 'Urgent' }));
    await hands.type(screen.getByLabelText(/^Why/), 'fire');
    await hands.click(screen.getByRole('switch', { name: 'Urgent' }));
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(take).toHaveBeenCalledTimes(1));
    expect(take.mock.calls[0]).toEqual([undefined, { name: 'Ada', amount: 12.5, isUrgent: false }]);
  });

  it('says nothing of a field that nobody has been at', () => {
    showForm(review, { onSubmit: answers() });
    expect(screen.queryByText('Please fill this in.')).toBeNull();
    expect(screen.getByLabelText(/^Name/).getAttribute('aria-invalid')).toBeNull();
  });

  it('is held by what is missing: said at the field, tied to it, and focused', async () => {
    const take = answers();
    const hands = showForm(review, { onSubmit: take });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    const name = screen.getByLabelText(/^Name/);
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(name.getAttribute('aria-invalid')).toBe('true');
    const described = name.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = described.map((id) => document.getElementById(id)?.textContent);
    expect(texts).toEqual(['As on the invoice.', 'Please fill this in.']);
    expect(take).not.toHaveBeenCalled();
  });

  it('forgets a complaint when the field changes, and says it again when it is emptied and left', async () => {
    const hands = showForm(review, { onSubmit: answers() });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await hands.type(screen.getByLabelText(/^Name/), 'A');
    expect(screen.queryByText('Please fill this in.')).toBeNull();
  });

  it('lists several wrong fields above, with a way to each', async () => {
    const hands = showForm(review, { onSubmit: answers(), values: { isUrgent: true } });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    const summary = await screen.findByRole('group', { name: '2 things need your attention' });
    await hands.click(within(summary).getByRole('link', { name: /^Why/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Why/)));
    expect(screen.getByRole('status').textContent).toBe('2 things need your attention');
  });

  it('lets a warning pass', async () => {
    const take = answers().mockResolvedValue([]);
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada', amount: 5000 } });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(take).toHaveBeenCalledTimes(1));
    expect(screen.getByText('That is much.').closest('[data-severity]')?.getAttribute('data-severity')).toBe(
      'warning',
    );
  });

  it('does not take letters for a number', async () => {
    const take = answers();
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada' } });
    await hands.type(screen.getByLabelText('Amount'), 'many');
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    expect(screen.getByText('This is not a number.')).not.toBeNull();
    expect(take).not.toHaveBeenCalled();
    await hands.clear(screen.getByLabelText('Amount'));
    await hands.type(screen.getByLabelText('Amount'), '7');
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(take).toHaveBeenCalledTimes(1));
  });

  it('reads numbers as the language writes them', async () => {
    const take = answers().mockResolvedValue([]);
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada' }, language: 'de' });
    await hands.type(screen.getByLabelText('Amount'), '1.234,5');
    await hands.click(screen.getByRole('button', { name: 'Absenden' }));
    await waitFor(() => expect(take.mock.calls[0]?.[1]).toEqual({ name: 'Ada', amount: 1234.5 }));
  });

  it('puts what the server says on its field and focuses it', async () => {
    const take = answers().mockResolvedValue([
      { code: 'order.closed', path: '/amount', message: 'The order is closed.', severity: 'error' },
    ]);
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada', amount: 5 } });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    const amount = screen.getByLabelText('Amount');
    await waitFor(() => expect(document.activeElement).toBe(amount));
    expect(amount.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('The order is closed.')).not.toBeNull();
  });

  it('asks the schema only when its own rules hold, and stops at what that says', async () => {
    const take = answers();
    const check = jest.fn(async () => [
      { code: 'schema.mismatch', path: '/name', message: 'Too short.', severity: 'error' } as const,
    ]);
    const hands = showForm(review, { onSubmit: take, ports: { check } });
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    expect(check).not.toHaveBeenCalled();
    await hands.type(screen.getByLabelText(/^Name/), 'A');
    await hands.click(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByText('Too short.')).not.toBeNull();
    expect(take).not.toHaveBeenCalled();
  });

  it('tells of every change, hidden fields too', async () => {
    const changed = jest.fn<(values: JsonObject) => void>();
    const hands = showForm(review, { onChange: changed, values: { name: 'A', isUrgent: true, why: 'fire' } });
    await hands.click(screen.getByRole('switch', { name: 'Urgent' }));
    expect(changed.mock.calls.at(-1)?.[0]).toEqual({ name: 'A', isUrgent: false, why: 'fire' });
  });

  it('does not submit by Enter in a line of text', async () => {
    const take = answers();
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada' } });
    await hands.type(screen.getByLabelText(/^Name/), '{Enter}');
    expect(take).not.toHaveBeenCalled();
  });

  it('takes one answer for two clicks', async () => {
    let done: (problems: readonly Problem[]) => void = () => undefined;
    const take = answers().mockReturnValue(new Promise((resolve) => (done = resolve)));
    const hands = showForm(review, { onSubmit: take, values: { name: 'Ada' } });
    await hands.dblClick(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(take).toHaveBeenCalledTimes(1));
    done([]);
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Submit' }).disabled).toBe(false),
    );
    expect(take).toHaveBeenCalledTimes(1);
  });

  it('shows values and no controls when it is read only', () => {
    showForm(review, {
      readOnly: true,
      onSubmit: answers(),
      values: { name: 'Ada', amount: 1234.5, isUrgent: true },
    });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('Ada')).not.toBeNull();
    expect(screen.getByText('1,234.5')).not.toBeNull();
    expect(screen.getByText('Yes')).not.toBeNull();
  });

  it('runs from right to left in a language that does', () => {
    showForm(review, { locale: 'ar' });
    expect(document.querySelector('form')?.getAttribute('dir')).toBe('rtl');
  });
});

describe('a page that draws a form again', () => {
  const plan = compileForm({ kind: 'component', name: 'spec', ...review });

  it('keeps what is typed when it makes everything anew, in another language too', async () => {
    const hands = userEvent.setup();
    const drawn = (locale: string, input: JsonObject) => (
      <Around locale={locale}>
        <FormView plan={{ ...plan }} input={input} values={{ name: 'first' }} />
      </Around>
    );
    const { rerender } = render(drawn('en', { order: 1 }));
    await hands.type(screen.getByLabelText(/^Name/), ' and more');
    rerender(drawn('en', { order: 1 }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe('first and more');
    rerender(drawn('de', { order: 2 }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe('first and more');
  });

  it('draws a keystroke in one field only', async () => {
    const drawn: string[] = [];
    const Counted = ({ state, value, control, change }: InputProperties) => {
      drawn.push(state.pointer ?? '');
      return (
        <input
          {...control}
          value={String(value ?? '')}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    };
    const counted = {
      ...builtIn.registrations[0]!,
      tester: named('text'),
      Component: Counted,
    } as InputRegistration;
    const hands = userEvent.setup();
    render(
      <Around>
        <FormView
          plan={plan}
          registry={createRegistry([...builtIn.registrations, counted])}
          values={{ isUrgent: true }}
        />
      </Around>,
    );
    drawn.length = 0;
    await hands.type(screen.getByLabelText(/^Why/), 'ab');
    expect(drawn).toEqual(['/why', '/why']);
  });
});
