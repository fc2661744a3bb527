import type { ReactNode, SVGProps } from 'react';

/** The sign of the house: an arc over a dot, for a note that is held. Drawn in the colour of the text. */
export function FermataSign(properties: SVGProps<SVGSVGElement>): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
      {...properties}
    >
      <path d="M3 16a9 9 0 0 1 18 0" />
      <circle cx="12" cy="15" r="2.2" fill="currentColor" stroke="none" />
    </svg>
  );
}
