import { expect, test } from 'vitest';
import { tidy } from './tidy.ts';

test.each([
	['  Gramin Bank ', 80, 'Gramin Bank'],
	['Gramin\tBank\n', 80, 'Gramin Bank'],
	['  ab', 2, 'ab'],
	['a bc', 2, 'a'],
	['उजाला', 3, 'उजा']
])('%j in %d letters is %j', (text, most, tidied) => {
	expect(tidy(text, most)).toBe(tidied);
});
