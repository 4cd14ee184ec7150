import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../words/useTranslation';
import { useAfter } from './useAfter';
import './Button.css';

type Looks = {
  /** Ink is for the one main thing of a screen. */
  variant?: 'primary' | 'default' | 'subtle';
  /** 40 beside a verdict, 32, 28 within a row. */
  size?: 40 | 32 | 28;
  icon?: ReactNode;
  /** After the words, such as an arrow. */
  after?: ReactNode;
};

type ButtonProps = Looks &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** It is at work and takes no second press. Shown only after 200 ms, for most work is done before. */
    busy?: boolean;
    ref?: React.Ref<HTMLButtonElement>;
  };

/** A button says what will be: 换支付宝, not 确定. */
export function Button({ variant, size, icon, after, busy = false, children, className, ...rest }: ButtonProps) {
  const { t } = useTranslation();
  const shown = useAfter(busy, 200);
  return (
    <button
      type="button"
      {...rest}
      className={looks({ variant, size }, className)}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {shown ? <span className="button-busy" role="status" aria-label={t('busy')} /> : icon}
      {children}
      {after}
    </button>
  );
}

type LinkButtonProps = Looks & { href: string; children: ReactNode; title?: string };

/** A button that leads to another page. */
export function LinkButton({ variant, size, icon, after, href, children, title }: LinkButtonProps) {
  return (
    <Link href={href} className={looks({ variant, size })} title={title}>
      {icon}
      {children}
      {after}
    </Link>
  );
}

type IconButtonProps = Omit<ButtonProps, 'icon' | 'after' | 'children' | 'aria-label'> & {
  /** Its name: read aloud, and shown to whoever points at it. */
  label: string;
  icon: ReactNode;
  /** Added to the title, such as the keys that do the same. */
  keys?: string;
};

/** A button that is only an icon. */
export function IconButton({ label, icon, keys, variant = 'subtle', size = 32, className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      size={size}
      className={`button-square ${className ?? ''}`}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      icon={icon}
    />
  );
}

function looks({ variant = 'default', size = 32 }: Looks, more = '') {
  return `button button-${variant} button-${size} ${more}`.trim();
}
