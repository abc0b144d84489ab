import { vi } from 'vitest';

/** Where the app was sent: nothing navigates in jsdom. One for all files, for they share the modules that call it. */
export const goto = vi.fn((_to: string, _options?: object) => Promise.resolve());
