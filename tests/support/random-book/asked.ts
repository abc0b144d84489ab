import { present, type LocalDate, type MemberId } from '#kernel';
import {
	activeMembers,
	officesOn,
	type Command,
	type Constitution,
	type ConstitutionWritten,
	type GroupState,
	rulesOn
} from '#group';
import { money, type Money } from '#money';
import type { Wish } from './wishes.ts';

/** What each kind of wish asks for, at a moment of the book. */
export type Wishes = Readonly<Record<string, (asked: Asked) => readonly Command[]>>;

/** A wish at a moment of the book, and the choices that it makes there. Amounts are minor units. */
export class Asked {
	readonly state: GroupState;
	readonly wish: Wish;
	/** The day of the calendar. */
	readonly today: LocalDate;
	/** Counts wishes: makes ids new. */
	readonly place: number;
	readonly laterRules: readonly ConstitutionWritten[];

	constructor(state: GroupState, wish: Wish, at: Pick<Asked, 'today' | 'place' | 'laterRules'>) {
		this.state = state;
		this.wish = wish;
		this.today = at.today;
		this.place = at.place;
		this.laterRules = at.laterRules;
	}

	/** The day that people confirm: a circle stays on its own, at the desk days go by. */
	get on(): LocalDate {
		const meeting = this.state.openMeeting;
		return meeting === null || meeting.kind === 'desk' ? this.today : meeting.day;
	}

	get rules(): Constitution {
		return present(rulesOn(this.state, this.on), 'a founded group has rules');
	}

	get bold(): boolean {
		return this.wish.bold;
	}

	/** Number of a receipt: mostly a new one. */
	get paper(): string {
		return `R ${String(this.state.eventCount >> 3)}`;
	}

	/** One of several, by the number `pick`; each `turn` chooses apart from the others. */
	one<Item>(items: readonly Item[], turn = 1): Item | undefined {
		return items[this.number(turn) % Math.max(1, items.length)];
	}

	/** A number of this wish that is another at each turn. */
	number(turn: number): number {
		return (((this.wish.pick + 1) * (turn * 7919 + 12_289)) % 99_991) >>> 0;
	}

	/** True once in `times`. */
	once(times: number, turn: number): boolean {
		return this.number(turn) % times === 0;
	}

	get memberIds(): readonly MemberId[] {
		return activeMembers(this.state).map((member) => member.memberId);
	}

	/** A member; when bold any woman whom the book knows, also one who has left. */
	get memberId(): MemberId {
		const known = this.bold ? [...this.state.members.keys()] : this.memberIds;
		return present(known[this.wish.who % Math.max(1, known.length)] ?? this.someone, 'a group has members');
	}

	get someone(): MemberId {
		return present([...this.state.members.keys()][0], 'a group has members');
	}

	/** Everybody says yes, so that the officers do; when bold, only the one who writes. */
	get agreedBy(): readonly MemberId[] {
		if (!this.bold) return this.memberIds;
		return officesOn(this.state, this.on).flatMap(({ office, memberId }) =>
			office === 'writer' ? [memberId] : []
		);
	}

	/** Whole rupees up to `most`, a bold wish up to three times as much; one rupee where there is nothing. */
	amount(most: number): Money {
		const rupees = Math.max(1, Math.floor((most * (this.bold ? 3 : 1)) / 100));
		return money(Math.max(1, Math.ceil((rupees * this.wish.much) / 1000)) * 100);
	}

	/** What an account holds, without its sign. */
	held(account: string): number {
		return Math.abs(this.state.balances.get(account as never) ?? 0);
	}

	/** Once in four through a bank account, otherwise through the box. */
	get via(): { readonly via?: string } {
		const account = this.one([...this.state.bankAccounts.keys()], 3);
		return account !== undefined && this.once(4, 5) ? { via: `bank/${account}` } : {};
	}

	/** What lies where `via` says. */
	get money(): number {
		return this.held(this.via.via ?? 'box');
	}
}
