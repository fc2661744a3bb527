'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useExactWords } from '@fermata/ui';
import type { DocumentStore } from './document-store.ts';
import type { LeftWork } from './journal-shelf.ts';

/** Offers what closed tabs have left, each for itself; it stays offered until it is taken up or thrown away. */
export function useLeftWork(store: DocumentStore | undefined, left: readonly LeftWork[] = nothing): void {
  const say = { words: useTranslations('document.left'), exact: useExactWords() };
  // Only other work is offered anew, not each drawing of the page.
  const latest = useRef(say);
  latest.current = say;
  useEffect(() => {
    if (store === undefined) return undefined;
    const { words, exact } = latest.current;
    const shown = left.map((work, index) => {
      const id = `left-work-${index}`;
      const settle = (): void => {
        work.settle();
        notifications.hide(id);
      };
      const take = async (): Promise<void> => {
        if (await store.actions.takeUp(work.entry)) settle();
        else notifications.show({ id: 'left-work-later', color: 'yellow', message: words('later') });
      };
      const at = exact(new Date(work.entry.at).toISOString());
      notifications.show({
        id,
        color: 'yellow',
        autoClose: false,
        withCloseButton: false,
        title: words('title'),
        message: (
          <Offer
            body={words('body', { at })}
            take={words('take')}
            discard={words('discard')}
            onTake={() => void take()}
            onDiscard={settle}
          />
        ),
      });
      return id;
    });
    return () => shown.forEach((id) => notifications.hide(id));
  }, [store, left]);
}

const nothing: readonly LeftWork[] = Object.freeze([]);

interface OfferProperties {
  readonly body: string;
  readonly take: string;
  readonly discard: string;
  readonly onTake: () => void;
  readonly onDiscard: () => void;
}

function Offer({ body, take, discard, onTake, onDiscard }: OfferProperties): ReactNode {
  return (
    <Stack gap="xs">
      <Text size="sm">{body}</Text>
      <Group gap="xs">
        <Button size="xs" onClick={onTake}>
          {take}
        </Button>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {discard}
        </Button>
      </Group>
    </Stack>
  );
}
