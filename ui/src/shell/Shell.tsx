import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { redo, undo } from '../forms/deed';
import { FormHost } from '../forms/FormHost';
import { bringText } from '../intake/table';
import { useNews } from '../ipc/news';
import { useToday } from '../ipc/now';
import { useTold } from '../missed/useTold';
import { keepFocusNear } from '../parts/focus';
import { ToastHost } from '../parts/ToastHost';
import { loadParts } from '../words/catalogue';
import { useTranslation } from '../words/useTranslation';
import { act, useAction } from './actions';
import { go, useAddress } from './address';
import { PageFault } from './PageFault';
import { pageAt, pages, Screen } from './pages';
import { Sidebar, type SidebarProps } from './Sidebar';
import { type ActionId, isCovered, isText } from './shortcuts';
import { useKeys } from './useKeys';
import './Shell.css';

/** The frame of the app: the way to every page, the page, and what lies over it. */
export function Shell(props: SidebarProps) {
  const { t } = useTranslation();
  const [path] = useAddress();
  const main = useRef<HTMLElement>(null);
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const page = pageAt(path) ?? pages[0];

  useKeys();
  useNews('menu-chosen', chosen);
  useTold(useToday());
  useAction('palette', () => setPalette(true));
  useAction('about', () => go('/settings'));
  useAction('undo', undo);
  useAction('redo', redo);
  useAction('new', () => go('/intake', { state: 'new' }));
  useAction('paste', pasted);
  useAction('shortcuts', () => setSheet(true));
  usePreloading();

  useEffect(() => (main.current ? keepFocusNear(main.current) : undefined), []);
  useEffect(() => {
    if (!pageAt(path)) go('/', { replace: true });
  }, [path]);

  return (
    <div className="shell">
      <nav className="skip-way" aria-label={t('skip')}>
        <Link
          href={path}
          className="skip"
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {t('skip')}
        </Link>
      </nav>
      <Sidebar {...props} />
      <main className="main" ref={main} tabIndex={-1}>
        {page && (
          <PageFault key={page.id}>
            <Suspense>
              <Screen page={page} />
            </Suspense>
          </PageFault>
        )}
      </main>
      <FormHost />
      <ToastHost />
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
      </Suspense>
    </div>
  );
}

/** What is pasted where nothing else takes it is read in 录入. */
function pasted(clipboard: unknown) {
  const text = clipboard instanceof DataTransfer ? clipboard.getData('text/plain') : '';
  if (text.trim()) void bringText(text);
}

/** Does what a menu says. A menu's keys come before the window's, so what belongs to a text is given back to it. */
function chosen(action: ActionId) {
  if ((action === 'undo' || action === 'redo') && isText(document.activeElement)) document.execCommand(action);
  else if (!isCovered()) act(action);
}

const loadPalette = () => Promise.all([import('../palette'), loadParts(['window/palette'])]).then(([loaded]) => loaded);
const Palette = lazy(loadPalette);
const ShortcutSheet = lazy(() => import('./ShortcutSheet'));

/** Has the other pages ready soon after the first is drawn, one at a time, so that none is waited for. */
function usePreloading() {
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      for (const page of pages) {
        if (gone) return;
        // A page that does not load says so when it is opened.
        await page.preload()?.catch(() => undefined);
        // Next after the first page: its keys are the quickest way to any other.
        if (page === pages[0]) await loadPalette().catch(() => undefined);
      }
    }, 400);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
}
