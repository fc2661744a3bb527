'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Table, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isIdentifier } from '@fermata/model';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { addForField, setMember } from '../model/form-changes.ts';
import { fieldsOf, schemaPath } from '../model/fields.ts';
import { flat, layoutOf } from '../model/layout-tree.ts';
import { fittingComponent } from '../model/fitting-component.ts';
import { valueAt } from '../model/value-at.ts';
import { useKindWord } from '../palette/use-kind-word.ts';

/** The fields of the answer, with the components that edit them; one that none edits gets one by a click. */
export function AnswerFields(): ReactNode {
  const words = useTranslations('forms.answer');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const wordOf = useKindWord();
  const nodes = flat(layoutOf(definition));
  const fields = fieldsOf(definition['schema']);
  const editors = (name: string) => nodes.filter((node) => node.body['field'] === name);
  const place = (name: string) => {
    const schema = valueAt(definition, schemaPath(name));
    const body = { component: fittingComponent(schema), field: name };
    commit(addForField(definition, body, { list: '/layout', index: layoutOf(definition).length }));
  };
  return (
    <div className="fm-designer-cards">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('field')}</Table.Th>
            <Table.Th>{words('type')}</Table.Th>
            <Table.Th>{words('component')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ name, schema }) => (
            <Table.Tr key={name}>
              <Table.Td className="fm-mono">{name}</Table.Td>
              <Table.Td>{String(schema['format'] ?? schema['type'] ?? words('anything'))}</Table.Td>
              <Table.Td>
                {editors(name)
                  .map((node) => wordOf(node.component))
                  .join(', ')}
                {editors(name).length === 0 && (
                  <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => place(name)}>
                    {words('place')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {fields.length === 0 && <p className="fm-note">{words('none')}</p>}
      <NewField />
    </div>
  );
}

function NewField(): ReactNode {
  const words = useTranslations('forms.answer');
  const { readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const [name, setName] = useState('');
  const isWrong = name !== '' && !isIdentifier(name);
  const isTaken = valueAt(definition, schemaPath(name)) !== undefined && name !== '';
  const add = () => {
    const hasSchema = valueAt(definition, '/schema/properties') !== undefined;
    const change = hasSchema
      ? setMember(schemaPath(name), { type: 'string' })
      : setMember('/schema', { type: 'object', properties: { [name]: { type: 'string' } } });
    commit(change);
    setName('');
  };
  return (
    <Group align="start">
      <TextInput
        aria-label={words('newName')}
        placeholder={words('newName')}
        classNames={{ input: 'fm-mono' }}
        readOnly={readOnly}
        error={(isWrong && words('wrong')) || (isTaken && words('taken'))}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={readOnly || name === '' || isWrong || isTaken}
        onClick={add}
      >
        {words('add')}
      </Button>
    </Group>
  );
}
