'use client';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface Properties {
  /** What was drawn, as a PNG in a data address; empty for nothing. */
  readonly picture: string;
  readonly isDisabled: boolean;
  readonly id: string;
  readonly change: (picture: string | undefined) => void;
}

const width = 480;
const height = 140;

/** A place to draw on with a finger, a pen or a mouse. */
export function SignaturePad({ picture, isDisabled, id, change }: Properties): ReactNode {
  const words = useTranslations('ui-forms.signature');
  const canvas = useRef<HTMLCanvasElement>(null);
  const own = useRef('');
  useEffect(() => {
    if (picture !== own.current) show(canvas.current, picture);
    own.current = picture;
  }, [picture]);
  const draw = (event: PointerEvent<HTMLCanvasElement>, isFirst: boolean): void => {
    if (isDisabled || (!isFirst && event.buttons === 0)) return;
    const pen = event.currentTarget.getContext('2d');
    if (pen === null) return;
    const { left, top, width: shown } = event.currentTarget.getBoundingClientRect();
    const scale = width / (shown || width);
    const [x, y] = [(event.clientX - left) * scale, (event.clientY - top) * scale];
    if (isFirst) {
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineWidth = 2;
    pen.lineCap = 'round';
    pen.lineTo(x, y);
    pen.stroke();
  };
  const keep = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (isDisabled) return;
    own.current = event.currentTarget.toDataURL('image/png');
    change(own.current);
  };
  return (
    <div className="fm-pad">
      <canvas
        ref={canvas}
        id={id}
        tabIndex={-1}
        width={width}
        height={height}
        role="img"
        aria-label={words(picture === '' ? 'empty' : 'picture')}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
        onPointerUp={keep}
      />
      <button
        type="button"
        className="fm-plain-button"
        disabled={isDisabled || picture === ''}
        onClick={() => change(undefined)}
      >
        {words('again')}
      </button>
    </div>
  );
}

function show(canvas: HTMLCanvasElement | null, picture: string): void {
  const pen = canvas?.getContext('2d');
  if (canvas === null || !pen) return;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  if (picture === '') return;
  const image = new Image();
  image.onload = () => pen.drawImage(image, 0, 0);
  image.src = picture;
}
