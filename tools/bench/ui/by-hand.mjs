import { createElement as h } from 'react';
import { useForm } from 'react-hook-form';
import { choices, fieldsOf } from './fields.mjs';
import { stage } from './stage.mjs';

// The same form, written by hand for exactly these fields with react-hook-form: same marks, helps, errors and styles.
stage((count) => {
  const fields = fieldsOf(count);
  return () => h(Form, { fields });
});

function Form({ fields }) {
  const { register, handleSubmit, formState } = useForm({ mode: 'onBlur' });
  return h(
    'form',
    { className: 'fm-form', noValidate: true, onSubmit: handleSubmit(() => undefined) },
    h(
      'div',
      { className: 'fm-stack' },
      fields.map((field) =>
        h(Field, { key: field.name, field, register, error: formState.errors[field.name] }),
      ),
    ),
    h(
      'div',
      { className: 'fm-actions' },
      h('button', { className: 'fm-button', 'data-main': true }, 'Submit'),
    ),
  );
}

function Field({ field, register, error }) {
  const { name, title, help, isRequired } = field;
  return h(
    'div',
    { className: 'fm-field' },
    h(
      'label',
      { className: 'fm-label', htmlFor: name },
      title,
      isRequired && h('span', { className: 'fm-required', 'aria-hidden': true }, ' *'),
    ),
    help !== undefined && h('p', { className: 'fm-help', id: `${name}-help` }, help),
    h(Control, { field, register, error }),
    error !== undefined && h('p', { className: 'fm-problem', id: `${name}-error` }, 'Please fill this in.'),
  );
}

function Control({ field: { name, kind, help, isRequired }, register, error }) {
  const described = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ');
  const shared = {
    id: name,
    'aria-required': isRequired || undefined,
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': described || undefined,
    ...register(name, { required: isRequired, ...(kind === 'number' && { valueAsNumber: true }) }),
  };
  if (kind === 'switch')
    return h('span', { className: 'fm-switch' }, h('input', { ...shared, type: 'checkbox', role: 'switch' }));
  if (kind === 'choice')
    return h(
      'select',
      { ...shared, className: 'fm-input fm-select' },
      h('option', { value: '' }, 'Choose…'),
      choices.map((choice) => h('option', { key: choice, value: choice }, choice)),
    );
  const type = kind === 'number' ? { inputMode: 'decimal' } : { maxLength: 200 };
  return h('input', { ...shared, ...type, type: 'text', autoComplete: 'off', className: 'fm-input' });
}
