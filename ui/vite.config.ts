import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: './',
  plugins: [react()],
  resolve: { alias: { '@locales': at('../locales') } },
  // The texts lie one folder above, because the command line reads the same files.
  server: { port: 1420, strictPort: true, fs: { allow: [at('..')] } },
  preview: { port: 1420, strictPort: true },
  clearScreen: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The oldest web view that is supported is that of macOS 13; those of Linux and Windows are newer.
    target: 'safari16',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // All that the first picture needs is one piece: each more is a question to the shell before it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    // A zone far from Beijing shows any date that was read in the computer's own zone.
    env: { TZ: 'America/Los_Angeles' },
  },
});
