import { assert, type BankAccountId, type BorrowingId, type FineId, type LocalDate } from '#kernel';
import {
	decide,
	emptyGroup,
	type Command,
	type ConstitutionWritten,
	type GroupEvent,
	type GroupState
} from '#group';
import { money } from '#money';
import { practiceSymbols } from '../../src/lib/app/practice/practice-year.ts';
import { loanId, memberId, rules, rupees } from './builders.ts';
import { flower } from './flowers.ts';
import { stampOf } from './random-book/play.ts';

const women = Array.from({ length: 20 }, (_, place) => memberId(`m${place + 1}`));
const [president, secretary] = women.slice(0, 2);
const bank = 'b1' as BankAccountId;
const via = `bank/${bank}`;
const lender = { borrowingId: 'cif' as BorrowingId };

/** Rules of the group: a help fund, interest on savings, a charge for being late, losses that go along, interest by meeting. */
const constitution = rules({
	saving: { mode: 'fixed', amount: 10_000, voluntary: true },
	interest: {
		percentPerMonth: '2',
		method: 'declining',
		period: 'meeting',
		overduePercentPerMonth: '1',
		late: { times: 'once', base: 'principalDue', graceDays: 5 }
	},
	socialFund: { amount: 1_000, sharedOut: false },
	savingInterest: { percentPerYear: '12', funds: 'voluntary', every: 'halfYear' },
	exit: { savings: 'all', surplus: 'none', loss: 'bySavings' }
}) as ConstitutionWritten;

/** A command without its day. */
type Asked = Command extends infer Each ? (Each extends Command ? Omit<Each, 'on'> : never) : never;

/**
 * What happens at each monthly meeting beside the savings.
 *
 * @param known whether the book knows money of others; else it stands as books kept it before: what is held as income and expense, what lies
 *   elsewhere as spent, what a lender took off not at all, and a grant for the neediest as one for the group
 */
function yearOf(known: boolean): readonly (readonly Asked[])[] {
	const stayed = women.slice(0, -1);
	const agreedBy = women;
	const terms = (instalments: number) =>
		({ percentPerMonth: '2', method: 'declining', period: 'meeting', instalments }) as const;
	const lend = (id: string, who: number, amount: number, times: number, source = 'own'): Asked =>
		({
			type: 'DisburseLoan',
			loanId: loanId(id),
			memberId: memberId(`m${who}`),
			principal: rupees(amount),
			terms: terms(times),
			purpose: 'shop',
			source: source as 'own',
			agreedBy
		}) as const;
	const repay = (who: number, amount: number): Asked => ({
		type: 'RepayLoans',
		memberId: memberId(`m${who}`),
		amount: rupees(amount)
	});
	const give = (
		kind: 'revolvingFund' | 'grant' | 'vulnerabilityFund',
		amount: number,
		through = {}
	): Asked => ({
		type: 'ReceiveGrant',
		kind,
		source: 'Village organisation',
		amount: rupees(amount),
		...through
	});
	const came = (amount: number): Asked => ({
		type: 'ReceiveIncome',
		category: 'other',
		amount: rupees(amount)
	});
	const went = (amount: number): Asked => ({ type: 'PayExpense', category: 'other', amount: rupees(amount) });
	const either = (now: readonly Asked[], before: readonly Asked[]) => (known ? now : before);
	const collect = (purpose: string, amount: number) =>
		either(
			stayed.map((who) => ({ type: 'CollectForOthers', memberId: who, purpose, amount: rupees(amount) })),
			stayed.map(() => came(amount))
		);
	const neediest = known ? 'vulnerabilityFund' : 'own';
	const help = (who: number, amount: number, more: object = {}): Asked => ({
		type: 'SpendSocialFund',
		memberId: memberId(`m${who}`),
		amount: rupees(amount),
		reason: 'illness',
		agreedBy,
		...more
	});
	const deposit = 'village';
	return [
		[
			give('revolvingFund', 15_000, { via }),
			{ type: 'DepositSaving', memberId: women[0] ?? never(), fund: 'voluntary', amount: rupees(1_200) },
			{ type: 'PayExpense', category: 'stationery', amount: rupees(200) }
		],
		[
			{
				type: 'ReceiveBorrowing',
				...lender,
				lender: 'Village organisation',
				kind: 'cif',
				amount: rupees(30_000),
				via
			},
			lend('l1', 3, 2_000, 10),
			{ type: 'LeaveGroup', memberId: women[19] ?? never(), reason: 'moved', agreedBy }
		],
		[
			repay(3, 240),
			...collect('accidentInsurance', 20),
			...either(
				[
					{
						type: 'HandToOthers',
						purpose: 'accidentInsurance',
						reference: 'PMSBY 1',
						of: stayed.slice(0, 17).map((who) => ({ memberId: who, amount: rupees(20) }))
					}
				],
				[went(340)]
			)
		],
		[
			repay(3, 236),
			give(known ? 'vulnerabilityFund' : 'grant', 5_000, { via }),
			lend('v1', 5, 1_000, 5, neediest),
			...either([help(7, 500, { fund: 'vulnerabilityFund' })], [went(500)])
		],
		[
			repay(3, 232),
			repay(5, 220),
			lend('l2', 12, 1_200, 3),
			...either([{ type: 'PlaceDeposit', deposit, amount: rupees(2_000), reference: 'VO 1' }], [went(2_000)])
		],
		[
			repay(3, 228),
			repay(5, 216),
			repay(12, 424),
			{ type: 'RepayBorrowing', ...lender, principal: rupees(5_000), interest: rupees(600), via }
		],
		[repay(3, 224), repay(5, 212)],
		[
			repay(3, 220),
			repay(5, 208),
			repay(12, 836),
			...either(
				[{ type: 'CreditBorrowing', ...lender, kind: 'subvention', amount: rupees(150), reference: 'SUB 1' }],
				[]
			),
			{
				type: 'ImposeFine',
				fineId: 'f1' as FineId,
				memberId: women[10] ?? never(),
				reason: 'late',
				amount: rupees(10)
			},
			{ type: 'PayFines', memberId: women[10] ?? never(), amount: rupees(10) },
			give('grant', 1_000)
		],
		[
			repay(3, 216),
			repay(5, 204),
			lend('s1', 9, 500, 5, 'socialFund'),
			help(10, 300),
			{ type: 'CreditBankInterest', bankAccountId: bank, amount: rupees(900) },
			{ type: 'ChargeBank', bankAccountId: bank, amount: rupees(50) }
		],
		[
			repay(3, 212),
			repay(9, 110),
			...either(
				[
					{ type: 'CreditDeposit', deposit, amount: rupees(60), reference: 'VO 2' },
					{ type: 'TakeDepositBack', deposit, amount: rupees(500) }
				],
				[came(500)]
			)
		],
		[
			repay(3, 208),
			repay(9, 108),
			...collect('federationMembership', 5),
			...either(
				[
					{
						type: 'ReturnHeld',
						memberId: memberId('m19'),
						purpose: 'accidentInsurance',
						amount: rupees(20)
					}
				],
				[went(20)]
			)
		],
		[
			repay(3, 204),
			repay(9, 106),
			...either(
				[
					{
						type: 'ReturnGrant',
						kind: 'vulnerabilityFund',
						to: 'Village organisation',
						amount: rupees(1_000),
						reference: 'VO 3',
						via
					}
				],
				[{ type: 'PayExpense', category: 'other', amount: rupees(1_000), via }]
			)
		]
	];
}

function never(): never {
	throw new Error('there are twenty women');
}

/**
 * A year of twenty women, command by command as the app asks, with codes of both officers.
 *
 * @param known as of `yearOf`
 * @param more months after it, in which all save and nothing else is
 */
export function yearOfOthersMoney(known = true, more = 0): readonly GroupEvent[] {
	const events: GroupEvent[] = [];
	let state: GroupState = emptyGroup('INR');
	let place = 0;
	const give = (command: Command, isFounding = false): void => {
		const decision = decide(
			state,
			{ approvedBy: [president ?? never(), secretary ?? never()], ...command },
			{ ...stampOf((place += 1)), founding: isFounding }
		);
		assert(
			decision.ok,
			() => `${command.on} ${command.type}: ${decision.ok ? '' : JSON.stringify(decision.error)}`
		);
		state = decision.value.state;
		events.push(...decision.value.steps.map((step) => step.event));
	};
	const began = '2025-04-01' as LocalDate;
	const members = women.map((who, at) => ({
		memberId: who,
		number: at + 1,
		symbol: practiceSymbols[at] ?? never()
	}));
	const offices = (['president', 'treasurer', 'writer'] as const).map((office, at) => ({
		memberId: women[at] ?? never(),
		office
	}));
	const group = { name: 'Ujala', constitution, members, offices };
	give({ type: 'FoundGroup', on: began, place: { country: 'IN' }, ...group }, true);
	give({ type: 'OpenBankAccount', on: began, bankAccountId: bank, bank: 'Gramin Bank' }, true);
	for (const [at, asked] of [...yearOf(known), ...Array.from({ length: more }, () => [])].entries()) {
		const on = `${at < 9 ? 2025 : 2026}-${String(((at + 3) % 12) + 1).padStart(2, '0')}-10` as LocalDate;
		give({ type: 'OpenMeeting', on, kind: 'regular' });
		for (const who of at < 2 ? women : women.slice(0, -1))
			give({
				type: 'AnswerRoll',
				on,
				memberId: who,
				answer: 'gave',
				amount: rupees(100),
				socialFund: rupees(10)
			});
		// Half a year of savings ended: five months of 1,200 at 1 % a month.
		if (at === 6) {
			const parts = [{ memberId: women[0] ?? never(), fund: 'voluntary' as const, amount: rupees(60) }];
			give({ type: 'CreditSavingInterest', on, parts });
		}
		for (const each of asked) give({ ...each, on });
		const held = state.balances.get('box' as never) ?? 0;
		give({ type: 'CountCash', on, pieces: new Map([[money(100), held / 100]]) });
		give({ type: 'SealMeeting', on, approvals: [president ?? never(), secretary ?? never()] });
	}
	return events;
}

/** The open file of it with its April, as staff bring it. */
export function journalOfOthersMoney(): string {
	const people = women.map((who, at) => ({ memberId: who, name: flower(at + 1, 'hi') }));
	const book = { id: 'others', currency: 'INR' };
	return JSON.stringify({
		format: 'bahi-journal',
		version: 1,
		book,
		people,
		events: yearOfOthersMoney(true, 1)
	});
}
