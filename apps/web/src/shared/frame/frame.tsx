'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { KeepZone } from '../i18n/keep-zone.tsx';
import { SessionGuard } from '../session/session-guard.tsx';
import { useMe } from '../session/use-me.ts';
import { StreamLink } from '../stream/stream-link.tsx';
import { SubmitQueueProvider } from '../submit/use-submit-queue.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { HeldKeys } from './held-keys.tsx';
import { usePanels } from './panels.ts';
import { Rail } from './rail.tsx';
import { TabSign } from './tab-sign.tsx';
import { TopBar } from './top-bar.tsx';
import { useFrameCommands } from './use-frame-commands.ts';

const Palette = dynamic(() => import('./palette.tsx').then((part) => part.Palette), { ssr: false });
const KeySheet = dynamic(() => import('./key-sheet.tsx').then((part) => part.KeySheet), { ssr: false });
const HelpDrawer = dynamic(() => import('./help-drawer.tsx').then((part) => part.HelpDrawer), { ssr: false });
const NoticeDrawer = dynamic(() => import('../notices/notice-drawer.tsx').then((part) => part.NoticeDrawer), {
  ssr: false,
});

/** Rail, bar and the page: what stands around everything behind the sign-in. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <SessionGuard>
      <SubmitQueueProvider>
        <Surroundings>{children}</Surroundings>
      </SubmitQueueProvider>
    </SessionGuard>
  );
}

function Surroundings({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useTranslations('frame');
  const { data: me } = useMe();
  const shown = usePanels((panels) => panels.shown);
  useFrameCommands();
  return (
    <div className="fm-frame">
      <a href="#content" className="fm-skip">
        {words('skip')}
      </a>
      <Rail />
      <div className="fm-beside">
        <TopBar />
        <main id="content" className="fm-content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar />
      <TabSign />
      {me !== undefined && <KeepZone zone={me.zone} />}
      {me !== undefined && !me.mustChangePassword && <StreamLink person={`${me.id} ${me.csrf ?? ''}`} />}
      {shown === 'palette' && <HeldKeys />}
      {shown === 'palette' && <Palette />}
      {shown === 'keys' && <KeySheet />}
      {shown === 'help' && <HelpDrawer />}
      {shown === 'notices' && <NoticeDrawer />}
    </div>
  );
}
