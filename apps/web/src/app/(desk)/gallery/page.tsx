import type { ReactNode } from 'react';
import { Gallery } from '../../../features/gallery/gallery.tsx';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** Every component of forms and views in all its states. */
export default function GalleryPage(): ReactNode {
  return (
    <Messages namespaces={['gallery', 'ui-forms']}>
      <Gallery />
    </Messages>
  );
}
