import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { setDiagnostics } from '@codemirror/lint';
import type { Extension, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { CompletionSource, TextMark, TextOption } from './editor-props.ts';

const severities = Object.freeze({ error: 'error', warning: 'warning', hint: 'info' } as const);

/** Shows findings as wavy lines; those of a text that has become shorter are cut. */
export function showMarks(view: EditorView, marks: readonly TextMark[]): TransactionSpec {
  const end = view.state.doc.length;
  return setDiagnostics(
    view.state,
    marks.map(({ from, to, severity, message }) => ({
      from: Math.min(from, end),
      to: Math.min(Math.max(from, to), end),
      severity: severities[severity],
      message,
    })),
  );
}

const types = Object.freeze({
  field: 'property',
  variable: 'variable',
  function: 'function',
  keyword: 'keyword',
  value: 'constant',
} as const);

/** Completion from a source that the page gives; asked anew with every key. */
export function completing(source: () => CompletionSource | undefined): Extension {
  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const found = await source()?.(context.state.doc.toString(), context.pos);
    if (found === undefined || context.aborted) return null;
    const isAsked =
      context.explicit || found.from < context.pos || /[.{]\s*$/.test(context.state.sliceDoc(0, context.pos));
    return isAsked ? { from: found.from, options: found.options.map(optionOf), filter: true } : null;
  };
  return autocompletion({
    override: [complete],
    icons: false,
    optionClass: (option) => (option.boost === -10 ? 'fm-uncertain' : ''),
  });
}

function optionOf({
  label,
  insert,
  detail,
  info,
  kind = 'value',
  uncertain = false,
}: TextOption): Completion {
  return {
    label,
    type: types[kind],
    ...(insert !== undefined && { apply: insert }),
    ...(detail !== undefined && { detail }),
    ...(info !== undefined && { info }),
    ...(uncertain && { boost: -10 }),
  };
}
