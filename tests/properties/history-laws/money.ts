import { present } from '#kernel';
import {
	finesDueOf,
	fundAtHand,
	linesOf,
	loanDay,
	loanPosition,
	splitPayment,
	surplusNow,
	type GroupEvent,
	type GroupState
} from '#group';
import { money, zero } from '#money';
import { bookReport } from '#reports';
import { WholePaperBook } from '../../../scripts/verify-export/paper-book.mjs';
import { holds, same, type Law } from './law.ts';

/** Laws of money: both sides equal, nothing below zero that cannot be, and the same as on paper, pot by pot. */

/** Every entry balances, and so do all of them together. */
export function balanced(): Law {
	let seen = 0;
	return {
		step: ({ after }) => {
			const lines = linesOf(present(after.journal, 'a book that was played has its lines'));
			// What was taken back shortens the list: its meeting is looked at again.
			for (const { entry, event } of lines.slice(Math.min(seen, Math.max(0, lines.length - 40)))) {
				let sum = 0;
				for (const { side, amount } of entry?.postings ?? []) {
					holds(Number.isSafeInteger(amount) && amount > 0, `${event.type} has a leg of ${amount}`);
					sum += side === 'debit' ? amount : -amount;
				}
				same(sum, 0, `sides of ${event.type}`);
			}
			seen = lines.length;
			let trial = 0;
			for (const amount of after.balances.values()) trial += amount;
			same(trial, 0, 'the trial balance');
		}
	};
}

const assets = new Set(['box', 'bank', 'loans', 'deposits']);
const claims = new Set(['savings', 'social-fund', 'payable', 'revolving-fund', 'grants', 'held-for-others']);

/** Debits are positive. Accounts at zero are left out. Cash is whole rupees. */
export function neverBelowZero(): Law {
	return {
		step: ({ after }) => {
			for (const [account, amount] of after.balances) {
				const root = account.split('/')[0] ?? '';
				if (assets.has(root)) holds(amount > 0, `${account} holds ${amount}`);
				if (claims.has(root)) holds(amount < 0, `${account} holds ${amount}`);
				if (root === 'assets') holds(amount >= 0, `${account} holds ${amount}`);
			}
			const box = after.balances.get('box' as never) ?? 0;
			same(box % 100, 0, 'paise in the box');
			for (const fund of ['socialFund', 'vulnerabilityFund'] as const) {
				const atHand = fundAtHand(after.balances, fund);
				holds(atHand >= 0, `${atHand} of ${fund} are at hand`);
			}
			for (const loan of after.loans.values())
				holds(loan.outstanding >= 0, `${loan.loanId} has ${loan.outstanding} out`);
			for (const fine of after.fines.values())
				holds(
					fine.paid >= 0 && fine.paid <= fine.amount,
					`${fine.fineId}: ${fine.paid} of ${fine.amount} paid`
				);
		}
	};
}

/** Cash is conserved: the book holds what the tin, the bank books, the tallies and the slips hold, pot by pot. */
export function asOnPaper(): Law {
	const paper = new WholePaperBook();
	const agree = (balances: Iterable<readonly [string, number]>, when: string) => {
		const [book, told] = [new Map(balances), accountsOf(paper)];
		for (const account of new Set([...book.keys(), ...told.keys()]))
			same(book.get(account) ?? 0, told.get(account) ?? 0, `${account} after ${when}`);
	};
	return {
		step: ({ after, events, command }) => {
			if (events.length === 0) return;
			for (const event of events) paper.write(event);
			agree(after.balances, command?.type ?? events[0]?.type ?? '');
			for (const loan of after.loans.values())
				same(loan.outstanding, paper.held(`loan ${loan.loanId}`), `out of ${loan.loanId}`);
		},
		end: ({ events, state }) => {
			const report = bookReport(events, { currency: 'INR' });
			holds(report.balanced, 'the report balances');
			agree(Object.entries(report.trialBalance), 'all, in the report');
			same(report.box, paper.held('tin'), 'box of the report');
			const under = (begins: string) =>
				[...paper.pots].reduce((sum, [pot, paise]) => (pot.startsWith(begins) ? sum + paise : sum), 0);
			same(report.bank, under('bank '), 'bank of the report');
			for (const { memberId, number } of state.members.values()) {
				const her = present(report.members[String(number)], 'each woman is in the report');
				same(her.savings, under(`saved ${memberId} `), `savings of ${memberId} in the report`);
				const out = [...paper.pots].filter(([pot]) => isLoanOf(paper, pot, memberId));
				same(
					her.loanOutstanding,
					out.reduce((sum, [, paise]) => sum + paise, 0),
					`loans of ${memberId} in the report`
				);
			}
			const kept = paper.held('kept') + under('in ') - under('out ');
			same(report.surplus, kept, 'surplus of the report');
			const corpus = under('saved ') + kept + paper.held('revolving fund') + paper.held('grants');
			same(report.corpus, corpus, 'corpus of the report');
		}
	};
}

const isLoanOf = (paper: WholePaperBook, pot: string, memberId: string): boolean =>
	pot.startsWith('loan ') && paper.slip(pot.slice(5)).who === memberId;

/** What the pots of the paper are called in the book, with the side on which the book has them. */
function accountsOf(paper: WholePaperBook): ReadonlyMap<string, number> {
	const accounts = new Map<string, number>();
	for (const [pot, paise] of paper.pots) {
		const [account, sign] = pot.startsWith('loan ') ? accountOf(paper, pot) : namedOnce(paper, pot);
		accounts.set(account, (accounts.get(account) ?? 0) + sign * paise);
	}
	return accounts;
}

/** Only whose a loan is may change. */
const names = new Map<string, ReturnType<typeof accountOf>>();

function namedOnce(paper: WholePaperBook, pot: string): ReturnType<typeof accountOf> {
	const name = names.get(pot) ?? accountOf(paper, pot);
	names.set(pot, name);
	return name;
}

function accountOf(paper: WholePaperBook, pot: string): readonly [account: string, sign: 1 | -1] {
	const [kind = '', ...words] = pot.split(' ');
	const rest = words.join('/');
	switch (kind) {
		case 'tin':
			return ['box', 1];
		case 'bank':
			return [`bank/${rest}`, 1];
		case 'loan': {
			const { who, source } = paper.slip(rest);
			return [`loans/${who}/${source}`, 1];
		}
		case 'deposit':
			return [`deposits/${rest}`, 1];
		case 'thing':
			return [`assets/${rest}`, 1];
		case 'out':
			return [rest.replace('other/', 'other-expense/'), 1];
		case 'in':
			return [rest.replace('other/', 'other-income/'), -1];
		case 'saved':
			return [`savings/${rest}`, -1];
		case 'still':
			return [`payable/${words[2]}`, -1];
		case 'for':
			return [`held-for-others/${words[2]}/${words[0]}`, -1];
		case 'owed':
			return [`borrowings/${rest}`, -1];
		case 'fund':
			return [rest === '' ? 'social-fund' : 'social-fund/vulnerability', -1];
		case 'kept':
			return ['surplus', -1];
		case 'revolving':
			return ['revolving-fund', -1];
		default:
			return [kind, -1];
	}
}

/** What is divided adds up: payments over loans and fines, settlements, dividends. */
export function partsAddUp(): Law {
	return {
		step: ({ command, events, before }) => {
			for (const event of events) addsUp(event, before);
			const sum = events.reduce(
				(total, event) => ('amount' in event ? total + Number(event.amount) : total),
				0
			);
			const isDivided = command?.type === 'RepayLoans' || command?.type === 'PayFines';
			if (isDivided && events.length > 0) same(sum, command.amount, 'parts of a payment');
		}
	};
}

function addsUp(event: GroupEvent, before: GroupState): void {
	if (event.type === 'LoanRepaid') {
		const { interestArrears, interestDue, principal } = present(event.split, 'it was divided');
		holds(Math.min(interestArrears, interestDue, principal) >= 0, 'a part of a payment is below zero');
		const isRecovered = (before.loans.get(event.loanId)?.writtenOff ?? null) !== null;
		const whole = interestArrears + interestDue + principal;
		holds(
			whole === event.amount + (event.rounding ?? 0) || (isRecovered && whole === 0),
			`a payment of ${event.amount} is divided into ${whole}`
		);
	}
	if (event.type === 'MemberLeft') {
		const { savings, surplus, loss = zero, ...uses } = present(event.settlement, 'she was settled');
		const used = Object.values(uses).reduce<number>((sum, use) => sum + use, loss);
		same(used, savings + surplus, 'a settlement');
		holds(
			Math.min(savings, surplus, loss, ...Object.values(uses)) >= 0,
			'a part of a settlement is below zero'
		);
		holds(loss <= Math.max(0, -surplusNow(before)), 'who leaves bears more than was lost');
	}
	if (event.type === 'CycleSharedOut') {
		for (const line of present(event.lines, 'each part was used')) {
			const { savings: _, memberId, part, voluntary = zero, cut = zero, ...uses } = line;
			same(
				Object.values(uses).reduce<number>((sum, use) => sum + use, 0),
				part + voluntary,
				`the part of ${memberId}`
			);
			holds(Math.min(voluntary, cut) >= 0, `less than nothing is taken or cut of ${memberId}`);
			holds(voluntary === 0 || line.paid + line.kept + line.payable === 0, `${memberId} is paid and owes`);
			holds(Math.min(...Object.values(uses)) >= 0, `a part of ${memberId} is used for less than nothing`);
		}
	}
	if (event.type === 'DividendPaid') {
		const parts = present(event.parts, 'it was divided').map(({ amount }) => amount as number);
		const whole = parts.reduce((sum, part) => sum + part, 0);
		holds(whole > 0 && whole <= event.amount, `${whole} of ${event.amount} is shared`);
		holds(Math.min(...parts) > 0, 'a part of nothing is named');
	}
}

/** What is owed: never below zero, a loan never more than paid off, and a payment is its parts and what is over. */
export function owedAddsUp(): Law {
	return {
		end: ({ state, today }) => {
			const day = loanDay(state, today);
			for (const loan of state.loans.values()) {
				const position = loanPosition(loan, day);
				const { interestArrears, interestDue, principalDue, outstanding, payOff } = position;
				holds(
					Math.min(interestArrears, interestDue, principalDue) >= 0,
					`${loan.loanId} owes less than nothing`
				);
				holds(principalDue <= outstanding, `${loan.loanId} is asked for more than is out`);
				if (loan.writtenOff !== null) continue;
				for (const paid of [100, 7300, payOff, payOff + 100].map(money)) {
					const { split, over } = splitPayment(loan, paid, day);
					const parts = split.interestArrears + split.interestDue + split.principal;
					same(parts + over, paid, `parts of a payment on ${loan.loanId}`);
					same(over, Math.max(0, paid - payOff), `what is over of a payment on ${loan.loanId}`);
				}
			}
			for (const { memberId } of state.members.values()) {
				let due = 0;
				for (const fine of state.fines.values())
					if (fine.memberId === memberId && !fine.forgiven) due += fine.amount - fine.paid;
				same(finesDueOf(state, memberId).total, due, `fines of ${memberId}`);
			}
		}
	};
}
