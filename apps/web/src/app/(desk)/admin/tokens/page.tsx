import type { ReactNode } from 'react';
import { TokensPage } from '../../../../features/admin/tokens/tokens-page.tsx';

/** The person's own tokens. */
export default function Tokens(): ReactNode {
  return <TokensPage />;
}
