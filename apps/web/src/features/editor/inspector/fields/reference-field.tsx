'use client';
import { useMemo, type ReactNode } from 'react';
import Link from 'next/link';
import {
  ActionIcon,
  Autocomplete,
  Text,
  Tooltip,
  type ComboboxItem,
  type OptionsFilter,
} from '@mantine/core';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { definitionPath, newDefinitionPath } from '../../../../shared/frame/paths.ts';
import {
  fittingOffers,
  kindOfReference,
  nameIn,
  offersOf,
  type Offer,
  type ReferenceKind,
} from '../model/reference-offers.ts';
import { usePanel } from '../panel-context.tsx';
import { FieldFrame } from './field-frame.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  readonly of: ReferenceKind;
  readonly words?: string;
}

/** The name of another definition, found by name or title; any name may be written, for it may be published later. */
export function ReferenceField({ path, of, words }: Properties): ReactNode {
  const field = useField(path);
  const texts = useTranslations('inspector');
  const offers = useOffers(of);
  const text = shownText(field.value);
  const chosen = offers.find(({ name }) => name === nameIn(text));
  return (
    <FieldFrame
      path={path}
      words={words ?? field.name}
      problems={field.problems}
      aside={<Ways of={of} chosen={chosen} mayMake={!field.readOnly && text === ''} />}
    >
      {({ id, describedBy, isWrong }) => (
        <>
          <Autocomplete
            id={id}
            size="sm"
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            placeholder={texts('reference', { kind: of })}
            data={offers.map(({ name }) => name)}
            filter={filterOf(offers)}
            renderOption={({ option }) => <OfferLine offers={offers} name={option.value} />}
            limit={50}
            value={text}
            onChange={(value) => field.set(value || undefined)}
          />
          {chosen !== undefined && chosen.title !== chosen.name && (
            <Text size="xs" c="dimmed" truncate>
              {chosen.title}
            </Text>
          )}
        </>
      )}
    </FieldFrame>
  );
}

function useOffers(of: ReferenceKind): readonly Offer[] {
  const { definitions, catalogue, known } = usePanel();
  return useMemo(() => offersOf(of, { definitions, catalogue, known }), [of, definitions, catalogue, known]);
}

/** Options are names; they are found by their titles too. */
function filterOf(offers: readonly Offer[]): OptionsFilter {
  return ({ options, search, limit }) => {
    const fitting = new Set(fittingOffers(offers, search).map(({ name }) => name));
    return options.filter((option) => fitting.has((option as ComboboxItem).value)).slice(0, limit);
  };
}

function OfferLine({
  offers,
  name,
}: {
  readonly offers: readonly Offer[];
  readonly name: string;
}): ReactNode {
  const words = useTranslations('inspector.offer');
  const offer = offers.find((one) => one.name === name);
  if (offer === undefined) return name;
  return (
    <span className="fm-in-offer">
      <span>{offer.title}</span>
      <span className="fm-in-offer-name">
        {offer.title === name ? words(offer.source) : `${name} · ${words(offer.source)}`}
      </span>
    </span>
  );
}

interface WaysProperties {
  readonly of: ReferenceKind;
  readonly chosen: Offer | undefined;
  readonly mayMake: boolean;
}

/** Where the named definition is, or where a new one is made; in a tab of its own, for this one keeps its history. */
function Ways({ of, chosen, mayMake }: WaysProperties): ReactNode {
  const words = useTranslations('inspector.offer');
  const kind = kindOfReference[of];
  const open = chosen?.source === 'definition' ? definitionPath(kind, chosen.name) : undefined;
  const make = mayMake ? newDefinitionPath(kind) : undefined;
  const way = open ?? make;
  if (way === undefined) return null;
  const label = open === undefined ? words('make') : words('open', { title: chosen?.title ?? '' });
  return (
    <Tooltip label={label}>
      <ActionIcon
        component={Link}
        href={way}
        target="_blank"
        size={24}
        variant="subtle"
        color="gray"
        aria-label={label}
      >
        {open === undefined ? <IconPlus size={14} /> : <IconExternalLink size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
