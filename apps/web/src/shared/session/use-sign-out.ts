'use client';
import { useMutation } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { sessionsCloseAll, sessionsCloseCurrent } from '../api/generated/sdk.gen.ts';
import { ApiProblem, taken } from '../api/client.ts';
import { forgetVisits } from '../frame/recent.ts';
import { announceSession } from './session-news.ts';

interface SignOut {
  /** Ends this browser's session. */
  readonly here: () => void;
  /** Ends all sessions of the person, in every browser. */
  readonly everywhere: () => void;
}

/** The ways out. Both end at the door; when the server cannot be told, the person is told that the session stays. */
export function useSignOut(): SignOut {
  const words = useTranslations('frame');
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => closed(everywhere),
    onSuccess: () => {
      announceSession();
      forgetVisits();
      // A new document: nothing that this person has seen stays in memory.
      window.location.assign('/sign-in');
    },
    onError: () => void notifications.show({ color: 'red', message: words('signOutFailed') }),
  });
  return { here: () => leave.mutate(false), everywhere: () => leave.mutate(true) };
}

async function closed(everywhere: boolean): Promise<void> {
  try {
    if (everywhere) await taken(sessionsCloseAll());
    else await taken(sessionsCloseCurrent());
  } catch (error) {
    // A session that is over already is what was wanted.
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  }
}
