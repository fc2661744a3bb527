/** Colours of the sign in the browser's tab. */
export interface IconColours {
  readonly sign: string;
  readonly badge: string;
  readonly badgeText: string;
}

/** The sign with a count beside it, as the address of a picture. What stands in it is a number and colours of ours. */
export function countedIcon(count: string, { sign, badge, badgeText }: IconColours): string {
  const size = count.length > 2 ? 9 : 12;
  const picture = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">',
    `<g fill="none" stroke="${sign}" stroke-width="2.6" stroke-linecap="round"><path d="M2 13a9 9 0 0 1 18 0"/></g>`,
    `<circle cx="16" cy="16" r="8" fill="${badge}"/>`,
    `<text x="16" y="${16 + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}"`,
    ` text-anchor="middle" fill="${badgeText}">${count}</text>`,
    '</svg>',
  ];
  return `data:image/svg+xml,${encodeURIComponent(picture.join(''))}`;
}

/** Shows another picture in the browser's tab; undefined = the page's own again. */
export function showIcon(picture: string | undefined): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')) {
    link.dataset['plain'] ??= link.href;
    link.href = picture ?? link.dataset['plain'];
  }
}
