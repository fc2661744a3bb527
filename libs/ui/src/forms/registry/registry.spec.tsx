/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { PlanNode } from '@fermata/forms';
import { showForm } from '../forms.fixture.tsx';
import { componentSamples } from '../samples/samples.ts';
import type { InputProperties, InputRegistration } from './registration.ts';
import { createRegistry, named } from './registry.ts';

const { builtIn } = await import('./built-in.ts');
const { componentKinds } = await import('@fermata/forms');

const nodeOf = (component: string, more: Partial<PlanNode> = {}): PlanNode => ({
  id: '/layout/0',
  component,
  required: false,
  options: {},
  children: [],
  checks: [],
  ...more,
});

function Loud({ control }: InputProperties) {
  return <input {...control} data-testid="loud" />;
}

const loud: InputRegistration = {
  name: 'x-loud',
  role: 'input',
  frame: 'label',
  options: {},
  tester: named('x-loud'),
  Component: Loud,
};

describe('the registry of components', () => {
  it('knows every kind of component that a definition can name', () => {
    const lost = componentKinds().filter((kind) => builtIn.find(nodeOf(kind, { field: '/a' })) === undefined);
    expect(lost).toEqual([]);
  });

  it('names no component twice', () => {
    const names = builtIn.registrations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a sample of every component, and no sample of none', () => {
    const names = builtIn.registrations.map(({ name }) => name);
    expect(Object.keys(componentSamples).sort()).toEqual([...names].sort());
  });

  it('takes the one that fits best, the later of two that fit alike', () => {
    const better = { ...loud, name: 'x-better', tester: () => 50 };
    const last = { ...loud, name: 'x-last', tester: () => 50 };
    const registry = createRegistry([...builtIn.registrations, better, last]);
    expect(registry.find(nodeOf('text'))?.name).toBe('x-last');
    expect(builtIn.find(nodeOf('text', { field: '/a' }))?.name).toBe('text');
  });

  it('shows few choices as radio buttons and many as a list', () => {
    const choices = (count: number) => ({
      kind: 'list' as const,
      choices: Array.from({ length: count }, (_, index) => ({ value: index, title: String(index) })),
    });
    expect(builtIn.find(nodeOf('choice', { field: '/a', choices: choices(5) }))?.name).toBe('radios');
    expect(builtIn.find(nodeOf('choice', { field: '/a', choices: choices(6) }))?.name).toBe('choice');
  });

  it('edits a field of an unknown kind as JSON, and draws an own component where it is registered', () => {
    const definition = {
      schema: { type: 'object', properties: { a: { type: 'string', title: 'A' } } },
      layout: [{ component: 'x-loud', field: 'a' }],
    };
    showForm(definition);
    expect(screen.getByLabelText('A').tagName).toBe('TEXTAREA');
    showForm(definition, { registry: createRegistry([...builtIn.registrations, loud]) });
    expect(screen.getByTestId('loud')).not.toBeNull();
  });
});
