import { expect, test } from 'vitest';
import { sizeOfName } from './name-size.ts';

test.each([
	['सुनीता देवी', 20, 11],
	['संध्या', 20, 11],
	['रुक्मिणी', 20, 11],
	['', 20, 11]
])('%s is as large as its row', (name, width, points) => {
	expect(sizeOfName(name, width)).toBe(points);
});

test.each([
	['प्रमिला श्रीवास्तव', 20],
	['Pramila Shrivastava', 27],
	['लक्ष्मीनारायणी चतुर्वेदी', 27]
])('%s is smaller, and never too small to copy', (name, width) => {
	expect(sizeOfName(name, width)).toBeLessThan(11);
	expect(sizeOfName(name, width)).toBeGreaterThanOrEqual(8);
});
