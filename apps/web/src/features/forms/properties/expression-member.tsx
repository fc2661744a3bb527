'use client';
import { useId, useMemo, type ReactNode } from 'react';
import { Input, useMantineStyleNonce } from '@mantine/core';
import { ExpressionEditor, type CompletionSource, useProblemTexts } from '@fermata/ui';
import { isObject, type JsonObject } from '@fermata/model';
import { useForm } from '../designer-context.tsx';
import { fieldsOf } from '../model/fields.ts';
import { useMember } from './use-member.ts';

interface Properties {
  readonly path: string;
  readonly label: string;
  /** Text with `${ … }` in it rather than one expression. */
  readonly isTemplate?: boolean;
}

/** An expression over `input` and `output`, with the names that there are. */
export function ExpressionMember({ path, label, isTemplate = false }: Properties): ReactNode {
  const { value, problem, readOnly, set } = useMember(path);
  const texts = useProblemTexts();
  const completions = useNames();
  const id = useId();
  const nonce = useMantineStyleNonce()?.();
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      error={problem && texts.message(problem)}
    >
      <ExpressionEditor
        value={text}
        label={label}
        template={isTemplate}
        readOnly={readOnly}
        completions={completions}
        {...(nonce === undefined ? {} : { nonce })}
        onChange={(next) => set(next === '' ? undefined : next)}
      />
    </Input.Wrapper>
  );
}

/** What an expression of a form can read: what the step gives, and the answer so far. */
function useNames(): CompletionSource {
  const definition = useForm();
  return useMemo(() => {
    const names = [...namesOf(definition, 'input'), ...namesOf(definition, 'output')];
    return (text, offset) => {
      const word = /[A-Za-z_][\w.]*$/.exec(text.slice(0, offset))?.[0] ?? '';
      const options = names.filter(({ label }) => label.startsWith(word));
      return options.length === 0 ? undefined : { from: offset - word.length, options };
    };
  }, [definition]);
}

function namesOf(definition: JsonObject, root: 'input' | 'output') {
  const schema = definition[root === 'input' ? 'input' : 'schema'];
  const fields = isObject(schema) ? fieldsOf(schema as JsonObject) : [];
  return [
    { label: root, kind: 'variable' as const },
    ...fields.map(({ name, schema: own }) => ({
      label: `${root}.${name}`,
      kind: 'field' as const,
      ...(typeof own['type'] === 'string' && { detail: own['type'] }),
    })),
  ];
}
