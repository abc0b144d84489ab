import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../tests/support/builders.ts';
import { eventByTypeSchema, eventSchemas, groupEventSchema } from './kinds.ts';

const on = { occurredOn: '2025-01-05' };
const founding = { type: 'GroupFounded', ...on, name: 'Ujala', constitution: rules() };
const saving = { type: 'SavingDeposited', ...on, memberId: 'm1', fund: 'regular', amount: 2000 };
const loan = {
	type: 'LoanDisbursed',
	...on,
	loanId: 'l1',
	memberId: 'm1',
	principal: 100000,
	source: 'own',
	terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 },
	purpose: 'health'
};

const settlement = {
	savings: 200000,
	surplus: 0,
	loan: 50000,
	interest: 1000,
	fines: 500,
	paid: 100000,
	payable: 48500
};
const left = { type: 'MemberLeft', ...on, memberId: 'm1', reason: 'moved', settlement };
const dividend = { type: 'DividendPaid', ...on, rule: 'equal', amount: 90000, to: 'box' };
const mixed = { ...dividend, rule: 'mixed', weights: { bySavings: 60, interestBack: 40 } };
const fine = { type: 'FineImposed', ...on, fineId: 'f1', memberId: 'm1', reason: 'late', amount: 500 };
const bought = { type: 'AssetBought', ...on, thing: 'sewingMachine', amount: 450000 };
const matched = { type: 'BankStatementMatched', ...on, bankAccountId: 'b1', balance: 0 };
const grant = { type: 'GrantReceived', ...on, kind: 'revolvingFund', source: 'Mission', amount: 1500000 };
const applied = { type: 'LoanApplied', ...on, applicationId: 'a1', lender: 'Gramin Bank', amount: 10000000 };
const answered = { type: 'LoanAnswered', ...on, applicationId: 'a1', answer: 'sanctioned', amount: 8000000 };
const borrowed = {
	type: 'BorrowingReceived',
	...on,
	borrowingId: 'bl1',
	lender: 'Gramin Bank',
	kind: 'bank',
	amount: 8000000
};
const given = { type: 'ConsentGiven', ...on, memberId: 'm1', notice: 'v1', language: 'hi', scope: ['name'] };
const resolved = { type: 'ResolutionPassed', ...on, kind: 'openAccount', forIt: 9, present: 10 };
const disputed = { type: 'DisputeRaised', ...on, about: 'e7', memberId: 'm1', kind: 'amount' };

/** Returns the message of the first issue; null if the event is valid. */
function issueOf(event: object): string | null {
	const parsed = v.safeParse(groupEventSchema, event);
	expect(v.safeParse(eventByTypeSchema, event)).toEqual(parsed);
	return parsed.success ? null : `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`;
}

describe('asked by its type', () => {
	const strange = [
		null,
		5,
		'GroupFounded',
		[],
		{},
		{ type: null },
		{ type: ['GroupFounded'] },
		{ type: 'Nothing' }
	];

	test.each(strange)('what is no event is refused in the same words: %j', (value) => {
		const asked = v.safeParse(eventByTypeSchema, value);
		expect(asked.success).toBe(false);
		expect(asked).toEqual(v.safeParse(groupEventSchema, value));
	});

	test.each(eventSchemas.map(({ entries }) => entries.type.literal))('%s by its own schema', (type) => {
		const asked = v.safeParse(eventByTypeSchema, { type });
		expect(asked.success).toBe(false);
		expect(asked).toEqual(v.safeParse(groupEventSchema, { type }));
	});
});

describe('taken as written', () => {
	test.each([
		founding,
		saving,
		loan,
		{ ...saving, via: 'bank/b-1.x' },
		{ ...saving, eventId: 'a'.repeat(64), recordedAt: '2025-01-05T10:00:00.000Z', approvedBy: ['m1'] },
		{ ...loan, terms: { ...loan.terms, months: '2.5' } },
		{ ...loan, terms: { ...loan.terms, months: 12, percentPerMonth: '1.25' } },
		{ ...founding, name: 'उजाला समूह', place: { village: 'सोनपुर', pin: '854301', country: 'IN' } },
		{ type: 'CashCounted', ...on, pieces: { '50000': 3, '100': 0 } },
		{ type: 'MeetingSealed', ...on },
		{ type: 'MeetingSealed', ...on, agenda: ['attendance', 'loans'] },
		{ type: 'MeetingOpened', ...on, number: 7, kind: 'special', late: true, calledBy: 'm1' },
		{ ...saving, corrects: 'e7' },
		{ type: 'ConstitutionChanged', ...on, constitution: rules({ boxLimit: 500000 }), resolution: 'e9' },
		{ type: 'PenTaken', ...on, memberId: 'm1', step: 'giveBack' },
		{ type: 'LastCodeCompared', ...on, outcome: 'left' },
		left,
		{ type: 'MemberLeft', ...on, memberId: 'm1', reason: 'death' },
		{ type: 'PayablePaid', ...on, memberId: 'm1', amount: 48500, via: 'bank/b1' },
		{ type: 'MemberJoined', ...on, memberId: 'm1', number: 1, name: 'a'.repeat(64) },
		{ type: 'MemberNamed', ...on, memberId: 'm1', name: '0'.repeat(64) },
		{ type: 'MemberErased', ...on, memberId: 'm1' },
		given,
		{ ...given, language: 'mai-Deva', scope: ['name', 'photo', 'voice', 'shareWithNgo'] },
		{ type: 'ConsentWithdrawn', ...on, memberId: 'm1' },
		{ type: 'ConsentWithdrawn', ...on, memberId: 'm1', scope: ['photo'] }
	])('%j', (event) => {
		expect(v.parse(groupEventSchema, event)).toEqual(event);
		expect(v.parse(eventByTypeSchema, event)).toEqual(event);
	});
});

describe('money of every kind is taken as written', () => {
	test.each([
		{ type: 'SavingWithdrawn', ...on, memberId: 'm1', fund: 'voluntary', amount: 5000 },
		{ type: 'LoanRescheduled', ...on, loanId: 'l1', terms: { ...loan.terms, firstDueOn: '2025-02-01' } },
		{ type: 'LoanToppedUp', ...on, loanId: 'l1', amount: 50000 },
		{ type: 'LoanToppedUp', ...on, loanId: 'l1', amount: 50000, terms: loan.terms, via: 'bank/b1' },
		{ type: 'LoanWrittenOff', ...on, loanId: 'l1', reason: 'cannotPay' },
		{ type: 'OverdueInterestForgiven', ...on, loanId: 'l1', amount: 200 },
		{ ...loan, guarantors: ['m2', 'm3'] },
		fine,
		{ ...fine, to: 'socialFund' },
		{ type: 'FineForgiven', ...on, fineId: 'f1' },
		{ type: 'FinePaid', ...on, fineId: 'f1', amount: 500 },
		{ type: 'FeePaid', ...on, category: 'entry', amount: 1000 },
		{ type: 'FeePaid', ...on, memberId: 'm1', category: 'buyIn', amount: 60000 },
		{ type: 'IncomeReceived', ...on, category: 'rent', amount: 20000 },
		{ type: 'SocialFundPaidIn', ...on, memberId: 'm1', amount: 500 },
		{ type: 'SocialFundPaidOut', ...on, memberId: 'm1', amount: 50000, reason: 'illness' },
		{ type: 'CollectedForOthers', ...on, memberId: 'm1', purpose: 'accidentInsurance', amount: 2000 },
		{ type: 'HandedToOthers', ...on, purpose: 'ticket', amount: 500, of: [{ memberId: 'm1', amount: 500 }] },
		{ type: 'HandedToOthers', ...on, purpose: 'ticket', amount: 500, reference: 'T 9' },
		{ type: 'HeldReturned', ...on, memberId: 'm1', purpose: 'ticket', amount: 500 },
		{ type: 'GrantReturned', ...on, kind: 'vulnerabilityFund', to: 'VO', amount: 500, reference: 'VO 9' },
		{
			type: 'SavingInterestCredited',
			...on,
			until: '2025-03-31',
			parts: [{ memberId: 'm1', fund: 'voluntary', amount: 900 }]
		},
		{ type: 'DepositPlaced', ...on, deposit: 'fixedDeposit', amount: 500000, reference: 'FD 12' },
		{ type: 'DepositTakenBack', ...on, deposit: 'fixedDeposit', amount: 200000 },
		{ type: 'DepositCredited', ...on, deposit: 'fixedDeposit', amount: 3512, reference: 'FD 12' },
		{ type: 'DepositSeen', ...on, deposit: 'fixedDeposit', balance: 0, reference: 'FD 12' },
		{ type: 'BankInterestCredited', ...on, bankAccountId: 'b1', amount: 1234, valueOn: '2024-12-31' },
		{ type: 'BankCharged', ...on, bankAccountId: 'b1', amount: 1770 },
		matched,
		grant,
		{ ...grant, kind: 'grant', via: 'bank/b1' },
		applied,
		{ ...applied, rule: 'corpus' },
		answered,
		{ type: 'LoanAnswered', ...on, applicationId: 'a1', answer: 'returned', reason: 'papers' },
		borrowed,
		{
			...borrowed,
			terms: { percentPerMonth: '1', instalments: 24, instalmentAmount: 376590, firstDueOn: '2025-02-10' },
			applicationId: 'a1'
		},
		{ type: 'BorrowingCharged', ...on, borrowingId: 'bl1', interest: 80000 },
		{ type: 'BorrowingRepaid', ...on, borrowingId: 'bl1', principal: 0, interest: 80000, charges: 100 },
		dividend,
		mixed,
		{ ...dividend, to: 'savings', parts: [{ memberId: 'm1', amount: 30000 }] },
		bought,
		{ ...bought, type: 'AssetSold' },
		resolved,
		{ ...resolved, text: 'An account at the Gramin Bank, three to sign' },
		disputed,
		{ type: 'DisputeSettled', ...on, about: 'e7', outcome: 'corrected' }
	])('%j', (event) => {
		expect(v.parse(groupEventSchema, event)).toEqual(event);
	});
});

describe('refused, with the field', () => {
	test.each([
		[{ ...saving, amount: 0 }, 'amount: an amount is a whole number'],
		[{ ...saving, amount: 10_000_000_001 }, 'amount: an amount is a whole number'],
		[{ ...saving, memberId: 'm 1' }, 'memberId: id of a member is 1 to 64'],
		[{ ...saving, memberId: '-m1' }, 'memberId: id of a member is 1 to 64'],
		[{ ...saving, eventId: 'a'.repeat(65) }, 'eventId: id of an event is 1 to 64'],
		[{ ...saving, fund: 'pension' }, 'fund: '],
		[{ ...saving, via: 'b1' }, 'via: via is "bank/" and the id'],
		[{ ...saving, occurredOn: '2025-02-30' }, 'occurredOn: a day is written'],
		[{ ...saving, recordedAt: 'yesterday' }, 'recordedAt: an instant is written'],
		[{ ...saving, colour: 1 }, 'colour: '],
		[{ ...loan, terms: { ...loan.terms, percentPerMonth: 2 } }, 'terms.percentPerMonth: '],
		[
			{ ...loan, terms: { ...loan.terms, percentPerMonth: '2,5' } },
			'terms.percentPerMonth: a rate is a decimal'
		],
		[
			{ ...loan, terms: { ...loan.terms, percentPerMonth: '-2' } },
			'terms.percentPerMonth: a rate is a decimal'
		],
		[{ ...loan, terms: { ...loan.terms, instalments: 241 } }, 'terms.instalments: number of instalments'],
		[{ ...loan, purpose: 'for the hospital' }, 'purpose: purpose of the loan is a code'],
		[{ ...founding, name: '' }, "name: the group's name is not empty"],
		[{ ...founding, name: ' Ujala' }, "name: the group's name does not begin or end with a space"],
		[{ ...founding, name: 'Ujala\u0007' }, "name: the group's name has no control characters"],
		[{ ...founding, name: 'a'.repeat(81) }, "name: the group's name has at most 80 letters"],
		[{ ...founding, constitution: rules({ quorum: '0/3' }) }, 'constitution.quorum: a quorum is a fraction'],
		[
			{ ...founding, constitution: rules({ paymentOrder: ['principal', 'principal', 'interestDue'] }) },
			'constitution.paymentOrder: a payment order names each of its three parts once'
		],
		[
			{ type: 'CashCounted', ...on, pieces: { five: 1 } },
			'pieces.five: a note or coin is named by its minor units'
		],
		[{ type: 'CashCounted', ...on, pieces: { '9999999999': 100_000 } }, 'pieces: a count is worth at most']
	])('%j', (event, issue) => {
		expect(issueOf(event)).toContain(issue);
	});
});

describe('money of other kinds is refused with the field', () => {
	test.each([
		[{ ...left, reason: 'quarrel' }, 'reason: '],
		[{ ...left, settlement: { ...settlement, paid: -1 } }, 'settlement.paid: a balance is a whole number'],
		[{ ...left, settlement: { savings: 200000 } }, 'settlement.surplus: '],
		[{ type: 'PayablePaid', ...on, memberId: 'm1', amount: 0 }, 'amount: an amount is a whole number'],
		[{ ...given, scope: [] }, 'scope: '],
		[{ ...given, scope: ['aadhaar'] }, 'scope.0: '],
		[{ ...given, language: 'Hindi' }, 'language: a language is a tag such as "hi"'],
		[{ type: 'FineForgiven', ...on, fineId: 'f1', amount: 500 }, 'amount: '],
		[{ ...fine, to: 'box' }, 'to: '],
		[{ ...fine, reason: 'came too late' }, 'reason: reason of the fine'],
		[{ type: 'FeePaid', ...on, category: 'Entry fee', amount: 1000 }, 'category: category of the fee'],
		[{ type: 'SocialFundPaidIn', ...on, amount: 500 }, 'memberId: '],
		[{ type: 'LoanRescheduled', ...on, loanId: 'l1' }, 'terms: '],
		[{ type: 'LoanWrittenOff', ...on, loanId: 'l1', amount: 100, reason: 'moved' }, 'amount: '],
		[{ ...loan, guarantors: Array.from({ length: 11 }, (_, k) => `m${k}`) }, 'guarantors: '],
		[{ ...matched, balance: -1 }, 'balance: a balance is a whole number'],
		[{ ...matched, valueOn: '31-12-2024' }, 'valueOn: a day is written'],
		[{ ...grant, kind: 'loan' }, 'kind: '],
		[{ ...grant, source: '' }, 'source: who gave it is not empty'],
		[{ ...applied, lender: 'Bank 1234 1234 1234' }, 'lender: lender must not hold an identity number'],
		[{ ...answered, answer: 'later' }, 'answer: '],
		[{ ...borrowed, kind: 'moneylender' }, 'kind: '],
		[{ ...borrowed, terms: { percentPerMonth: 1 } }, 'terms.percentPerMonth: '],
		[{ type: 'BorrowingRepaid', ...on, borrowingId: 'bl1', interest: 100 }, 'principal: '],
		[{ ...dividend, to: 'bank' }, 'to: '],
		[{ ...dividend, rule: 'byNeed' }, 'rule: '],
		[{ ...mixed, weights: { mixed: 100 } }, 'weights.mixed: '],
		[{ ...mixed, weights: { equal: 101 } }, 'weights.equal: weight is a whole number from 0 to 100'],
		[{ ...dividend, parts: [{ memberId: 'm1', amount: 0 }] }, 'parts.0.amount: an amount is a whole number'],
		[{ ...bought, thing: 'a tent' }, 'thing: the thing'],
		[{ ...resolved, forIt: -1 }, 'forIt: women who said yes is a whole number'],
		[{ ...resolved, text: 'a'.repeat(501) }, 'text: a resolution about the group has at most 500 letters'],
		[{ ...disputed, about: '' }, 'about: id of an event is 1 to 64'],
		[{ type: 'DisputeSettled', ...on, about: 'e7', outcome: 'forgotten' }, 'outcome: '],
		[{ type: 'CycleSharedOut', ...on, rule: 'bySavings', basis: 'half' }, 'basis: ']
	])('%j', (event, issue) => {
		expect(issueOf(event)).toContain(issue);
	});
});

describe('no identity number gets into a text', () => {
	test.each(['123412341234', '1234 1234 1234', 'no. 1234-1234-1234'])('%s', (name) => {
		expect(issueOf({ ...founding, name })).toContain('must not hold an identity number of twelve digits');
	});
});

test('each type of event stands once', () => {
	const types = eventSchemas.map((schema) => schema.entries.type.literal);
	expect(new Set(types).size).toBe(types.length);
	expect(types).toHaveLength(70);
});
