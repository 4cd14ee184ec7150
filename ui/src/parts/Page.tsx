import { type ReactNode, useEffect, useId, useState } from 'react';
import { useNarrow } from '../theme/narrow';
import { useTranslation } from '../words/useTranslation';
import { IconButton } from './Button';
import { CloseIcon, FoldIcon } from './icons';
import './Page.css';

export type Rail = {
  /** What stands in it; names the rail, and the button that opens it when the window is narrow. */
  label: string;
  content: ReactNode;
  width?: 320 | 344 | 424 | 504;
  /** Says whether it is open in a narrow window; without it, the page's own button does. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

type PageProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  /** At the far end of the head: search, buttons. */
  actions?: ReactNode;
  /** A line under the head, for pages whose body begins with a table or a rail. */
  line?: boolean;
  rail?: Rail;
  /** The body brings its own scrolling and padding, such as a list beside an inspector. */
  bare?: boolean;
  children?: ReactNode;
};

/** A page: head, body, and at times a rail at its right. */
export function Page({ title, subtitle, actions, line = false, rail, bare = false, children }: PageProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const open = rail?.open ?? ownOpen;
  const setOpen = rail?.onOpenChange ?? setOwnOpen;
  const shown = rail && (!narrow || open);

  useEffect(() => {
    if (typeof title === 'string') document.title = `${title} · ${t('brand')}`;
  }, [title, t]);

  const headClass = ['page-head', (line || rail) && 'page-head-line', !(bare || rail) && 'page-head-measured'].filter(
    Boolean,
  );
  return (
    <div className="page">
      <div className="page-main">
        <header className={headClass.join(' ')}>
          <h1>{title}</h1>
          {subtitle !== undefined && <div className="page-subtitle">{subtitle}</div>}
          <span className="spacer" />
          {actions}
          {rail && narrow && (
            <IconButton
              variant="default"
              label={t(open ? 'rail.close' : 'rail.open', { label: rail.label })}
              icon={<FoldIcon size={16} />}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            />
          )}
        </header>
        {bare ? children : <div className="page-body">{children}</div>}
      </div>
      {shown && (
        <aside
          id={id}
          className="page-rail"
          style={{ '--rail': `${(rail.width ?? 320) / 16}rem` } as React.CSSProperties}
          aria-label={rail.label}
          onKeyDown={(event) => {
            if (!narrow || event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            setOpen(false);
          }}
        >
          {narrow && (
            <div className="page-rail-close">
              <IconButton
                label={t('rail.close', { label: rail.label })}
                icon={<CloseIcon size={16} />}
                onClick={() => setOpen(false)}
              />
            </div>
          )}
          {rail.content}
        </aside>
      )}
    </div>
  );
}
