import { expect, test } from 'vitest';
import { letterCount, longestWord } from './word-length.ts';

test.each([
	['Rose', 4, 4],
	['चमेली', 3, 3],
	['सुनीता देवी', 6, 3],
	['', 0, 1]
])('%s', (name, letters, longest) => {
	expect([letterCount(name), longestWord(name)]).toEqual([letters, longest]);
});
