import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { start } from './ipc/start';
import { pageAt } from './shell/pages';
import { showScale, showTheme } from './theme/theme';
import { beginToSpeak } from './words/catalogue';

const begun = start();
showTheme(begun.theme);
showScale(begun.scale);
beginToSpeak(begun.language);

// The first page is on its way while the frame is drawn.
pageAt(`/${location.hash.replace(/^#?\/?/, '').split('?')[0]}`)
  ?.preload()
  .catch(() => undefined);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App start={begun} />);
