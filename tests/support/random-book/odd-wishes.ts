import { addDays, present, type LocalDate } from '#kernel';
import type { Command } from '#group';
import { money } from '#money';
import type { Asked } from './asked.ts';
import { woman } from './rules.ts';

/** What a slip of the hand asks for: each is refused, most of them for a reason of its own. */
export function oddCommand(asked: Asked): Command {
	const odd = present(asked.one(oddities), 'there is one');
	return odd(asked);
}

const nobody = 'nobody' as never;
const [one, coin] = [money(100), money(150)];
const b1 = 'b1' as never;

const someLoan = ({ state }: Asked) => [...state.loans.keys()].at(-1) ?? nobody;
const lend = (asked: Asked, more: object): Command => ({
	type: 'DisburseLoan',
	on: asked.on,
	loanId: `o${asked.place}` as never,
	memberId: asked.memberId,
	principal: one,
	terms: {
		percentPerMonth: '2',
		method: 'declining',
		period: 'calendarMonth',
		instalments: 3
	},
	purpose: 'seed',
	agreedBy: asked.agreedBy,
	...more
});
const terms = (more: object) => ({
	terms: {
		percentPerMonth: '2' as const,
		method: 'declining' as const,
		period: 'calendarMonth' as const,
		instalments: 3,
		...more
	}
});
const before = ({ state }: Asked): LocalDate =>
	addDays(state.lastSealedDay ?? ('2024-01-31' as LocalDate), -1);

const oddities: readonly ((asked: Asked) => Command)[] = [
	({ on, laterRules }) => ({
		type: 'FoundGroup',
		on,
		name: 'Twice',
		constitution: present(laterRules[0], 'there are rules'),
		members: [],
		offices: []
	}),
	({ on }) => ({ type: 'EnterOpeningBalances', on, balances: { box: one, surplus: one } }),
	({ on }) => ({ type: 'OpenMeeting', on, kind: 'special', late: { number: 1 } }),
	({ on }) => ({ type: 'OpenMeeting', on, kind: 'regular', calledBy: nobody }),
	({ on }) => ({ type: 'AddMember', on, memberId: woman(0), number: 40, symbol: 's40' }),
	({ on, place }) => ({ type: 'AddMember', on, memberId: `x${place}` as never, number: 1, symbol: 's40' }),
	({ on, place }) => ({ type: 'AddMember', on, memberId: `x${place}` as never, number: 41, symbol: 's2' }),
	({ on }) => ({ type: 'DepositSaving', on, memberId: nobody, fund: 'regular', amount: one }),
	(asked) => ({ type: 'PayFee', on: before(asked), category: 'form', amount: one }),
	({ on }) => ({ type: 'PayFee', on, category: 'form', amount: coin }),
	({ on }) => ({ type: 'PayFee', on: addDays(on, -400), category: 'form', amount: one }),
	({ on, memberId }) => ({ type: 'DepositSaving', on, memberId, fund: 'shares', amount: money(1100) }),
	({ on, memberId }) => ({ type: 'DepositSaving', on, memberId, fund: 'shares', amount: money(40_000) }),
	({ on, memberId }) => ({ type: 'DepositSaving', on, memberId, fund: 'voluntary', amount: one }),
	({ on, memberId }) => ({ type: 'WithdrawSaving', on, memberId, fund: 'shares', amount: money(700) }),
	({ on, memberId }) => ({ type: 'WithdrawSaving', on, memberId, fund: 'regular', amount: money(9e7) }),
	({ on }) => ({ type: 'ReceiveIncome', on, category: 'hire', amount: one, via: 'bank/none' }),
	({ on }) => ({ type: 'TakeCashToBank', on, bankAccountId: b1, amount: money(9e8) }),
	({ on }) => ({ type: 'TakeCashFromBank', on, bankAccountId: b1, amount: money(9e8) }),
	(asked) => lend(asked, { loanId: someLoan(asked) }),
	(asked) => lend(asked, { guarantors: [asked.memberId] }),
	(asked) => lend(asked, terms({ months: '0' })),
	(asked) => lend(asked, terms({ firstDueOn: addDays(asked.on, -1) })),
	(asked) => lend(asked, terms({ method: 'upFront', percentPerMonth: '90' })),
	(asked) => lend(asked, terms({ months: 240 })),
	(asked) => lend(asked, { principal: money(500_000) }),
	(asked) => lend(asked, { agreedBy: [] }),
	(asked) => lend(asked, { agreedBy: [nobody, ...asked.agreedBy] }),
	({ on, agreedBy }) => ({ type: 'RescheduleLoan', on, loanId: nobody, ...terms({}), agreedBy }),
	(asked) => ({
		type: 'RescheduleLoan',
		on: asked.on,
		loanId: someLoan(asked),
		...terms({ method: 'upFront' }),
		agreedBy: asked.agreedBy
	}),
	(asked) => ({
		type: 'WriteOffLoan',
		on: addDays(asked.on, asked.once(2, 2) ? 0 : -40),
		loanId: asked.one([...asked.state.loans.keys()], 3) ?? nobody,
		reason: 'death',
		agreedBy: asked.agreedBy
	}),
	({ on, memberId }) => ({ type: 'RepayLoans', on, memberId, amount: money(900_000) }),
	({ on }) => ({ type: 'RepayLoans', on, memberId: nobody, amount: one }),
	({ on, memberId }) => ({ type: 'PayFines', on, memberId, amount: money(9_000_000) }),
	({ on, agreedBy }) => ({ type: 'ForgiveFine', on, fineId: nobody, agreedBy }),
	({ on, state, memberId }) => ({
		type: 'ImposeFine',
		on,
		fineId: [...state.fines.keys()][0] ?? ('f' as never),
		memberId,
		reason: 'late',
		amount: one
	}),
	({ on, agreedBy, memberId }) => ({
		type: 'SpendSocialFund',
		on,
		memberId,
		amount: money(900_000),
		reason: 'illness',
		agreedBy
	}),
	({ on, state }) => ({
		type: 'ApplyForLoan',
		on,
		applicationId: [...state.applications.keys()][0] ?? ('a' as never),
		lender: 'Gramin Bank',
		amount: one
	}),
	({ on }) => ({ type: 'AnswerApplication', on, applicationId: nobody, answer: 'refused' }),
	({ on, state }) => ({
		type: 'AnswerApplication',
		on,
		applicationId: [...state.applications.keys()].at(-1) ?? nobody,
		answer: 'refused'
	}),
	({ on }) => ({ type: 'RepayBorrowing', on, borrowingId: nobody, principal: one }),
	({ on, state }) => ({
		type: 'RepayBorrowing',
		on,
		borrowingId: [...state.borrowings.keys()].at(-1) ?? nobody,
		principal: money(0)
	}),
	({ on, state }) => ({
		type: 'ChargeBorrowing',
		on: addDays(on, -1),
		borrowingId: [...state.borrowings.keys()].at(-1) ?? nobody,
		interest: one
	}),
	({ on, state }) => ({
		type: 'RepayBorrowing',
		on,
		borrowingId: [...state.borrowings.keys()].at(-1) ?? nobody,
		principal: money(90_000_000)
	}),
	({ on, memberId }) => ({ type: 'WithdrawConsent', on, memberId, scope: ['voice'] }),
	({ on, memberId, agreedBy }) => ({
		type: 'PayDividend',
		on,
		rule: 'equal',
		amount: money(90_000_000),
		to: 'savings',
		parts: [{ memberId, amount: one }],
		agreedBy
	}),
	({ on, memberId, agreedBy }) => ({
		type: 'PayDividend',
		on,
		rule: 'equal',
		amount: one,
		to: 'savings',
		parts: [{ memberId, amount: money(200) }],
		agreedBy
	}),
	({ on, memberId, agreedBy }) => ({
		type: 'PayDividend',
		on,
		rule: 'mixed',
		weights: { equal: 99 },
		amount: one,
		to: 'savings',
		parts: [{ memberId, amount: one }],
		agreedBy
	}),
	({ on }) => ({ type: 'SellAsset', on, thing: 'cow', amount: one }),
	({ on }) => ({ type: 'TakeBack', on, eventIds: [nobody] }),
	({ on }) => ({ type: 'TakeBack', on, eventIds: [] }),
	({ on, state }) => ({
		type: 'TakeBack',
		on,
		eventIds: [present((state.openMeeting?.events ?? [])[0]?.eventId ?? nobody, 'an id')]
	}),
	({ on, state }) => ({
		type: 'TakeBack',
		on,
		eventIds: [[...(state.openMeeting?.takenBack ?? [])][0] ?? nobody]
	}),
	({ on, memberId, state }) => ({
		type: 'RaiseDispute',
		on,
		about: [...state.disputes.keys()][0] ?? nobody,
		memberId,
		kind: 'amount'
	}),
	({ on }) => ({ type: 'SettleDispute', on, about: nobody, outcome: 'withdrawn' }),
	({ on, agreedBy }) => ({ type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy }),
	({ on, agreedBy }) => ({ type: 'SealMeeting', on, approvals: agreedBy }),
	({ on, agreedBy, state }) => ({
		type: 'CorrectEntry',
		on,
		eventId: present((state.openMeeting?.events ?? []).at(-1)?.eventId ?? nobody, 'an id'),
		reason: 'enteredTwice',
		replacement: null,
		agreedBy
	}),
	({ on, agreedBy }) => ({
		type: 'CorrectEntry',
		on,
		eventId: nobody,
		reason: 'x',
		replacement: null,
		agreedBy
	})
];
