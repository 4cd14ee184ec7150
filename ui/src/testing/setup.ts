import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// The first dialog or date field of a run is waited for while its code is read, on a busy computer for long.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => cleanup());
