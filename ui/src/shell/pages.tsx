import { type ComponentType, lazy, useState } from 'react';
import Overview from '../overview';
import {
  BookIcon,
  CalendarIcon,
  CarIcon,
  ClipboardIcon,
  DashboardIcon,
  ListIcon,
  SettingsIcon,
  TrafficIcon,
  WalletIcon,
} from '../parts/icons';
import { loadParts } from '../words/catalogue';

type Loaded = { default: ComponentType };

export type PageId =
  | 'overview'
  | 'check'
  | 'violations'
  | 'calendar'
  | 'vehicles'
  | 'accounts'
  | 'intake'
  | 'rules'
  | 'settings'
  | 'history'
  | 'welcome';

type Page = {
  id: PageId;
  /** Where it is; what follows the path is the page's own. */
  path: string;
  icon?: ComponentType<{ size?: number }>;
  /** What shows it: at once when it is ready. */
  screen: () => ComponentType;
  /** Has its code and its texts ready; nothing when they are. */
  preload: () => Promise<unknown> | undefined;
};

/** Every page: its place, its code and the texts it speaks from, so that both are loaded at the same time. */
export const pages: readonly Page[] = [
  // The first that is seen: it and its texts come with the frame, in one piece.
  { id: 'overview', path: '/', icon: DashboardIcon, screen: () => Overview, preload: () => undefined },
  page('check', '/check', TrafficIcon, () => import('../check'), [
    'window/passed',
    'window/guide',
    'window/rules',
    'check',
    'remedy',
    'word',
  ]),
  page('violations', '/violations', ListIcon, () => import('../violations'), [
    'window/check',
    'window/history',
    'window/rules',
    'window/problem',
    'done',
    'problem',
    'check',
    'remedy',
    'word',
  ]),
  page('calendar', '/calendar', CalendarIcon, () => import('../calendar'), ['remind', 'word']),
  page('vehicles', '/vehicles', CarIcon, () => import('../vehicles'), ['word']),
  page('accounts', '/accounts', WalletIcon, () => import('../accounts'), ['word']),
  page('intake', '/intake', ClipboardIcon, () => import('../intake'), ['intake', 'problem', 'word']),
  page('rules', '/rules', BookIcon, () => import('../rules'), ['word']),
  page('settings', '/settings', SettingsIcon, () => import('../settings'), ['word', 'window/backups']),
  page('history', '/history', undefined, () => import('../history'), [
    'done',
    'word',
    'trouble',
    'problem',
    'window/trouble',
    'window/problem',
  ]),
  page('welcome', '/welcome', undefined, () => import('../welcome'), ['check', 'remedy', 'problem', 'word']),
];

/** The pages of the sidebar, in its order and that of Ctrl 1 to 9. */
export const navigable = pages.filter((page) => page.icon);

/** The page that an address belongs to. */
export function pageAt(path: string): Page | undefined {
  return pages.find((page) => path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`)));
}

/** Shows a page. */
export function Screen({ page }: { page: Page }) {
  // A page that is ready is shown at once: a lazy one would leave the body empty for a frame. The choice is made once,
  // for a change of component would take the page's state away.
  const [Shown] = useState(() => page.screen());
  return <Shown />;
}

function page(id: PageId, path: string, icon: Page['icon'], load: () => Promise<Loaded>, texts: string[]): Page {
  let ready: ComponentType | undefined;
  let loading: Promise<Loaded> | undefined;

  const read = () => {
    loading ??= Promise.all([load(), loadParts([`window/${id}`, ...texts])]).then(
      ([loaded]) => {
        ready = loaded.default;
        return loaded;
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };

  const Waiting = lazy(read);

  return { id, path, icon, preload: () => (ready ? undefined : read()), screen: () => ready ?? Waiting };
}
