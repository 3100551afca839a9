import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  Paper,
  Pill,
  rem,
  Tooltip,
} from '@mantine/core'

/** "Go": meadow green, LOOK's #2F7D5B at shade 7. */
const meadow: MantineColorsTuple = [
  '#eef7f2',
  '#dcece4',
  '#b9d9c9',
  '#93c5ac',
  '#73b494',
  '#5ba681',
  '#4a9a74',
  '#2f7d5b',
  '#286b4e',
  '#1b5039',
]

/** Warmth and likes: LOOK's #E8894A at shade 5; 8 and 9 carry text on paper. */
const apricot: MantineColorsTuple = [
  '#fff3e9',
  '#fce4d2',
  '#f7c7a2',
  '#f2ab74',
  '#ed9a5e',
  '#e8894a',
  '#d97733',
  '#b85f22',
  '#99490f',
  '#7a3908',
]

/** Danger: LOOK's #B3402E at shade 7. */
const brick: MantineColorsTuple = [
  '#fdefec',
  '#f6dbd6',
  '#ecb6ac',
  '#e2917f',
  '#da7059',
  '#d25a41',
  '#c54d36',
  '#b3402e',
  '#97331f',
  '#762415',
]

/** Warm greys between paper and ink, so that nothing on a screen is a cold grey. */
const stone: MantineColorsTuple = [
  '#faf7f2',
  '#f3eee6',
  '#e6dfd3',
  '#d3cbbd',
  '#b3ab9d',
  '#8f897d',
  '#6a6a61',
  '#525a53',
  '#394640',
  '#22302b',
]

/** Mantine's dark scale, replaced by LOOK's green-black ground and paper-coloured ink. */
const night: MantineColorsTuple = [
  '#ede8df',
  '#cfcdc4',
  '#a9b0a8',
  '#7f8c85',
  '#46554e',
  '#33423b',
  '#222e29',
  '#121a17',
  '#0e1512',
  '#0a100e',
]

/** The one theme of the product: every colour a screen may use has its name here. */
export const theme = createTheme({
  primaryColor: 'meadow',
  primaryShade: { light: 7, dark: 7 },
  colors: { meadow, apricot, brick, gray: stone, dark: night },
  white: '#ffffff',
  black: '#22302b',
  fontFamily: "'Nunito Sans Variable', 'Nunito Sans', system-ui, sans-serif",
  headings: {
    fontFamily: "'Nunito Sans Variable', 'Nunito Sans', system-ui, sans-serif",
    fontWeight: '720',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(36), lineHeight: '1.15' },
      h2: { fontSize: rem(26), lineHeight: '1.2' },
      h3: { fontSize: rem(20), lineHeight: '1.3' },
      h4: { fontSize: rem(17), lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: rem(14), sm: rem(15), md: rem(16), lg: rem(18), xl: rem(21) },
  defaultRadius: 'md',
  radius: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(18), xl: rem(28) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Paper: Paper.extend({ defaultProps: { radius: 'lg', withBorder: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 160 } },
    }),
    // Mantine's are 12 px: too small to read.
    Pill: Pill.extend({ vars: () => ({ root: { '--pill-fz': rem(14) } }) }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
})

/**
 * Named roles on top of Mantine's own variables; `--pm-*` is what screens and
 * style sheets write. Each text role meets WCAG AA on its ground. The eight `kin` colours tell
 * common ancestors apart, always beside a number.
 */
export const themeRoles: CSSVariablesResolver = () => ({
  variables: {
    '--pm-on-accent': '#ffffff',
    '--pm-scrim': 'rgba(10, 16, 14, 0.55)',
    // What is printed is dark on white, whatever the screen is.
    '--pm-paper': '#ffffff',
    '--pm-paper-ink': '#22302b',
    '--pm-paper-ink-soft': '#57625b',
    '--pm-paper-line': '#cfc7b8',
  },
  light: {
    '--mantine-color-body': '#faf7f2',
    '--mantine-color-text': '#22302b',
    '--mantine-color-dimmed': '#57625b',
    '--mantine-color-default-border': '#e3dccf',
    '--mantine-color-placeholder': '#6d756f',
    '--mantine-color-error': '#a93826',
    '--mantine-color-anchor': '#286b4e',
    '--pm-ground': '#faf7f2',
    '--pm-card': '#fffdfa',
    '--pm-sunken': '#f1ebe1',
    '--pm-ink': '#22302b',
    '--pm-ink-soft': '#57625b',
    '--pm-hairline': '#e3dccf',
    '--pm-go': '#2f7d5b',
    '--pm-go-text': '#286b4e',
    '--pm-go-soft': '#dcece4',
    '--pm-warm': '#e8894a',
    '--pm-warm-text': '#99490f',
    '--pm-warm-soft': '#fce9da',
    '--pm-danger': '#b3402e',
    '--pm-danger-text': '#97331f',
    '--pm-danger-soft': '#f9e3de',
    '--pm-sky-high': '#a9d3e6',
    '--pm-sky-low': '#f6ecd9',
    '--pm-sun': '#fff3cf',
    '--pm-hill-far': '#b4cdb6',
    '--pm-hill-mid': '#86b48d',
    '--pm-hill-near': '#5a9a6e',
    '--pm-leaf': '#3f8059',
    '--pm-trunk': '#7d5f45',
    '--pm-path': '#e9d9bb',
    '--pm-kin-1': '#bd5415',
    '--pm-kin-2': '#2a6f97',
    '--pm-kin-3': '#7b4fa3',
    '--pm-kin-4': '#846700',
    '--pm-kin-5': '#b03a6b',
    '--pm-kin-6': '#1f7a7a',
    '--pm-kin-7': '#6f5b40',
    '--pm-kin-8': '#4a751d',
    '--pm-on-kin': '#ffffff',
  },
  dark: {
    '--mantine-color-body': '#121a17',
    '--mantine-color-text': '#ede8df',
    '--mantine-color-dimmed': '#aab3ac',
    '--mantine-color-default': '#1a2420',
    '--mantine-color-default-hover': '#22302a',
    '--mantine-color-default-border': '#33423b',
    '--mantine-color-placeholder': '#94a099',
    '--mantine-color-error': '#ee9a88',
    '--mantine-color-anchor': '#8fcfb0',
    '--pm-ground': '#121a17',
    '--pm-card': '#1a2420',
    '--pm-sunken': '#0e1512',
    '--pm-ink': '#ede8df',
    '--pm-ink-soft': '#aab3ac',
    '--pm-hairline': '#2b3832',
    '--pm-go': '#4a9a74',
    '--pm-go-text': '#8fcfb0',
    '--pm-go-soft': '#1e3a2d',
    '--pm-warm': '#e8894a',
    '--pm-warm-text': '#f2b487',
    '--pm-warm-soft': '#3a2a1d',
    '--pm-danger': '#c9573f',
    '--pm-danger-text': '#f0a292',
    '--pm-danger-soft': '#3b211c',
    '--pm-sky-high': '#16262e',
    '--pm-sky-low': '#2f4038',
    '--pm-sun': '#f0e3bd',
    '--pm-hill-far': '#233a31',
    '--pm-hill-mid': '#1d3329',
    '--pm-hill-near': '#172b21',
    '--pm-leaf': '#254636',
    '--pm-trunk': '#3c3027',
    '--pm-path': '#3f4a3d',
    '--pm-kin-1': '#f0a36b',
    '--pm-kin-2': '#7cc0e3',
    '--pm-kin-3': '#c3a1e6',
    '--pm-kin-4': '#e0c04f',
    '--pm-kin-5': '#f092b8',
    '--pm-kin-6': '#6fcfcb',
    '--pm-kin-7': '#cbb594',
    '--pm-kin-8': '#a9d36f',
    '--pm-on-kin': '#121a17',
  },
})
