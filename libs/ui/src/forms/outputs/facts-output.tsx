'use client';
import type { ReactNode } from 'react';
import { isObject, type JsonValue } from '@fermata/model';
import type { OutputProperties } from '../registry/registration.ts';
import { useScene } from '../store/form-scene.ts';
import { useWriting } from './use-writing.ts';
import { humanised } from './humanised.ts';

interface Fact {
  readonly title: string;
  readonly value: JsonValue | undefined;
}

/** Key facts: the members of an object, or a list of titles and values. */
export function FactsOutput({ state, value }: OutputProperties): ReactNode {
  const write = useWriting(state.node);
  const { store } = useScene();
  const titles = titlesOf(state.node.options['titles'], (text) => store.form.text(text));
  return (
    <dl className="fm-facts">
      {factsOf(value, titles).map(({ title, value: fact }, index) => (
        <div key={`${title}${index}`}>
          <dt>{title}</dt>
          <dd>{write(fact) || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

type Titles = (name: string) => string;

function titlesOf(given: JsonValue | undefined, text: Titles): Titles {
  return (name) => {
    const title = isObject(given) && Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof title === 'string' ? text(title) : humanised(name);
  };
}

function factsOf(value: JsonValue | undefined, titleOf: Titles): readonly Fact[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(factOf);
  if (!isObject(value)) return [];
  return Object.entries(value as Readonly<Record<string, JsonValue>>).map(([name, fact]) => ({
    title: titleOf(name),
    value: fact,
  }));
}

function factOf(entry: JsonValue): readonly Fact[] {
  if (!isObject(entry)) return [];
  const { title, value } = entry as Readonly<Record<string, JsonValue>>;
  return typeof title === 'string' ? [{ title, value }] : [];
}
