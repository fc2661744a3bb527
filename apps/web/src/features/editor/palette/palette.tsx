'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { paletteDrag } from '@fermata/ui';
import { useEditor } from '../editor-context.tsx';
import type { Catalogue } from '../use-catalogue.ts';
import { insert, placeFor } from '../view/edit.ts';
import { KindIcon } from './kind-icon.tsx';
import { fits, givePalette, paletteItems, sections, type PaletteItem } from './palette-item.ts';
import { usePaletteKeys, type EntryKeys } from './use-palette-keys.ts';
import { useTitles } from './use-titles.ts';

/** Everything that can become a step: drag it to the canvas, or press Enter to put it behind what is selected. */
export function Palette({ catalogue }: { readonly catalogue: Catalogue }): ReactNode {
  const words = useTranslations('editor.palette');
  const titleOf = useTitles();
  const [search, setSearch] = useState('');
  const items = useMemo(() => paletteItems(catalogue), [catalogue]);
  const found = items.filter((item) => fits(search, titleOf(item), item.hint, item.description));
  const shown = sections.flatMap((section) => found.filter((item) => item.section === section));
  const keys = usePaletteKeys(shown.map(titleOf));
  return (
    <div className="fm-palette-pane">
      <TextInput
        size="xs"
        aria-label={words('search')}
        placeholder={words('search')}
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          keys.restart();
        }}
        onKeyDown={keys.search}
      />
      {shown.length === 0 ? (
        <p className="fm-palette-none">{words('none')}</p>
      ) : (
        <div
          ref={keys.list}
          role="toolbar"
          aria-orientation="vertical"
          aria-label={words('list')}
          className="fm-palette-list"
        >
          {sections.map((section) => {
            const own = shown.filter((item) => item.section === section);
            if (own.length === 0) return null;
            return (
              <div key={section} role="group" aria-label={words(`sections.${section}`)}>
                <h2 className="fm-palette-head">{words(`sections.${section}`)}</h2>
                {own.map((item) => (
                  <Entry
                    key={item.key}
                    item={item}
                    title={titleOf(item)}
                    keys={keys.entry(shown.indexOf(item))}
                  />
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

interface EntryProperties {
  readonly item: PaletteItem;
  readonly title: string;
  readonly keys: EntryKeys;
}

function Entry({ item, title, keys }: EntryProperties): ReactNode {
  const parts = useEditor();
  return (
    <UnstyledButton
      {...keys}
      className="fm-palette-item"
      draggable={!parts.readOnly}
      disabled={parts.readOnly}
      title={item.description}
      onDragStart={(event) => {
        event.dataTransfer.setData(paletteDrag, givePalette(item));
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={() => insert(parts, item.step, placeFor(parts))}
    >
      <KindIcon type={item.type} />
      <span className="fm-palette-words">
        <span>{title}</span>
        {item.hint !== undefined && item.hint !== title && <small>{item.hint}</small>}
      </span>
    </UnstyledButton>
  );
}
