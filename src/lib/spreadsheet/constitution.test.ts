import { expect, test } from 'vitest';
import { csv, groupRow, type SheetRow } from '../../../tests/support/sheets.ts';
import { readSpreadsheet } from './spreadsheet.ts';

const founded = (
	cells: SheetRow,
	rules: readonly (readonly [name: string, value: string])[] = [],
	women: readonly SheetRow[] = []
) => {
	const rows = [
		{ ...groupRow, ...cells },
		...rules.map(([name, value]) => ({ row: 'rule', name, value })),
		...women.map((woman, place) => ({ row: 'member', number: String(place + 1), name: 'A', ...woman }))
	];
	const { groups, problems } = readSpreadsheet(csv(rows.map((row) => ({ group: 'G', ...row }))));
	const [event] = groups[0]?.events ?? [];
	return { constitution: event?.type === 'GroupFounded' ? event.constitution : null, problems };
};

test('every rule that has a row of its own; rupees become paise', () => {
	const { constitution, problems } = founded({ voluntary: 'yes', method: 'flat', period: 'anniversary' }, [
		['fineAbsent', '10'],
		['fine for coming late', '5'],
		['जमा न करने का जुर्माना', '2'],
		['fineInstalmentMissed', '20'],
		['finesTo', 'social fund'],
		['socialFund', '5'],
		['socialFundShared', 'no'],
		['loanTimesSavings', '4'],
		['loanMost', '50,000'],
		['loansAtOnce', '2'],
		['loanMonthsMost', '24'],
		['paymentOrder', 'principal + interestArrears + interestDue'],
		['overpayment', 'voluntarySaving'],
		['flatRebate', 'notYetDue'],
		['किस्त कब', 'तिमाही'],
		['देर का सूद', '1.5'],
		['lateTimes', 'हर दिन'],
		['lateBase', 'instalment'],
		['lateGraceDays', '7'],
		['quorum', '3 of 4'],
		['officersToSeal', '3'],
		['officersForLoan', '2'],
		['officersForDifference', '1'],
		['officersForCorrection', '4'],
		['officersForRule', '5'],
		['membersMost', '15'],
		['boxLimit', '2,000'],
		['buyIn', 'average savings'],
		['exitSurplus', 'bySavings'],
		['छोड़ने पर घाटा', 'जमा से'],
		['remainder', 'spread'],
		['yearStart', '16/07'],
		['roundingUnit', '0.01'],
		['moneylenderRate', '5']
	]);
	expect(problems).toEqual([]);
	expect(constitution).toEqual({
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: 10_000, voluntary: true },
		interest: {
			percentPerMonth: '2',
			method: 'flat',
			period: 'anniversary',
			instalmentsBy: 'quarter',
			overduePercentPerMonth: '1.5',
			late: { times: 'day', base: 'instalment', graceDays: 7 }
		},
		fines: { absent: 1_000, late: 500, savingMissed: 200, instalmentMissed: 2_000, to: 'socialFund' },
		socialFund: { amount: 500, sharedOut: false },
		loanLimit: { timesSavings: 4, amount: 5_000_000, loansAtOnce: 2, monthsMax: 24 },
		paymentOrder: ['principal', 'interestArrears', 'interestDue'],
		overpayment: 'voluntarySaving',
		flatRebate: 'notYetDue',
		quorum: '3/4',
		approvals: { seal: 3, loan: 2, cashDifference: 1, correction: 4, rule: 5 },
		membersMost: 15,
		boxLimit: 200_000,
		buyIn: 'averageSavings',
		exit: { surplus: 'bySavings', loss: 'bySavings' },
		remainder: 'spread',
		yearStart: '07-16',
		roundingUnit: 1,
		moneylenderPercentPerMonth: '5'
	});
});

test.each([
	[
		{ meets: 'week', weekday: 'मंगलवार' },
		{ every: 'week', weekday: 2 }
	],
	[
		{ meets: 'पखवाड़ा', weekday: '0' },
		{ every: 'fortnight', weekday: 0 }
	],
	[
		{ dayOfMonth: '32', calendar: 'Bikram Sambat' },
		{ every: 'month', dayOfMonth: 32, calendar: 'bikramSambat' }
	],
	[
		{ dayOfMonth: 'last', weekday: 'Friday' },
		{ every: 'month', last: 5 }
	]
])('the rhythm %j', (cells, rhythm) => {
	expect(founded(cells).constitution?.meetingRhythm).toEqual(rhythm);
});

test('saving that is not the same for all stands on the row of each woman', () => {
	const { constitution } = founded(
		{ saves: 'perMember', saving: '' },
		[],
		[{ saving: '50' }, { saving: '20' }]
	);
	expect(constitution?.saving).toEqual({
		mode: 'perMember',
		amounts: [
			{ memberId: 'm1', amount: 5_000 },
			{ memberId: 'm2', amount: 2_000 }
		]
	});
	expect(founded({}, [], [{ saving: '50' }]).problems).toMatchObject([
		{ row: 3, column: 'saving', code: 'notForThisRow' }
	]);
	expect(founded({ saves: 'perMember', saving: '' }, [], [{}]).problems).toMatchObject([
		{ row: 3, column: 'saving', code: 'needed' }
	]);
});

test('shares have a price and a limit', () => {
	expect(
		founded({ kind: 'vsla', saves: 'shares', saving: '200', sharesMax: '3' }).constitution?.saving
	).toEqual({
		mode: 'shares',
		shareValue: 20_000,
		sharesMax: 3
	});
});

test.each([
	['quorum', 'most', 'notWritable'],
	['yearStart', '1 April', 'notWritable'],
	['yearStart', 'bs-04-02', 'notWritable'],
	['paymentOrder', 'principal + interestDue', 'notWritable'],
	['buyIn', '0', 'amountIsZero'],
	['buyIn', '1,5', 'notAnAmount'],
	['buyIn', 'nothing', 'notAChoice'],
	['officersToSeal', '0', 'notAWholeNumber'],
	['fineLate', '', 'needed']
])('the rule %s cannot be %j', (name, value, code) => {
	expect(founded({}, [[name, value]]).problems).toMatchObject([{ row: 3, column: 'value', code }]);
});

test('a buy-in may be a sum; a rule stands once; "last" needs its weekday', () => {
	expect(founded({}, [['buyIn', '150']]).constitution?.buyIn).toEqual({ amount: 15_000 });
	const twice = founded({}, [
		['fineLate', '5'],
		['fineLate', '6']
	]);
	expect(twice.problems).toMatchObject([{ row: 4, column: 'name', code: 'rowTwice', detail: { first: 3 } }]);
	expect(founded({ dayOfMonth: 'last' }).problems).toMatchObject([
		{ row: 2, column: 'weekday', code: 'needed' }
	]);
});

test.each([
	['quorum', '2/3', '2/3'],
	['quorum', '1 of 2', '1/2'],
	['quorum', '2of3', '2/3'],
	['quorum', '10 में से 12', '10/12'],
	['yearStart', '01/04', '04-01'],
	['yearStart', '१/४', '04-01'],
	['yearStart', '31/12', '12-31'],
	['yearStart', '04-01', '04-01'],
	['yearStart', '10-30', '10-30'],
	['yearStart', 'bs-04-01', 'bs-04-01'],
	['yearStart', 'bs-12-01', 'bs-12-01'],
	['moneylenderRate', '5%', '5'],
	['overpayment', 'मना', 'refuse'],
	['remainder', 'stays', 'stays'],
	['flatRebate', 'none', 'none']
])('the rule %s of %j', (name, value, said) => {
	const field = name === 'moneylenderRate' ? 'moneylenderPercentPerMonth' : name;
	expect(founded({}, [[name, value]])).toMatchObject({ problems: [], constitution: { [field]: said } });
});

test.each([
	...['0/3', '1/0', '100/3', '1/100', 'x2/3', '2/3x', '2 3', '2of'].map(
		(value) => ['quorum', value] as const
	),
	...[
		'00/04',
		'01/13',
		'32/01',
		'1/04/2025',
		'x01/04',
		'01/04x',
		'004-01',
		'04-011',
		'13-01',
		'04-00',
		'04-32'
	].map((value) => ['yearStart', value] as const),
	...['bs-13-01', 'bs-00-01', 'bs-04-011', 'xbs-04-01', 'bs-4-01'].map(
		(value) => ['yearStart', value] as const
	),
	['paymentOrder', 'principal'] as const
])('the rule %s cannot be %j', (name, value) => {
	expect(founded({}, [[name, value]]).problems).toMatchObject([
		{ row: 3, column: 'value', code: 'notWritable', detail: { given: value } }
	]);
});

test.each([
	['officersToSeal', 1, 10],
	['officersForRule', 1, 10],
	['loanTimesSavings', 1, 100],
	['loansAtOnce', 1, 20],
	['loanMonthsMost', 1, 240],
	['lateGraceDays', 0, 90]
])('the rule %s is from %i to %i', (name, least, most) => {
	const given = (value: number) => founded({}, [[name, String(value)]]).problems;
	expect([given(least), given(most)]).toEqual([[], []]);
	for (const value of [least - 1, most + 1])
		expect(given(value)).toMatchObject([
			{ row: 3, column: 'value', code: 'notAWholeNumber', detail: { least, most } }
		]);
});

test.each([
	'fineAbsent',
	'fineLate',
	'fineSavingMissed',
	'fineInstalmentMissed',
	'socialFund',
	'loanMost',
	'boxLimit',
	'roundingUnit'
])('the rule %s is a sum above zero', (name) => {
	expect(founded({}, [[name, '0']]).problems).toMatchObject([{ column: 'value', code: 'amountIsZero' }]);
});

test('the rule membersMost is what the country allows', () => {
	const given = (most: string) => founded({}, [['membersMost', most]]).problems.map(({ code }) => code);
	expect(['0', '1', '20', '21', '41'].map(given)).toEqual([
		['notAWholeNumber'],
		[],
		[],
		['refused'],
		['notAWholeNumber']
	]);
});

test('what no rule says is left to the defaults of the ledger', () => {
	const { constitution } = founded({});
	expect(constitution).toEqual({
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: 10_000 },
		interest: { percentPerMonth: '2' }
	});
	expect(founded({}, [['socialFund', '5']]).constitution?.socialFund).toEqual({ amount: 500 });
	expect(founded({ voluntary: 'no' }).constitution?.saving).toMatchObject({ voluntary: false });
});

test('what the row of a group must say, and in which words', () => {
	const wrong = (cells: SheetRow, women: readonly SheetRow[] = []) =>
		founded(cells, [], women).problems.map(({ row, column, code }) => [row, column, code]);
	expect(wrong({ meets: '' })).toEqual([[2, 'meets', 'needed']]);
	expect(wrong({ rate: '' })).toEqual([[2, 'rate', 'needed']]);
	expect(wrong({ saving: '' })).toEqual([[2, 'saving', 'needed']]);
	expect(wrong({ saving: '0' })).toEqual([[2, 'saving', 'amountIsZero']]);
	expect(wrong({ saves: 'shares', saving: '' })).toEqual([[2, 'saving', 'needed']]);
	expect(wrong({ saves: 'shares', sharesMax: '0' })).toEqual([[2, 'sharesMax', 'notAWholeNumber']]);
	expect(wrong({ saves: 'shares', sharesMax: '101' })).toEqual([[2, 'sharesMax', 'notAWholeNumber']]);
	expect(wrong({ saves: 'shares' }, [{ saving: '5' }])).toEqual([[3, 'saving', 'notForThisRow']]);
	expect(wrong({ saves: 'perMember' }, [{ saving: '5' }])).toEqual([[2, 'saving', 'notForThisRow']]);
	expect(wrong({ saves: 'perMember', saving: '' }, [{ saving: '5', number: 'x' }])).toEqual([
		[3, 'number', 'notAWholeNumber']
	]);
	expect(wrong({ weekday: '7' })).toEqual([[2, 'weekday', 'notAChoice']]);
	expect(wrong({ weekday: '6' })).toEqual([]);
	for (const dayOfMonth of ['0', '33', 'first'])
		expect([dayOfMonth, wrong({ dayOfMonth })]).toEqual([dayOfMonth, [[2, 'dayOfMonth', 'notAWholeNumber']]]);
	expect(wrong({ dayOfMonth: '1' })).toEqual([]);
	expect(founded({ dayOfMonth: 'आखिरी', weekday: 'Sunday' }).constitution?.meetingRhythm).toEqual({
		every: 'month',
		last: 0
	});
});

test('a rule row says which rule', () => {
	const named = (name: string) => founded({}, [[name, '5']]).problems;
	expect(named('')).toMatchObject([{ row: 3, column: 'name', code: 'needed' }]);
	expect(named('fineUnknown')).toMatchObject([{ row: 3, column: 'name', code: 'notAChoice' }]);
});
