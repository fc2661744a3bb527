'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { exportPath, type AuditFilters } from '../model/audit-query.ts';

/** The formats in which the rows that are shown can be had. */
export function ExportFormats({ filters }: { readonly filters: AuditFilters }): ReactNode {
  const words = useTranslations('admin.audit');
  return (['csv', 'ndjson'] as const).map((format) => (
    <Menu.Item key={format} component="a" href={exportPath(filters, format)} download>
      {words(`formats.${format}`)}
    </Menu.Item>
  ));
}
