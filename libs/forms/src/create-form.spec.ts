import { describe, expect, it } from '@jest/globals';
import { at, begin, formOf, planOf, said } from './forms.fixture.ts';

describe('a form that is filled in', () => {
  it('leaves out of the answer what is hidden, and has it again when it is shown', () => {
    const [form, first] = begin([
      { component: 'switch', field: 'broken' },
      { component: 'text', field: 'damage', show: 'output.broken' },
    ]);
    const filled = form.change(form.change(first, '/broken', true), '/damage', 'a scratch');
    expect(form.answer(filled)).toEqual({ broken: true, damage: 'a scratch' });
    const hidden = form.change(filled, '/broken', false);
    expect(form.answer(hidden)).toEqual({ broken: false });
    expect(at(hidden, '/damage').visible).toBe(false);
    expect(form.answer(form.change(hidden, '/broken', true))).toEqual({ broken: true, damage: 'a scratch' });
  });

  it('shows nothing that depends on a hidden field, as if that had never been filled in', () => {
    const [form, state] = begin(
      [
        { component: 'text', field: 'c', show: "output.b == 'yes'" },
        { component: 'text', field: 'b', show: 'output.a' },
        { component: 'switch', field: 'a' },
      ],
      { a: true, b: 'yes', c: 'deep' },
    );
    expect(form.answer(state)).toEqual({ a: true, b: 'yes', c: 'deep' });
    expect(form.answer(form.change(state, '/a', false))).toEqual({ a: false });
  });

  it('hides everything inside what is hidden', () => {
    const [form, state] = begin(
      [
        { component: 'switch', field: 'more' },
        { component: 'section', show: 'output.more', children: [{ component: 'text', field: 'note' }] },
      ],
      { more: true, note: 'x' },
    );
    expect(form.answer(form.change(state, '/more', false))).toEqual({ more: false });
  });

  it('computes values from values, whatever was sent for them', () => {
    const [form, state] = begin(
      [
        { component: 'number', field: 'gross', compute: 'output.net * 1.2' },
        { component: 'number', field: 'net', compute: 'output.price * output.count' },
        { component: 'number', field: 'price' },
        { component: 'number', field: 'count' },
      ],
      { price: 10, count: 2, gross: 1 },
    );
    expect(form.answer(state)).toEqual({ price: 10, count: 2, net: 20, gross: 24 });
    const more = form.change(state, '/count', 3);
    expect(form.answer(more)).toEqual({ price: 10, count: 3, net: 30, gross: 36 });
    expect(at(more, '/gross')).toMatchObject({ value: 36, enabled: false });
    expect(form.answer(form.change(more, '/price', undefined))).toEqual({ count: 3 });
  });

  it('leaves no object behind that was only there for what was computed in it', () => {
    const full = { component: 'text', field: 'address.full', show: 'output.on', compute: "'x'" };
    const [form, state] = begin([{ component: 'switch', field: 'on' }, full], { on: true });
    expect(form.answer(state)).toEqual({ on: true, address: { full: 'x' } });
    expect(form.answer(form.change(state, '/on', false))).toEqual({ on: false });
  });

  it('keeps every component that is not concerned by a change', () => {
    const layout = ['a', 'b', 'c'].map((field) => ({ component: 'text', field }));
    const [form, first] = begin([...layout, { component: 'text', field: 'd', enable: "output.a != ''" }]);
    const next = form.change(first, '/a', 'x');
    const kept = ['/b', '/c'].map((pointer) => at(next, pointer) === at(first, pointer));
    expect(kept).toEqual([true, true]);
    expect(at(next, '/d').enabled).toBe(true);
    expect(form.change(next, '/a', 'x')).toBe(next);
  });

  it('begins with the defaults of its nodes, of its schema, and of what the step gives', () => {
    const plan = planOf(
      [
        { component: 'text', field: 'who', default: '${ user.id }' },
        { component: 'number', field: 'amount', default: '${ input.amount }' },
        { component: 'text', field: 'why' },
      ],
      {
        schema: {
          type: 'object',
          properties: { who: {}, amount: {}, why: { type: 'string', default: 'lost' } },
        },
      },
    );
    const form = formOf(plan, { amount: 80 });
    expect(form.answer(form.start())).toEqual({ who: 'robin', amount: 80, why: 'lost' });
    expect(form.answer(form.start({ why: 'late' }))).toEqual({ why: 'late' });
  });

  it('takes a condition for false while what it reads is not filled in, and says nothing', () => {
    const [, state] = begin([{ component: 'text', field: 'a', show: 'output.amount > 100' }]);
    expect(at(state, '/a')).toMatchObject({ visible: false, problems: [] });
  });

  it('shows what its author made a mistake in, and says so', () => {
    const [form, state] = begin(
      [
        { component: 'text', field: 'a', show: 'output.b > 1' },
        { component: 'text', field: 'b' },
        { component: 'text', field: 'c', compute: 'output.b * 2' },
      ],
      { a: 'x', b: 'text' },
    );
    expect(form.answer(state)).toEqual({ a: 'x', b: 'text' });
    expect(said(form.check(state))).toEqual(['/a form.expression', '/c form.expression']);
    expect(form.check(state).map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });

  it('reads in the language of the person: titles, help, choices, outcomes, messages, templates', () => {
    const layout = [
      {
        component: 'choice',
        field: 'team',
        title: 'Team',
        help: 'Who?',
        choices: [{ value: 'a', title: 'Sales' }],
      },
      { component: 'markdown', value: 'By ${ input.who }' },
    ];
    const de = {
      Team: 'Gruppe',
      'Who?': 'Wer?',
      Sales: 'Verkauf',
      'By ${ input.who }': 'Von ${ input.who }',
      Go: 'Los',
    };
    const plan = planOf(layout, { languages: { de }, outcomes: [{ name: 'go', title: 'Go' }] });
    const state = formOf(plan, { who: 'Ada' }, 'de-AT').start();
    expect(at(state, '/team')).toMatchObject({
      title: 'Gruppe',
      help: 'Wer?',
      choices: [{ value: 'a', title: 'Verkauf' }],
    });
    expect(state.nodes.get('/layout/1')?.shown).toBe('Von Ada');
    expect(state.outcomes[0]?.title).toBe('Los');
  });
});

describe('a list of items', () => {
  const layout = [
    {
      component: 'repeater',
      field: 'lines',
      children: [
        { component: 'number', field: 'price' },
        { component: 'number', field: 'count', default: 1 },
        { component: 'number', field: 'sum', compute: 'item.price * item.count' },
        { component: 'text', field: 'why', show: 'item.sum > 100' },
        {
          component: 'table',
          field: 'parts',
          as: 'part',
          children: [
            { component: 'text', field: 'name', enable: 'item.on' },
            { component: 'switch', field: 'on' },
          ],
        },
      ],
    },
    { component: 'number', field: 'total', compute: 'sum(output.lines.map(line, line.sum))' },
  ];

  it('has its fields for each item, with computed values within and above', () => {
    const [form, first] = begin(layout);
    const one = form.change(form.insertItem(first, '/lines'), '/lines/0/price', 60);
    const two = form.change(form.insertItem(one, '/lines'), '/lines/1/price', 50);
    const more = form.change(two, '/lines/1/count', 3);
    expect(form.answer(more)).toEqual({
      lines: [
        { price: 60, count: 1, sum: 60 },
        { price: 50, count: 3, sum: 150 },
      ],
      total: 210,
    });
    expect([at(more, '/lines/0/why').visible, at(more, '/lines/1/why').visible]).toEqual([false, true]);
    expect(at(more, '/lines').items).toBe(2);
  });

  it('drops, keeps and moves items with everything in them', () => {
    const values = {
      lines: [
        { price: 200, count: 1, why: 'dear' },
        { price: 1, count: 1, why: 'kept' },
      ],
    };
    const [form, state] = begin(layout, values);
    const moved = form.moveItem(state, '/lines', 0, 1);
    expect(form.answer(moved)['lines']).toEqual([
      { price: 1, count: 1, sum: 1 },
      { price: 200, count: 1, sum: 200, why: 'dear' },
    ]);
    const left = form.removeItem(moved, '/lines', 1);
    expect(form.answer(left)).toEqual({ lines: [{ price: 1, count: 1, sum: 1 }], total: 1 });
    expect([...left.nodes.keys()].filter((key) => key.endsWith('#1'))).toEqual([]);
  });

  it('may be of plain values: one that is cleared keeps its place', () => {
    const children = [{ component: 'text', field: '.', checks: [{ that: "item != 'x'", message: 'No' }] }];
    const schema = {
      type: 'object',
      properties: { words: { type: 'array', items: { type: 'string' } } },
    };
    const [form, state] = begin(
      [{ component: 'repeater', field: 'words', children }],
      { words: ['x', 'y'] },
      { schema },
    );
    expect(said(form.check(state))).toEqual(['/words/0 form.check']);
    const cleared = form.change(state, '/words/0', undefined);
    expect(form.answer(cleared)).toEqual({ words: ['', 'y'] });
    expect(form.answer(form.insertItem(cleared, '/words'))).toEqual({ words: ['', 'y', ''] });
  });

  it('stands in lists, each inner one with its own items', () => {
    const [form, state] = begin(layout, {
      lines: [{ parts: [{ on: true }] }, { parts: [{ on: false }, { on: true }] }],
    });
    const keys = form.children(state, '/layout/0/children/4#1', 1).map(({ key, enabled }) => [key, enabled]);
    expect(keys).toEqual([
      ['/layout/0/children/4/children/0#1.1', true],
      ['/layout/0/children/4/children/1#1.1', true],
    ]);
    expect(at(state, '/lines/1/parts/0/name').enabled).toBe(false);
    const more = form.insertItem(state, '/lines/1/parts', 0, { on: true });
    expect(at(more, '/lines/1/parts').items).toBe(3);
    expect(at(more, '/lines/0/parts').items).toBe(1);
  });
});

describe('a form that is checked', () => {
  it('says which fields are empty that must not be: by schema, by condition, by decision', () => {
    const [form, state] = begin(
      [
        { component: 'text', field: 'name' },
        { component: 'text', field: 'why', require: "output.kind == 'other'" },
        { component: 'text', field: 'kind' },
        { component: 'long-text', field: 'note' },
      ],
      { kind: 'other', note: '  ' },
      {
        schema: { type: 'object', required: ['name'], properties: { name: {}, why: {}, kind: {}, note: {} } },
        outcomes: [{ name: 'reject', requires: ['note'], reason: 'required' }, { name: 'accept' }],
      },
    );
    expect(said(form.check(state, { outcome: 'accept' }))).toEqual([
      '/name form.required',
      '/why form.required',
    ]);
    expect(said(form.check(state, { outcome: 'reject' })).slice(2)).toEqual([
      '/note form.required',
      '/reason form.required',
    ]);
  });

  it('demands nothing of what is hidden, nor of an object that is not there', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: {
        a: {},
        address: { type: 'object', required: ['city'], properties: { city: {}, zip: {} } },
      },
    };
    const layout = [
      { component: 'text', field: 'a', show: 'false' },
      {
        component: 'section',
        field: 'address',
        children: [
          { component: 'text', field: 'city' },
          { component: 'text', field: 'zip' },
        ],
      },
    ];
    const [form, state] = begin(layout, {}, { schema });
    expect(form.check(state)).toEqual([]);
    expect(said(form.check(form.change(state, '/address/zip', '1010')))).toEqual([
      '/address/city form.required',
    ]);
  });

  it('says what its checks and rules say, once what they read is there; a warning only warns', () => {
    const [form, state] = begin(
      [
        { component: 'date', field: 'from' },
        {
          component: 'date',
          field: 'to',
          checks: [
            { that: 'output.to >= output.from', message: 'Ends before it begins' },
            { that: "output.to < '2030'", message: 'Far away', severity: 'warning' },
          ],
        },
      ],
      { to: '2031-01-01' },
      { rules: [{ that: 'output.from != output.to', message: 'One day only', fields: ['from', 'to'] }] },
    );
    expect(form.check(state)).toEqual([
      { code: 'form.check', path: '/to', message: 'Far away', severity: 'warning' },
    ]);
    const wrong = form.change(form.change(state, '/from', '2027-01-01'), '/to', '2026-01-01');
    expect(said(form.check(wrong))).toEqual(['/to form.check']);
    const same = form.change(wrong, '/to', '2027-01-01');
    expect(said(form.check(same))).toEqual(['/from form.rule', '/to form.rule']);
  });

  it('refuses a value that is none of the choices, also where these depend on another field', () => {
    const [form, state] = begin(
      [
        { component: 'choice', field: 'land', choices: ['at', 'de'] },
        { component: 'choice', field: 'city', choices: "output.land == 'at' ? ['wien', 'graz'] : ['bonn']" },
      ],
      { land: 'at', city: 'graz' },
    );
    expect(form.check(state)).toEqual([]);
    expect(said(form.check(form.change(state, '/land', 'de')))).toEqual(['/city form.choice']);
  });

  it('checks one step of a wizard by itself', () => {
    const step = (field: string) => ({
      component: 'step',
      title: field,
      children: [{ component: 'text', field, require: 'true' }],
    });
    const [form, state] = begin([{ component: 'wizard', children: [step('a'), step('b')] }], {});
    expect(said(form.check(state, { within: '/layout/0/children/1' }))).toEqual(['/b form.required']);
    expect(form.check(state)).toHaveLength(2);
  });

  it('offers a decision only while its condition holds', () => {
    const [form, state] = begin(
      [{ component: 'number', field: 'amount' }],
      {},
      {
        outcomes: [{ name: 'approve', when: 'output.amount < 100' }],
      },
    );
    expect(said(form.check(state, { outcome: 'approve' }))).toEqual(['/outcome form.outcome']);
    const less = form.change(state, '/amount', 5);
    expect(less.outcomes[0]?.offered).toBe(true);
    expect(form.check(less, { outcome: 'approve' })).toEqual([]);
  });

  it('names what only the server can tell, once it is filled in', () => {
    const checks = [{ ask: { lookup: 'users', value: 'output.deputy' }, message: 'Nobody of that name' }];
    const [form, state] = begin([{ component: 'text', field: 'deputy', checks }], {});
    expect(form.questions(state)).toEqual([]);
    expect(form.questions(form.change(state, '/deputy', 'ada'))).toEqual([
      {
        pointer: '/deputy',
        lookup: 'users',
        value: 'ada',
        expect: 'found',
        message: 'Nobody of that name',
        severity: 'error',
      },
    ]);
  });
});
