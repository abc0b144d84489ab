import { describe, expect, test } from 'vitest';
import { indicatorCodes, type Indicators, type ScorecardRule } from './rule-types.ts';
import { scorecard } from './scorecard.ts';

const nothing = Object.fromEntries(indicatorCodes.map((code) => [code, null])) as Indicators;
const head = {
	id: 'card',
	kind: 'scorecard',
	name: { en: 'Card', hi: 'कार्ड' },
	asOf: 'n.d.',
	seen: 'partly',
	sources: [{ title: 'a chart', year: 'n.d.' }]
} as const;
const name = { en: 'Item', hi: 'बात' };
const attendance: ScorecardRule['items'][number] = {
	id: 'attendance',
	name,
	indicator: 'attendance',
	bands: [
		{ when: [{ indicator: 'attendance', is: 'over', limit: '0.9' }], marks: 10 },
		{ when: [{ indicator: 'attendance', is: 'atLeast', limit: '0.7' }], marks: 5 },
		{ when: [], marks: 3 }
	]
};
const cardOf = (...items: ScorecardRule['items']): ScorecardRule => ({ ...head, items });
const itemOf = (card: ScorecardRule, figures: Partial<Indicators>) =>
	scorecard(card, { ...nothing, ...figures }).items[0];

describe('bands of marks', () => {
	// The bands of the source: "over 90 % 10; 70-90 % 5; under 70 % 3"
	test.each([
		['1', 10],
		['0.900001', 10],
		['0.9', 5],
		['0.7', 5],
		['0.699999', 3]
	])('%s gives %i', (value, marks) => {
		expect(itemOf(cardOf(attendance), { attendance: value })).toMatchObject({ marks, bankFills: false });
	});

	test('give nothing, and are the bank’s to fill, where the book does not tell', () => {
		expect(itemOf(cardOf(attendance), {})).toMatchObject({ value: null, marks: null, bankFills: true });
	});

	test('that cannot be read in the source are the bank’s to fill', () => {
		const item = { ...attendance, bands: [{ when: [], marks: null }] };
		expect(itemOf(cardOf(item), { attendance: '1' })).toMatchObject({
			value: '1',
			marks: null,
			bankFills: true
		});
	});
});

describe('limits', () => {
	const limited = (is: 'atLeast' | 'over' | 'atMost' | 'under') =>
		cardOf({ id: 'idle', name, indicator: 'idleCash', met: [{ indicator: 'idleCash', is, limit: '0.15' }] });
	test.each([
		['atLeast', [false, true, true]],
		['over', [false, false, true]],
		['atMost', [true, true, false]],
		['under', [true, false, false]]
	] as const)('%s', (is, met) => {
		const each = ['0.149', '0.15', '0.151'].map((idleCash) => itemOf(limited(is), { idleCash })?.met);
		expect(each).toEqual(met);
	});

	test('hold of all conditions or not at all', () => {
		const both = cardOf({
			id: 'both',
			name,
			indicator: 'idleCash',
			met: [
				{ indicator: 'idleCash', is: 'under', limit: '0.5' },
				{ indicator: 'attendance', is: 'atLeast', limit: '0.8' }
			]
		});
		expect(itemOf(both, { idleCash: '0.1', attendance: '0.79' })?.met).toBe(false);
		expect(itemOf(both, { idleCash: '0.1' })).toMatchObject({ met: null, bankFills: true });
	});
});

describe('a grade', () => {
	const grades = [
		{ grade: 'A', atLeast: '0.8' },
		{ grade: 'B', atLeast: '0.5' }
	];
	test('is only given when every item has its marks', () => {
		const open = { ...cardOf(attendance, { id: 'composition', name }), grades };
		expect(scorecard(open, { ...nothing, attendance: '1' })).toMatchObject({
			marks: { given: 10, most: 10 },
			grade: null
		});
	});

	test('comes with the name, the version and the source of its card', () => {
		const whole = { ...cardOf(attendance), grades };
		expect(scorecard(whole, { ...nothing, attendance: '0.8' })).toMatchObject({
			marks: { given: 5, most: 10 },
			grade: 'B',
			card: { name: head.name, asOf: 'n.d.', sources: head.sources }
		});
		expect(scorecard(whole, { ...nothing, attendance: '0.1' }).grade).toBeNull();
	});
});
