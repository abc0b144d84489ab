import { configure } from '@testing-library/svelte';
import { vi } from 'vitest';

/** Milliseconds: a busy machine is slow, not wrong. What never comes fails all the same, later. */
const longest = 20_000;

configure({ asyncUtilTimeout: longest });

/** Waits until it is so. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<unknown> =>
	vi.waitUntil(isSo, { interval: 5, timeout: longest });

/** Waits until the expectation holds, and asks every so many milliseconds: 1 where it holds only in passing. */
export const untilHolds = (expectation: () => unknown, interval = 10): Promise<unknown> =>
	vi.waitFor(expectation, { interval, timeout: longest });
