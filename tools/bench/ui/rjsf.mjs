import { createElement } from 'react';
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { schemaOf } from './fields.mjs';
import { stage } from './stage.mjs';

stage((count) => {
  const text = JSON.stringify(schemaOf(count));
  return () => createElement(Form, { schema: JSON.parse(text), validator });
});
