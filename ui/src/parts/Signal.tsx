import { useTranslation } from '../words/useTranslation';
import type { Light } from './Lamp';
import './Signal.css';

type SignalProps = {
  /** Red, yellow or green is lit; for 信息不足 and 无需缴 none is. */
  light: Light;
};

/** The housing with three lamps, for a verdict alone. Its glyphs say the same as its colours. */
export function Signal({ light }: SignalProps) {
  const { t } = useTranslation();
  return (
    <span className="signal" role="img" aria-label={t(`light.${light}`)}>
      <Bulb lit={light === 'blocked'} colour="red" path="M4.5 10h11" />
      <Bulb lit={light === 'caution'} colour="yellow" path="M10 4v7M10 15.5v.05" />
      <Bulb lit={light === 'payable'} colour="green" path="M4 10.5l4 4 8-8.5" />
      {light === 'unknown' && (
        <span className="signal-doubt">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M6.8 7.4a3.2 3.2 0 1 1 4.8 2.9c-1 .5-1.6 1.3-1.6 2.4M10 16.2v.05" />
          </svg>
        </span>
      )}
    </span>
  );
}

function Bulb({ lit, colour, path }: { lit: boolean; colour: 'red' | 'yellow' | 'green'; path: string }) {
  return (
    <span className={lit ? `signal-bulb signal-${colour}` : 'signal-bulb'}>
      {lit && (
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d={path} />
        </svg>
      )}
    </span>
  );
}
