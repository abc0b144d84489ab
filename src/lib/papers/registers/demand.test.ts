import { expect, test } from 'vitest';
import { asPercent } from './demand.ts';

test.each([
	['0.125', '12.5'],
	['0.82', '82'],
	['0.8666', '86.7'],
	['1', '100'],
	['0', '0'],
	// A share below 1 is never shown as 100, and one above 0 never as 0.
	['0.9996', '99.9'],
	['0.0004', '0.1']
])('%s is %s percent', (part, percent) => {
	expect(asPercent(part)).toBe(percent);
});
