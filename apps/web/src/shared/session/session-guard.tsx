'use client';
import dynamic from 'next/dynamic';
import { useEffect, type ReactNode } from 'react';
import { usePathname, useRouter } from 'next/navigation';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Me } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { ApiProblem, onSignedOut } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { onSessionNews } from './session-news.ts';
import { meKey, useMe } from './use-me.ts';

const signInAgain = () => import('./sign-in-again.tsx');
const SignInAgain = dynamic(() => signInAgain().then((part) => part.SignInAgain), { ssr: false });

/** Comes some time after the page and before it is needed, so that it is there whatever the network is like then. */
const SIGN_IN_AGAIN_AFTER_MS = 15_000;

/**
 * Watches over the session: without one the door is shown; when it ends while somebody works, that person signs in
 * again in place and the page below keeps what was typed.
 */
export function SessionGuard({ children }: { readonly children: ReactNode }): ReactNode {
  const { data: me, error, refetch } = useMe();
  const path = usePathname();
  const router = useRouter();
  const queries = useQueryClient();
  const isOut = error instanceof ApiProblem && error.status === 401;
  useEffect(() => {
    if (isOut && me === undefined) {
      router.replace(`/sign-in?to=${encodeURIComponent(path + window.location.search)}`);
    }
  }, [isOut, me, path, router]);
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: meKey });
    const ends = [onSignedOut(ask), onSessionNews(ask)];
    return () => ends.forEach((end) => end());
  }, [queries]);
  useEffect(() => {
    if (me?.mustChangePassword === true && path !== '/account/password') router.replace('/account/password');
  }, [me, path, router]);
  useEffect(() => {
    const timer = setTimeout(() => void signInAgain().catch(() => undefined), SIGN_IN_AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const comeBack = (now: Me) => {
    // Another person must not see what is on this page.
    if (now.id !== me?.id) return window.location.assign('/');
    queries.setQueryData(meKey, now);
    void queries.invalidateQueries();
  };
  if (me === undefined)
    return error === null || isOut ? null : <Unreached error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {children}
      {isOut && <SignInAgain login={me.login} onSignedIn={comeBack} />}
    </>
  );
}

interface UnreachedProperties {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Nobody knows yet who is there, for the server does not say: no page can be shown before it does. */
function Unreached({ error, onRetry }: UnreachedProperties): ReactNode {
  const words = useTranslations('frame');
  return (
    <main className="fm-content">
      <Page title={words('product')} name="">
        <CallProblem error={error} onRetry={onRetry} />
      </Page>
    </main>
  );
}
