import type { CourseWord } from '../ipc';
import {
  AlertIcon,
  CheckIcon,
  CopyIcon,
  EditIcon,
  FileIcon,
  ForwardIcon,
  HelpIcon,
  MinusIcon,
  PlusIcon,
  SelectorIcon,
  WalletIcon,
} from '../parts/icons';
import { useSay } from '../words/useWords';

/** What becomes of a piece, by its sign and its word: it says the same without colour. */
export function CourseSign({ course, size = 16 }: { course: CourseWord; size?: number }) {
  const { word } = useSay();
  return (
    <span className="intake-course">
      <CourseIcon course={course} size={size} />
      {word('intake_course', course)}
    </span>
  );
}

/** The sign alone, where the word stands elsewhere. */
export function CourseIcon({ course, size = 16 }: { course: CourseWord; size?: number }) {
  const Icon = icons[course];
  return <Icon size={size} aria-hidden />;
}

const icons = {
  add: PlusIcon,
  onto: ForwardIcon,
  pay: WalletIcon,
  paid_twice: AlertIcon,
  note: FileIcon,
  known: CheckIcon,
  alike: CopyIcon,
  ask: SelectorIcon,
  incomplete: EditIcon,
  phishing: AlertIcon,
  unclear: HelpIcon,
  skipped: MinusIcon,
} satisfies Record<CourseWord, typeof PlusIcon>;
