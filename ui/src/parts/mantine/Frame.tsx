import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import './variables.css';
import { createTheme, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Shade, useShade } from '../../theme/theme';

/**
 * What the library wants around each of its parts. There is one around every part and none around the app, so the
 * first picture does not wait for the library; the variables are a stylesheet, so many of these cost nothing.
 */
export function Frame({ children }: { children: ReactNode }) {
  const shade = useShade();
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={shade}
      defaultColorScheme={shade}
      colorSchemeManager={shadeManager(shade)}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}

// The shades serve only what the library reckons from colours by itself; what is seen is in `variables.css`.
const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  colors: {
    ink: ['#e5eae6', '#cbd2cc', '#aab5ae', '#8e9a93', '#74807a', '#5e6962', '#4f5b54', '#3d4842', '#2e3932', '#18201b'],
  },
  defaultRadius: 6,
  fontFamily: 'var(--font)',
  focusRing: 'auto',
  respectReducedMotion: true,
});

/** The library would keep the theme in the browser's storage; ours is a setting of the household's computer. */
function shadeManager(shade: Shade) {
  return { get: () => shade, set() {}, subscribe() {}, unsubscribe() {}, clear() {} };
}
