import fc from 'fast-check';
import type { ConstitutionWritten } from '#group';
import { brought, type Brought } from './opening.ts';
import { constitution } from './rules.ts';

/** What a group may wish for, and how often; numbers that say who, how much and which. A wish may be refused. */
const weights = {
	nothing: 1,
	meet: 16,
	desk: 6,
	special: 3,
	lateMeeting: 7,
	seal: 12,
	answer: 14,
	mark: 5,
	pen: 4,
	count: 3,
	save: 9,
	withdraw: 8,
	lend: 30,
	repay: 30,
	reschedule: 6,
	topUp: 10,
	writeOff: 5,
	askFines: 6,
	fine: 12,
	payFines: 10,
	forgive: 4,
	fee: 5,
	income: 5,
	spend: 8,
	fundIn: 6,
	fundOut: 7,
	heldIn: 8,
	heldOut: 8,
	buy: 7,
	sell: 6,
	toBank: 14,
	fromBank: 9,
	bankInterest: 6,
	bankCharge: 5,
	match: 5,
	describe: 2,
	grant: 5,
	apply: 6,
	answerOfBank: 10,
	borrow: 8,
	cashCredit: 12,
	drawingPower: 4,
	lenderCharges: 6,
	payLender: 8,
	takenOff: 6,
	join: 9,
	leave: 9,
	payable: 5,
	dividend: 10,
	shareOut: 8,
	rules: 6,
	office: 6,
	consent: 5,
	unconsent: 3,
	erase: 2,
	account: 3,
	resolve: 4,
	dispute: 6,
	settle: 4,
	correct: 26,
	takeBack: 12,
	foreign: 8,
	odd: 16,
	forgiveOverdue: 6
} as const;

export type What = keyof typeof weights;

export interface Wish {
	readonly what: What;
	/** A place among women, loans, … */
	readonly who: number;
	/** Thousandths of what would be possible. */
	readonly much: number;
	/** Everything else that is to be chosen. */
	readonly pick: number;
	/** More than is possible, too late, for the wrong woman: mostly refused. */
	readonly bold: boolean;
}

const wish: fc.Arbitrary<Wish> = fc.record({
	what: fc.oneof(
		// A history that fails shrinks to the wishes that it needs; the others become this one.
		{ withCrossShrink: true },
		...Object.entries(weights).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as What) }))
	),
	who: fc.nat({ max: 29 }),
	much: fc.integer({ min: 1, max: 1000 }),
	pick: fc.nat({ max: 99_999 }),
	bold: fc.nat({ max: 9 }).map((place) => place === 9)
});

export interface RandomHistory {
	readonly constitution: ConstitutionWritten;
	/** What the rules may be changed to. */
	readonly laterRules: readonly ConstitutionWritten[];
	readonly women: number;
	readonly brought: Brought | 'box' | 'nothing';
	readonly wishes: readonly Wish[];
}

/** A random group and sixty wishes. */
export const randomHistory: fc.Arbitrary<RandomHistory> = fc.record({
	constitution,
	laterRules: fc.array(constitution, { minLength: 2, maxLength: 2 }),
	women: fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 3, max: 8 }) }, fc.constantFrom(12, 20)),
	brought,
	wishes: fc.array(wish, { minLength: 60, maxLength: 60 })
});
