/** A page of the web application that anybody can be sent to. */
export interface Route {
  /** Names its screenshots. */
  readonly name: string;
  readonly path: string;
  /** One of the demo's people who uses it; absent = nobody has signed in. */
  readonly login?: string;
}

/** Things that routes with a name or an id lead to. */
export interface Examples {
  readonly instance: string;
}

/** Every route. A new page is added here, and with that to the checks that hold for all of them. */
export function routes({ instance }: Examples): readonly Route[] {
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'setup', path: '/setup' },
    { name: 'invitation', path: '/invitation#token=not-one' },
    { name: 'home-analyst', path: '/', login: 'ana' },
    { name: 'home-agent', path: '/', login: 'robin' },
    { name: 'home-admin', path: '/', login: 'admin' },
    { name: 'account', path: '/account', login: 'ana' },
    { name: 'account-password', path: '/account/password', login: 'ana' },
    { name: 'help', path: '/help', login: 'ana' },
    { name: 'workflows', path: '/workflows', login: 'ana' },
    { name: 'editor', path: '/workflows/refund-approval', login: 'ana' },
    { name: 'versions', path: '/workflows/refund-approval/versions', login: 'ana' },
    { name: 'decisions', path: '/decisions', login: 'ana' },
    { name: 'forms', path: '/forms', login: 'ana' },
    { name: 'form-designer', path: '/forms/refund-review', login: 'ana' },
    { name: 'gallery', path: '/gallery', login: 'ana' },
    { name: 'instances', path: '/instances', login: 'admin' },
    { name: 'instance', path: `/instances/${instance}`, login: 'admin' },
  ];
}
