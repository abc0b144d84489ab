import { dayOf, monthsInAll, threeYears, type Row } from '../support/three-years.ts';

/**
 * The same three years by hand. It knows a tin, a bank book, one slip a loan and one column a thing; no accounts, no
 * events, nothing of the app. Rupees. Every sum is first a line with the day on which it stands in the books.
 */
export interface Line {
	/** The day under which it stands in the books: of what is corrected, the day on which that was done. */
	readonly day: string;
	readonly column: string;
	/** Rupees; what comes in, is owned or is owed to the group is positive. */
	readonly rupees: number;
	/** Why money moved, where it moved through tin or bank. */
	readonly kind?: string;
}

export interface Slip {
	readonly who: number;
	readonly from: string;
	readonly given: string;
	readonly lent: number;
	/** Of the loan, and of interest, by the day on which it is right. */
	readonly paid: { readonly day: string; readonly loan: number; readonly interest: number }[];
	givenUp: string | null;
	unpaidThen: number;
	recovered: number;
}

/** What lies in or is owed on each column at the end of a day. */
export class Paper {
	readonly lines: Line[] = [];
	readonly slips = new Map<string, Slip>();
	/** Savings by the day on which they are right: who, day, rupees. */
	readonly savings: { who: number; day: string; rupees: number }[] = [];
	readonly marks: { who: number; day: string; present: boolean; writtenAfter: string }[] = [];
	/** What she gave at a meeting, interest and loan together, by slip and month. */
	readonly given = new Map<string, number>();
	readonly joined = new Map<number, string>([1, 2, 3, 4, 5, 6].map((who) => [who, dayOf(1)]));
	readonly left = new Map<number, string>();
	/** Wrong entries that wait to be corrected, by month. */
	readonly wrong = new Map<number, { row: Row; day: string; interest: number; undo: () => void }>();

	at(day: string): Map<string, number> {
		const held = new Map<string, number>();
		for (const line of this.lines) {
			if (line.day > day) continue;
			const after = (held.get(line.column) ?? 0) + line.rupees;
			if (Math.abs(after) < 1e-9) held.delete(line.column);
			else held.set(line.column, after);
		}
		return held;
	}

	/** Rupees written on a slip by `day`: two in a hundred of what was out before the first of each month after it was given. */
	written(slip: Slip, day: string): number {
		let all = 0;
		for (let month = 1; month <= monthsInAll + 1; month += 1) {
			const first = dayOf(month, '01');
			if (first <= slip.given || first > day || (slip.givenUp !== null && first > slip.givenUp)) continue;
			const out =
				slip.lent - slip.paid.filter((one) => one.day < first).reduce((sum, one) => sum + one.loan, 0);
			all += (out * 2) / 100;
		}
		return all;
	}

	/** Interest asked on a slip at a meeting: written until then, less what was paid until then. */
	asked(slip: Slip, day: string): number {
		const paid = slip.paid.filter((one) => one.day <= day).reduce((sum, one) => sum + one.interest, 0);
		return Math.max(0, this.written(slip, day) - paid);
	}

	out(slip: Slip): number {
		if (slip.givenUp !== null) return 0;
		return slip.lent - slip.paid.reduce((sum, one) => sum + one.loan, 0);
	}
}

export function onPaper(): Paper {
	const paper = new Paper();
	for (const { month, day, rows } of threeYears) for (const row of rows) write(paper, row, month, day);
	return paper;
}

type Cash = 'tin' | 'bank';

/** Money that came into tin or bank for something, or went out of it. */
function move(paper: Paper, day: string, place: Cash, rupees: number, kind: string, column: string): void {
	paper.lines.push({ day, column: place, rupees, kind }, { day, column, rupees: -rupees });
}

function write(paper: Paper, row: Row, month: number, day: string): void {
	switch (row.what) {
		case 'came':
		case 'absent':
			paper.marks.push({ who: row.who, day, present: row.what === 'came', writtenAfter: day });
			return;
		case 'saves': {
			save(paper, row, month, day);
			return;
		}
		case 'lend':
			paper.slips.set(row.slip, {
				who: row.who,
				from: row.from,
				given: day,
				lent: row.rupees,
				paid: [],
				givenUp: null,
				unpaidThen: 0,
				recovered: 0
			});
			{
				move(paper, day, 'tin', -row.rupees, 'loan', `loan ${row.who} ${row.from}`);
				return;
			}
		case 'repays': {
			repay(paper, row, month, day);
			return;
		}
		case 'putsRight': {
			putRight(paper, row.month, day);
			return;
		}
		case 'leaves': {
			leave(paper, row.who, day);
			return;
		}
		default: {
			writeRest(paper, row, day);
			return;
		}
	}
}

function save(paper: Paper, row: Extract<Row, { what: 'saves' }>, month: number, day: string): void {
	const rupees = row.wrong ?? row.rupees;
	move(paper, day, 'tin', rupees, 'saving', `saved ${row.who}`);
	const entry = { who: row.who, day, rupees };
	paper.savings.push(entry);
	if (row.wrong === undefined) return;
	paper.wrong.set(month, { row, day, interest: 0, undo: () => void (entry.rupees = 0) });
}

function repay(paper: Paper, row: Extract<Row, { what: 'repays' }>, month: number, day: string): void {
	const slip = paper.slips.get(row.slip) as Slip;
	const loan = row.wrong ?? row.rupees;
	const interest = paper.asked(slip, day);
	const column = `loan ${slip.who} ${slip.from}`;
	move(paper, day, 'tin', loan, 'principal', column);
	if (interest > 0) move(paper, day, 'tin', interest, 'interest', 'interest');
	paper.given.set(`${row.slip} ${month}`, loan + interest);
	const entry = { day, loan, interest };
	slip.paid.push(entry);
	if (row.wrong === undefined) return;
	const undo = () => void slip.paid.splice(slip.paid.indexOf(entry), 1);
	paper.wrong.set(month, { row, day, interest, undo });
}

/** What was wrong is taken out of today's money and put in again as it was; the slip is as if it had been so from then. */
function putRight(paper: Paper, month: number, today: string): void {
	const wrong = paper.wrong.get(month);
	if (wrong === undefined) throw new Error(`nothing is wrong in month ${month}`);
	wrong.undo();
	const { row, day, interest } = wrong;
	if (row.what === 'saves') {
		move(paper, today, 'tin', -(row.wrong ?? 0), 'correction saving', `saved ${row.who}`);
		move(paper, today, 'tin', row.rupees, 'saving', `saved ${row.who}`);
		paper.savings.push({ who: row.who, day, rupees: row.rupees });
	}
	if (row.what === 'repays') {
		const slip = paper.slips.get(row.slip) as Slip;
		const column = `loan ${slip.who} ${slip.from}`;
		move(paper, today, 'tin', -(row.wrong ?? 0), 'correction principal', column);
		move(paper, today, 'tin', -interest, 'correction interest', 'interest');
		move(paper, today, 'tin', row.rupees, 'principal', column);
		move(paper, today, 'tin', interest, 'interest', 'interest');
		paper.given.set(`${row.slip} ${month} right`, row.rupees + interest);
		slip.paid.push({ day, loan: row.rupees, interest });
	}
}

/** She gets what she saved, less what she owes. */
function leave(paper: Paper, who: number, day: string): void {
	const saved = paper.at(day).get(`saved ${who}`) ?? 0;
	let owed = 0;
	paper.lines.push({ day, column: `saved ${who}`, rupees: -saved });
	for (const slip of paper.slips.values()) {
		if (slip.who !== who || paper.out(slip) === 0) continue;
		const [loan, interest] = [paper.out(slip), paper.asked(slip, day)];
		paper.lines.push(
			{ day, column: `loan ${who} ${slip.from}`, rupees: -loan },
			{ day, column: 'interest', rupees: -interest }
		);
		slip.paid.push({ day, loan, interest });
		owed += loan + interest;
	}
	// Savings stand on their column as what the group owes, below zero.
	paper.lines.push({ day, column: 'tin', rupees: saved + owed, kind: 'settlement' });
	paper.left.set(who, day);
}

function writeRest(
	paper: Paper,
	row: Exclude<Row, { what: 'came' | 'absent' | 'saves' | 'lend' | 'repays' | 'putsRight' | 'leaves' }>,
	day: string
): void {
	switch (row.what) {
		case 'givesUp': {
			const slip = paper.slips.get(row.slip) as Slip;
			const out = paper.out(slip);
			slip.unpaidThen = out + paper.asked(slip, day);
			slip.givenUp = day;
			paper.lines.push(
				{ day, column: `loan ${slip.who} ${slip.from}`, rupees: -out },
				{ day, column: 'given up', rupees: out }
			);
			return;
		}
		case 'recovers':
			(paper.slips.get(row.slip) as Slip).recovered += row.rupees;
			{
				move(paper, day, 'tin', row.rupees, 'recovery', 'recovered');
				return;
			}
		case 'fine':
			paper.lines.push(
				{ day, column: `fine of ${row.who}`, rupees: row.rupees },
				{ day, column: 'fines asked', rupees: -row.rupees }
			);
			return;
		case 'paysFine':
			paper.lines.push(
				{ day, column: `fine of ${row.who}`, rupees: -row.rupees },
				{ day, column: 'fines asked', rupees: row.rupees }
			);
			{
				move(paper, day, 'tin', row.rupees, 'fine', 'fines');
				return;
			}
		case 'fund': {
			move(paper, day, 'tin', row.rupees, 'socialFundIn', 'fund');
			return;
		}
		case 'fundHelps': {
			move(paper, day, 'tin', -row.rupees, 'socialFundOut', 'fund');
			return;
		}
		case 'joins':
			paper.joined.set(row.who, day);
			{
				move(paper, day, 'tin', row.rupees, 'fee', 'fees');
				return;
			}
		case 'spends': {
			move(paper, day, 'tin', -row.rupees, `expense ${row.on}`, row.on);
			return;
		}
		case 'toBank': {
			move(paper, day, 'tin', -row.rupees, 'toBank', 'bank');
			return;
		}
		case 'fromBank': {
			move(paper, day, 'tin', row.rupees, 'fromBank', 'bank');
			return;
		}
		case 'bankInterest': {
			move(paper, day, 'bank', row.rupees, 'bankInterest', 'bank interest');
			return;
		}
		case 'bankCharge': {
			move(paper, day, 'bank', -row.rupees, 'bankCharge', 'bank charges');
			return;
		}
		case 'borrows': {
			move(paper, day, 'bank', row.rupees, 'borrowingReceived', 'owed to the bank');
			return;
		}
		case 'lenderDebits':
			paper.lines.push(
				{ day, column: 'owed to the bank', rupees: -row.rupees },
				{ day, column: 'interest paid', rupees: row.rupees }
			);
			return;
		case 'paysLender':
			move(paper, day, 'bank', -row.rupees, 'borrowingPrincipal', 'owed to the bank');
			{
				move(paper, day, 'bank', -row.interest, 'borrowingInterest', 'interest paid');
				return;
			}
	}
}
