/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Choice } from '@fermata/forms';
import type { JsonObject, JsonSchema } from '@fermata/model';
import { showForm } from '../forms.fixture.tsx';
import type { FormPorts, LookupSearch, StoredFile } from '../ports.ts';

const one = (component: string, schema: JsonSchema, more: JsonObject = {}): JsonObject => ({
  schema: { type: 'object', properties: { it: { title: 'It', ...schema } } },
  layout: [{ component, field: 'it', ...more }],
});
const heard = () => jest.fn<(values: JsonObject) => void>();

interface Asked extends LookupSearch {
  readonly signal: AbortSignal;
  readonly answer: (choices: readonly Choice[]) => void;
  readonly fail: () => void;
}

/** A source that answers when the spec says so. */
function source() {
  const asked: Asked[] = [];
  const lookup: NonNullable<FormPorts['lookup']> = (search, signal) =>
    new Promise((answer, refuse) => {
      asked.push({ ...search, signal, answer, fail: () => refuse(new Error('away')) });
    });
  return { asked, lookup };
}

const customers = one('lookup', { type: 'string' }, { choices: { lookup: 'users' } });
const ada = { value: 'c-1', title: 'Ada Lovelace' };
const alan = { value: 'c-2', title: 'Alan Turing' };

/** A pen that draws nowhere: this browser has no canvas. */
function drawNowhere(): { readonly lineTo: jest.Mock } {
  const lineTo = jest.fn();
  const pen = new Proxy({ lineTo } as Record<string, unknown>, {
    get: (own, name: string) => (name in own ? own[name] : () => ({ width: 8 })),
  });
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never);
  return { lineTo };
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a lookup', () => {
  it('is searched once typing rests; arrows walk what was found and Enter takes it', async () => {
    const { asked, lookup } = source();
    const change = heard();
    const hands = showForm(customers, { ports: { lookup }, onChange: change });
    const box = screen.getByRole('combobox', { name: 'It' });
    await hands.click(box);
    await hands.type(box, 'a');
    await waitFor(() => expect(asked.at(-1)?.text).toBe('a'));
    await act(async () => asked.at(-1)?.answer([ada, alan]));
    await hands.keyboard('{ArrowDown}');
    const second = screen.getByRole('option', { name: 'Alan Turing' });
    expect(second.getAttribute('aria-selected')).toBe('true');
    expect(box.getAttribute('aria-activedescendant')).toBe(second.id);
    await hands.keyboard('{Enter}');
    expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ it: 'c-2' }));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('never lets an older answer take the place of a newer one', async () => {
    const { asked, lookup } = source();
    const hands = showForm(customers, { ports: { lookup } });
    const box = screen.getByRole('combobox', { name: 'It' });
    await hands.type(box, 'a');
    await waitFor(() => expect(asked.at(-1)?.text).toBe('a'));
    const older = asked.at(-1);
    await hands.type(box, 'l');
    await waitFor(() => expect(asked.at(-1)?.text).toBe('al'));
    await act(async () => asked.at(-1)?.answer([alan]));
    await act(async () => older?.answer([ada]));
    expect(older?.signal.aborted).toBe(true);
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Alan Turing']);
  });

  it('says that the search does not answer, and closes by Escape with the choice kept', async () => {
    const { asked, lookup } = source();
    const change = heard();
    const hands = showForm(customers, { ports: { lookup }, values: { it: 'c-1' }, onChange: change });
    await act(async () => asked[0]?.answer([ada]));
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'It' });
    expect(box.value).toBe('Ada Lovelace');
    await hands.click(box);
    await waitFor(() => expect(asked).toHaveLength(2));
    await act(async () => asked[1]?.fail());
    expect(screen.getByText(/does not answer/)).not.toBeNull();
    await hands.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box.value).toBe('Ada Lovelace');
    expect(change).not.toHaveBeenCalled();
  });
});

const files = one('file', { type: 'array', items: { type: 'object' } }, { options: { megabytes: 1 } });
const paper = (name = 'bill.pdf', bytes = 3) =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
const stored = (name: string, more: Partial<StoredFile> = {}): StoredFile => ({
  id: name,
  name,
  type: 'application/pdf',
  size: 2048,
  ...more,
});

describe('a file field', () => {
  it('sends what is chosen, shows how far it is, and keeps what the store says of it', async () => {
    const change = heard();
    const sent: { tell: (share: number) => void; arrive: (file: StoredFile) => void }[] = [];
    const upload: NonNullable<FormPorts['upload']> = (_, tell) =>
      new Promise((arrive) => sent.push({ tell, arrive }));
    const hands = showForm(files, { ports: { upload }, onChange: change });
    await hands.upload(screen.getByLabelText('It'), paper());
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Sending bill.pdf' });
    act(() => sent[0]?.tell(0.5));
    expect(bar.value).toBe(0.5);
    expect(change).not.toHaveBeenCalled();
    await act(async () => sent[0]?.arrive(stored('bill.pdf')));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ it: [stored('bill.pdf')] }));
  });

  it('takes back what is on its way: nothing of it arrives later', async () => {
    const change = heard();
    const sent: { arrive: (file: StoredFile) => void; signal: AbortSignal }[] = [];
    const upload: NonNullable<FormPorts['upload']> = (_, __, signal) =>
      new Promise((arrive) => sent.push({ arrive, signal }));
    const hands = showForm(files, { ports: { upload }, onChange: change });
    await hands.upload(screen.getByLabelText('It'), paper());
    await hands.click(await screen.findByRole('button', { name: /bill\.pdf/ }));
    expect(sent[0]?.signal.aborted).toBe(true);
    await act(async () => sent[0]?.arrive(stored('bill.pdf')));
    expect(change).not.toHaveBeenCalled();
  });

  it('refuses what is too large before it is sent, and says what failed on its way', async () => {
    const upload = jest.fn<NonNullable<FormPorts['upload']>>().mockRejectedValue(new Error('cut off'));
    const hands = showForm(files, { ports: { upload } });
    await hands.upload(screen.getByLabelText('It'), paper('film.pdf', 1024 * 1024 + 1));
    expect(await screen.findByText(/Only files up to 1 MB/)).not.toBeNull();
    expect(upload).not.toHaveBeenCalled();
    await hands.upload(screen.getByLabelText('It'), paper());
    expect(await screen.findByText(/Not sent/)).not.toBeNull();
    expect(screen.queryByText(/Only files up to 1 MB/)).toBeNull();
  });

  it('gives no address of a file that is dangerous or not yet checked', () => {
    showForm(files, {
      ports: { fileAddress: ({ id }) => `/files/${id}` },
      values: {
        it: [
          stored('bad.pdf', { scan: 'infected' }),
          stored('new.pdf', { scan: 'pending' }),
          stored('good.pdf', { scan: 'clean' }),
        ] as unknown as JsonObject[],
      },
    });
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['good.pdf']);
    expect(screen.getByText('Dangerous, cannot be opened')).not.toBeNull();
  });
});

const signed = one('signature', { type: 'string' });

describe('a signature', () => {
  it('is typed by who cannot draw; changing the way takes it back', async () => {
    const change = heard();
    const hands = showForm(signed, { onChange: change });
    await hands.type(screen.getByLabelText('Your name as signature'), 'Ada');
    expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ it: 'Ada' }));
    await hands.click(screen.getByLabelText('Draw'));
    expect(change.mock.lastCall?.[0]['it']).toBeUndefined();
    expect(screen.getByRole('img', { name: 'Empty signature field, for drawing' })).not.toBeNull();
  });

  it('shows as a picture only what its own pad makes', () => {
    showForm(signed, { readOnly: true, values: { it: 'data:image/svg+xml;base64,PHN2Zy8+' } });
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('is kept when the pen is lifted, and cleared by a button', async () => {
    const drawn = 'data:image/png;base64,QUJD';
    const pen = drawNowhere();
    jest.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue(drawn);
    HTMLCanvasElement.prototype.setPointerCapture = () => undefined;
    const change = heard();
    const hands = showForm(signed, { onChange: change });
    await hands.click(screen.getByLabelText('Draw'));
    const pad = screen.getByRole('img');
    const move = (type: string, buttons: number) =>
      fireEvent(pad, new MouseEvent(type, { bubbles: true, clientX: 5, clientY: 5, buttons }));
    move('pointerdown', 1);
    move('pointermove', 1);
    move('pointermove', 0);
    expect(pen.lineTo).toHaveBeenCalledTimes(2);
    move('pointerup', 0);
    expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ it: drawn }));
    await hands.click(screen.getByRole('button', { name: 'Clear' }));
    expect(change.mock.lastCall?.[0]['it']).toBeUndefined();
  });
});

describe('a chart', () => {
  const chart = (value: string) => ({
    input: { type: 'object' },
    layout: [{ component: 'chart', title: 'Load', value }],
  });

  it('gives the same numbers as a table to who does not see the lines', async () => {
    drawNowhere();
    const rows = [
      { day: '2026-01-01', orders: 3 },
      { day: '2026-01-02', orders: 5 },
    ];
    const hands = showForm(chart('${ input.rows }'), { readOnly: true, input: { rows } });
    await hands.click(screen.getByText('As a table'));
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toHaveLength(3);
    expect(screen.getByRole('columnheader', { name: /orders/i })).not.toBeNull();
  });

  it('says that there is nothing, where nothing is', () => {
    showForm(chart('${ input.rows }'), { readOnly: true, input: { rows: [] } });
    expect(screen.queryByText('As a table')).toBeNull();
  });
});
