import type { Verdict } from '../ipc/bindings';
import { useTranslation } from '../words/useTranslation';
import './Lamp.css';

/** What a light says about a payment. */
export type Light = Verdict;

/** The class that gives text the colour of a light. */
export const lightTone = {
  payable: 'tone-go',
  caution: 'tone-wait',
  blocked: 'tone-stop',
  unknown: 'tone-unk',
  settled: 'tone-quiet',
} as const satisfies Record<Light, string>;

type LampProps = {
  light: Light;
  /** 14, 16, 18 or 20. */
  size?: number;
  /** The word stands beside it, so it is not read aloud. */
  silent?: boolean;
};

/** A light by its shape: it says the same without its colour. */
export function Lamp({ light, size = 18, silent = false }: LampProps) {
  const { t } = useTranslation();
  return (
    <svg
      className={`lamp lamp-${light}`}
      viewBox="0 0 20 20"
      style={{ width: rem(size), height: rem(size) }}
      role="img"
      aria-hidden={silent || undefined}
      aria-label={silent ? undefined : t(`light.${light}`)}
    >
      {shapes[light]}
    </svg>
  );
}

type LampLabelProps = {
  light: Light;
  size?: number;
  /** Words other than the light's own: 已备案, 名额满. */
  children?: React.ReactNode;
};

/** A light with its word. */
export function LampLabel({ light, size = 18, children }: LampLabelProps) {
  const { t } = useTranslation();
  return (
    <span className={`lamp-label ${lightTone[light]}`}>
      <Lamp light={light} size={size} silent />
      {children ?? t(`light.${light}`)}
    </span>
  );
}

/** The word of a light in its colour, without the lamp. */
export function LightWord({ light }: { light: Light }) {
  const { t } = useTranslation();
  return <b className={lightTone[light]}>{t(`light.${light}`)}</b>;
}

const rem = (pixels: number) => `${pixels / 16}rem`;

const shapes = {
  payable: (
    <>
      <circle className="lamp-body" cx="10" cy="10" r="8.5" />
      <path className="lamp-glyph" d="M6.2 10.3l2.6 2.6 5-5.4" strokeWidth="1.9" />
    </>
  ),
  caution: (
    <>
      <path
        className="lamp-body"
        d="M8.5 2.9a1.75 1.75 0 0 1 3 0l6.9 11.9a1.75 1.75 0 0 1-1.5 2.6H3.1a1.75 1.75 0 0 1-1.5-2.6z"
      />
      <path className="lamp-glyph" d="M10 7.2v4.3M10 14.2v.05" strokeWidth="1.9" />
    </>
  ),
  blocked: (
    <>
      <path className="lamp-body" d="M6.7 1.9h6.6l4.8 4.8v6.6l-4.8 4.8H6.7L1.9 13.3V6.7z" />
      <path className="lamp-glyph" d="M6.2 10h7.6" strokeWidth="2.4" />
    </>
  ),
  unknown: (
    <>
      <circle className="lamp-ring" cx="10" cy="10" r="7.8" strokeWidth="1.5" strokeDasharray="2.7 2.2" />
      <path className="lamp-ring" d="M8 8.2a2 2 0 1 1 3 1.8c-.6.3-1 .8-1 1.5M10 13.9v.05" strokeWidth="1.7" />
    </>
  ),
  settled: <circle className="lamp-ring" cx="10" cy="10" r="5" strokeWidth="1.5" />,
} satisfies Record<Light, React.ReactNode>;
