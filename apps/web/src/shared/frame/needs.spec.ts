import { describe, expect, it } from '@jest/globals';
import { permissionsOf, type Role } from '@fermata/contracts';
import { countOfTroubled, needsOf, shortCount, tabTitle, together } from './needs.ts';
import { countedIcon } from './tab-icon.ts';

const needs = (...roles: readonly Role[]) => needsOf((permission) => permissionsOf(roles).has(permission));

describe('what a person is needed for', () => {
  it('follows from what the person may do', () => {
    expect(needs('admin')).toMatchObject({ trouble: 'all' });
    expect(needs('supervisor')).toMatchObject({ trouble: 'all' });
    expect(needs('analyst')).toMatchObject({ trouble: 'own' });
    expect(needs('agent')).toMatchObject({ tasks: true });
    expect(needs()).toEqual({ tasks: false, trouble: 'none' });
  });

  it('is nothing of instances for whoever may not see them', () => {
    expect(needsOf((permission) => permission !== 'instance.read')).toEqual({ tasks: true, trouble: 'none' });
  });
});

describe('the count in the tab', () => {
  it('is quiet while nobody waits', () => {
    expect(shortCount({ count: 0, exact: true })).toBeUndefined();
    expect(tabTitle('Home', undefined)).toBe('Home · Fermata');
    expect(tabTitle('', undefined)).toBe('Fermata');
  });

  it('stands before the page', () => {
    expect(tabTitle('Home', shortCount({ count: 3, exact: true }))).toBe('(3) Home · Fermata');
  });

  it('says that there are more than it has counted', () => {
    const both = together({ count: 2, exact: true }, { count: 40, exact: false });
    expect(shortCount(both)).toBe('42+');
    expect(shortCount({ count: 100, exact: true })).toBe('99+');
    expect(shortCount({ count: 99, exact: true })).toBe('99');
  });

  it('adds only instances that do not go on by themselves', () => {
    const statuses = [
      { status: 'running', count: 900, exact: false },
      { status: 'failed', count: 2, exact: true },
      { status: 'suspended', count: 1, exact: true },
    ];
    expect(countOfTroubled(statuses)).toEqual({ count: 3, exact: true });
  });

  it('is drawn into the sign', () => {
    const icon = countedIcon('7', { sign: '#8a4b08', badge: '#8a4b08', badgeText: '#fff9db' });
    expect(icon.startsWith('data:image/svg+xml,')).toBe(true);
    const picture = decodeURIComponent(icon.slice(icon.indexOf(',') + 1));
    expect(picture).toContain('fill="#fff9db">7</text>');
    expect(picture.match(/<svg /g)).toHaveLength(1);
  });
});
