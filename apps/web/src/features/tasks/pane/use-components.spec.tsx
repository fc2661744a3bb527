/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { componentKinds } from '@fermata/forms';
import { builtIn, isUsual, usual } from '@fermata/ui';
import { Around, formOf } from './pane.fixture.tsx';
import { ReadForm } from './read-form.tsx';
import { usePlan } from './use-plan.ts';

afterEach(cleanup);

const rated = formOf({
  definition: {
    kind: 'component',
    name: 'rated',
    title: 'Rated',
    schema: { type: 'object', properties: { stars: { type: 'integer', title: 'Stars' } } },
    layout: [{ component: 'section', title: 'S', children: [{ component: 'rating', field: 'stars' }] }],
  },
});

function Shown(): ReactNode {
  const { plan } = usePlan(rated);
  return plan === undefined ? <p>waiting</p> : <ReadForm form={rated} plan={plan} values={{ stars: 4 }} />;
}

describe('the components of a task', () => {
  it('are the usual ones while those are all that a form has, at once', () => {
    const { result } = renderHook(() => usePlan(formOf()), { wrapper: Around });
    expect(result.current.plan?.nodes.map(({ component }) => component)).toEqual(['text']);
  });

  it('are all there before a form that needs others is shown, also where they stand deep in it', async () => {
    const { container } = render(<Shown />, { wrapper: Around });
    expect(screen.getByText('waiting')).not.toBeNull();
    await waitFor(() => expect(container.querySelector('.fm-form')?.textContent).toContain('Stars'));
    expect(container.querySelector('.fm-form')?.textContent).toContain('4');
  });

  it('that are usual draw every node as all of them together would', () => {
    const nodes = componentKinds().flatMap((component) => [{ component }, { component, field: '/a' }]);
    for (const node of nodes) {
      const known = { id: '', required: false, options: {}, children: [], checks: [], ...node };
      if (isUsual({ nodes: [known] })) expect(usual.find(known)).toBe(builtIn.find(known));
      else expect(usual.find(known)).toBeUndefined();
    }
  });
});
