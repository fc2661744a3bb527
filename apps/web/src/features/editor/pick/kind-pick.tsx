'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonObject } from '@fermata/model';
import { useEditor } from '../editor-context.tsx';
import { KindIcon } from '../palette/kind-icon.tsx';
import { paletteItems } from '../palette/palette-item.ts';
import { useTitles } from '../palette/use-titles.ts';
import type { Catalogue } from '../use-catalogue.ts';
import { insert, replace } from '../view/edit.ts';
import type { Pick } from '../view/view-store.ts';
import { SearchPick, type Choice } from './search-pick.tsx';

interface Properties {
  readonly pick: Extract<Pick, { kind: 'insert' | 'replace' }>;
  readonly catalogue: Catalogue;
  readonly onClose: () => void;
}

type KindChoice = Choice & { readonly step: JsonObject };

/** Which step to put in, or in the place of another one. */
export function KindPick({ pick, catalogue, onClose }: Properties): ReactNode {
  const words = useTranslations('editor.pick');
  const parts = useEditor();
  const titleOf = useTitles();
  const choices = useMemo(
    () =>
      paletteItems(catalogue).map((item): KindChoice => {
        const { key, type, step, hint } = item;
        return { key, title: titleOf(item), hint, step, icon: <KindIcon type={type} /> };
      }),
    [catalogue, titleOf],
  );
  const choose = ({ step }: KindChoice): void => {
    onClose();
    if (pick.kind === 'insert') insert(parts, step, pick.place);
    else replace(parts, pick.step, step);
  };
  return <SearchPick title={words(pick.kind)} choices={choices} onChoose={choose} onClose={onClose} />;
}
