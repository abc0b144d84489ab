import { describe, expect, test } from 'vitest';
import { assert, Defect, present, unreachable } from './index.ts';

describe('a promise that is broken is a defect', () => {
	test('assert throws when the condition does not hold, with the promise in words', () => {
		expect(() => assert(1 + 1 === 2, 'sums are right')).not.toThrow();
		expect(() => assert('a'.length === 2, 'sums are right')).toThrow(new Defect('sums are right'));
	});

	test('present gives the value, also when it counts as nothing', () => {
		expect(present(0, 'a number')).toBe(0);
		expect(present('', 'a text')).toBe('');
		expect(() => present(undefined, 'a value')).toThrow('a value');
		expect(() => present(null, 'a value')).toThrow(Defect);
	});

	test('the end of a complete switch is never reached', () => {
		expect(() => unreachable('a case that was forgotten' as never)).toThrow(
			'no case for "a case that was forgotten"'
		);
	});
});
