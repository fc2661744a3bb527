import {
  fillTemplate,
  type EvaluationResult,
  type ExpressionError,
  type Language,
  type Parsed,
  type Scope,
  type Template,
} from '@fermata/expressions';
import { canonicalJson, phraseOf, said, type JsonValue, type Phrase } from '@fermata/model';

/** What an expression of a form yields: a value, nothing yet because something it reads is not there, or a failure. */
export type Yield =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly message: Phrase };

/** Evaluates the sources of one form; each is parsed once, on first use. */
export class Programs {
  readonly #language: Language;
  readonly #parsed = new Map<string, Parsed | string>();
  readonly #templates = new Map<string, Template | Unreadable>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** The value of an expression. */
  evaluate(source: string, scope: Scope): Yield {
    return yielded(this.#run(source, scope));
  }

  /** The value of a template. */
  fill(template: JsonValue, scope: Scope): Yield {
    const key = typeof template === 'string' ? template : `\u0000${canonicalJson(template)}`;
    const known = this.#templates.get(key) ?? templateOf(template, this.#language);
    this.#templates.set(key, known);
    if ('why' in known) return { kind: 'failed', message: known.why };
    return yielded(fillTemplate(known, scope, (source, inner) => this.#run(source, inner)));
  }

  #run(source: string, scope: Scope): EvaluationResult {
    const known = this.#parsed.get(source) ?? parsedOr(source, this.#language);
    this.#parsed.set(source, known);
    return this.#language.evaluateExpression(known, scope);
  }
}

function parsedOr(source: string, language: Language): Parsed | string {
  const parsed = language.parseExpression(source);
  return parsed.ok ? parsed.expression : source;
}

/** Why a text is no template. */
interface Unreadable {
  readonly why: Phrase;
}

function templateOf(template: JsonValue, language: Language): Template | Unreadable {
  const parsed = language.parseTemplate(template);
  if (parsed.ok) return parsed.template;
  const [first] = parsed.problems;
  return { why: first === undefined ? said`not a template` : phraseOf(first) };
}

/** A form is filled in bit by bit: that a field is not there yet is no failure. */
const absent = /^(there is no field|no field|no element) /;

function yielded(result: EvaluationResult): Yield {
  if (result.ok) return { kind: 'value', value: result.value };
  return isAbsence(result.error) ? { kind: 'absent' } : { kind: 'failed', message: phraseOf(result.error) };
}

function isAbsence({ code, message }: ExpressionError): boolean {
  return code === 'expression.failed' && absent.test(message);
}
