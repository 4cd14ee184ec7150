import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { start } from './ipc/start';
import { showCutText } from './parts/cutText';
import { read } from './shell/address';
import { begin } from './shell/begin';
import { pageAt } from './shell/pages';
import { showScale, showTheme } from './theme/theme';
import { beginToSpeak } from './words/catalogue';

const begun = start();
showTheme(begun.theme);
showScale(begun.scale);
beginToSpeak(begun.language);
showCutText();

// Before anything is drawn, so that the first picture is the right page with its facts.
if (begun.opening) begin(begun.opening);

// Drawn once the first page is there: a frame without it would be filled late, since React holds a second picture back.
const root = document.getElementById('root');
const show = () => root && createRoot(root).render(<App start={begun} />);
const coming = pageAt(read().split('?')[0] ?? '/')?.preload();
if (coming) coming.then(show, show);
else show();
