import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, type EventId, type Instant, type LoanId, type LocalDate, type MemberId } from '#kernel';
import { decide, emptyGroup, loanDay, loanPosition, type Command, type GroupState } from '#group';
import { money } from '#money';
import { cases, seed } from '../support/soak.ts';
import { interestAsked, payBack, PaperBook, turnTheMonth } from './paper-book.ts';

const names = ['Asha', 'Bina', 'Champa', 'Dulari', 'Esha'];
const officers = names.slice(0, 3) as MemberId[];
const firstMeeting = '2024-01-05' as LocalDate;

/** The app: the same commands as the screens give. */
class App {
	state: GroupState = emptyGroup('INR');
	#ids = 0;

	give(...commands: readonly Command[]): boolean {
		let now = this.state;
		for (const command of commands) {
			const newEventId = () => `e${(this.#ids += 1)}` as EventId;
			const stamp = { newEventId, recordedAt: '2024-01-01T00:00:00Z' as Instant, founding: true };
			const decision = decide(now, command, stamp);
			if (!decision.ok) return false;
			now = decision.value.state;
		}
		this.state = now;
		return true;
	}

	held(account: string): number {
		return Math.abs(this.state.balances.get(account as never) ?? 0);
	}
}

abstract class Act implements fc.Command<PaperBook, App> {
	check(): boolean {
		return true;
	}
	run(paper: PaperBook, app: App): void {
		const allowed = this.onPaper(paper);
		expect(this.inApp(app, addMonths(firstMeeting, paper.month), paper)).toBe(allowed);
		agree(paper, app);
	}
	/** Does it on paper. @returns false, having changed nothing, where the circle would say no */
	abstract onPaper(paper: PaperBook): boolean;
	abstract inApp(app: App, on: LocalDate, paper: PaperBook): boolean;
	abstract toString(): string;
}

class NextMonth extends Act {
	onPaper(paper: PaperBook): boolean {
		if (paper.isMeeting) return false;
		turnTheMonth(paper);
		paper.isMeeting = true;
		paper.here.clear();
		return true;
	}
	inApp(app: App, on: LocalDate): boolean {
		return app.give({ type: 'OpenMeeting', on, kind: 'regular' });
	}
	toString = () => 'the next meeting begins';
}

class Comes extends Act {
	readonly #name: string;
	readonly #rupees: number;
	constructor(name: string, rupees: number) {
		super();
		this.#name = name;
		this.#rupees = rupees;
	}
	/** Who is asked again gives a new answer: the old money goes back first. */
	onPaper(paper: PaperBook): boolean {
		if (!paper.isMeeting || paper.here.has(this.#name)) return false;
		paper.here.add(this.#name);
		paper.tin += this.#rupees * 100;
		paper.saved.set(this.#name, (paper.saved.get(this.#name) ?? 0) + this.#rupees * 100);
		return true;
	}
	inApp(app: App, on: LocalDate): boolean {
		const memberId = this.#name as MemberId;
		if (app.state.openMeeting?.marks.has(memberId) === true) return false;
		return app.give({ type: 'AnswerRoll', on, memberId, answer: 'gave', amount: money(this.#rupees * 100) });
	}
	toString = () => `${this.#name} saves ${this.#rupees}`;
}

class Borrows extends Act {
	readonly #name: string;
	readonly #rupees: number;
	constructor(name: string, rupees: number) {
		super();
		this.#name = name;
		this.#rupees = rupees;
	}
	onPaper(paper: PaperBook): boolean {
		// Two of three must be there to decide: four of five.
		if (!paper.isMeeting || paper.here.size < 4 || paper.tin < this.#rupees * 100) return false;
		paper.tin -= this.#rupees * 100;
		paper.slips.push({ name: this.#name, out: this.#rupees * 100, written: 0, interestPaid: 0 });
		return true;
	}
	inApp(app: App, on: LocalDate, paper: PaperBook): boolean {
		return app.give({
			type: 'DisburseLoan',
			on,
			loanId: `slip-${app.state.loanCount + 1}-${paper.month}` as LoanId,
			memberId: this.#name as MemberId,
			principal: money(this.#rupees * 100),
			terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 5 },
			purpose: 'seed',
			agreedBy: officers
		});
	}
	toString = () => `${this.#name} borrows ${this.#rupees}`;
}

class PaysBack extends Act {
	readonly #name: string;
	readonly #rupees: number;
	constructor(name: string, rupees: number) {
		super();
		this.#name = name;
		this.#rupees = rupees;
	}
	/** On paper she pays one slip; who has two waits for the other test of payments over several loans. */
	onPaper(paper: PaperBook): boolean {
		const owed = paper.slips.filter((slip) => slip.name === this.#name && slip.out + interestAsked(slip) > 0);
		const [slip] = owed;
		if (!paper.isMeeting || slip === undefined || owed.length > 1) return false;
		return payBack(paper, slip, this.#rupees * 100);
	}
	inApp(app: App, on: LocalDate): boolean {
		const memberId = this.#name as MemberId;
		const open = [...app.state.loans.values()].filter(
			(loan) => loan.memberId === memberId && loanPosition(loan, loanDay(app.state, on)).payOff > 0
		);
		if (open.length > 1) return false;
		return (
			open.length === 1 && app.give({ type: 'RepayLoans', on, memberId, amount: money(this.#rupees * 100) })
		);
	}
	toString = () => `${this.#name} gives back ${this.#rupees}`;
}

class Goes extends Act {
	readonly #where: 'toBank' | 'fromBank' | 'travel';
	readonly #rupees: number;
	constructor(where: 'toBank' | 'fromBank' | 'travel', rupees: number) {
		super();
		this.#where = where;
		this.#rupees = rupees;
	}
	onPaper(paper: PaperBook): boolean {
		const paise = this.#rupees * 100;
		if (!paper.isMeeting || (this.#where === 'fromBank' ? paper.bank : paper.tin) < paise) return false;
		paper.tin += this.#where === 'fromBank' ? paise : -paise;
		if (this.#where === 'travel') paper.spent += paise;
		else paper.bank += this.#where === 'toBank' ? paise : -paise;
		return true;
	}
	inApp(app: App, on: LocalDate): boolean {
		const amount = money(this.#rupees * 100);
		const bankAccountId = 'bank' as never;
		if (this.#where === 'travel') return app.give({ type: 'PayExpense', on, category: 'travel', amount });
		const type = this.#where === 'toBank' ? 'TakeCashToBank' : 'TakeCashFromBank';
		return app.give({ type, on, bankAccountId, amount });
	}
	toString = () => `${this.#rupees} ${this.#where}`;
}

class CountAndClose extends Act {
	readonly #missing: number;
	constructor(missing: number) {
		super();
		this.#missing = missing;
	}
	onPaper(paper: PaperBook): boolean {
		if (!paper.isMeeting || paper.tin < this.#missing * 100) return false;
		paper.tin -= this.#missing * 100;
		paper.missing += this.#missing * 100;
		paper.isMeeting = false;
		return true;
	}
	inApp(app: App, on: LocalDate): boolean {
		const counted = app.held('box') - this.#missing * 100;
		if (counted < 0) return false;
		const accept: Command = { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy: officers };
		return app.give(
			{ type: 'CountCash', on, pieces: new Map([[money(100), counted / 100]]) },
			...(this.#missing > 0 ? [accept] : []),
			{ type: 'SealMeeting', on, approvals: officers }
		);
	}
	toString = () => `counted and closed, ${this.#missing} missing`;
}

test('the app and the paper book agree after every act', () => {
	const name = fc.constantFrom(...names);
	const rupees = fc.integer({ min: 1, max: 900 });
	const acts = [
		fc.constant(new NextMonth()),
		fc.tuple(name, rupees).map(([who, much]) => new Comes(who, much)),
		fc.tuple(name, rupees).map(([who, much]) => new Comes(who, much)),
		fc.tuple(name, rupees).map(([who, much]) => new Borrows(who, much)),
		fc.tuple(name, rupees).map(([who, much]) => new PaysBack(who, much)),
		fc
			.tuple(fc.constantFrom('toBank' as const, 'fromBank' as const, 'travel' as const), rupees)
			.map(([where, much]) => new Goes(where, much)),
		fc.constantFrom(0, 0, 0, 7).map((missing) => new CountAndClose(missing))
	];
	const allCome = names.map((who) => new Comes(who, 20));
	fc.assert(
		fc.property(fc.commands(acts, { maxCommands: 80, size: 'max' }), (story) => {
			const paper = new PaperBook();
			const app = founded();
			// The first meeting is full, so that there is something to lend and to give back.
			for (const act of [new NextMonth(), ...allCome]) act.run(paper, app);
			fc.modelRun(() => ({ model: paper, real: app }), story);
		}),
		{ numRuns: cases(150, 300), seed: seed() }
	);
});

function founded(): App {
	const app = new App();
	const on = '2024-01-05' as LocalDate;
	app.give(
		{
			type: 'FoundGroup',
			on,
			name: 'Paper group',
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'month' },
				saving: { mode: 'fixed', amount: money(2000) },
				interest: { percentPerMonth: '2' }
			},
			members: names.map((who, place) => ({
				memberId: who as MemberId,
				number: place + 1,
				symbol: `s${place + 1}`
			})),
			offices: (['president', 'treasurer', 'writer'] as const).map((office, place) => ({
				office,
				memberId: names[place] as MemberId
			}))
		},
		{ type: 'OpenBankAccount', on, bankAccountId: 'bank' as never, bank: 'Bank' },
		{ type: 'EnterOpeningBalances', on, balances: { box: money(200_000), surplus: money(200_000) } }
	);
	return app;
}

function agree(paper: PaperBook, app: App): void {
	expect(app.held('box')).toBe(paper.tin);
	expect(app.held('bank/bank')).toBe(paper.bank);
	expect(app.held('interest')).toBe(paper.earned);
	expect(app.held('travel')).toBe(paper.spent);
	expect(app.held('cash-short')).toBe(paper.missing);
	for (const who of names) expect(app.held(`savings/${who}/regular`)).toBe(paper.saved.get(who) ?? 0);
	const day = loanDay(app.state, addMonths(firstMeeting, paper.month));
	const loans = [...app.state.loans.values()].sort((one, other) => one.sequence - other.sequence);
	expect(loans.map((loan) => [loan.memberId, loan.outstanding])).toEqual(
		paper.slips.map((slip) => [slip.name, slip.out])
	);
	const owed = loans
		.map((loan) => loanPosition(loan, day))
		.map((position) => position.interestArrears + position.interestDue);
	expect(owed).toEqual(paper.slips.map(interestAsked));
}
