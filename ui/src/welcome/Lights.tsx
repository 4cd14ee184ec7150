import { Lamp, type Light, LightWord } from '../parts/Lamp';
import { useTranslation } from '../words/useTranslation';

const lights: readonly Light[] = ['payable', 'caution', 'blocked', 'unknown', 'settled'];

/** What the five lights mean. */
export function Lights() {
  const { t } = useTranslation('window/welcome');
  return (
    <aside className="welcome-lights" aria-labelledby="welcome-lights">
      <h2 id="welcome-lights">{t('lights')}</h2>
      <dl>
        {lights.map((light) => (
          <div key={light}>
            <dt>
              <Lamp light={light} size={20} silent />
              <LightWord light={light} />
            </dt>
            <dd>{t(`light.${light}`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
