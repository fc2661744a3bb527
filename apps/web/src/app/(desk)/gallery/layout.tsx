import '../../../styles/gallery.css';
import type { ReactNode } from 'react';

/** The styles of the gallery. */
export default function GalleryLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
