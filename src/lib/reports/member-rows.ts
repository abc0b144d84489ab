import type { EventId, LoanId, LocalDate, MemberId } from '#kernel';
import { atLeastZero, least, money, zero, type Money } from '#money';
import { chargedUntil, overdueUnpaid, type Loan } from '#group';
import { later } from './book-lines.ts';
import { meetingKey } from './meeting-pages.ts';
import { movesOf, sumOfMoves, type MemberMove } from './member-moves.ts';
import {
	byPage,
	isExpectedAt,
	live,
	type RegisterBook,
	type RegisterLine,
	type RegisterPage
} from './registers/register-book.ts';

/** Amounts that a member moved at a meeting, and her balances at its end; minor units. */
export interface MemberBalances {
	readonly moves: MemberMove;
	readonly savings: Money;
	readonly outstanding: Money;
	/** Interest charged and unpaid, arrears included. */
	readonly interestDue: Money;
	readonly overdueInterest: Money;
}

/** One meeting in a member's history. */
export interface MemberRowFigures extends MemberBalances {
	readonly page: RegisterPage;
	/** True for the page as first written, before a correction; the next row replaces it. */
	readonly struck: boolean;
	/** Ids of her struck entries that this row replaces. */
	readonly corrects: readonly EventId[];
	readonly moved: boolean;
}

/**
 * Returns a row for each regular meeting of her membership and for any other meeting at which she moved money, ordered by
 * day. A corrected page has its old row, struck, beside the new one (ledger law 6.5); later balances are computed from the
 * new row.
 */
export function memberRows(book: RegisterBook, memberId: MemberId): readonly MemberRowFigures[] {
	const member = book.state.members.get(memberId);
	if (member === undefined) return [];
	const account = new RunningAccount(book, memberId);
	const hers = linesOf(book, memberId);
	account.put(outsideMeetings(hers));
	const onPage = byPage(hers, ({ page }) => page);
	return book.pages.flatMap((page) => {
		const lines = onPage.get(meetingKey(page)) ?? [];
		const rows = [
			...struckVersions(lines).map((version) => account.peek(page, version)),
			account.close(page, live(lines), lines)
		];
		const stands = page.kind === 'regular' && isExpectedAt(page, member);
		return stands || lines.length > 0 ? rows : [];
	});
}

/** Returns what the cut-off sheet brought in for her before the first meeting of this book; null if it has nothing of hers. */
export function memberOpening(
	book: RegisterBook,
	memberId: MemberId
): (MemberBalances & { readonly day: LocalDate }) | null {
	const account = new RunningAccount(book, memberId);
	const lines = outsideMeetings(linesOf(book, memberId));
	const day = lines.at(-1)?.event.occurredOn;
	return day === undefined ? null : { day, ...account.opening(lines, day) };
}

const outsideMeetings = (hers: readonly HerLine[]): readonly HerLine[] =>
	live(hers).filter((line) => line.page === null);

/** A line together with the amounts that she moved in it. */
type HerLine = RegisterLine & { readonly move: MemberMove };

/** Returns the lines in the order of recording. */
const linesOf = ({ linesOfWoman, ownerOf }: RegisterBook, memberId: MemberId): readonly HerLine[] =>
	(linesOfWoman.get(memberId) ?? []).flatMap((line) => {
		const move = movesOf(line, ownerOf).get(memberId);
		return move === undefined ? [] : [{ ...line, move }];
	});

/** Returns the page before each correction of one of her lines, oldest first. */
function struckVersions(lines: readonly HerLine[]): readonly (readonly HerLine[])[] {
	const struck = lines.filter((line) => line.correctedBy !== null);
	const versions = [...new Set(struck.map((line) => line.version))].sort((one, other) => one - other);
	return versions.map((version) =>
		lines.filter((line) => line.version === version || (line.version < version && line.correctedBy === null))
	);
}

/** Running balances of a member's savings and loans, page by page. */
class RunningAccount {
	readonly #book: RegisterBook;
	readonly #memberId: MemberId;
	readonly #loans: readonly Loan[];
	readonly #running = new Map<LoanId, { outstanding: number; paid: number }>();
	/** Loans with nothing outstanding and no interest owed: skipped until the next movement. */
	readonly #settled = new Set<LoanId>();
	#savings = 0;
	#outstanding = 0;

	constructor(book: RegisterBook, memberId: MemberId) {
		this.#book = book;
		this.#memberId = memberId;
		this.#loans = [...book.state.loans.values()].filter((loan) => loan.memberId === memberId);
	}

	put(lines: readonly HerLine[]): void {
		for (const line of lines) {
			this.#savings += savingsChange(line.move);
			this.#outstanding += principalChange(line.move);
			for (const { loanId, principal, interest } of this.#steps(line)) {
				const { outstanding, paid } = this.#running.get(loanId) ?? { outstanding: 0, paid: 0 };
				this.#running.set(loanId, { outstanding: outstanding + principal, paid: paid + interest });
				this.#settled.delete(loanId);
			}
		}
	}

	/** Returns the balances after lines outside any page. */
	opening(lines: readonly HerLine[], day: LocalDate): MemberBalances {
		this.put(lines);
		return {
			moves: sumOfMoves(lines.map((line) => line.move)),
			savings: money(this.#savings),
			outstanding: money(this.#outstanding),
			...this.#interestOwed(day)
		};
	}

	/** Posts the lines of a page and returns its row. @param all her lines of the page, including struck ones */
	close(page: RegisterPage, lines: readonly HerLine[], all: readonly HerLine[]): MemberRowFigures {
		this.put(lines);
		const moves = sumOfMoves(lines.map((line) => line.move));
		const replaced = all.flatMap(({ correctedBy, corrects, event }) =>
			correctedBy === null ? (corrects ?? []) : event.eventId
		);
		return {
			page,
			struck: false,
			corrects: [...new Set(replaced)],
			moved: lines.length > 0,
			moves,
			savings: money(this.#savings),
			outstanding: money(this.#outstanding),
			...this.#interestOwed(asOf(page, lines))
		};
	}

	/** Returns the row of an earlier version of the page without posting anything. */
	peek(page: RegisterPage, lines: readonly HerLine[]): MemberRowFigures {
		const moves = sumOfMoves(lines.map((line) => line.move));
		const owed = this.#interestOwed(asOf(page, lines));
		const interestDue = atLeastZero(money(owed.interestDue - moves.interestPaid));
		return {
			page,
			struck: true,
			corrects: [],
			moved: true,
			moves,
			savings: money(this.#savings + savingsChange(moves)),
			outstanding: money(this.#outstanding + principalChange(moves)),
			interestDue,
			overdueInterest: least(owed.overdueInterest, interestDue)
		};
	}

	/** Returns the changes of a line to each of her loans. */
	#steps({ event, move }: HerLine) {
		if (event.type === 'OpeningBalances')
			return (event.loans ?? [])
				.filter((loan) => loan.memberId === this.#memberId)
				.map(({ loanId, outstanding }) => ({ loanId, principal: Number(outstanding), interest: 0 }));
		if (event.type === 'MemberLeft')
			return this.#loans.map(({ loanId, movements }) => {
				const { outstanding, paid } = this.#running.get(loanId) ?? { outstanding: 0, paid: 0 };
				const until = movements.filter((movement) => movement.on <= event.occurredOn);
				return {
					loanId,
					principal: until.reduce((sum, { principal }) => sum + principal, 0) - outstanding,
					interest: until.reduce((sum, { interest }) => sum + interest, 0) - paid
				};
			});
		if (event.type === 'CycleSharedOut')
			return this.#loans.flatMap(({ loanId, movements }) =>
				movements
					.filter(({ on, netted }) => netted !== undefined && on === event.occurredOn)
					.map(({ principal, interest }) => ({ loanId, principal, interest }))
			);
		if (!('loanId' in event)) return [];
		return [{ loanId: event.loanId, principal: principalChange(move), interest: move.interestPaid }];
	}

	#interestOwed(on: LocalDate): Pick<MemberBalances, 'interestDue' | 'overdueInterest'> {
		let due = 0;
		let late = 0;
		const held = this.#book.state.regularMeetings;
		for (const loan of this.#loans) {
			const running = this.#running.get(loan.loanId);
			if (running === undefined || this.#settled.has(loan.loanId)) continue;
			const charged = chargedUntil(asItStood(loan, running), on, held);
			const unpaid = Math.max(0, charged - running.paid);
			if (unpaid === 0 && running.outstanding === 0) this.#settled.add(loan.loanId);
			due += unpaid;
			if (unpaid > 0) late += Math.min(unpaid, overdueUnpaid(asItStood(loan, running), on, held));
		}
		return { interestDue: money(due), overdueInterest: money(late) };
	}
}

/** Hides a payoff or write-off that happened later on the same day, as long as principal is outstanding. */
function asItStood(loan: Loan, { outstanding }: { readonly outstanding: number }): Loan {
	return outstanding > 0 ? { ...loan, principalPaidOn: null, writtenOff: null } : loan;
}

/** In a meeting that lasted several days, a later payment of hers was for what had fallen due by its own day. */
function asOf({ day }: RegisterPage, lines: readonly HerLine[]): LocalDate {
	return lines.reduce((last, { event }) => later(last, event.occurredOn), day);
}

const savingsChange = ({ saved, added, withdrawn }: MemberMove): number => saved + added - withdrawn;

const principalChange = ({ lent, broughtIn, principalPaid, givenUp }: MemberMove): number =>
	lent + broughtIn - principalPaid - givenUp;

/** Returns those of the optional columns that are not zero. */
export function rareColumns<Key extends keyof MemberMove>(
	moves: MemberMove,
	keys: readonly Key[]
): Partial<Pick<MemberMove, Key>> {
	return Object.fromEntries(
		keys.filter((key) => moves[key] !== zero).map((key) => [key, moves[key]])
	) as Partial<Pick<MemberMove, Key>>;
}
