export { theme, variables } from './theme/theme.ts';
export { FermataSign } from './theme/fermata-sign.tsx';
export type { ShownStatus } from './status/status.ts';
export { StatusBadge } from './status/status-badge.tsx';
export { StatusIcon } from './status/status-icon.tsx';
export { Markdown } from './text/markdown.tsx';
export { safeLink } from './text/safe-link.ts';
