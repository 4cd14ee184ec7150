import { Fragment } from 'react';
import { Link } from 'wouter';
import type { Report, Verdict } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button, IconButton } from '../parts/Button';
import { DatabaseIcon, SearchIcon, UndoIcon } from '../parts/icons';
import { Kbd } from '../parts/Kbd';
import { Lamp } from '../parts/Lamp';
import type { Part } from '../settings/parts';
import { useNarrow } from '../theme/narrow';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { act } from './actions';
import { useAddress } from './address';
import { Logo } from './Logo';
import { navigable, pageAt } from './pages';
import { type ActionId, keysOf } from './shortcuts';
import './Sidebar.css';

export type SidebarProps = {
  /** The household's name, if it has one. */
  household?: string;
  /** How many violations are not settled. */
  open?: number;
  /** The day the rules are of. */
  rulesOf?: string;
  /** Holiday files that could not be used. */
  leftOut?: readonly string[];
  /** Why what was chosen about reminders cannot be read. */
  choicesUnread?: Report;
  /** Values that the disk or another program has changed were found. */
  unsound?: boolean;
  /** The made-up family is open. */
  sample?: boolean;
  onRemoveSample?: () => void;
};

/** The way to every page. In a narrow window it is a rail of icons. */
export function Sidebar({
  household,
  open,
  rulesOf,
  leftOut = [],
  choicesUnread,
  unsound = false,
  sample = false,
  onRemoveSample,
}: SidebarProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [path] = useAddress();
  const here = pageAt(path)?.id;
  const narrow = useNarrow();

  return (
    <nav className="sidebar" aria-label={t('nav')}>
      <div className="sidebar-brand">
        <Logo />
        <span className="sidebar-word">{t('brand')}</span>
        {household && <span className="sidebar-household ellipsis">{household}</span>}
      </div>

      <button
        type="button"
        className="sidebar-item sidebar-search"
        title={named(t('search'), 'palette')}
        onClick={() => act('palette')}
      >
        <SearchIcon size={16} />
        <span className="sidebar-word">{t('search')}</span>
        <Kbd>{keysOf('palette')}</Kbd>
      </button>

      <ul className="sidebar-pages">
        {navigable.map(({ id, path, icon: Icon }) => (
          <Fragment key={id}>
            {id === 'intake' && <li className="sidebar-line" aria-hidden="true" />}
            <li>
              <Link
                href={path}
                className="sidebar-item"
                aria-current={here === id ? 'page' : undefined}
                title={named(t(`page.${id}`), id === 'intake' ? 'new' : (`page.${id}` as ActionId))}
              >
                {Icon && <Icon size={18} />}
                <span className="sidebar-word">{t(`page.${id}`)}</span>
                {id === 'violations' && open !== undefined && open > 0 && (
                  <span className="sidebar-count">
                    <span aria-hidden="true">{open}</span>
                    <span className="unseen">{t('open-violations', { count: open })}</span>
                  </span>
                )}
              </Link>
            </li>
          </Fragment>
        ))}
      </ul>

      <div className="sidebar-foot">
        {sample && (
          <div className="sidebar-sample">
            <Badge title={t('sample.hint')}>{t('sample')}</Badge>
            {narrow ? (
              <IconButton label={t('sample.remove')} icon={<UndoIcon size={16} />} onClick={onRemoveSample} />
            ) : (
              <Button size={28} title={t('sample.hint')} onClick={onRemoveSample}>
                {t('sample.remove')}
              </Button>
            )}
          </div>
        )}
        {unsound && (
          <Noted part="backups" light="blocked" title={t('unsound.hint')}>
            {t('unsound')}
          </Noted>
        )}
        {leftOut.length > 0 && (
          <Noted part="holidays" title={t('left-out.hint', { files: words.names(leftOut) })}>
            {t('left-out')}
          </Noted>
        )}
        {choicesUnread && (
          <Noted part="reminders" title={t('choices-unread.hint')}>
            {t('choices-unread')}
          </Noted>
        )}
        <p className="sidebar-local" title={t('local')}>
          <DatabaseIcon size={16} />
          <span className="sidebar-word">
            {t('local')}
            {rulesOf && <span className="sidebar-rules">{t('rules-dated', { day: words.day(rulesOf) })}</span>}
          </span>
        </p>
      </div>
    </nav>
  );
}

type NotedProps = { part: Part; light?: Verdict; title: string; children: string };

/** Something that is the matter with the data folder, and the part of the settings where something can be done about it. */
function Noted({ part, light = 'unknown', title, children }: NotedProps) {
  return (
    <Link href={`/settings?part=${part}`} className="sidebar-left-out" title={title}>
      <Lamp light={light} size={16} silent />
      <span className="sidebar-word">{children}</span>
    </Link>
  );
}

function named(name: string, action: ActionId): string {
  const keys = keysOf(action);
  return keys ? `${name} (${keys})` : name;
}
