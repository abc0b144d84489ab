import { addDays, monthNamed, type LocalDate } from '#kernel';
import { heldIn, heldUnder, rootOf, type AccountCode } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import {
	box,
	chart,
	countCame,
	helpFunds,
	isBoxOrBank,
	isMemberOn,
	lentByFund,
	type GroupEvent,
	type HelpFund,
	type PostedLine
} from '#group';
import { surplusOf } from '../accounts/corpus.ts';
import { meetingsDueInBook } from '../due-days.ts';
import type { Figures } from '../figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { movedIn, negatedMove, sumOfMoves, type MemberMove } from '../member-moves.ts';
import { demandSheet, type DemandColumns } from './demand-collection.ts';
import type { Ageing } from '../repayment.ts';
import { loansWithEntries } from './loan-entries.ts';
import { expectedIn, registerBook, type RegisterBook } from './register-book.ts';

type Counts<Name extends string> = Readonly<Record<Name, number>>;

/** One-page report to the federation on a month of the group's calendar. Amounts are minor units, ratios decimal strings. */
export interface FederationReport {
	readonly group: string;
	/** Such as "2025-04" or "bs-2082-01". */
	readonly month: string;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly meetings: Counts<'due' | 'held' | 'enteredLate'>;
	/** Presences ÷ (members × meetings held); null if none was held. */
	readonly attendance: string | null;
	readonly members: Counts<'before' | 'joined' | 'left' | 'now'>;
	/** opening + saved + added − withdrawn = closing; voluntary is the part of saved in the voluntary fund. */
	readonly savings: Figures<'opening' | 'saved' | 'voluntary' | 'added' | 'withdrawn' | 'closing'>;
	/**
	 * opening + given + toppedUp + broughtIn − repaid − givenUp = outstanding; borrowers is the number of members who owe principal at the
	 * end of the month.
	 */
	readonly loans: Counts<'number' | 'borrowers'> &
		Figures<
			| 'opening'
			| 'given'
			| 'toppedUp'
			| 'broughtIn'
			| 'repaid'
			| 'interest'
			| 'givenUp'
			| 'recovered'
			| 'outstanding'
		> & { readonly demand: DemandColumns; readonly ageing: Ageing };
	readonly finesPaid: Money;
	readonly feesAndIncome: Money;
	readonly expenses: Money;
	/** Box and bank together; opening + in − out = closing, without trips between them. */
	readonly cash: Figures<'opening' | 'in' | 'out' | 'closing' | 'box' | 'bank'>;
	/** opening + received + charged − repaid − credited = outstanding. */
	readonly borrowings: Figures<'opening' | 'received' | 'charged' | 'repaid' | 'credited' | 'outstanding'>;
	/** opening + in − out = closing. */
	readonly socialFund: Figures<'opening' | 'in' | 'out' | 'closing'>;
	/** Outstanding loans from the social fund. */
	readonly socialFundLent: Money;
	/** Fund for the most vulnerable and its outstanding loans: opening + in − out = closing. */
	readonly vulnerabilityFund: Figures<'opening' | 'in' | 'out' | 'closing' | 'lent'>;
	/** Premiums, federation dues and the like, collected from members: opening + in − out = closing. */
	readonly heldForOthers: Figures<'opening' | 'in' | 'out' | 'closing'>;
	/** Deposits of the group elsewhere, including interest credited: opening + in − out = closing. */
	readonly deposits: Figures<'opening' | 'in' | 'out' | 'closing'>;
	readonly surplus: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** Savings + surplus + revolving fund + grants. */
	readonly corpus: Money;
}

/**
 * Returns the monthly report of a group to its federation (ledger law 9). Money is by posting day, so that a month adds up to
 * the accounts: a correction counts in the month in which it was made.
 *
 * @param events of a checked book
 * @param month such as "2025-04" or "bs-2082-01"
 * @param until end of the report in a month that is not over
 */
export function federationReport(
	events: readonly GroupEvent[],
	{
		month,
		currency,
		until
	}: Pick<BookAsAt, 'currency'> & { readonly month: string; readonly until?: LocalDate | undefined }
): FederationReport {
	const { from, to: end } = monthNamed(month);
	const to = until !== undefined && until < end ? until : end;
	const book = registerBook(events, { currency, on: to });
	const { balances } = book.state;
	// Filtered after signing: a correction in a late meeting may cancel an entry of a later day.
	const lines = signedLines(registerBook(events, { currency })).filter(({ day }) => day >= from && day <= to);
	const held = (root: string) => heldUnder(balances, chart, root);
	const surplus = surplusOf(balances);
	const [savings, revolvingFund, grants] = [held('savings'), held('revolving-fund'), held('grants')];
	const moved = sumOfMoves(lines.map((line) => line.moves));
	const helpOver = (fund: HelpFund) => {
		const account = helpFunds[fund];
		return fundOver(
			lines,
			{ account },
			heldIn(balances, chart, account),
			'SocialFundPaidOut',
			'LoanWrittenOff',
			'GrantReturned'
		);
	};
	return {
		group: book.state.name ?? '',
		month,
		from,
		to,
		...lifeOf(book, from, to, until === undefined || until > to),
		savings: savingsOver(moved, savings),
		loans: loansOver(book, lines, moved, { from, to }),
		finesPaid: moved.finesPaid,
		feesAndIncome: money(netOf(lines, 'fees') + netOf(lines, 'other-income') + netOf(lines, 'bank-interest')),
		expenses: money(-sum(expenseRoots.map((root) => netOf(lines, root)))),
		cash: cashOver(lines, { box: heldIn(balances, chart, box), bank: held('bank') }),
		borrowings: borrowingsOver(lines, held('borrowings')),
		socialFund: helpOver('socialFund'),
		socialFundLent: lentByFund(balances, 'socialFund'),
		vulnerabilityFund: { ...helpOver('vulnerabilityFund'), lent: lentByFund(balances, 'vulnerabilityFund') },
		heldForOthers: fundOver(
			lines,
			'held-for-others',
			held('held-for-others'),
			'HandedToOthers',
			'HeldReturned'
		),
		deposits: depositsOver(lines, held('deposits')),
		surplus,
		revolvingFund,
		grants,
		corpus: sum([savings, surplus, revolvingFund, grants])
	};
}

/** Expense accounts without written-off loans, which are reported with the loans. */
const expenseRoots = [...chart]
	.filter(([root, { type }]) => type === 'expense' && root !== 'loans-written-off')
	.map(([root]) => root);

/** Returns the net credit of one account or of all under a root; minor units, negative for a net debit. */
function netOf(
	lines: readonly SignedLine[],
	where: string | { readonly account: AccountCode },
	of: (event: GroupEvent) => boolean = () => true
): Money {
	let net = 0;
	for (const { event, legs, sign } of lines) {
		if (!of(event)) continue;
		for (const { account, side, amount } of legs)
			if (typeof where === 'string' ? rootOf(account) === where : account === where.account)
				net += (side === 'credit' ? amount : -amount) * sign;
	}
	return money(net);
}

type Life = Pick<FederationReport, 'meetings' | 'attendance' | 'members'>;

/** @param isOver true after the last day: a meeting due on it can no longer be held in time */
function lifeOf(book: RegisterBook, from: LocalDate, to: LocalDate, isOver: boolean): Life {
	const { state } = book;
	const pages = book.pages.filter(({ kind, day }) => kind === 'regular' && day >= from && day <= to);
	const due = meetingsDueInBook(state, isOver ? addDays(to, 1) : to);
	const there = pages.map(({ marks }) => countCame(marks.values()));
	const asked = pages.map((page) => expectedIn(state, page).length);
	const all = [...state.members.values()];
	const total = (numbers: readonly number[]) => numbers.reduce((so, one) => so + one, 0);
	return {
		meetings: {
			due: due.filter((day) => day >= from && day <= to).length,
			held: pages.length,
			enteredLate: pages.filter(({ page }) => page.enteredLater).length
		},
		attendance: ratio(total(there), total(asked)),
		members: {
			before: all.filter((member) => isMemberOn(member, addDays(from, -1))).length,
			joined: all.filter(({ joinedOn }) => joinedOn >= from && joinedOn <= to).length,
			left: all.filter(({ leftOn }) => leftOn !== null && leftOn >= from && leftOn <= to).length,
			now: all.filter((member) => isMemberOn(member, to)).length
		}
	};
}

function savingsOver(moved: MemberMove, closing: Money): FederationReport['savings'] {
	const { saved, voluntary, added, withdrawn } = moved;
	return { opening: money(closing - saved - added + withdrawn), saved, voluntary, added, withdrawn, closing };
}

function loansOver(
	book: RegisterBook,
	lines: readonly SignedLine[],
	moved: MemberMove,
	period: { readonly from: LocalDate; readonly to: LocalDate }
): FederationReport['loans'] {
	const outstanding = heldUnder(book.state.balances, chart, 'loans');
	const given = lines.filter(({ event }) => event.type === 'LoanDisbursed');
	const lent = sum(given.map((line) => line.moves.lent));
	const sheet = demandSheet(book, loansWithEntries(book), { ...period, meeting: null });
	return {
		opening: money(outstanding - moved.lent - moved.broughtIn + moved.principalPaid + moved.givenUp),
		number: given.reduce((count, { sign }) => count + sign, 0),
		given: lent,
		toppedUp: money(moved.lent - lent),
		broughtIn: moved.broughtIn,
		repaid: moved.principalPaid,
		interest: moved.interestPaid,
		givenUp: moved.givenUp,
		recovered: moved.recovered,
		outstanding,
		borrowers: new Set(
			[...book.state.loans.values()].filter((loan) => loan.outstanding > 0).map((loan) => loan.memberId)
		).size,
		demand: sheet.totals,
		ageing: sheet.ageing
	};
}

function cashOver(
	lines: readonly SignedLine[],
	{ box: inBox, bank }: { readonly box: Money; readonly bank: Money }
): FederationReport['cash'] {
	const closing = money(inBox + bank);
	let [into, out] = [0, 0];
	for (const { legs, sign } of lines) {
		const net = legs.reduce(
			(so, { account, side, amount }) =>
				isBoxOrBank(account) ? so + (side === 'debit' ? amount : -amount) : so,
			0
		);
		// A reversal reduces the side of the reversed entry.
		if (net > 0) into += net * sign;
		else out -= net * sign;
	}
	return {
		opening: money(closing - into + out),
		in: money(into),
		out: money(out),
		closing,
		box: inBox,
		bank
	};
}

function borrowingsOver(lines: readonly SignedLine[], outstanding: Money): FederationReport['borrowings'] {
	const by = (...types: readonly GroupEvent['type'][]) =>
		netOf(lines, 'borrowings', (event) => types.includes(event.type));
	const received = by('BorrowingReceived', 'OpeningBalances');
	const charged = by('BorrowingCharged');
	const repaid = money(-by('BorrowingRepaid'));
	const credited = money(-by('BorrowingCredited'));
	return {
		opening: money(outstanding - received - charged + repaid + credited),
		received,
		charged,
		repaid,
		credited,
		outstanding
	};
}

function fundOver(
	lines: readonly SignedLine[],
	where: Parameters<typeof netOf>[1],
	closing: Money,
	...goesBy: readonly GroupEvent['type'][]
): FederationReport['socialFund'] {
	const out = money(-netOf(lines, where, ({ type }) => goesBy.includes(type)));
	const into = netOf(lines, where, ({ type }) => !goesBy.includes(type));
	return { opening: money(closing - into + out), in: into, out, closing };
}

function depositsOver(lines: readonly SignedLine[], closing: Money): FederationReport['deposits'] {
	const out = netOf(lines, 'deposits', ({ type }) => type === 'DepositTakenBack');
	const into = money(-netOf(lines, 'deposits', ({ type }) => type !== 'DepositTakenBack'));
	return { opening: money(closing - into + out), in: into, out, closing };
}

/** An entry, or the entry that a reversal cancels with negative sign, so that a corrected saving is no withdrawal. */
interface SignedLine {
	readonly day: LocalDate;
	readonly event: GroupEvent;
	readonly sign: 1 | -1;
	readonly legs: NonNullable<PostedLine['entry']>['postings'];
	readonly moves: MemberMove;
}

function signedLines({ posted, entryOf, ownerOf }: RegisterBook): readonly SignedLine[] {
	return posted.flatMap((line): readonly SignedLine[] => {
		const isReversal = line.event.type === 'EventReversed';
		const original = line.event.type === 'EventReversed' ? entryOf(line.event.reverses) : line;
		if (original === undefined || original.entry === null) return [];
		const moves = movedIn([original], ownerOf);
		const sign = isReversal ? -1 : 1;
		return [
			{
				day: line.postedOn,
				event: original.event,
				sign,
				legs: original.entry.postings,
				moves: isReversal ? negatedMove(moves) : moves
			}
		];
	});
}
