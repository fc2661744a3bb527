'use client';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { builtIn, componentSamples, FormView, type ComponentRegistry, type FormPorts } from '@fermata/ui';
import { Page } from '../../shared/frame/page.tsx';
import { exhibit, statesOf, type SampleWords, type State } from './states.ts';

/** Every component that is registered, in every state: a new one is here by itself. */
export function Gallery({ registry = builtIn }: { readonly registry?: ComponentRegistry }): ReactNode {
  const words = useTranslations('gallery');
  const names = registry.registrations.map(({ name }) => name);
  return (
    <Page title={words('title')}>
      <p>{words('about')}</p>
      <nav aria-label={words('components')} className="fm-gallery-index">
        {names.map((name) => (
          <a key={name} href={`#component-${name}`}>
            {name}
          </a>
        ))}
      </nav>
      {names.map((name) => (
        <Room key={name} name={name} />
      ))}
    </Page>
  );
}

const Room = memo(function Room({ name }: { readonly name: string }): ReactNode {
  const words = useTranslations('gallery');
  const sample = componentSamples[name];
  const said = useSampleWords(name);
  return (
    <section id={`component-${name}`} className="fm-gallery-room" aria-labelledby={`component-${name}-title`}>
      <h2 id={`component-${name}-title`} className="fm-mono">
        {name}
      </h2>
      {sample === undefined ? (
        <p role="alert">{words('missing', { name })}</p>
      ) : (
        <div className="fm-gallery-wall">
          {statesOf(sample).map((state) => (
            <figure key={state} className="fm-gallery-piece" data-state={state}>
              <figcaption>{words(`states.${state}`)}</figcaption>
              <Piece name={name} state={state} said={said} />
            </figure>
          ))}
        </div>
      )}
    </section>
  );
});

interface PieceProperties {
  readonly name: string;
  readonly state: State;
  readonly said: SampleWords;
}

const Piece = memo(function Piece({ name, state, said }: PieceProperties): ReactNode {
  const sample = componentSamples[name];
  if (sample === undefined) return null;
  const { plan, values, problems, isReadOnly, dir } = exhibit(sample, state, said);
  return (
    <FormView
      plan={plan}
      values={values}
      readOnly={isReadOnly}
      dir={dir}
      ports={ports}
      focusesProblems={false}
      {...(problems !== undefined && { problems })}
    />
  );
});

/** Nothing leaves the gallery: what is chosen here is kept nowhere. */
const ports: FormPorts = Object.freeze({
  upload: async (file: File) => ({
    id: crypto.randomUUID(),
    name: file.name,
    type: file.type,
    size: file.size,
  }),
});

function useSampleWords(name: string): SampleWords {
  const words = useTranslations('gallery.sample');
  return {
    title: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' '),
    help: words('help'),
    long: words('long'),
    error: words('error'),
    warning: words('warning'),
  };
}
