import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react';
import { ForwardIcon } from '../parts/icons';
import { useAction } from '../shell/actions';
import { addMinutes, clockOf, dayOf, minutesBetween } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { barLength, clocksOf, freeBeside, isBeyond, labels, momentAt, pieces, placeOf, spellAt, stepped } from './bar';
import { choose, useMomentChosen } from './choice';
import { useSpells } from './useSpells';
import './Bar.css';

/**
 * The next 24 hours of 12123. The thumb is the chosen moment; ends of the bar are now and this time tomorrow. A moment
 * beyond is no place on the bar: the thumb then names its day, and points out of it.
 */
export const Bar = memo(function Bar() {
  const { t } = useTranslation('window/check');
  const words = useWords();
  const { spells, now } = useSpells();
  const at = useMomentChosen();
  const track = useRef<HTMLDivElement>(null);

  const move = (to: string | null | undefined) => {
    if (to !== undefined) choose({ at: to });
  };
  const step = (steps: number) => move(stepped(at, now, steps));
  useAction('check.earlier', () => step(-1));
  useAction('check.later', () => step(1));
  useAction('check.earlier-free', () => move(freeBeside(spells, at, now, -1)));
  useAction('check.later-free', () => move(freeBeside(spells, at, now, 1)));

  const follow = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box && box.width > 0) move(momentAt(((event.clientX - box.left) / box.width) * 100, now));
  };
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 6,
      PageDown: -6,
    };
    const wanted = steps[event.key];
    if (wanted !== undefined) step(wanted);
    else if (event.key === 'Home') move(null);
    else if (event.key === 'End') move(addMinutes(now, barLength));
    else return;
    event.preventDefault();
  };

  const moment = at ?? now;
  const beyond = isBeyond(moment, now);
  const named = at === null ? t('now') : words.moment(at);
  const doing = spellAt(spells, moment)?.doing;
  const spoken = doing ? t(`bar.in.${doing}`, { at: named }) : t('bar.beyond', { at: named });
  const begun = spells[0];
  const nowNamed = begun && begun.doing !== 'open' ? ` · ${labelOf(begun)}` : '';

  function labelOf(spell: (typeof spells)[number]): string {
    const whole = spell.doing === 'rush' && spell === begun;
    return t(`bar.${spell.doing}${whole ? '.whole' : ''}`, clocksOf(spell));
  }

  return (
    <div className="day-bar">
      <div
        ref={track}
        className="day-bar-track"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      >
        {pieces(spells, now).map(({ spell, left, width }) => (
          <span
            key={spell.from}
            className={`day-bar-piece day-bar-piece-${spell.doing}`}
            style={{ left: `${left}%`, width: `calc(${width}% - 2px)` }}
          />
        ))}
        <span
          className={beyond ? 'day-bar-thumb day-bar-beyond meta' : 'day-bar-thumb'}
          style={beyond ? undefined : { left: `${placeOf(moment, now)}%` }}
          role="slider"
          tabIndex={0}
          aria-label={t('bar')}
          aria-valuemin={0}
          aria-valuemax={barLength}
          aria-valuenow={Math.min(Math.max(minutesBetween(now, moment), 0), barLength)}
          aria-valuetext={spoken}
          title={spoken}
          onKeyDown={pressed}
        >
          {beyond && (
            <>
              {words.day(dayOf(moment))}
              <ForwardIcon size={12} />
            </>
          )}
        </span>
      </div>
      <div className="day-bar-labels meta" aria-hidden="true">
        <span className="faint">
          {t('bar.now', { at: clockOf(now) })}
          {nowNamed && <b className={tones[begun?.doing ?? 'open']}>{nowNamed}</b>}
        </span>
        {labels(spells, now)
          .filter(({ spell }) => spell !== begun)
          .map(({ spell, at: place, end }) => (
            <b
              key={spell.from}
              className={`day-bar-label ${tones[spell.doing]}`}
              style={end ? { right: 0 } : { left: `${place}%` }}
            >
              {labelOf(spell)}
            </b>
          ))}
      </div>
    </div>
  );
});

const tones = {
  open: 'faint',
  rush: 'tone-wait',
  daily_maintenance: 'tone-stop',
  announced_maintenance: 'tone-stop',
} as const;
