'use client';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { taken } from '../../../../shared/api/client.ts';
import { groupsList, workProfilesSkills } from '../../../../shared/api/generated/sdk.gen.ts';
import { ExpressionInput } from '../fields/expression-input.tsx';
import { FieldFrame } from '../fields/field-frame.tsx';
import { textsIn } from '../fields/list-fields.tsx';
import { LiveLine } from '../fields/live-line.tsx';
import { useField } from '../fields/use-field.ts';
import { usePlace } from '../fields/use-place.ts';
import { asExpression, soleExpression } from '../model/expression-text.ts';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  readonly path: string;
  readonly of: 'groups' | 'users' | 'roles' | 'skills';
  readonly words?: string;
}

/** Groups, users, roles or skills by name, expressions among them; or one expression that yields all of them. */
export function PeopleField({ path, of, words }: Properties): ReactNode {
  const field = useField(path);
  const texts = useTranslations('inspector');
  const names = useNames(of);
  const place = usePlace(path);
  const source = soleExpression(field.value);
  const name = words ?? (of === 'groups' ? 'assignGroups' : 'assignUsers');
  return (
    <FieldFrame path={path} words={name} problems={field.problems}>
      {({ id, describedBy, isWrong }) =>
        source === undefined ? (
          <TagsInput
            id={id}
            size="sm"
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            acceptValueOnBlur
            splitChars={[',']}
            placeholder={textsIn(field.value).length === 0 ? texts(`people.${of}`) : ''}
            data={of === 'users' ? [...names, STARTER] : names}
            value={[...textsIn(field.value)]}
            onChange={(value) => field.set(value.length === 0 ? undefined : value)}
          />
        ) : (
          <>
            <ExpressionInput
              label={name}
              place={place}
              isWrong={isWrong}
              value={source}
              onChange={(text) => field.set(text === '' ? undefined : asExpression(text))}
            />
            <LiveLine path={path} source={source} />
          </>
        )
      }
    </FieldFrame>
  );
}

/** Who started the instance: the one whom separation of duties names most often. */
const STARTER = '${ instance.startedBy }';

/** Roles of a project that do work. */
const ROLES: readonly string[] = Object.freeze(['agent', 'supervisor', 'analyst', 'developer', 'admin']);

function useNames(of: Properties['of']): readonly string[] {
  const groups = useGroups(of === 'groups');
  const skills = useSkills(of === 'skills');
  return { groups, skills, roles: ROLES, users: [] }[of];
}

function useGroups(isNeeded: boolean): readonly string[] {
  const { known } = usePanel();
  const { data } = useQuery({
    queryKey: ['groups'],
    queryFn: () => taken(groupsList()),
    enabled: isNeeded && known?.groups === undefined,
    staleTime: 60_000,
  });
  return known?.groups ?? data?.items.map((group) => group.name) ?? [];
}

/** Skills that somebody has; for who may not see them there are no suggestions. */
function useSkills(isNeeded: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: ['skills'],
    queryFn: () => taken(workProfilesSkills()),
    enabled: isNeeded,
    staleTime: 60_000,
    retry: false,
  });
  return data?.items.map((skill) => skill.name) ?? [];
}
