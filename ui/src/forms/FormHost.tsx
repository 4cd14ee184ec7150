import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { type Asked, closeForm, useAsked } from './asked';
import { announceTrouble } from './deed';

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
      <Suspense>{Form && <Form asked={asked} onClose={closeForm} />}</Suspense>
    </FormFault>
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
