'use client';
import type { JsonValue, Problem } from '@fermata/model';
import { useDesigner, useForm, useSet } from '../designer-context.tsx';
import { valueAt } from '../model/value-at.ts';

/** One member of the form: what it says, what is wrong with it, and how it is set. */
export interface Member {
  readonly value: JsonValue | undefined;
  readonly problem: Problem | undefined;
  readonly readOnly: boolean;
  readonly set: (value: JsonValue | undefined) => void;
}

/** The member at a path. */
export function useMember(path: string): Member {
  const { problems, readOnly } = useDesigner();
  const value = valueAt(useForm(), path);
  const put = useSet();
  return {
    value,
    problem: problems.find((one) => one.path === path || one.path.startsWith(`${path}/`)),
    readOnly,
    set: (next) => {
      if (next !== undefined || value !== undefined) put(path, next);
    },
  };
}
