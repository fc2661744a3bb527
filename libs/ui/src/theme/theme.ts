import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef0fd',
  '#d9ddf8',
  '#b3bbff',
  '#9aa5ff',
  '#7480e6',
  '#5562d0',
  '#3a48b8',
  '#2f3b9c',
  '#262f7d',
  '#1d2460',
];

/** The cool greys that the tokens of the dark theme are taken from. */
const dark: MantineColorsTuple = [
  '#dfe2e6',
  '#a3aab2',
  '#868e96',
  '#5c5f66',
  '#373a40',
  '#2c2e33',
  '#25262b',
  '#1a1b1e',
  '#141518',
  '#101113',
];

/** Which status of ours a colour of Mantine speaks of: both are one colour. */
const tones = Object.freeze({
  ink: 'ink',
  red: 'failed',
  yellow: 'waiting',
  orange: 'waiting',
  green: 'completed',
  blue: 'running',
  grape: 'suspended',
});

/** The one theme of the product: ink for the main action, everything else neutral, no shadow but on floating layers. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  // What is written on a full colour is legible in both themes: Mantine would decide by the shade of the light one.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const isToned = input.variant === 'filled' && Object.hasOwn(tones, input.color ?? 'ink');
    return isToned ? { ...colours, color: 'var(--fm-on-ink)' } : colours;
  },
  colors: { ink, dark },
  defaultRadius: 8,
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  // By name and not by `Component.extend`: that would bring all of these to every page.
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Modal: { defaultProps: { centered: true, padding: 'lg', transitionProps: { duration: 140 } } },
    Drawer: { defaultProps: { padding: 'lg' } },
    Menu: { defaultProps: { shadow: 'md' } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

/** Binds Mantine's own variables to our tokens, so that both name one colour. */
export const variables: CSSVariablesResolver = () => {
  const bound = {
    '--mantine-color-body': 'var(--fm-page)',
    '--mantine-color-text': 'var(--fm-text)',
    '--mantine-color-dimmed': 'var(--fm-text-dim)',
    '--mantine-color-default-border': 'var(--fm-border)',
    '--mantine-color-anchor': 'var(--fm-ink)',
    '--mantine-primary-color-contrast': 'var(--fm-on-ink)',
    '--mantine-color-error': 'var(--fm-failed)',
    '--mantine-color-placeholder': 'var(--fm-text-dim)',
    '--mantine-color-gray-light': 'var(--fm-panel-strong)',
    '--mantine-color-gray-light-color': 'var(--fm-text)',
    ...Object.fromEntries(Object.entries(tones).flatMap(([colour, token]) => toneOf(colour, token))),
    '--mantine-color-ink-filled-hover': 'var(--fm-ink-hover)',
  };
  return { variables: {}, light: bound, dark: bound };
};

function toneOf(colour: string, token: string): [string, string][] {
  const full = `var(--fm-${token})`;
  const tint = token === 'ink' ? 'var(--fm-ink-soft)' : `var(--fm-${token}-tint)`;
  const name = `--mantine-color-${colour}`;
  return [
    [`${name}-text`, full],
    [`${name}-outline`, full],
    [`${name}-filled`, full],
    [`${name}-filled-hover`, `color-mix(in srgb, ${full} 88%, var(--fm-text))`],
    [`${name}-light`, tint],
    [`${name}-light-hover`, `color-mix(in srgb, ${tint} 88%, ${full})`],
    [`${name}-light-color`, full],
  ];
}
