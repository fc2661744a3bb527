/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import type { ReactElement } from 'react';
import { Countdown } from './countdown.tsx';

const now = Date.parse('2026-03-01T12:00:00Z');

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function told(countdown: ReactElement): string | null | undefined {
  jest.useFakeTimers({ now });
  return show(countdown).container.querySelector('.fm-countdown')?.textContent;
}

describe('a countdown', () => {
  it('says how long there is, and among other words that it is what is left', () => {
    expect(told(<Countdown until={now + 7_980_000} />)).toBe('2 h 13 min');
    cleanup();
    expect(told(<Countdown until={now + 7_980_000} inText />)).toBe('2 h 13 min left');
  });

  it('says how late it is afterwards', () => {
    expect(told(<Countdown until={now - 30_000} inText />)).toBe('30 s late');
  });

  it('counts seconds among other words only in the last minute', () => {
    expect(told(<Countdown until={now - 139_000} inText />)).toBe('2 min late');
    cleanup();
    expect(told(<Countdown until={now + 139_000} />)).toBe('2 min 19 s');
  });
});
