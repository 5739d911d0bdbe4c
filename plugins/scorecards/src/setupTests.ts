import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered, with lazy pages: a busy machine needs more than the default second.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
