/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { render } from '@testing-library/react';
import { initialsOf, PersonName } from './person-name.tsx';

describe('a person', () => {
  it('is known by the first letters of the first and the last word', () => {
    expect(initialsOf('Robin Reyes')).toBe('RR');
    expect(initialsOf('ana.maria_lopez')).toBe('AL');
    expect(initialsOf('Q')).toBe('Q');
    expect(initialsOf('محمد علي')).toBe('مع');
  });

  it('is not known by signs that are no letters', () => {
    expect(initialsOf('"><img src=x onerror=alert(1)>')).toBe('IO');
    expect(initialsOf('(Kim) "The Lamp"')).toBe('KL');
    expect(initialsOf('-- !')).toBe('?');
    expect(initialsOf('')).toBe('?');
  });

  it('keeps whole what a reader takes for one letter', () => {
    expect(initialsOf('🦊')).toBe('🦊');
    expect(initialsOf('👩‍💻 Lee')).toBe('👩‍💻L');
    expect(initialsOf('A\u030Asa')).toBe('A\u030A');
  });

  it('has a name that is text, and does not turn the words around it', () => {
    const { container } = render(<PersonName name={'"><img src=x>'} />);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('bdi')?.textContent).toBe('"><img src=x>');
  });
});
