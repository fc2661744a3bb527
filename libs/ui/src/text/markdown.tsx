import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { markupAsText } from './markup-as-text.ts';
import { safeLink } from './safe-link.ts';

/** Text of people and definitions with Markdown in it; markup in it stays text, links lead to the web or a mailbox. */
export function Markdown({ children }: { readonly children: string }): ReactNode {
  return (
    <div className="fm-markdown">
      <ReactMarkdown
        remarkPlugins={[remarkGfm, markupAsText]}
        rehypePlugins={[rehypeSanitize]}
        urlTransform={(address) => safeLink(address) ?? ''}
        disallowedElements={['img']}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
