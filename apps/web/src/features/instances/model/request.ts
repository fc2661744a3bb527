import type { OperateRequest, OperatorVerb } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';

/** What has been typed for a verb; JSON values as text. */
export interface VerbForm {
  readonly reason: string;
  readonly visit: string;
  readonly step: string;
  readonly to: string;
  readonly input: string;
  readonly output: string;
  readonly title: string;
  readonly description: string;
  readonly groups: string;
  readonly users: string;
  readonly blocking: boolean;
}

/** An empty form. */
export const emptyForm: VerbForm = Object.freeze({
  reason: '',
  visit: '',
  step: '',
  to: '',
  input: '',
  output: '',
  title: '',
  description: '',
  groups: '',
  users: '',
  blocking: false,
});

/** A request for the API, or the fields that still lack something. */
export type VerbRequest =
  | { readonly ready: true; readonly request: OperateRequest }
  | { readonly ready: false; readonly lacks: readonly (keyof VerbForm)[] };

type Members = Readonly<Record<string, JsonValue>>;

/** What the form asks for. The reason may still be missing for a preview. */
export function requestOf(verb: OperatorVerb, form: VerbForm, reason: string): VerbRequest {
  const { members, lacks } = parts[verb]?.(form) ?? nothing;
  if (lacks.length > 0) return { ready: false, lacks };
  return { ready: true, request: { verb, reason, ...members } as unknown as OperateRequest };
}

interface Part {
  readonly members: Members;
  readonly lacks: readonly (keyof VerbForm)[];
}

const nothing: Part = Object.freeze({ members: {}, lacks: [] });
const ofVisit = (form: VerbForm): Part => text(form, 'visit');
const ofStep = (form: VerbForm): Part => text(form, 'step');

/** What each verb takes from the form; a verb that is not named takes nothing. */
const parts: Readonly<Partial<Record<OperatorVerb, (form: VerbForm) => Part>>> = Object.freeze({
  retry: (form) => (form.visit === '' ? nothing : ofVisit(form)),
  skip: (form) => joined(ofVisit(form), form.output.trim() === '' ? nothing : json(form, 'output')),
  'edit-input': (form) => joined(ofVisit(form), json(form, 'input')),
  'edit-output': (form) => joined(ofVisit(form), json(form, 'output')),
  fail: ofVisit,
  'complete-items': ofVisit,
  'withdraw-task': ofVisit,
  rerun: ofStep,
  hold: ofStep,
  release: ofStep,
  jump: (form) => joined(renamed(ofVisit(form), 'visit', 'from'), text(form, 'to')),
  'add-task': task,
});

function joined(...parts: readonly Part[]): Part {
  return {
    members: Object.assign({}, ...parts.map(({ members }) => members)) as Members,
    lacks: parts.flatMap(({ lacks }) => lacks),
  };
}

function text(form: VerbForm, name: 'visit' | 'step' | 'to'): Part {
  return form[name] === '' ? { members: {}, lacks: [name] } : { members: { [name]: form[name] }, lacks: [] };
}

function renamed({ members, lacks }: Part, from: string, to: string): Part {
  return { members: from in members ? { [to]: members[from] ?? null } : {}, lacks };
}

function json(form: VerbForm, name: 'input' | 'output'): Part {
  try {
    return { members: { [name]: JSON.parse(form[name]) as JsonValue }, lacks: [] };
  } catch {
    return { members: {}, lacks: [name] };
  }
}

function task({ title, description, groups, users, blocking }: VerbForm): Part {
  const [toGroups, toUsers] = [namesOf(groups), namesOf(users)];
  const lacks: (keyof VerbForm)[] = [];
  if (title.trim() === '') lacks.push('title');
  if (toGroups.length + toUsers.length === 0) lacks.push('groups');
  if (lacks.length > 0) return { members: {}, lacks };
  const wanted = {
    title: title.trim(),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(toGroups.length === 0 ? {} : { groups: toGroups }),
    ...(toUsers.length === 0 ? {} : { users: toUsers }),
    blocking,
  };
  return { members: { task: wanted }, lacks: [] };
}

function namesOf(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter((name) => name !== '');
}
