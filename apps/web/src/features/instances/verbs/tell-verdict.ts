'use client';
import { useCallback } from 'react';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { InstanceAuditEntry, InstanceDetail, OperatorVerb, Page } from '@fermata/contracts';
import { isObject } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import { instanceContextAudit } from '../../../shared/api/generated/sdk.gen.ts';
import { instanceKey } from '../api/instance.ts';
import { nameOf } from '../model/name.ts';
import { refusalKeyOf } from '../model/refusal.ts';

const everyMs = 700;
const tries = 15;

/** Tells that a verb is on its way, and then what the workflow has said of it. */
export function useTellVerdict(instance: InstanceDetail): (verb: OperatorVerb, operationId: string) => void {
  const words = useTranslations('instances');
  const queries = useQueryClient();
  const { id } = instance;
  const name = nameOf(instance);
  return useCallback(
    (verb, operationId) => {
      const title = words(`verbs.${verb}.title`);
      notifications.show({
        id: operationId,
        title,
        message: words('told.sent', { name }),
        loading: true,
        autoClose: false,
      });
      void verdictOf(id, operationId).then((row) => {
        const message =
          row === undefined
            ? words('told.later')
            : row.allowed
              ? words('told.accepted', { name })
              : words('told.refused', { why: words(`verdict.refusal.${refusalKeyOf(row.reason ?? '')}`) });
        notifications.update({
          id: operationId,
          title,
          message,
          loading: false,
          autoClose: row?.allowed === false ? false : 5_000,
          ...(row?.allowed === false && { color: 'red' }),
        });
        return queries.invalidateQueries({ queryKey: instanceKey(id) });
      });
    },
    [words, queries, id, name],
  );
}

/** The verdict stands in the audit trail; undefined where it does not come in time. */
async function verdictOf(id: string, operationId: string): Promise<InstanceAuditEntry | undefined> {
  for (let left = tries; left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    const found = await taken(instanceContextAudit({ path: { id }, query: { limit: 20 } })).catch(
      () => undefined,
    );
    const row = ((found as Page<InstanceAuditEntry> | undefined)?.items ?? []).find(
      ({ verb, details }) =>
        verb.endsWith('.verdict') && isObject(details) && details['operationId'] === operationId,
    );
    if (row !== undefined) return row;
  }
  return undefined;
}
