/// <reference lib="dom" />

/**
 * Has a page say whether the focused control shows that it has the focus. It does where, compared with itself without
 * the focus, an outline, a shadow, an edge or a background is drawn that can be seen: at the control, at what stands
 * directly in it (the card of a step), or, for an input that is not drawn itself, at what stands beside it (the words of
 * a radio button). Else the nearest element around it that gains an outline shows it (`:focus-within` of a field that has
 * an editor inside): the background of a row is no sign of which of its buttons it is.
 */
export function readFocus(): void {
  const around = 6;
  const isSeen = (colour: string): boolean => colour !== 'transparent' && !/[,/] 0\)$/.test(colour);
  const line = (style: string, width: string, colour: string): string =>
    style === 'none' || parseFloat(width) === 0 || !isSeen(colour) ? '' : `${style} ${width} ${colour}`;
  const outlineOf = (style: CSSStyleDeclaration): string =>
    line(style.outlineStyle, style.outlineWidth, style.outlineColor);
  const drawnOf = (style: CSSStyleDeclaration): readonly string[] => [
    outlineOf(style),
    ...['top', 'right', 'bottom', 'left'].map((side) => {
      const of = (what: string): string => style.getPropertyValue(`border-${side}-${what}`);
      return line(of('style'), of('width'), of('color'));
    }),
    style.boxShadow.match(/[a-z]+\([^)]*\)/g)?.some(isSeen) === true ? style.boxShadow : '',
    isSeen(style.backgroundColor) ? style.backgroundColor : '',
  ];
  const near = (control: HTMLElement): readonly Element[] => {
    const beside = [control.previousElementSibling, control.nextElementSibling];
    const more = control.matches('input') ? beside.filter((element) => element !== null) : [];
    return [control, ...control.children, ...more];
  };
  const aroundOf = (control: HTMLElement): readonly Element[] => {
    const found: Element[] = [];
    for (let at = control.parentElement; at !== null && found.length < around; at = at.parentElement)
      found.push(at);
    return found;
  };
  const look = (control: HTMLElement): readonly string[] => [
    ...near(control).flatMap((element) => drawnOf(getComputedStyle(element))),
    ...aroundOf(control).map((element) => outlineOf(getComputedStyle(element))),
  ];
  (window as WithFocusRead).fermataShowsFocus = (control) => {
    const withFocus = look(control);
    control.blur();
    const without = look(control);
    control.focus({ preventScroll: true });
    return withFocus.some((drawn, index) => drawn !== '' && drawn !== without[index]);
  };
}

/** A page that can be asked by `readFocus`. */
export type WithFocusRead = Window & { fermataShowsFocus?: (focused: HTMLElement) => boolean };
