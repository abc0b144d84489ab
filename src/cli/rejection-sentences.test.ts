import { describe, expect, test } from 'vitest';
import { rejectionSamples } from '../../tests/support/rejection-samples.ts';
import { rejectionSentence } from './rejection-sentences.ts';

// Every refusal of a file says what is wrong and what to do, with its figures in minor units, as in the file.

const sentences = Object.values(rejectionSamples).map((rejection) => rejectionSentence(rejection));

test('each is one sentence that goes on after the place of the event', () => {
	const odd = sentences.filter((text) => !/^["a-z0-9].*[.)]$/.test(text) || /undefined|NaN|\{/.test(text));
	expect(odd).toEqual([]);
});

test('no two are the same', () => {
	expect(new Set(sentences).size).toBe(sentences.length);
});

describe('with its figures', () => {
	test.each([
		['OwesMoreThanSheHas', 'she owes 50000 and has 30000: she pays 20000 before she leaves.'],
		['SurplusTooSmall', 'the surplus is -5000, not 10000: share nothing.'],
		['PartsDoNotAddUp', 'the parts add up to 99900, the whole that is shared is 100000: they differ by 100.'],
		['BoxTooSmall', 'the box holds 12300, not 45600: it lacks 33300.'],
		['MoreThanOwed', 'more than is owed: 10400 would pay it off.'],
		[
			'MemberHasLeft',
			'the member "m1" left on 2025-03-05: after that she only gets what is still hers (PayablePaid).'
		],
		['DayBeforeFine', 'the fine is of 2025-03-05: date it on that day or later.'],
		[
			'NeededByLaterEntry',
			'a later entry stands on it: take that back first (the box holds 12300, not 45600: it lacks 33300.)'
		]
	] as const)('%s', (type, sentence) => {
		expect(rejectionSentence(rejectionSamples[type])).toBe(sentence);
	});

	test('a surplus that is there, and weights that do not fit', () => {
		const surplus = { ...rejectionSamples.SurplusTooSmall, surplus: rejectionSamples.MoreThanOwed.owed };
		expect(rejectionSentence(surplus)).toBe('the surplus is 10400, not 10000: share 10400 at most.');
		expect(rejectionSentence({ type: 'TermsInvalid', field: 'weights' })).toContain('make 100');
		expect(rejectionSentence({ type: 'TermsInvalid', field: 'months' })).toContain('look at "months"');
	});
});
