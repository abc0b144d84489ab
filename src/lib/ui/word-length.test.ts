import { expect, test } from 'vitest';
import { letterCount, longestWord } from './word-length.ts';

test.each([
	['Example 1', 9, 7],
	['उदाहरण 2', 7, 5],
	['सुनीता देवी', 6, 3],
	['', 0, 1]
])('%s', (name, letters, longest) => {
	expect([letterCount(name), longestWord(name)]).toEqual([letters, longest]);
});
