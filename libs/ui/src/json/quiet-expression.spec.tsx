/** @jest-environment jsdom */
import { createRef, useRef, useState, type ReactNode, type Ref } from 'react';
import { describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import type { EditorHandle } from './editor-props.ts';
import { QuietExpression } from './quiet-expression.tsx';

interface Given {
  readonly onWake?: () => void;
  readonly multiline?: boolean;
  readonly handle?: Ref<EditorHandle>;
}

function Expression({ onWake = () => undefined, ...given }: Given): ReactNode {
  const [value, setValue] = useState('input.amount');
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <QuietExpression
        label="Condition"
        value={value}
        onChange={setValue}
        box={box}
        onWake={onWake}
        {...given}
      />
      <output>{value}</output>
    </>
  );
}

const box = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Condition' });
const written = (): string => screen.getByRole('status').textContent ?? '';

describe('an expression whose editor has not come yet', () => {
  it('takes what is typed, in one line', () => {
    show(<Expression />);
    fireEvent.change(box(), { target: { value: 'input.amount\n  > 100' } });
    expect(written()).toBe('input.amount > 100');
    expect(fireEvent.keyDown(box(), { key: 'Enter' })).toBe(false);
  });

  it('keeps the lines of a text with expressions in it', () => {
    show(<Expression multiline />);
    fireEvent.change(box(), { target: { value: 'one\ntwo' } });
    expect(written()).toBe('one\ntwo');
    expect(fireEvent.keyDown(box(), { key: 'Enter' })).toBe(true);
  });

  it('asks for its editor when somebody comes to it, but not while a word is being composed', () => {
    const onWake = jest.fn();
    show(<Expression onWake={onWake} />);
    fireEvent.compositionStart(box());
    fireEvent.focus(box());
    expect(onWake).not.toHaveBeenCalled();
    fireEvent.compositionEnd(box());
    expect(onWake).toHaveBeenCalledTimes(1);
  });

  it('takes what is dropped or picked at the cursor', () => {
    const handle = createRef<EditorHandle>();
    show(<Expression handle={handle} />);
    box().setSelectionRange(6, 12);
    act(() => handle.current?.insert('total'));
    expect(written()).toBe('input.total');
    expect(document.activeElement).toBe(box());
  });
});
