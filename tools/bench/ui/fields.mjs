/**
 * The fields of the form that is measured: the same for every side, in the mixture of a long business form.
 * @param {number} count
 */
export function fieldsOf(count) {
  return Array.from({ length: count }, (_, index) => ({
    name: `field${index}`,
    title: `Field ${index}`,
    isRequired: index % 4 === 0,
    help: index % 5 === 0 ? `What field ${index} is for.` : undefined,
    kind: kinds[index % kinds.length] ?? 'text',
  }));
}

const kinds = /** @type {const} */ ([
  'text',
  'text',
  'number',
  'text',
  'choice',
  'text',
  'text',
  'switch',
  'text',
  'number',
]);

/** What a choice offers. */
export const choices = Object.freeze(['north', 'east', 'south', 'west', 'centre', 'abroad']);

/** The same as a JSON Schema. @param {number} count */
export function schemaOf(count) {
  const fields = fieldsOf(count);
  return {
    type: 'object',
    required: fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
  };
}

/** @param {ReturnType<typeof fieldsOf>[number]} field */
function propertyOf({ kind, title, help }) {
  const described = { title, ...(help !== undefined && { description: help }) };
  if (kind === 'number') return { ...described, type: 'number' };
  if (kind === 'switch') return { ...described, type: 'boolean' };
  if (kind === 'choice') return { ...described, type: 'string', enum: choices };
  return { ...described, type: 'string', maxLength: 200 };
}
