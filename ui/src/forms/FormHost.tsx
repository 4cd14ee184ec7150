import {
  Component,
  type ComponentType,
  lazy,
  type MouseEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { toast, untoast, useToasts } from '../parts/toast';
import { useTranslation } from '../words/useTranslation';
import { type Asked, closeForm, useAsked } from './asked';
import { announceTrouble } from './deed';
import { type Leaving, LeavingContext } from './leaving';

/** What every form gets: what it is about, and how it closes. */
export type FormProps<Form extends Asked['form'] = Asked['form']> = {
  asked: Extract<Asked, { form: Form }>;
  onClose: () => void;
};

/** `answer-appeal` is the default export of `AnswerAppealForm.tsx`, loaded when it is first asked for. */
const files = import.meta.glob<{ default: ComponentType<FormProps> }>('./*Form.tsx');
const forms = new Map(
  Object.entries(files).map(([path, load]) => [path.slice(2, -'Form.tsx'.length), lazy(load)] as const),
);

/** Shows the form that was asked for, over whatever page is open. */
export function FormHost() {
  const asked = useAsked();
  if (!asked) return null;
  const Form = forms.get(asked.form.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()));
  return (
    <FormFault key={JSON.stringify(asked)}>
      <FormLeft asked={asked}>
        <Suspense>{Form && <Form asked={asked} onClose={closeForm} />}</Suspense>
      </FormLeft>
    </FormFault>
  );
}

/**
 * Keeps a form that was left half filled, without a question: a toast offers it again, with all that was typed, and it
 * is gone with the toast. One in which nothing was typed just closes.
 */
function FormLeft({ asked, children }: { asked: Asked; children: ReactNode }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<{ asked: Asked; toast: number }>();
  const touched = useRef(false);
  const toasts = useToasts();
  // Asked for again it is another object, and shown.
  const isLeft = left?.asked === asked;
  const offered = toasts.some(({ id }) => id === left?.toast);

  useEffect(() => {
    if (!isLeft || offered) return;
    // The button takes its toast away first, and then has the form shown.
    const timer = setTimeout(closeForm);
    return () => clearTimeout(timer);
  }, [isLeft, offered]);
  const offer = left?.toast;
  useEffect(() => () => (offer === undefined ? undefined : untoast(offer)), [offer]);

  const leaving: Leaving = {
    left: isLeft,
    begin: () => {
      touched.current = false;
    },
    leave: (title) => {
      if (!touched.current) return closeForm();
      const action = { label: t('form.go-on'), run: () => setLeft(undefined) };
      setLeft({
        asked,
        toast: toast({ text: t('form.left', { title: typeof title === 'string' ? title : '' }), action }),
      });
    },
  };
  const touch = () => {
    touched.current = true;
  };
  const pick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[role="option"], .calendar-day')) touch();
  };
  return (
    <LeavingContext value={leaving}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that something was filled in */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key that picks clicks */}
      <div style={{ display: 'contents' }} onInput={touch} onChange={touch} onClick={pick}>
        {children}
      </div>
    </LeavingContext>
  );
}

/** Keeps a form that throws from taking the page with it: it closes, and says why at the bottom of the window. */
class FormFault extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    closeForm();
    announceTrouble(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
