import type { GuideName } from './place.ts';

/** A guide as Markdown, as the web application carries it since its build. Its links to other files become text. */
export async function guideText(name: GuideName): Promise<string> {
  const answer = await fetch(`/guides/${name}.md`);
  if (!answer.ok) throw new Error(`The guide ${name} answered ${answer.status}`);
  return withoutFileLinks(await answer.text());
}

/** Files of the repository are no pages here: of a link to one, its words remain. */
export function withoutFileLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\((?!https?:|mailto:|#)[^)]*\)/g, '$1');
}
