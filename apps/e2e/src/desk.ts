/// <reference lib="dom" />
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { House } from './house.ts';

/** How somebody looks at the desk. */
export interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly language?: 'en' | 'de';
  readonly reducedMotion?: boolean;
  /** A screen that is worked with the fingers. */
  readonly touch?: boolean;
  /** Cookies and storage of a browser that was closed before. */
  readonly left?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** By what somebody signs in. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** What went wrong on pages without anybody asking. */
export interface Complaints {
  /** Breaches of the page's policy. */
  readonly violations: string[];
  /** Dialogs that a script has opened. */
  readonly dialogs: string[];
  /** Requests to other hosts than the web application's. */
  readonly strangers: string[];
  /** Errors that no code has caught. */
  readonly errors: string[];
}

const heights = Object.freeze({ wide: 800, narrow: 844 });
const withinMs = 30_000;

/** One browser with the desks of some people; each desk is a profile of its own. */
export class Office {
  readonly #browser: Browser;
  readonly #house: House;

  private constructor(browser: Browser, house: House) {
    this.#browser = browser;
    this.#house = house;
  }

  static async open(house: House): Promise<Office> {
    return new Office(await launchBrowser(), house);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** A browser in which nobody has signed in yet. */
  async visitor(look: Look = {}): Promise<Desk> {
    const { scheme = 'light', width = 1280, language = 'en', reducedMotion = true } = look;
    const context = await this.#browser.newContext({
      baseURL: this.#house.urls.web,
      viewport: { width, height: width < 700 ? heights.narrow : heights.wide },
      colorScheme: scheme,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      locale: language === 'de' ? 'de-DE' : 'en-US',
      timezoneId: 'Europe/Berlin',
      ...browserOf(look),
    });
    context.setDefaultTimeout(withinMs);
    return Desk.in(context, this.#house.urls.web);
  }

  /** The desk of one of the demo's people, signed in. */
  async deskOf(login: string, look: Look = {}): Promise<Desk> {
    return this.deskFor({ login, password: await this.#house.passwordOf(login) }, look);
  }

  /** The desk of anybody, signed in. */
  async deskFor(who: Credentials, look: Look = {}): Promise<Desk> {
    const desk = await this.visitor(look);
    await desk.signIn(who);
    return desk;
  }
}

/** What the browser itself is like. */
function browserOf({ touch = false, left }: Look): BrowserContextOptions {
  return { hasTouch: touch, isMobile: touch, ...(left !== undefined && { storageState: left }) };
}

/** One person's browser: its first page, and what its pages complained of. */
export class Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: Complaints = { violations: [], dialogs: [], strangers: [], errors: [] };

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async in(context: BrowserContext, origin: string): Promise<Desk> {
    const desk = new Desk(context, await context.newPage());
    await desk.#watch(origin);
    return desk;
  }

  /** Signs in without a page. */
  async signIn({ login, password }: Credentials): Promise<void> {
    const answer = await this.context.request.post('/api/v1/sessions', { data: { login, password } });
    if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }

  /** Goes to a page and waits until it shows its content. */
  async goto(path: string): Promise<Page> {
    await this.page.goto(path);
    await this.settled();
    return this.page;
  }

  /** Waits until the page has its title and nothing that can be seen on it is still loading. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => {
      const loading = document.querySelectorAll('[aria-busy="true"], .mantine-Skeleton-root[data-visible]');
      return ![...loading].some((one) => one.checkVisibility());
    });
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  /** Changes the theme that the system asks for, and waits until the page shows it. */
  async light(scheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
  }

  close(): Promise<void> {
    return this.context.close();
  }

  async #watch(origin: string): Promise<void> {
    const { violations, dialogs, strangers, errors } = this.complaints;
    await this.context.exposeBinding('fermataViolation', (_, told: string) => void violations.push(told));
    await this.context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
        const told = `${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber} on ${location.pathname}`;
        (globalThis as unknown as { fermataViolation: (told: string) => void }).fermataViolation(told);
      });
    });
    this.context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) strangers.push(request.url());
    });
    this.context.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    this.context.on('weberror', (error) => void errors.push(error.error().message));
  }
}
