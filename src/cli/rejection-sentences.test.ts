import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { rejectionSamples } from '../../tests/support/rejection-samples.ts';
import { rejectionSentence } from './rejection-sentences.ts';

// Every refusal of a file states the error and the remedy, with amounts in rupees.

const sentences = Object.values(rejectionSamples).map((rejection) => rejectionSentence(rejection, 'INR'));

test('each is one sentence that goes on after the place of the event', () => {
	const odd = sentences.filter((text) => !/^["a-z0-9].*[.)]$/.test(text) || /undefined|NaN|\{/.test(text));
	expect(odd).toEqual([]);
});

test('no two are the same', () => {
	expect(new Set(sentences).size).toBe(sentences.length);
});

describe('with its figures', () => {
	test.each([
		['OwesMoreThanSheHas', 'she owes ₹500 and has ₹300: she pays ₹200 before she leaves.'],
		['SurplusTooSmall', 'the surplus is −₹50, not ₹100: share nothing.'],
		['PartsDoNotAddUp', 'the parts add up to ₹999, the whole that is shared is ₹1,000: they differ by ₹1.'],
		['BoxTooSmall', 'the box holds ₹123, not ₹456: it lacks ₹333.'],
		['MoreThanOwed', 'more than is owed: ₹104 would pay it off.'],
		[
			'MemberHasLeft',
			'the member "m1" left on 2025-03-05: after that she only gets what is still hers (PayablePaid).'
		],
		['DayBeforeFine', 'the fine is of 2025-03-05: date it on that day or later.'],
		[
			'NeededByLaterEntry',
			'a later entry stands on it: take that back first (the box holds ₹123, not ₹456: it lacks ₹333.)'
		]
	] as const)('%s', (type, sentence) => {
		expect(rejectionSentence(rejectionSamples[type], 'INR')).toBe(sentence);
	});

	test('a surplus that is there, and weights that do not fit', () => {
		const surplus = { ...rejectionSamples.SurplusTooSmall, surplus: rejectionSamples.MoreThanOwed.owed };
		expect(rejectionSentence(surplus, 'INR')).toBe('the surplus is ₹104, not ₹100: share ₹104 at most.');
		expect(rejectionSentence({ type: 'TermsInvalid', field: 'weights' }, 'INR')).toContain('make 100');
		expect(rejectionSentence({ type: 'TermsInvalid', field: 'months' }, 'INR')).toContain('look at "months"');
	});

	test('paise are told where there are any, and a currency without them has none', () => {
		const owed = { type: 'MoreThanOwed', owed: money(20_000_050) } as const;
		expect(rejectionSentence(owed, 'INR')).toBe('more than is owed: ₹2,00,000.50 would pay it off.');
		expect(rejectionSentence(owed, 'NPR')).toBe('more than is owed: रु 2,00,000.50 would pay it off.');
		expect(rejectionSentence(owed, 'JPY')).toBe('more than is owed: JPY 2,00,00,050 would pay it off.');
	});
});
