'use client';
import { useEffect, useId, useMemo, useRef, useState, type Ref } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { createForm, FormPlan } from '@fermata/forms';
import type { FormViewProperties } from './form-view-properties.ts';
import { marksOf } from './inputs/read-number.ts';
import type { FormPorts } from './ports.ts';
import type { ComponentRegistry } from './registry/registry.ts';
import { FormStore } from './store/form-store.ts';
import type { FormScene } from './store/form-scene.ts';

const noPorts: FormPorts = Object.freeze({});

/** Makes a form ready for one person. */
export type CreateForm = typeof createForm;

interface SceneProperties extends FormViewProperties {
  readonly create: CreateForm;
  readonly registry: ComponentRegistry;
  /** What only shows follows the values it is given; what is typed is never replaced. */
  readonly follows?: boolean;
}

/** The scene of a form: its store, made once for a plan and what it is given, and what stands around. */
export function useFormScene(properties: SceneProperties, announce: (text: string) => void): FormScene {
  const { registry, ports = noPorts, readOnly = false } = properties;
  const pageLocale = useLocale();
  const locale = properties.locale ?? pageLocale;
  const zone = properties.zone ?? browserZone();
  const prefix = useId();
  const store = useFormStore(properties, locale);
  const words = useTranslations('ui-forms') as FormScene['words'];
  const marks = useMemo(() => marksOf(locale), [locale]);
  return useMemo(
    () => ({ store, registry, ports, locale, zone, prefix, announce, words, marks, isReadOnly: readOnly }),
    [store, registry, ports, locale, zone, prefix, announce, words, marks, readOnly],
  );
}

/** Another input or language is the same form with what is typed in it; another plan is another form. */
function useFormStore(properties: SceneProperties, locale: string): FormStore {
  const { create } = properties;
  const plan = useSame(properties.plan);
  const input = useSame(properties.input ?? null);
  const user = useSame(properties.user);
  const values = useSame(properties.follows === true ? properties.values : undefined);
  const [opened] = useState(() => properties.now ?? new Date().toISOString());
  const changed = useLatest(properties.onChange);
  const before = useRef<{ readonly plan: FormPlan; readonly store: FormStore }>(undefined);
  const given = useLatest(properties.values);
  const store = useMemo(() => {
    const form = create(plan, { input, now: opened, locale, ...(user !== undefined && { user }) });
    const typed = before.current?.plan === plan ? before.current.store.state.values : given.current;
    return new FormStore(form, form.start(values ?? typed), (state) => changed.current?.(state.values));
  }, [create, plan, input, user, values, opened, locale, changed, given]);
  useEffect(() => {
    before.current = { plan, store };
  }, [plan, store]);
  useStoreRef(properties.storeRef, store);
  return store;
}

/** The value of before as long as the new one says the same, so that a page may make it anew each time. */
function useSame<T extends object | string | number | boolean | null | undefined>(value: T): T {
  const [box] = useState<{ value: T }>(() => ({ value }));
  if (box.value !== value && JSON.stringify(box.value) !== JSON.stringify(value)) box.value = value;
  return box.value;
}

function useLatest<T>(value: T): { current: T } {
  const [box] = useState(() => ({ current: value }));
  useEffect(() => {
    box.current = value;
  });
  return box;
}

function useStoreRef(target: Ref<FormStore> | undefined, store: FormStore): void {
  useEffect(() => {
    if (typeof target === 'function') target(store);
    else if (target) target.current = store;
  }, [target, store]);
}

function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
