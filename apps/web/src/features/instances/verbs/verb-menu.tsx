'use client';
import type { ReactNode } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { operatorVerbs, type InstanceDetail } from '@fermata/contracts';
import { useMay } from '../../../shared/session/use-me.ts';
import { isOffered, offeredVerbs, type OfferedVerb } from '../model/verbs.ts';

interface Properties {
  readonly instance: InstanceDetail;
  readonly onWish: (wish: OfferedVerb) => void;
}

/** Everything an operator may do here; each opens with what it would do. */
export function VerbMenu({ instance, onWish }: Properties): ReactNode {
  const words = useTranslations('instances');
  const may = useMay();
  const offers = offeredVerbs.filter(({ verb }) => may(operatorVerbs[verb]) && isOffered(verb, instance));
  if (offers.length === 0) return null;
  const [dangerous, ordinary] = [
    offers.filter(({ danger }) => danger),
    offers.filter(({ danger }) => !danger),
  ];
  return (
    <Menu position="bottom-end" width={300} keepMounted={false}>
      <Menu.Target>
        <Button className="fm-no-print" rightSection={<IconChevronDown size={16} />}>
          {words('verb.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" className="fm-verb-list">
        {ordinary.map((offer) => (
          <Menu.Item key={offer.verb} onClick={() => onWish(offer)}>
            {words(`verbs.${offer.verb}.title`)}
          </Menu.Item>
        ))}
        {dangerous.length > 0 && ordinary.length > 0 && <Menu.Divider />}
        {dangerous.map((offer) => (
          <Menu.Item key={offer.verb} className="fm-danger" onClick={() => onWish(offer)}>
            {words(`verbs.${offer.verb}.title`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
