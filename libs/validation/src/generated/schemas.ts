// Generated from schemas/ by `npm run generate`. Edit the schemas, not this file.
import type { JsonSchema } from '@fermata/model';

/** The JSON Schemas of all definition kinds and of the terms they share, by name. */
export const schemas: Readonly<Record<string, JsonSchema>> = Object.freeze({
  calendar: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/calendar.schema.json',
    title: 'Calendar definition',
    description: 'Business hours, holidays and a time zone.',
    type: 'object',
    required: ['kind', 'name'],
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'calendar',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      zone: {
        type: 'string',
        minLength: 1,
        maxLength: 100,
        description:
          'Time zone by its IANA name, such as `Europe/Berlin`; UTC unless said. Its daylight saving travels with each plan.',
      },
      hours: {
        type: 'object',
        additionalProperties: false,
        properties: {
          monday: {
            $ref: '#/$defs/openHours',
          },
          tuesday: {
            $ref: '#/$defs/openHours',
          },
          wednesday: {
            $ref: '#/$defs/openHours',
          },
          thursday: {
            $ref: '#/$defs/openHours',
          },
          friday: {
            $ref: '#/$defs/openHours',
          },
          saturday: {
            $ref: '#/$defs/openHours',
          },
          sunday: {
            $ref: '#/$defs/openHours',
          },
        },
        description:
          'Open hours by day of the week, in local time; a day that is not named is closed. Without `hours` every day is open all day.',
      },
      holidays: {
        type: 'array',
        maxItems: 5000,
        items: {
          $ref: '#/$defs/holiday',
        },
        description: 'Days that are closed, or open at other hours than usual.',
      },
    },
    additionalProperties: false,
    $defs: {
      openHours: {
        type: 'array',
        maxItems: 24,
        items: {
          type: 'string',
          pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
          maxLength: 11,
          description: 'From and to, such as `09:00-17:30`; `24:00` is the end of the day.',
        },
        description: 'Open hours of a day, in order and apart.',
      },
      localDate: {
        type: 'string',
        pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
        maxLength: 10,
        description: 'Local date such as `2030-12-24`.',
      },
      holiday: {
        description: 'A day, some days, or a day of every year.',
        anyOf: [
          {
            $ref: '#/$defs/localDate',
          },
          {
            $ref: '#/$defs/datedHoliday',
          },
          {
            $ref: '#/$defs/yearlyHoliday',
          },
        ],
      },
      datedHoliday: {
        type: 'object',
        required: ['date'],
        additionalProperties: false,
        description: 'A day, or some days in a row.',
        properties: {
          date: {
            $ref: '#/$defs/localDate',
            description: 'The day, or the first of them.',
          },
          through: {
            $ref: '#/$defs/localDate',
            description: 'The last day of several, itself included; at most 366 days.',
          },
          hours: {
            $ref: '#/$defs/openHours',
            description: 'Open hours of that day; closed unless said.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
        },
      },
      yearlyHoliday: {
        type: 'object',
        required: ['yearly'],
        additionalProperties: false,
        description: 'The same day of every year.',
        properties: {
          yearly: {
            type: 'string',
            pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
            maxLength: 5,
            description: 'Month and day, such as `12-25`.',
          },
          hours: {
            $ref: '#/$defs/openHours',
            description: 'Open hours of that day; closed unless said.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
        },
      },
    },
  },
  component: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/component.schema.json',
    title: 'Component definition',
    description: 'A form that people fill in, or a view: a tree of user interface components bound to data.',
    type: 'object',
    required: ['kind', 'name'],
    additionalProperties: false,
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'component',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      use: {
        enum: ['form', 'view'],
        description: 'A `form` (default) yields an answer; a `view` only shows.',
      },
      input: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of what is shown: the `with` of the step.',
      },
      schema: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the answer.',
      },
      outcomes: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: {
          $ref: '#/$defs/formOutcome',
        },
        description: 'What the person may decide.',
      },
      layout: {
        type: 'array',
        maxItems: 500,
        items: {
          $ref: '#/$defs/formNode',
        },
        description: 'The components from top to bottom; made from the schemas unless said.',
      },
      rules: {
        type: 'array',
        maxItems: 200,
        items: {
          $ref: '#/$defs/formRule',
        },
        description: 'What must hold between several fields.',
      },
      languages: {
        type: 'object',
        maxProperties: 40,
        propertyNames: {
          pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
          maxLength: 35,
        },
        additionalProperties: {
          $ref: '#/$defs/formTexts',
        },
        description:
          'Translations by language tag (`de`, `de-AT`): each text as it stands here, and what it is called there.',
      },
      view: {
        enum: ['list', 'detail', 'dashboard'],
        description:
          'What a `view` is: rows with columns and filters, one thing, or tiles; `detail` unless said.',
      },
      columns: {
        type: 'array',
        maxItems: 50,
        items: {
          $ref: '#/$defs/viewColumn',
        },
        description: 'Columns of a `list`.',
      },
      filters: {
        type: 'array',
        maxItems: 30,
        items: {
          $ref: '#/$defs/viewFilter',
        },
        description: 'What a `list` can be narrowed by.',
      },
      tiles: {
        type: 'array',
        maxItems: 60,
        items: {
          $ref: '#/$defs/viewTile',
        },
        description: 'Tiles of a `dashboard`.',
      },
    },
    $defs: {
      formOutcome: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        description: 'One decision.',
        properties: {
          name: {
            $ref: 'terms.schema.json#/$defs/outcome',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          tone: {
            enum: ['neutral', 'positive', 'negative'],
            description: 'How its button looks.',
          },
          requires: {
            type: 'array',
            maxItems: 100,
            items: {
              $ref: '#/$defs/fieldPath',
            },
            description: 'Fields of the answer that this decision needs.',
          },
          reason: {
            enum: ['required', 'optional'],
            description:
              'Whether the person is asked for a reason; it becomes the field `reason` of the answer.',
          },
          when: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Offered only while this holds; sees `input`, `output`, `user`, `now`.',
          },
          help: {
            type: 'string',
            maxLength: 500,
            description: 'One sentence about what it does.',
          },
        },
      },
      formNode: {
        type: 'object',
        required: ['component'],
        additionalProperties: false,
        description: 'One component of the form.',
        properties: {
          component: {
            $ref: '#/$defs/componentKind',
          },
          field: {
            $ref: '#/$defs/fieldPath',
            description:
              'Field of the answer that it edits, such as `note` or `address.city`; inside a component with a field, a field of that one.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          help: {
            type: 'string',
            maxLength: 2000,
            description: 'One sentence of help.',
          },
          value: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'What it shows; `${ input.… }` reads what the step gives.',
          },
          show: {
            $ref: 'terms.schema.json#/$defs/expression',
            description:
              'Shown only while this holds; sees `input` (what is shown) and `output` (the answer so far).',
          },
          enable: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Can be edited only while this holds.',
          },
          require: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Must be filled in while this holds.',
          },
          options: {
            type: 'object',
            description: 'Settings of the kind of component.',
          },
          children: {
            type: 'array',
            maxItems: 200,
            items: {
              $ref: '#/$defs/formNode',
            },
            description: 'Components inside.',
          },
          compute: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'The field is never typed in: it is always what this yields.',
          },
          default: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'First value of the field; `${ input.… }` reads what the step gives.',
          },
          choices: {
            $ref: '#/$defs/formChoices',
          },
          checks: {
            type: 'array',
            maxItems: 20,
            items: {
              $ref: '#/$defs/formCheck',
            },
            description: 'What must hold of the field.',
          },
          as: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'In a list: a name for the item, beside `item`; useful where lists stand in lists.',
          },
        },
      },
      fieldPath: {
        type: 'string',
        pattern: '^(\\.|[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*)*|(/[^/]+)+)$',
        maxLength: 400,
        description:
          'A field of the answer: `note`, `address.city`, or a JSON Pointer such as `/postal-code`. Inside a component that has a field itself, it is a field of that one (of one item, where that is a list); `.` is the item itself.',
      },
      formTexts: {
        type: 'object',
        maxProperties: 3000,
        additionalProperties: {
          type: 'string',
          maxLength: 10000,
        },
        description: 'Each text as it stands in the definition, and its translation.',
      },
      formCheck: {
        type: 'object',
        required: ['message'],
        additionalProperties: false,
        description:
          'Something that must hold of a field. It waits until everything that it reads is filled in.',
        properties: {
          that: {
            $ref: 'terms.schema.json#/$defs/expression',
            description:
              'What must hold; sees `input`, `output` (the answer so far), `item` and `index` in a list, `user`, `now`.',
          },
          ask: {
            $ref: '#/$defs/formAsk',
          },
          message: {
            type: 'string',
            minLength: 1,
            maxLength: 500,
            description: 'What is said when it does not hold.',
          },
          severity: {
            enum: ['error', 'warning'],
            description: 'A `warning` lets the answer pass; `error` unless said.',
          },
        },
        oneOf: [
          {
            required: ['that'],
          },
          {
            required: ['ask'],
          },
        ],
      },
      formAsk: {
        type: 'object',
        required: ['lookup', 'value'],
        additionalProperties: false,
        description: 'A question to a source of choices that only the server can answer.',
        properties: {
          lookup: {
            $ref: '#/$defs/lookupSource',
          },
          value: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'What is looked for, by its value.',
          },
          expect: {
            enum: ['found', 'none'],
            description: 'Whether it must be there (`found`, the default) or must not be there (`none`).',
          },
        },
      },
      lookupSource: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$',
        maxLength: 100,
        description: 'Source of choices: `users`, `groups`, `definitions`, `instances`.',
      },
      formRule: {
        type: 'object',
        required: ['that', 'message'],
        additionalProperties: false,
        description: 'What must hold of the answer as a whole.',
        properties: {
          that: {
            $ref: 'terms.schema.json#/$defs/expression',
            description:
              'What must hold; sees `input`, `output` (the answer so far), `item` and `index` in a list, `user`, `now`.',
          },
          message: {
            type: 'string',
            minLength: 1,
            maxLength: 500,
            description: 'What is said when it does not hold.',
          },
          severity: {
            enum: ['error', 'warning'],
            description: 'A `warning` lets the answer pass; `error` unless said.',
          },
          fields: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            items: {
              $ref: '#/$defs/fieldPath',
            },
            description: 'The fields at which it is said; above the form unless said.',
          },
        },
      },
      formChoice: {
        type: 'object',
        required: ['value'],
        additionalProperties: false,
        description: 'One choice.',
        properties: {
          value: {
            type: ['string', 'number', 'boolean'],
            description: 'What the answer holds.',
          },
          title: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'What people read; the value unless said.',
          },
          help: {
            type: 'string',
            maxLength: 500,
            description: 'One sentence about it.',
          },
        },
      },
      formChoices: {
        description:
          'What can be chosen: a list, an expression that yields one, or a source that is searched; the values of the schema unless said.',
        anyOf: [
          {
            type: 'array',
            maxItems: 1000,
            items: {
              anyOf: [
                {
                  type: ['string', 'number', 'boolean'],
                },
                {
                  $ref: '#/$defs/formChoice',
                },
              ],
            },
            description: 'The choices.',
          },
          {
            $ref: 'terms.schema.json#/$defs/expression',
            description:
              'An expression that yields a list of values, or of objects with `value` and `title`.',
          },
          {
            $ref: '#/$defs/formLookup',
          },
        ],
      },
      formLookup: {
        type: 'object',
        required: ['lookup'],
        additionalProperties: false,
        description: 'Choices from a source that is searched while typing.',
        properties: {
          lookup: {
            $ref: '#/$defs/lookupSource',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'What narrows the search, such as `kind: workflow`.',
          },
        },
      },
      viewColumn: {
        type: 'object',
        required: ['title', 'value'],
        additionalProperties: false,
        description: 'One column.',
        properties: {
          title: {
            $ref: 'terms.schema.json#/$defs/title',
            description: 'Head of the column.',
          },
          value: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'What it shows; `${ item.… }` reads the row.',
          },
          component: {
            $ref: '#/$defs/componentKind',
          },
          sort: {
            type: 'string',
            maxLength: 100,
            description: 'Name by which the rows can be sorted.',
          },
          options: {
            type: 'object',
            description: 'Settings of the component.',
          },
        },
      },
      viewFilter: {
        type: 'object',
        required: ['field'],
        additionalProperties: false,
        description: 'One filter.',
        properties: {
          field: {
            $ref: '#/$defs/fieldPath',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
            description: 'Its label.',
          },
          component: {
            $ref: '#/$defs/componentKind',
          },
          choices: {
            $ref: '#/$defs/formChoices',
          },
        },
      },
      viewTile: {
        type: 'object',
        required: ['component'],
        additionalProperties: false,
        description: 'One tile.',
        properties: {
          component: {
            $ref: '#/$defs/componentKind',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
            description: 'Its head.',
          },
          value: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'What it shows.',
          },
          span: {
            type: 'integer',
            minimum: 1,
            maximum: 12,
            description: 'Width in twelfths; 4 unless said.',
          },
          options: {
            type: 'object',
            description: 'Settings of the component.',
          },
        },
      },
      componentKind: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*$',
        maxLength: 64,
        description:
          'Kind of component: `text`, `number`, `choice`, `date`, `value`, `markdown`, `section`, `columns` and others; own kinds begin with `x-`.',
      },
    },
  },
  decision: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/decision.schema.json',
    title: 'Decision definition',
    description: 'A decision table: rules from inputs to outputs.',
    type: 'object',
    required: ['kind', 'name', 'inputs', 'outputs', 'rules'],
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'decision',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      hit: {
        enum: ['unique', 'first', 'any', 'priority', 'collect', 'rule-order', 'sum', 'min', 'max', 'count'],
        description:
          'What counts when several rules hold: `unique` (default) none may, `first` the first, `any` all must say the same, `priority` the one whose output stands first in `values`; `collect` and `rule-order` give all of them in the order of the rules, `sum`, `min`, `max` and `count` one number.',
      },
      inputs: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: {
          $ref: '#/$defs/decisionInput',
        },
        description: 'Columns that are compared.',
      },
      outputs: {
        type: 'array',
        minItems: 1,
        maxItems: 50,
        items: {
          $ref: '#/$defs/decisionOutput',
        },
        description: 'Columns that are yielded.',
      },
      rules: {
        type: 'array',
        minItems: 1,
        maxItems: 10000,
        items: {
          $ref: '#/$defs/decisionRule',
        },
        description: 'The rows, numbered from 1.',
      },
    },
    additionalProperties: false,
    $defs: {
      decisionInput: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        description: 'A column that is compared.',
        properties: {
          name: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description:
              'Name of the column; the name of the field of `input` that it reads unless `expression` says.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          expression: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'What is compared, over `input` and `now`.',
          },
          type: {
            enum: ['any', 'string', 'number', 'integer', 'boolean', 'date', 'date-time'],
            description:
              'Type of the values; `any` unless said. `date` and `date-time` are texts that are compared as moments.',
          },
          values: {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: {
              type: ['string', 'number', 'boolean'],
            },
            description: 'All values that may come; others are refused.',
          },
        },
      },
      decisionOutput: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        description: 'A column that is yielded.',
        properties: {
          name: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'Name of the field in the output.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          type: {
            enum: ['any', 'string', 'number', 'integer', 'boolean', 'date', 'date-time'],
            description:
              'Type of the values; `any` unless said. `date` and `date-time` are texts that are compared as moments.',
          },
          values: {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: {
              type: ['string', 'number', 'boolean'],
            },
            description: 'All values that may be yielded; for `priority` the most important first.',
          },
          default: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Yielded where no rule holds, or the rule that holds does not say.',
          },
        },
      },
      decisionRule: {
        type: 'object',
        required: ['then'],
        additionalProperties: false,
        description: 'A row: it holds when all its cells do.',
        properties: {
          when: {
            type: 'object',
            maxProperties: 50,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/identifier',
            },
            additionalProperties: {
              $ref: '#/$defs/decisionCell',
            },
            description: 'Tests by column; a column that is not named may be anything.',
          },
          then: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Values by column; `${ … }` over `input` and `now`.',
          },
          note: {
            type: 'string',
            maxLength: 2000,
            description: 'Why the rule is there.',
          },
        },
      },
      decisionCell: {
        description:
          'A test of one value: `-` (anything), a value, a comparison `< 100`, an interval `[1..10)`, several of them with commas, `not(…)`, or an expression over `value` and `input`; or a value or a list of values as such.',
        anyOf: [
          {
            type: ['string', 'number', 'boolean', 'null'],
            maxLength: 4096,
          },
          {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: {
              type: ['string', 'number', 'boolean', 'null'],
              maxLength: 4096,
            },
          },
        ],
      },
    },
  },
  event: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/event.schema.json',
    title: 'Event definition',
    description: 'A type of event: what its data looks like and how it is recognised.',
    type: 'object',
    required: ['kind', 'name'],
    additionalProperties: false,
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'event',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      type: {
        $ref: 'terms.schema.json#/$defs/eventType',
        description:
          'Type of the events, or the beginning of it (`github.issues.*`); the name of the definition unless said.',
      },
      schema: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the data.',
      },
      dedupe: {
        $ref: 'terms.schema.json#/$defs/template',
        description: 'What makes two events the same, from `event`; source and id unless said.',
      },
      key: {
        $ref: 'terms.schema.json#/$defs/template',
        description: 'Correlation key, from `event`.',
      },
    },
  },
  integration: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/integration.schema.json',
    title: 'Integration definition',
    description: 'A kind of outside system: its configuration, credential, operations and health check.',
    type: 'object',
    required: ['kind', 'name'],
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'integration',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      configuration: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the configuration of a connection.',
      },
      credential: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the credential of a connection.',
      },
      operations: {
        type: 'object',
        maxProperties: 500,
        additionalProperties: {
          type: 'object',
        },
        description: 'What it can do; each operation is a task.',
      },
      health: {
        type: 'object',
        description: 'How a connection is checked.',
      },
    },
  },
  'record-type': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/record-type.schema.json',
    title: 'Record type definition',
    description: 'A business record: its schema, keys, relations and rights.',
    type: 'object',
    required: ['kind', 'name'],
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'record-type',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      schema: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of a record.',
      },
      keys: {
        type: 'array',
        maxItems: 50,
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 10,
          items: {
            type: 'string',
          },
        },
        description: 'Combinations of fields that are unique.',
      },
      relations: {
        type: 'object',
        maxProperties: 200,
        additionalProperties: {
          type: 'object',
        },
        description: 'Links to other record types.',
      },
      rights: {
        type: 'object',
        description: 'Who may read and write.',
      },
    },
  },
  task: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/task.schema.json',
    title: 'Task definition',
    description: 'A reusable unit of automated work: what it takes, what it yields, who does it.',
    type: 'object',
    required: ['kind', 'name', 'implementation'],
    additionalProperties: false,
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'task',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      input: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the input.',
      },
      output: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the output.',
      },
      errors: {
        type: 'array',
        maxItems: 100,
        items: {
          $ref: '#/$defs/taskError',
        },
        description: 'Errors that the task may end with.',
      },
      implementation: {
        $ref: '#/$defs/implementation',
      },
      defaults: {
        $ref: '#/$defs/taskDefaults',
      },
    },
    $defs: {
      taskError: {
        type: 'object',
        required: ['code'],
        additionalProperties: false,
        description: 'An error that the task may end with.',
        properties: {
          code: {
            $ref: 'terms.schema.json#/$defs/errorCode',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          class: {
            enum: ['retryable', 'permanent', 'business'],
            description: 'Whether it is worth trying again; `retryable` unless said.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/authorSchema',
            description: 'JSON Schema of the data of the error.',
          },
        },
      },
      implementation: {
        type: 'object',
        additionalProperties: false,
        description:
          'Who does the work: an activity that a developer registered, or one of the built-in executors.',
        properties: {
          activity: {
            type: 'string',
            pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*(@[A-Za-z0-9][A-Za-z0-9._-]{0,40})?$',
            maxLength: 150,
            description: 'A registered activity: `name` or `name@version`.',
          },
          executor: {
            $ref: 'terms.schema.json#/$defs/name',
            description: 'A built-in executor such as `http.request`.',
          },
          queue: {
            type: 'string',
            pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
            maxLength: 100,
            description: 'Task queue whose workers do it.',
          },
          connection: {
            type: 'string',
            pattern: '^[a-z][a-z0-9-]*$',
            maxLength: 100,
            description: 'Connection that is used unless the step names one.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the implementation, from `input` of the task; the same unless said.',
          },
          result: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the task, from `output` of the implementation; the same unless said.',
          },
        },
        oneOf: [
          {
            required: ['activity'],
          },
          {
            required: ['executor'],
          },
        ],
      },
      taskDefaults: {
        type: 'object',
        additionalProperties: false,
        description: 'What holds for a step that does not say otherwise.',
        properties: {
          timeout: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Longest time of one attempt.',
          },
          retry: {
            $ref: 'terms.schema.json#/$defs/retry',
          },
          heartbeat: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Longest silence of a running attempt.',
          },
          short: {
            type: 'boolean',
            description: 'Takes under a second and may safely run twice.',
          },
          priority: {
            $ref: 'terms.schema.json#/$defs/priority',
          },
        },
      },
    },
  },
  terms: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/terms.schema.json',
    title: 'Terms',
    description: 'The words that all kinds of definition share.',
    $defs: {
      name: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*$',
        maxLength: 100,
        description:
          'Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.',
      },
      reference: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*(@(>=)?[1-9][0-9]{0,8})?$',
        maxLength: 120,
        description:
          'Reference to a published definition: `name@3`, `name@>=3`, or `name` for the latest at publish.',
      },
      stepId: {
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9]*$',
        maxLength: 64,
        description:
          'Id of a step: a lower-case letter, then letters and digits, and no word of the expression language.',
      },
      identifier: {
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9]*$',
        maxLength: 64,
        description:
          'Name used in expressions: a lower-case letter, then letters and digits, and no word of the expression language.',
      },
      title: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: 'Short name that people read.',
      },
      description: {
        type: 'string',
        maxLength: 10000,
        description: 'What this is for, in Markdown.',
      },
      expression: {
        type: 'string',
        minLength: 1,
        maxLength: 4096,
        description: 'A CEL expression, written without `${ }`, such as `input.amount <= 100`.',
      },
      template: {
        type: 'string',
        maxLength: 65536,
        description:
          'Text in which `${ … }` marks an expression. A text that is one expression keeps the type of its result; `$${` writes a literal `${`.',
      },
      value: {
        description: 'Any JSON value; in its texts `${ … }` marks an expression.',
      },
      mapping: {
        type: 'object',
        propertyNames: {
          maxLength: 200,
        },
        additionalProperties: {
          $ref: '#/$defs/value',
        },
        description: 'Named values; in their texts `${ … }` marks an expression.',
      },
      authorSchema: {
        type: 'object',
        description: 'A JSON Schema (2020-12) of at most 64 KB, without remote references.',
      },
      duration: {
        type: 'string',
        pattern:
          '^P(?=[0-9T])([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,3})?S)?)?$',
        maxLength: 80,
        description: 'ISO 8601 duration such as `PT30S`, `PT8H` or `P3D`.',
      },
      durationOrExpression: {
        type: 'string',
        pattern:
          '^(P(?=[0-9T])([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,3})?S)?)?|\\$\\{[\\s\\S]*\\})$',
        maxLength: 4096,
        description:
          'ISO 8601 duration such as `PT8H`, or one expression in `${ … }` that yields such a text.',
      },
      momentOrExpression: {
        type: 'string',
        pattern:
          '^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?|\\$\\{[\\s\\S]*\\})$',
        maxLength: 4096,
        description:
          'A date, a moment such as `2030-01-31T09:00:00Z`, or one expression in `${ … }` that yields such a text.',
      },
      errorCode: {
        type: 'string',
        pattern: '^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*$',
        maxLength: 120,
        description: 'Dotted error code such as `payment.declined`.',
      },
      errorPattern: {
        type: 'string',
        pattern: '^(class:(retryable|permanent|business)|[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*)$',
        maxLength: 120,
        description:
          'An error code, a dotted prefix of one, digits by `x` (`http.5xx`), or `class:retryable`, `class:permanent`, `class:business`.',
      },
      eventType: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*(\\.\\*)?$',
        maxLength: 200,
        description:
          'Type of an event such as `github.issues.opened`; `github.issues.*` stands for every type that begins so.',
      },
      outcome: {
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9-]*$',
        maxLength: 64,
        description: 'What a person decided, such as `approve`.',
      },
      priority: {
        type: 'integer',
        minimum: 1,
        maximum: 5,
        description: 'Urgency: 1 is served first, 5 last; 3 unless said.',
      },
      retry: {
        type: 'object',
        additionalProperties: false,
        description:
          'How a failed attempt is tried again. `{}` means three attempts, the first after one second, doubling.',
        properties: {
          first: {
            $ref: '#/$defs/duration',
            description: 'Pause before the second attempt.',
          },
          factor: {
            type: 'number',
            minimum: 1,
            maximum: 100,
            description: 'By what each pause is longer than the one before.',
          },
          max: {
            $ref: '#/$defs/duration',
            description: 'Longest pause.',
          },
          jitter: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'Share of a pause that is left to chance; 0 unless said.',
          },
          attempts: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'Number of attempts, the first included.',
          },
          budget: {
            $ref: '#/$defs/duration',
            description:
              'Longest time for all attempts with their pauses; P1D unless said. Past it the error is `timeout.budget`.',
          },
          on: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            uniqueItems: true,
            items: {
              $ref: '#/$defs/errorPattern',
            },
            description: 'Which errors are tried again; `class:retryable` unless said.',
          },
          window: {
            type: 'object',
            additionalProperties: false,
            required: ['calendar'],
            description: 'When attempts may start.',
            properties: {
              calendar: {
                $ref: '#/$defs/reference',
                description: 'Attempts start only in the open hours of this calendar.',
              },
            },
          },
        },
      },
      emission: {
        type: 'object',
        additionalProperties: false,
        required: ['event'],
        description: 'An event to emit.',
        properties: {
          event: {
            $ref: '#/$defs/reference',
            description: 'Event definition.',
          },
          with: {
            $ref: '#/$defs/mapping',
            description: 'Data of the event.',
          },
          key: {
            $ref: '#/$defs/template',
            description: 'Correlation key by which waits find the event.',
          },
        },
      },
    },
  },
  test: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/test.schema.json',
    title: 'Test definition',
    description: 'A scripted world around one workflow, and what must come out.',
    type: 'object',
    required: ['kind', 'name', 'workflow', 'expect'],
    additionalProperties: false,
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'test',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      workflow: {
        $ref: 'terms.schema.json#/$defs/reference',
        description: 'The workflow that is tested.',
      },
      start: {
        $ref: '#/$defs/testStart',
      },
      world: {
        $ref: '#/$defs/world',
      },
      expect: {
        $ref: '#/$defs/expectation',
      },
      seed: {
        type: 'integer',
        minimum: 0,
        maximum: 4294967295,
        description: 'Decides every chance; 1 unless said.',
      },
    },
    $defs: {
      testStart: {
        type: 'object',
        additionalProperties: false,
        description: 'How the instance is started.',
        properties: {
          at: {
            $ref: 'terms.schema.json#/$defs/momentOrExpression',
            description: 'Time of the start; 2030-01-01T00:00:00Z unless said.',
          },
          by: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Who starts it.',
          },
          input: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Input of the instance.',
          },
          event: {
            $ref: '#/$defs/scriptedEvent',
            description: 'The event that starts it.',
          },
          businessKey: {
            type: 'string',
            maxLength: 200,
            description: 'Business key.',
          },
        },
      },
      world: {
        type: 'object',
        additionalProperties: false,
        description: 'What machines, people and the outside do.',
        properties: {
          steps: {
            type: 'object',
            maxProperties: 2000,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            additionalProperties: {
              type: 'array',
              minItems: 1,
              maxItems: 1000,
              items: {
                $ref: '#/$defs/scriptedEnd',
              },
            },
            description:
              'Ends of the attempts of an automated step, or of the child of a workflow step, in order; the last one repeats. Entries that name a visit, an item or an attempt go before those that do not.',
          },
          undo: {
            type: 'object',
            maxProperties: 2000,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            additionalProperties: {
              type: 'array',
              minItems: 1,
              maxItems: 1000,
              items: {
                $ref: '#/$defs/scriptedEnd',
              },
            },
            description: "Ends of the attempts of a step's compensation, in order; the last one repeats.",
          },
          answers: {
            type: 'object',
            maxProperties: 2000,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            additionalProperties: {
              type: 'array',
              minItems: 1,
              maxItems: 1000,
              items: {
                $ref: '#/$defs/scriptedAnswer',
              },
            },
            description:
              'Answers to the tasks of a manual step, in order; without one nobody answers. Entries that name a visit or an item go before those that do not.',
          },
          events: {
            type: 'array',
            maxItems: 1000,
            items: {
              $ref: '#/$defs/scriptedEvent',
            },
            description: 'Events that arrive.',
          },
          verbs: {
            type: 'array',
            maxItems: 1000,
            items: {
              $ref: '#/$defs/scriptedVerb',
            },
            description: 'What operators do.',
          },
          workflows: {
            type: 'object',
            maxProperties: 200,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/name',
            },
            additionalProperties: {
              $ref: '#/$defs/world',
            },
            description:
              'The world around child instances, by the name of their workflow; events and faults are those of the whole.',
          },
          faults: {
            $ref: '#/$defs/faults',
          },
        },
      },
      faults: {
        type: 'object',
        additionalProperties: false,
        description: 'How unreliable the world is; the seed decides where.',
        properties: {
          duplicates: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'Share of occurrences that come twice.',
          },
          late: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'Share of withdrawn work that still brings its result, late.',
          },
          lost: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'Share of attempts whose result is lost: they end by their timeout.',
          },
        },
      },
      scriptedEnd: {
        type: 'object',
        additionalProperties: false,
        description: 'How one attempt ends; neither `output` nor `error` nor `never`: with null.',
        properties: {
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'It completes with this.',
          },
          error: {
            $ref: '#/$defs/scriptedError',
          },
          never: {
            const: true,
            description: 'It never ends by itself.',
          },
          after: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'How long it takes; no time unless said.',
          },
          visit: {
            type: 'integer',
            minimum: 1,
            description: 'Only for this visit of the step.',
          },
          item: {
            type: 'integer',
            minimum: 0,
            description: 'Only for this item of a forEach, counted from 0.',
          },
          attempt: {
            type: 'integer',
            minimum: 1,
            description: 'Only for this attempt.',
          },
          fault: {
            enum: ['lost', 'twice', 'late'],
            description: 'The result is lost, comes twice, or comes even when the work has been withdrawn.',
          },
        },
      },
      scriptedError: {
        type: 'object',
        required: ['code'],
        additionalProperties: false,
        description: 'It fails with this.',
        properties: {
          code: {
            $ref: 'terms.schema.json#/$defs/errorCode',
          },
          message: {
            type: 'string',
            maxLength: 2000,
            description: 'Message.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Data of the error.',
          },
        },
      },
      scriptedAnswer: {
        type: 'object',
        additionalProperties: false,
        description: 'One answer.',
        properties: {
          by: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Who answers.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'The submitted data, with `outcome`.',
          },
          after: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'How long it takes from the offer.',
          },
          never: {
            const: true,
            description: 'Nobody answers.',
          },
          visit: {
            type: 'integer',
            minimum: 1,
            description: 'Only for this visit of the step.',
          },
          item: {
            type: 'integer',
            minimum: 0,
            description: 'Only for this item of a forEach, counted from 0.',
          },
          claim: {
            $ref: 'terms.schema.json#/$defs/duration',
            description:
              'When the task is claimed, from the offer; a refused claim is tried again as soon as something has happened.',
          },
          fault: {
            enum: ['twice', 'late'],
            description: 'The answer comes twice, or even when the task has been withdrawn.',
          },
        },
      },
      scriptedEvent: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        description: 'One event.',
        properties: {
          type: {
            $ref: 'terms.schema.json#/$defs/eventType',
          },
          id: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Id of the event.',
          },
          source: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Where it comes from.',
          },
          key: {
            type: 'string',
            maxLength: 200,
            description: 'Correlation key.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Its data.',
          },
          after: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'How long after the start it arrives.',
          },
        },
      },
      scriptedVerb: {
        type: 'object',
        required: ['verb'],
        additionalProperties: false,
        description: 'One act of an operator.',
        properties: {
          verb: {
            enum: [
              'cancel',
              'terminate',
              'pause',
              'resume',
              'retry',
              'fail',
              'rerun',
              'skip',
              'edit',
              'jump',
              'hold',
              'release',
              'add',
              'withdraw',
              'extend',
              'complete',
            ],
            description: 'What is done.',
          },
          step: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'On which step.',
          },
          by: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Who does it.',
          },
          reason: {
            type: 'string',
            maxLength: 2000,
            description: 'Why.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output, for `skip` and `edit`.',
          },
          after: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'How long after the start.',
          },
          visit: {
            type: 'integer',
            minimum: 1,
            description: 'Only for this visit of the step.',
          },
          item: {
            type: 'integer',
            minimum: 0,
            description: 'Only for this item of a forEach, counted from 0.',
          },
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Target of `jump`.',
          },
          input: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Input, for `edit`; items, for `extend`.',
          },
          task: {
            $ref: '#/$defs/addedTask',
          },
        },
      },
      addedTask: {
        type: 'object',
        required: ['title'],
        additionalProperties: false,
        description: 'The task, for `add`.',
        properties: {
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          users: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Users to whom it is offered.',
          },
          groups: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Groups to whom it is offered.',
          },
          outcomes: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Its outcomes.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'What its form shows.',
          },
          blocking: {
            type: 'boolean',
            description: 'The instance does not complete before it has ended.',
          },
        },
      },
      expectation: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'What must come out; what is not named is not compared.',
        properties: {
          status: {
            enum: ['running', 'waiting', 'suspended', 'completed', 'failed', 'cancelled'],
            description: 'Status of the instance.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the instance.',
          },
          error: {
            $ref: 'terms.schema.json#/$defs/errorCode',
            description: 'Error code of the instance.',
          },
          path: {
            type: 'array',
            maxItems: 10000,
            items: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            description: 'Steps in the order in which their visits began.',
          },
          visited: {
            type: 'array',
            maxItems: 2000,
            items: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            description: 'Steps that were visited.',
          },
          avoided: {
            type: 'array',
            maxItems: 2000,
            items: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            description: 'Steps that were never visited.',
          },
          vars: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Values of variables at the end.',
          },
          emitted: {
            type: 'array',
            maxItems: 1000,
            items: {
              $ref: '#/$defs/expectedEvent',
            },
            description: 'Events emitted, in order.',
          },
          elapsed: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Time from start to end.',
          },
          atMost: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Longest time from start to end.',
          },
          steps: {
            type: 'object',
            maxProperties: 2000,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            additionalProperties: {
              $ref: '#/$defs/expectedStep',
            },
            description: 'What became of steps.',
          },
          tasks: {
            type: 'array',
            maxItems: 1000,
            items: {
              $ref: '#/$defs/expectedTask',
            },
            description: 'Tasks offered to people, in order.',
          },
          waiting: {
            type: 'array',
            maxItems: 2000,
            items: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            description: 'Steps that the instance still waits for at the end, in order of their opening.',
          },
          children: {
            type: 'array',
            maxItems: 1000,
            items: {
              $ref: '#/$defs/expectedChild',
            },
            description: 'Child instances, in the order in which they were started.',
          },
        },
      },
      expectedEvent: {
        type: 'object',
        required: ['event'],
        additionalProperties: false,
        description: 'One emitted event.',
        properties: {
          event: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Event definition.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Its data; not compared unless said.',
          },
          key: {
            type: 'string',
            maxLength: 200,
            description: 'Its correlation key; not compared unless said.',
          },
        },
      },
      expectedStep: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'What became of one step.',
        properties: {
          status: {
            enum: ['none', 'open', 'completed', 'failed', 'cancelled', 'skipped'],
            description: 'Status of the visit that settled last.',
          },
          visits: {
            type: 'integer',
            minimum: 0,
            description: 'Number of visits.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the visit that settled last.',
          },
          error: {
            $ref: 'terms.schema.json#/$defs/errorCode',
            description: 'Error code of the visit that settled last.',
          },
          opened: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Time from the start until the last visit opened.',
          },
          ended: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Time from the start until the last visit ended.',
          },
        },
      },
      expectedTask: {
        type: 'object',
        required: ['step'],
        additionalProperties: false,
        description: 'One task offered to people; what is not named is not compared.',
        properties: {
          step: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Step.',
          },
          users: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Users to whom it is offered.',
          },
          groups: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Groups to whom it is offered.',
          },
          not: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            description: 'Users who may not answer it.',
          },
          data: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'What its form shows.',
          },
          due: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Time from the start until it is due.',
          },
        },
      },
      expectedChild: {
        type: 'object',
        required: ['workflow'],
        additionalProperties: false,
        description: 'One child instance; what is not named is not compared.',
        properties: {
          workflow: {
            $ref: 'terms.schema.json#/$defs/name',
            description: 'Name of its workflow.',
          },
          status: {
            enum: ['running', 'waiting', 'suspended', 'completed', 'failed', 'cancelled'],
            description: 'Its status.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Its output.',
          },
        },
      },
    },
  },
  workflow: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://fermata.dev/schemas/workflow.schema.json',
    title: 'Workflow definition',
    description: 'A graph of steps with its input, output and triggers.',
    type: 'object',
    required: ['kind', 'name', 'start', 'steps'],
    additionalProperties: false,
    properties: {
      $schema: {
        type: 'string',
        maxLength: 500,
        description: 'Address of this schema; gives completion in editors.',
      },
      kind: {
        const: 'workflow',
        description: 'Kind of definition.',
      },
      name: {
        $ref: 'terms.schema.json#/$defs/name',
      },
      title: {
        $ref: 'terms.schema.json#/$defs/title',
      },
      description: {
        $ref: 'terms.schema.json#/$defs/description',
      },
      input: {
        $ref: 'terms.schema.json#/$defs/authorSchema',
        description: 'JSON Schema of the input; defaults are filled in.',
      },
      output: {
        $ref: 'terms.schema.json#/$defs/value',
        description: 'What the instance yields when it completes; otherwise the output of the last `end`.',
      },
      vars: {
        $ref: '#/$defs/vars',
      },
      start: {
        $ref: 'terms.schema.json#/$defs/stepId',
        description: 'Id of the first step.',
      },
      steps: {
        type: 'object',
        minProperties: 1,
        maxProperties: 2000,
        propertyNames: {
          $ref: 'terms.schema.json#/$defs/stepId',
        },
        additionalProperties: {
          $ref: '#/$defs/step',
        },
        description: 'The steps by id.',
      },
      triggers: {
        type: 'array',
        maxItems: 100,
        items: {
          $ref: '#/$defs/trigger',
        },
        description: 'What starts an instance.',
      },
      timeout: {
        $ref: '#/$defs/instanceTimeout',
      },
      onError: {
        $ref: '#/$defs/onError',
      },
      onCancel: {
        $ref: '#/$defs/onCancel',
      },
      emits: {
        $ref: '#/$defs/emits',
      },
      businessKey: {
        $ref: '#/$defs/businessKey',
      },
      searchable: {
        type: 'object',
        maxProperties: 20,
        propertyNames: {
          $ref: 'terms.schema.json#/$defs/identifier',
        },
        additionalProperties: {
          $ref: 'terms.schema.json#/$defs/template',
        },
        description: 'Values by which instances are found.',
      },
      concurrency: {
        $ref: '#/$defs/concurrency',
      },
      layout: {
        $ref: '#/$defs/layout',
      },
    },
    $defs: {
      vars: {
        type: 'object',
        maxProperties: 500,
        propertyNames: {
          $ref: 'terms.schema.json#/$defs/identifier',
        },
        additionalProperties: {
          $ref: '#/$defs/variable',
        },
        description: 'Declared variables: their type and first value.',
      },
      variable: {
        type: 'object',
        additionalProperties: false,
        description: 'One variable.',
        properties: {
          schema: {
            $ref: 'terms.schema.json#/$defs/authorSchema',
            description: 'JSON Schema of the variable.',
          },
          initial: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'First value; may use `input`.',
          },
        },
      },
      step: {
        type: 'object',
        required: ['type'],
        discriminator: {
          propertyName: 'type',
        },
        description: 'One step; its `type` decides what else it has.',
        oneOf: [
          {
            $ref: '#/$defs/taskStep',
          },
          {
            $ref: '#/$defs/manualStep',
          },
          {
            $ref: '#/$defs/delayStep',
          },
          {
            $ref: '#/$defs/waitStep',
          },
          {
            $ref: '#/$defs/setStep',
          },
          {
            $ref: '#/$defs/decideStep',
          },
          {
            $ref: '#/$defs/emitStep',
          },
          {
            $ref: '#/$defs/workflowStep',
          },
          {
            $ref: '#/$defs/endStep',
          },
        ],
      },
      stepFields: {
        type: 'object',
        description: 'Fields that every step may have.',
        properties: {
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          description: {
            $ref: 'terms.schema.json#/$defs/description',
          },
          join: {
            $ref: '#/$defs/join',
          },
          unless: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'If this holds when the step begins, the step is skipped.',
          },
          default: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output when the step is skipped, or completed by `catch`.',
          },
          whileIn: {
            $ref: '#/$defs/whileIn',
          },
          lock: {
            $ref: '#/$defs/locks',
          },
          priority: {
            $ref: 'terms.schema.json#/$defs/priority',
          },
          cancels: {
            $ref: '#/$defs/stepIds',
            description: 'Steps that are withdrawn when this one completes.',
          },
          completes: {
            $ref: '#/$defs/stepIds',
            description: '`forEach` steps that are ended early, as completed, when this one completes.',
          },
          catch: {
            type: 'array',
            maxItems: 50,
            items: {
              $ref: '#/$defs/catchEntry',
            },
            description: 'What happens on an error, after the last attempt: the first entry that matches.',
          },
        },
      },
      flowFields: {
        $ref: '#/$defs/stepFields',
        type: 'object',
        description: 'Fields that every step but `end` may have.',
        properties: {
          save: {
            type: 'object',
            maxProperties: 100,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/identifier',
            },
            additionalProperties: {
              $ref: 'terms.schema.json#/$defs/value',
            },
            description: 'Values written into `vars` when the step completes.',
          },
          next: {
            type: 'array',
            maxItems: 200,
            items: {
              $ref: '#/$defs/transition',
            },
            description: 'Where it goes on. Without `next` the branch ends here.',
          },
          split: {
            enum: ['first', 'all', 'race'],
            description:
              '`first`: the first transition that holds (default); `all`: each that holds; `race`: open all that hold, the first to settle wins.',
          },
          win: {
            enum: ['settle', 'start'],
            description:
              'Beside `split: race`: with `start` a manual step wins as soon as somebody claims it.',
          },
          forEach: {
            $ref: '#/$defs/forEach',
          },
          repeat: {
            $ref: '#/$defs/repeat',
          },
          timeout: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'Longest time of one attempt; past it the error is `timeout`.',
          },
          compensate: {
            $ref: '#/$defs/compensate',
          },
        },
        if: {
          type: 'object',
          required: ['forEach'],
        },
        then: {
          properties: {
            repeat: {
              not: {},
              description: '`forEach` and `repeat` cannot stand on one step.',
            },
          },
        },
      },
      taskStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'task'],
        unevaluatedProperties: false,
        description: 'Work done by a machine.',
        properties: {
          type: {
            const: 'task',
            description: 'Kind of step.',
          },
          task: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Task definition.',
          },
          connection: {
            type: 'string',
            pattern: '^[a-z][a-z0-9-]*$',
            maxLength: 100,
            description: 'Name of the connection that the task uses.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the task.',
          },
          retry: {
            $ref: 'terms.schema.json#/$defs/retry',
          },
          heartbeat: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Longest silence of a running attempt.',
          },
          short: {
            type: 'boolean',
            description:
              'Takes under a second and may safely run twice, so it may run together with its neighbours.',
          },
        },
      },
      manualStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'assign'],
        unevaluatedProperties: false,
        description: 'Work done by a person.',
        anyOf: [
          {
            required: ['form'],
          },
          {
            required: ['outputSchema'],
          },
        ],
        properties: {
          type: {
            const: 'manual',
            description: 'Kind of step.',
          },
          form: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'The form (a component definition) that the person fills in.',
          },
          outputSchema: {
            $ref: 'terms.schema.json#/$defs/authorSchema',
            description: 'JSON Schema of the answer; without `form` a form is made from it.',
          },
          outcomes: {
            type: 'array',
            minItems: 1,
            maxItems: 20,
            uniqueItems: true,
            items: {
              $ref: 'terms.schema.json#/$defs/outcome',
            },
            description: 'What the person may decide; otherwise the outcomes of the form.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'What the person is shown.',
          },
          assign: {
            $ref: '#/$defs/assign',
          },
          due: {
            $ref: '#/$defs/due',
          },
          timers: {
            type: 'array',
            maxItems: 20,
            items: {
              $ref: '#/$defs/manualTimer',
            },
            description: 'What happens while nobody has answered. Each once; none of them ends the step.',
          },
        },
      },
      delayStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'delay'],
        unevaluatedProperties: false,
        description: 'Waits for a time.',
        properties: {
          type: {
            const: 'delay',
            description: 'Kind of step.',
          },
          delay: {
            $ref: '#/$defs/delay',
          },
        },
      },
      waitStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'wait'],
        unevaluatedProperties: false,
        description: 'Waits for an event.',
        properties: {
          type: {
            const: 'wait',
            description: 'Kind of step.',
          },
          wait: {
            $ref: '#/$defs/wait',
          },
        },
      },
      setStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type'],
        unevaluatedProperties: false,
        description: 'Computes values: its output is its `with`.',
        properties: {
          type: {
            const: 'set',
            description: 'Kind of step.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'The values; they become the output.',
          },
        },
      },
      decideStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type'],
        unevaluatedProperties: false,
        description: 'Decides by a decision table, by `cases`, or by the conditions of `next` alone.',
        properties: {
          type: {
            const: 'decide',
            description: 'Kind of step.',
          },
          decision: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Decision table.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the decision table.',
          },
          cases: {
            type: 'array',
            minItems: 1,
            maxItems: 200,
            items: {
              $ref: '#/$defs/decideCase',
            },
            description: 'Plain conditions: the first that holds gives the output; none holds gives null.',
          },
        },
        if: {
          type: 'object',
          required: ['decision'],
        },
        then: {
          properties: {
            cases: {
              not: {},
              description: '`decision` and `cases` cannot stand on one step.',
            },
          },
        },
        else: {
          properties: {
            with: {
              not: {},
              description: '`with` is the input of a decision table and needs `decision`.',
            },
          },
        },
      },
      decideCase: {
        type: 'object',
        required: ['output'],
        additionalProperties: false,
        description: 'One case.',
        properties: {
          when: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Condition; without it the case always holds.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the step if this case is taken.',
          },
        },
      },
      emitStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'event'],
        unevaluatedProperties: false,
        description: 'Emits an event; its output is the id of the event.',
        properties: {
          type: {
            const: 'emit',
            description: 'Kind of step.',
          },
          event: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Event definition.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Data of the event.',
          },
          key: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Correlation key by which waits find the event.',
          },
        },
      },
      workflowStep: {
        $ref: '#/$defs/flowFields',
        type: 'object',
        required: ['type', 'workflow'],
        unevaluatedProperties: false,
        description: 'Starts another workflow.',
        properties: {
          type: {
            const: 'workflow',
            description: 'Kind of step.',
          },
          workflow: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Workflow definition; the own name means this very version.',
          },
          mode: {
            enum: ['wait', 'detach'],
            description: '`wait` for its end (default), or `detach`.',
          },
          key: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Key that makes it start once: later steps with the same key attach to it.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the workflow.',
          },
        },
      },
      endStep: {
        $ref: '#/$defs/stepFields',
        type: 'object',
        required: ['type'],
        unevaluatedProperties: false,
        description: 'Ends its branch, or with `terminate` the whole instance.',
        properties: {
          type: {
            const: 'end',
            description: 'Kind of step.',
          },
          terminate: {
            enum: ['completed', 'failed', 'cancelled'],
            description: 'Ends the whole instance with this status.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the instance.',
          },
          code: {
            $ref: 'terms.schema.json#/$defs/errorCode',
            description: 'Error code of the instance, with `terminate: failed`.',
          },
          compensate: {
            const: 'all',
            description: 'Undo what was completed; only with `terminate`.',
          },
        },
        if: {
          type: 'object',
          required: ['terminate'],
        },
        then: true,
        else: {
          properties: {
            compensate: {
              not: {},
              description: '`compensate` of an `end` needs `terminate`.',
            },
            code: {
              not: {},
              description: '`code` of an `end` needs `terminate: failed`.',
            },
          },
        },
      },
      transition: {
        type: 'object',
        required: ['to'],
        additionalProperties: false,
        description: 'A way to another step.',
        properties: {
          when: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Condition; without it the transition always holds.',
          },
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Id of the step it leads to.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          copies: {
            description: 'How many threads go this way; 1 unless said.',
            anyOf: [
              {
                type: 'integer',
                minimum: 0,
                maximum: 1000,
              },
              {
                type: 'string',
                pattern: '^\\$\\{[\\s\\S]*\\}$',
                maxLength: 4096,
              },
            ],
          },
        },
      },
      join: {
        description:
          'When the step begins: at each arrival (`any`, default), when every branch has arrived (`all`), or as below.',
        anyOf: [
          {
            enum: ['any', 'all', 'active'],
          },
          {
            $ref: '#/$defs/countJoin',
          },
          {
            $ref: '#/$defs/threadJoin',
          },
        ],
      },
      countJoin: {
        type: 'object',
        required: ['count'],
        additionalProperties: false,
        description: 'Begins when this many branches have arrived.',
        properties: {
          count: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'How many branches are enough.',
          },
          rest: {
            enum: ['ignore', 'cancel', 'block'],
            description:
              'What becomes of the other branches: `ignore` (default), `cancel`, or `block` new rounds until they came.',
          },
          region: {
            $ref: '#/$defs/stepIds',
            description: 'The steps that `rest: cancel` withdraws; computed unless said.',
          },
        },
      },
      threadJoin: {
        type: 'object',
        required: ['threads'],
        additionalProperties: false,
        description: 'Begins once for this many arrivals.',
        properties: {
          threads: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'How many arrivals become one.',
          },
        },
      },
      stepIds: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        uniqueItems: true,
        items: {
          $ref: 'terms.schema.json#/$defs/stepId',
        },
        description: 'Ids of steps.',
      },
      forEach: {
        type: 'object',
        required: ['items'],
        additionalProperties: false,
        description: 'Does the step once for each item of a list.',
        properties: {
          items: {
            description: 'The list, or one expression in `${ … }` that yields it.',
            anyOf: [
              {
                type: 'array',
                maxItems: 50000,
                items: {
                  $ref: 'terms.schema.json#/$defs/value',
                },
              },
              {
                type: 'string',
                pattern: '^\\$\\{[\\s\\S]*\\}$',
                maxLength: 4096,
              },
            ],
          },
          as: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'Name of the item in expressions, beside `item`.',
          },
          concurrency: {
            type: 'integer',
            minimum: 1,
            maximum: 50000,
            description: 'How many items run at once.',
          },
          until: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'The step completes when this holds; sees `output`.',
          },
          rest: {
            enum: ['ignore', 'cancel', 'block'],
            description: 'What becomes of the items still running then.',
          },
          tolerate: {
            $ref: '#/$defs/tolerate',
          },
          more: {
            $ref: '#/$defs/moreItems',
          },
          collect: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Shapes the result of one item.',
          },
        },
      },
      tolerate: {
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
        description: 'How many items may fail before the step fails; none unless said.',
        properties: {
          count: {
            type: 'integer',
            minimum: 0,
            description: 'So many items.',
          },
          share: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'This share of all items.',
          },
        },
      },
      moreItems: {
        type: 'object',
        required: ['event'],
        additionalProperties: false,
        description: 'Adds an item for each matching event while the step is open.',
        properties: {
          event: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Event definition.',
          },
          key: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Correlation key.',
          },
          where: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Condition over `event`.',
          },
          item: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'The item; the data of the event unless said.',
          },
        },
      },
      repeat: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'Does the step again and again.',
        properties: {
          while: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Judged before each round.',
          },
          until: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Judged after each round.',
          },
          max: {
            type: 'integer',
            minimum: 1,
            maximum: 100000,
            description: 'Most rounds; past it the error is `loop.max`.',
          },
        },
      },
      whileIn: {
        type: 'object',
        required: ['step'],
        additionalProperties: false,
        description: 'Enabled only while another step is open.',
        properties: {
          step: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'The other step.',
          },
          missed: {
            enum: ['skip', 'fail', 'wait'],
            description: 'What happens if that can no longer come; `skip` unless said.',
          },
          strict: {
            type: 'boolean',
            description: 'Withdraw the started step when the other one is left.',
          },
        },
      },
      locks: {
        description: 'Never two holders at once in an instance.',
        anyOf: [
          {
            $ref: 'terms.schema.json#/$defs/identifier',
          },
          {
            $ref: '#/$defs/lock',
          },
          {
            $ref: '#/$defs/lockList',
          },
        ],
      },
      lockList: {
        type: 'array',
        minItems: 1,
        maxItems: 10,
        description: 'Several locks, taken all or nothing.',
        items: {
          description: 'The name of a lock, or a lock and how it is held.',
          anyOf: [
            {
              $ref: 'terms.schema.json#/$defs/identifier',
            },
            {
              $ref: '#/$defs/lock',
            },
          ],
        },
      },
      lock: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        description: 'A lock and how it is held.',
        properties: {
          name: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'Name of the lock.',
          },
          hold: {
            enum: ['visit', 'section'],
            description: 'Held for the visit (default), or for the section of connected steps that name it.',
          },
          take: {
            enum: ['enable', 'start'],
            description: 'Taken when the step is enabled (default), or when a person claims it.',
          },
        },
      },
      catchEntry: {
        type: 'object',
        additionalProperties: false,
        description: 'What to do on certain errors.',
        properties: {
          on: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            uniqueItems: true,
            items: {
              $ref: 'terms.schema.json#/$defs/errorPattern',
            },
            description: 'Which errors; without it every error but cancellation and those of the engine.',
          },
          when: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Further condition; sees `error`.',
          },
          then: {
            enum: ['retry', 'pass', 'complete', 'fail', 'goto', 'hold'],
            description:
              '`retry` by a new visit, `pass` on as failed, `complete` with a default, `fail` the instance, `goto` another step, or `hold` for an operator. `to` alone means `goto`.',
          },
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Step that handles the error.',
          },
          output: {
            $ref: 'terms.schema.json#/$defs/value',
            description: 'Output of the step, with `then: complete`.',
          },
          max: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'How often this entry retries; 1 unless said.',
          },
          after: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'Pause before the retry.',
          },
          save: {
            type: 'object',
            maxProperties: 100,
            propertyNames: {
              $ref: 'terms.schema.json#/$defs/identifier',
            },
            additionalProperties: {
              $ref: 'terms.schema.json#/$defs/value',
            },
            description: 'Values written into `vars`; sees `error`.',
          },
          compensate: {
            $ref: '#/$defs/undo',
          },
        },
        allOf: [
          {
            if: {
              type: 'object',
              required: ['then'],
              properties: {
                then: {
                  const: 'goto',
                },
              },
            },
            then: {
              required: ['to'],
            },
          },
          {
            if: {
              type: 'object',
              required: ['then'],
              properties: {
                then: {
                  enum: ['retry', 'pass', 'complete', 'fail', 'hold'],
                },
              },
            },
            then: {
              properties: {
                to: {
                  not: {},
                  description: '`to` belongs to `then: goto`.',
                },
              },
            },
          },
          {
            if: {
              type: 'object',
              required: ['then'],
              properties: {
                then: {
                  const: 'complete',
                },
              },
            },
            then: true,
            else: {
              properties: {
                output: {
                  not: {},
                  description: '`output` belongs to `then: complete`.',
                },
              },
            },
          },
          {
            if: {
              type: 'object',
              required: ['then'],
              properties: {
                then: {
                  const: 'retry',
                },
              },
            },
            then: true,
            else: {
              properties: {
                max: {
                  not: {},
                  description: '`max` belongs to `then: retry`.',
                },
                after: {
                  not: {},
                  description: '`after` belongs to `then: retry`.',
                },
              },
            },
          },
        ],
      },
      undo: {
        description: 'What is undone first: `all` that was completed, or what came after a step.',
        anyOf: [
          {
            const: 'all',
          },
          {
            $ref: '#/$defs/undoBack',
          },
        ],
      },
      undoBack: {
        type: 'object',
        required: ['to'],
        additionalProperties: false,
        description: 'Undo what came after a step.',
        properties: {
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Back to this step; it stays as it is.',
          },
        },
      },
      compensate: {
        description: 'Task that undoes this step.',
        anyOf: [
          {
            $ref: 'terms.schema.json#/$defs/reference',
          },
          {
            $ref: '#/$defs/compensation',
          },
        ],
      },
      compensation: {
        type: 'object',
        required: ['task'],
        additionalProperties: false,
        description: 'Task that undoes this step.',
        properties: {
          task: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Task definition.',
          },
          with: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Its input; `{input, output}` of the step unless said.',
          },
          when: {
            enum: ['completed', 'attempted'],
            description: 'Undo once it completed (default), or even if it was only attempted.',
          },
          retry: {
            $ref: 'terms.schema.json#/$defs/retry',
          },
        },
      },
      assign: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'Who is offered the task, or given it.',
        anyOf: [
          {
            required: ['users'],
          },
          {
            required: ['groups'],
          },
          {
            required: ['roles'],
          },
          {
            required: ['managerOf'],
          },
        ],
        properties: {
          users: {
            $ref: '#/$defs/people',
            description: 'Users by id.',
          },
          groups: {
            $ref: '#/$defs/people',
            description: 'Groups by name.',
          },
          roles: {
            $ref: '#/$defs/people',
            description: 'People of these roles of the project.',
          },
          managerOf: {
            $ref: '#/$defs/people',
            description:
              'Users whose managers are meant. One without a manager is an error of the step if nobody else is named.',
          },
          skills: {
            $ref: '#/$defs/people',
            description: 'Of groups and roles, only people who have all of these skills.',
          },
          not: {
            $ref: '#/$defs/people',
            description: 'Users who may not do it, such as who started the instance.',
          },
          separateFrom: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            uniqueItems: true,
            items: {
              $ref: 'terms.schema.json#/$defs/stepId',
            },
            description:
              'Manual steps of this workflow: who has answered one of them in this instance may not answer this one, and the other way round. The step itself: never the same person twice.',
          },
          case: {
            const: true,
            description: 'One person gets every such task of the instance, while available.',
          },
          likeStep: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'A manual step: who last answered it in this instance gets the task, if available.',
          },
          give: {
            enum: ['random', 'roundRobin', 'shortestQueue', 'mostExperienced'],
            description:
              'Give the task to one available person instead of offering it. With nobody available it is offered.',
          },
        },
      },
      people: {
        description: 'Names, or expressions in `${ … }` that yield a name or a list of names.',
        anyOf: [
          {
            type: 'array',
            minItems: 1,
            maxItems: 200,
            items: {
              type: 'string',
              minLength: 1,
              maxLength: 4096,
            },
          },
          {
            type: 'string',
            pattern: '^\\$\\{[\\s\\S]*\\}$',
            maxLength: 4096,
          },
        ],
      },
      due: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        description: 'When the answer is expected. It never ends the step.',
        properties: {
          in: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'So long after the step began.',
          },
          until: {
            $ref: 'terms.schema.json#/$defs/momentOrExpression',
            description: 'At this moment.',
          },
          calendar: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Count only the open hours of this calendar.',
          },
        },
        oneOf: [
          {
            required: ['in'],
          },
          {
            required: ['until'],
          },
        ],
      },
      manualTimer: {
        type: 'object',
        required: ['at'],
        additionalProperties: false,
        description: 'Something that happens while nobody has answered.',
        anyOf: [
          {
            required: ['remind'],
          },
          {
            required: ['escalate'],
          },
          {
            required: ['reassign'],
          },
          {
            required: ['emit'],
          },
        ],
        properties: {
          at: {
            type: 'string',
            pattern:
              '^([0-9]{1,4}(\\.[0-9]{1,3})?%|P(?=[0-9T])([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,3})?S)?)?|\\$\\{[\\s\\S]*\\})$',
            maxLength: 4096,
            description: 'A percentage of the time until `due`, or a duration after the step began.',
          },
          remind: {
            const: true,
            description: 'Remind those who were offered the task.',
          },
          escalate: {
            $ref: '#/$defs/offer',
            description: 'Offer the task to these too.',
          },
          reassign: {
            $ref: '#/$defs/offer',
            description: 'Take the task away and offer it to these.',
          },
          emit: {
            $ref: 'terms.schema.json#/$defs/emission',
          },
        },
      },
      offer: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'People to whom a task is offered.',
        properties: {
          users: {
            $ref: '#/$defs/people',
            description: 'Users by id.',
          },
          groups: {
            $ref: '#/$defs/people',
            description: 'Groups by name.',
          },
          roles: {
            $ref: '#/$defs/people',
            description: 'People of these roles of the project.',
          },
          managerOf: {
            $ref: '#/$defs/people',
            description: 'Users whose managers are meant.',
          },
        },
      },
      delay: {
        type: 'object',
        additionalProperties: false,
        description: 'How long.',
        properties: {
          for: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'So long.',
          },
          until: {
            $ref: 'terms.schema.json#/$defs/momentOrExpression',
            description: 'Until this moment; a past one completes at once.',
          },
          calendar: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Count only the open hours of this calendar.',
          },
        },
        oneOf: [
          {
            required: ['for'],
          },
          {
            required: ['until'],
          },
        ],
      },
      wait: {
        type: 'object',
        required: ['event'],
        additionalProperties: false,
        description: 'For which event.',
        properties: {
          event: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Event definition.',
          },
          key: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Correlation key.',
          },
          where: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Condition over `event`.',
          },
          keep: {
            description:
              'How early an event may have come: not at all (`none`, default), since the instance began (`always`), or a duration.',
            anyOf: [
              {
                enum: ['none', 'always'],
              },
              {
                $ref: 'terms.schema.json#/$defs/duration',
              },
            ],
          },
          shared: {
            type: 'boolean',
            description: 'Several waits may take the same event.',
          },
        },
      },
      trigger: {
        description: 'What starts an instance: an event, a schedule, or a person.',
        anyOf: [
          {
            $ref: '#/$defs/eventTrigger',
          },
          {
            $ref: '#/$defs/scheduleTrigger',
          },
          {
            $ref: '#/$defs/manualTrigger',
          },
        ],
      },
      eventTrigger: {
        type: 'object',
        required: ['event'],
        additionalProperties: false,
        description: 'Started by an event.',
        properties: {
          event: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Event definition.',
          },
          filter: {
            $ref: 'terms.schema.json#/$defs/expression',
            description: 'Condition over `event`.',
          },
          input: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the instance, from `event`; the data of the event unless said.',
          },
          businessKey: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Business key of the instance, from `event`.',
          },
        },
      },
      scheduleTrigger: {
        type: 'object',
        required: ['schedule'],
        additionalProperties: false,
        description: 'Started by a schedule.',
        properties: {
          schedule: {
            $ref: '#/$defs/schedule',
          },
          name: {
            $ref: 'terms.schema.json#/$defs/name',
            description: 'Name of the schedule.',
          },
          input: {
            $ref: 'terms.schema.json#/$defs/mapping',
            description: 'Input of the instance.',
          },
          businessKey: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'Business key of the instance.',
          },
        },
      },
      schedule: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'When.',
        properties: {
          cron: {
            type: 'string',
            minLength: 9,
            maxLength: 200,
            description: 'Five fields of cron.',
          },
          every: {
            $ref: 'terms.schema.json#/$defs/duration',
            description: 'Interval.',
          },
          zone: {
            type: 'string',
            maxLength: 100,
            description: 'Time zone; UTC unless said.',
          },
          calendar: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'Only on the open days of this calendar.',
          },
        },
      },
      manualTrigger: {
        type: 'object',
        required: ['manual'],
        additionalProperties: false,
        description: 'Started by a person.',
        properties: {
          manual: {
            const: true,
            description: 'A person starts it.',
          },
          form: {
            $ref: 'terms.schema.json#/$defs/reference',
            description: 'The form for the input.',
          },
        },
      },
      instanceTimeout: {
        type: 'object',
        required: ['after'],
        additionalProperties: false,
        description: 'Longest life of an instance and what happens then.',
        properties: {
          after: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'Longest life.',
          },
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Step where the work goes on then.',
          },
          compensate: {
            $ref: '#/$defs/undo',
          },
        },
      },
      onError: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'Last resort for an error that nothing caught.',
        properties: {
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Step where the work goes on.',
          },
          compensate: {
            $ref: '#/$defs/undo',
          },
        },
      },
      onCancel: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'What happens when the instance is cancelled.',
        properties: {
          to: {
            $ref: 'terms.schema.json#/$defs/stepId',
            description: 'Step where the work goes on.',
          },
          compensate: {
            $ref: '#/$defs/undo',
          },
          timeout: {
            $ref: 'terms.schema.json#/$defs/durationOrExpression',
            description: 'Longest time for it.',
          },
        },
      },
      emits: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        description: 'Events emitted when the instance ends.',
        properties: {
          completed: {
            $ref: 'terms.schema.json#/$defs/emission',
            description: 'When it completes.',
          },
          failed: {
            $ref: 'terms.schema.json#/$defs/emission',
            description: 'When it fails; sees `instance.error`.',
          },
          cancelled: {
            $ref: 'terms.schema.json#/$defs/emission',
            description: 'When it is cancelled.',
          },
        },
      },
      businessKey: {
        description: 'What the business calls the instance, such as an order number.',
        anyOf: [
          {
            $ref: 'terms.schema.json#/$defs/template',
          },
          {
            $ref: '#/$defs/uniqueKey',
          },
        ],
      },
      uniqueKey: {
        type: 'object',
        required: ['value'],
        additionalProperties: false,
        description: 'A business key with a rule.',
        properties: {
          value: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'The key.',
          },
          unique: {
            type: 'boolean',
            description: 'No two open instances may have the same key.',
          },
        },
      },
      concurrency: {
        type: 'object',
        required: ['key'],
        additionalProperties: false,
        description: 'How many instances with one key may run at once.',
        properties: {
          key: {
            $ref: 'terms.schema.json#/$defs/template',
            description: 'The key.',
          },
          limit: {
            type: 'integer',
            minimum: 1,
            maximum: 10000,
            description: 'How many; 1 unless said.',
          },
          excess: {
            enum: ['queue', 'refuse', 'replace'],
            description: 'A further one waits (default), is refused, or takes the place of the oldest.',
          },
        },
      },
      note: {
        type: 'object',
        required: ['id', 'text', 'x', 'y'],
        additionalProperties: false,
        description: 'A note of the editor.',
        properties: {
          id: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'Id of the note.',
          },
          text: {
            type: 'string',
            maxLength: 10000,
            description: 'What it says, in Markdown.',
          },
          x: {
            type: 'number',
            description: 'Left edge.',
          },
          y: {
            type: 'number',
            description: 'Top edge.',
          },
          width: {
            type: 'number',
            minimum: 40,
            maximum: 4000,
            description: 'Width.',
          },
          height: {
            type: 'number',
            minimum: 40,
            maximum: 4000,
            description: 'Height.',
          },
        },
      },
      group: {
        type: 'object',
        required: ['id', 'steps'],
        additionalProperties: false,
        description: 'Steps that the editor draws together.',
        properties: {
          id: {
            $ref: 'terms.schema.json#/$defs/identifier',
            description: 'Id of the group.',
          },
          title: {
            $ref: 'terms.schema.json#/$defs/title',
          },
          steps: {
            $ref: '#/$defs/stepIds',
            description: 'The steps.',
          },
          collapsed: {
            type: 'boolean',
            description: 'Drawn as one box.',
          },
        },
      },
      layout: {
        type: 'object',
        description: 'Where the editor draws the steps. Without meaning for the work.',
        properties: {
          steps: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              properties: {
                x: {
                  type: 'number',
                  description: 'Left edge.',
                },
                y: {
                  type: 'number',
                  description: 'Top edge.',
                },
              },
            },
            description: 'Places by step id.',
          },
          notes: {
            type: 'array',
            maxItems: 500,
            items: {
              $ref: '#/$defs/note',
            },
            description: 'Notes beside the steps.',
          },
          groups: {
            type: 'array',
            maxItems: 200,
            items: {
              $ref: '#/$defs/group',
            },
            description: 'Steps that are drawn together.',
          },
        },
      },
    },
  },
});
