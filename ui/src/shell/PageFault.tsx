import { Component, type ReactNode } from 'react';
import { Button } from '../parts/Button';
import { Page } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';

type State = { error?: unknown };

/** Keeps a page that throws from taking the frame with it. */
export class PageFault extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Fault error={this.state.error} onAgain={() => this.setState({ error: undefined })} />;
  }
}

function Fault({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t('failed.page')}>
      <Trouble
        error={error}
        action={
          <Button size={28} onClick={onAgain}>
            {t('failed.again')}
          </Button>
        }
      />
    </Page>
  );
}
