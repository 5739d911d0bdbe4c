import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered, with pages that are compiled when they are first shown: the limits are for what hangs.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(180_000);
