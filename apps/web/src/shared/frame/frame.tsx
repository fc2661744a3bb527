'use client';
import { useEffect, type ReactNode } from 'react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FermataSign } from '@fermata/ui';
import { ApiProblem } from '../api/client.ts';
import { useMay, useMe } from '../session/use-me.ts';
import { areas } from './areas.ts';

/** Rail, bar and the page: what stands around everything behind the sign-in. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useTranslations('frame');
  const path = usePathname();
  const me = useMe();
  const may = useMay();
  const router = useRouter();
  const isOut = me.error instanceof ApiProblem && me.error.status === 401;
  useEffect(() => {
    if (isOut) router.replace(`/sign-in?to=${encodeURIComponent(path)}`);
  }, [isOut, path, router]);
  return (
    <div className="fm-frame">
      <a href="#content" className="fm-skip">
        {words('skip')}
      </a>
      <nav className="fm-rail" aria-label={words('navigation')}>
        <FermataSign className="fm-rail-sign" />
        {areas
          .filter(({ needs }) => needs === undefined || may(needs))
          .map(({ name, path: to, Icon }) => (
            <Link
              key={name}
              href={to}
              className="fm-rail-link"
              aria-current={isWithin(path, to) ? 'page' : undefined}
              aria-label={words(`pages.${name}`)}
            >
              <Icon size={20} stroke={1.6} />
            </Link>
          ))}
      </nav>
      <main id="content" className="fm-content" tabIndex={-1}>
        {me.data === undefined ? null : children}
      </main>
    </div>
  );
}

function isWithin(path: string, area: string): boolean {
  return area === '/' ? path === '/' : path === area || path.startsWith(`${area}/`);
}
