import type { ReactNode } from 'react';
import { Frame } from '../../shared/frame/frame.tsx';

/** The pages behind the sign-in, inside the frame. */
export default function DeskLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Frame>{children}</Frame>;
}
