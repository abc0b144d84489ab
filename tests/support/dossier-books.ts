import { addDays, addMonths, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import {
	accepted,
	bankOpened,
	counted,
	event,
	founded,
	lent,
	marked,
	meeting,
	office,
	opened,
	opening,
	repaid,
	saved,
	sealed,
	toBank,
	withFields,
	type Entry
} from './builders.ts';
import { borrowed, corrected, debited, paidBack } from './outside-money.ts';

/** Three groups of twelve women that go to the bank on a day, plainly made up. */

const women = Array.from({ length: 12 }, (_, place) => `m${place + 1}`);
const came: readonly Entry[] = women.map((who) => marked(who));
const gave = (rupees: number): readonly Entry[] => women.map((who) => saved(who, rupees));

function group(on: LocalDate, every: 'week' | 'month', rupees: number): readonly GroupEvent[] {
	const constitution = {
		meetingRhythm: { every },
		saving: { mode: 'fixed', amount: rupees * 100, voluntary: true },
		interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' }
	};
	return [...founded(on, { members: 12, constitution }), office('m3', 'treasurer')(on), bankOpened()(on)];
}

/** What two officers agree to, as the phone asks for it before a loan is given and a meeting closed. */
function agreed(events: readonly GroupEvent[]): readonly GroupEvent[] {
	const officers = ['m1', 'm2'];
	return events.map((one) => {
		if (one.type === 'MeetingSealed') return event({ ...one, approvals: officers });
		const isDecided = one.type === 'LoanDisbursed' || one.type === 'ResolutionPassed';
		return isDecided ? event({ ...one, approvedBy: officers }) : one;
	});
}

/** Weekly since six months to the day: on `today` the books are just old enough, the day before they were not. */
export function barelyEligible(today: LocalDate): readonly GroupEvent[] {
	const first = addMonths(today, -6);
	const meetings: GroupEvent[] = [];
	for (let number = 1; addDays(first, 7 * (number - 1)) <= today; number += 1) {
		const trip = number % 4 === 0 ? [toBank(700, { slip: `A-${number}` })] : [];
		const loan = number === 2 ? [lent('l1', 'm1', 200, { period: 'meeting', instalments: 4 })] : [];
		const back = number > 2 && number <= 6 ? [repaid('l1', number === 6 ? 49 : 51)] : [];
		meetings.push(
			...meeting(number, addDays(first, 7 * (number - 1)), ...came, ...gave(20), ...trip, ...loan, ...back)
		);
	}
	return [...group(first, 'week', 20), ...agreed(meetings)];
}

/**
 * Monthly for three years, with a bank's loan of 60,000 in the third year, lent on to four women. The bank charges 400 a
 * month; once half an instalment was paid, and the rest with the next; the last one is due on the day.
 */
export function threeYearsWithLoan(today: LocalDate): readonly GroupEvent[] {
	const first = addMonths(today, -36);
	const paidIn = new Map([
		[30, 2700],
		[31, 8100]
	]);
	const meetings = Array.from({ length: 36 }, (_, place) => {
		const on = addMonths(first, place);
		const entries: Entry[] = [...came, ...gave(100)];
		if (place % 2 === 1) entries.push(toBank(2000, { slip: `B/${place}` }));
		if (place === 24) {
			// Twelve months after 28 February is no 29 February: the bank then names the day of the first.
			const firstDueOn = addMonths(on, 12) < today ? { firstDueOn: addMonths(today, -11) } : {};
			const terms = { instalments: 12, instalmentAmount: 540_000, ...firstDueOn };
			entries.push(borrowed(60_000, { terms }));
			for (const who of ['m2', 'm5', 'm8', 'm11'])
				entries.push(
					withFields(lent(`b-${who}`, who, 15_000, { period: 'meeting', instalments: 15 }), {
						source: 'bank'
					})
				);
		}
		if (place > 24) {
			for (const who of ['m2', 'm5', 'm8', 'm11']) entries.push(repaid(`b-${who}`, 1250));
			entries.push(debited({ interest: 40_000 }), paidBack(paidIn.get(place) ?? 5400));
		}
		return meeting(place + 1, on, ...entries);
	});
	const plan = women.map((memberId, place) => ({
		memberId,
		// 4 × 55,000 and 8 × 20,000 rupees: less than eight times the corpus of 48,360.
		amount: place % 3 === 0 ? 5_500_000 : 2_000_000,
		purpose: place % 2 === 0 ? 'animal' : 'oldDebt',
		instalments: 24
	}));
	const circle = { forIt: 11, present: 12, occurredOn: today };
	return [
		...group(first, 'month', 100),
		...agreed([
			...meetings.flat(),
			...meeting(
				37,
				today,
				...came,
				...gave(100),
				debited({ interest: 40_000 }),
				() => event({ type: 'ResolutionPassed', kind: 'creditPlan', plan, ...circle }),
				() =>
					event({ type: 'ResolutionPassed', kind: 'applyForLoan', text: 'Second loan for cattle', ...circle })
			)
		])
	];
}

/**
 * Ten months with everything that an officer asks about: a paper book before, a short box, corrections, late meetings,
 * arrears, and nobody who agreed.
 */
export function withExceptions(today: LocalDate): readonly GroupEvent[] {
	const first = addMonths(today, -10);
	const sheet = opening({
		booksSince: addMonths(first, -5),
		seenBy: ['m1', 'm2'],
		box: 50_000,
		savings: [{ memberId: 'm1', fund: 'regular', amount: 50_000 }]
	})(first);
	const on = (place: number) => addMonths(first, place);
	const few = (rupees: number) => women.slice(0, 8).map((who) => saved(who, rupees));
	return [
		...group(first, 'month', 50),
		sheet,
		...meeting(1, on(1), ...came, ...gave(50), lent('l1', 'm4', 400, { period: 'meeting', instalments: 2 })),
		...meeting(2, on(2), ...came, ...few(50), accepted('short', 10)),
		...meeting(
			3,
			on(3),
			...came.slice(0, 7),
			...few(50),
			toBank(300, { slip: 'C-1' }),
			withFields(saved('m9', 500), { eventId: 'wrong' })
		),
		...meeting(6, on(6), ...came, ...few(50), corrected('wrong'), () =>
			event({ ...saved('m9', 50)(on(3)), corrects: 'wrong' })
		),
		...[4, 5].flatMap((number) =>
			[withFields(opened(number), { late: true }), ...came, ...few(50), sealed].map((make) =>
				make(on(number))
			)
		),
		...meeting(9, on(9), ...came, ...few(50))
	];
}

/**
 * Three of six meetings, nothing at the bank, a loan of which nothing came back, a plan and a resolution nowhere: what
 * an officer must not be told is ready.
 */
export function withoutDecisions(today: LocalDate): readonly GroupEvent[] {
	// The last meeting was due yesterday: what is due today may still be held.
	const first = addMonths(addDays(today, -1), -6);
	const on = (place: number) => addMonths(first, place);
	return [
		...group(first, 'month', 100),
		...agreed([
			...meeting(
				1,
				on(0),
				...came,
				...gave(100),
				lent('l1', 'm4', 900, { period: 'meeting', instalments: 2 })
			),
			...[1, 3, 4].flatMap((month, place) =>
				meeting(
					place + 2,
					on(month),
					...came.slice(0, 8 - place),
					...women.slice(0, 8 - place).map((who) => saved(who, 100))
				)
			)
		])
	];
}

/**
 * Fourteen women who once read "all conditions are met": no deposit in a year, of five loans one instalment came back, the box short
 * twice, eight of fourteen decide about 4,20,000 where the rule allows 1,50,000. After the journal `false-tick` of the review of
 * 30 November 2026, which had printed that sentence; its days are its own.
 */
export function falseTick(): readonly GroupEvent[] {
	const [all, few] = [
		Array.from({ length: 14 }, (_, place) => `m${place + 1}`),
		Array.from({ length: 8 }, (_, place) => `m${place + 1}`)
	];
	const there = (came: readonly string[]): readonly Entry[] => [
		...all.map((who) => marked(who, came.includes(who) ? 'present' : 'absent')),
		...came.map((who) => saved(who, 100))
	];
	const loan = (id: string, who: string, rupees: number, instalments: number) =>
		lent(id, who, rupees, { period: 'meeting', instalments });
	const more: Readonly<Record<string, readonly Entry[]>> = {
		'2025-10-30': [loan('l1', 'm4', 1000, 4)],
		'2025-11-30': [loan('l2', 'm9', 1500, 6), repaid('l1', 270), toBank(500, { slip: '1' })],
		'2025-12-30': ['m1', 'm2', 'm5'].map((who) => loan(`b-${who}`, who, 800, 8)),
		'2026-05-30': [accepted('short', 150)],
		'2026-07-30': [accepted('short', 150)],
		'2026-11-30': asking(
			all.map((memberId, place) => ({ memberId, amount: place % 2 === 0 ? 3_500_000 : 2_500_000 })),
			8
		)
	};
	const days = ['2025-09-30', '2025-10-30', '2025-11-30', '2025-12-30', '2026-01-30'];
	const later = [
		'2026-02-28',
		'2026-04-30',
		'2026-05-30',
		'2026-07-30',
		'2026-09-30',
		'2026-10-30',
		'2026-11-30'
	];
	const constitution = {
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: 10_000, voluntary: true },
		interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' }
	};
	const first = '2025-09-30';
	return [
		...founded(first, { members: 14, constitution }),
		office('m3', 'treasurer')(first),
		bankOpened()(first),
		...agreed(
			[...days, ...later].flatMap((on, place) =>
				meeting(place + 1, on, ...there(days.includes(on) ? all : few), ...(more[on] ?? []))
			)
		)
	];
}

/** A plan for members, for a herd or an old debt in turn, and the resolution to ask a bank for it, both by the same women. */
export function asking(
	parts: readonly { readonly memberId: string; readonly amount: number }[],
	present: number
): readonly Entry[] {
	const plan = parts.map((part, place) => ({
		...part,
		purpose: place % 3 === 0 ? 'animal' : 'oldDebt',
		instalments: 24
	}));
	return [
		(occurredOn) =>
			event({ type: 'ResolutionPassed', occurredOn, kind: 'creditPlan', forIt: present, present, plan }),
		(occurredOn) =>
			event({ type: 'ResolutionPassed', occurredOn, kind: 'applyForLoan', forIt: present, present })
	];
}

/** What a treasurer may try with a group that is else a good one. */
export interface GoodGroup {
	/** Women who come to the last meeting; the others are absent. */
	readonly present?: number | undefined;
	/** Of the last meeting, before it decides. */
	readonly last?: readonly Entry[] | undefined;
	/** Of the meeting of so many months before. */
	readonly before?: Readonly<Record<number, readonly Entry[]>> | undefined;
	/** Entered later than their day: so many months before. */
	readonly late?: readonly number[] | undefined;
	/** Rupees that each of the twelve is to get. */
	readonly each?: number | undefined;
	/** How many monthly meetings there were; ten where it is left out. */
	readonly months?: number | undefined;
}

/**
 * Twelve women of ten months who kept every rule: each meeting held, all saving in time, cash counted, money at the bank each month
 * and the passbook compared. A loan of 1,200 in six parts is repaid in time, and every nine months there is another one. They ask for 1,44,000 where the rule allows 1,50,000.
 */
export function goodGroup(
	today: LocalDate,
	{ present = 12, last = [], before = {}, late = [], each = 12_000, months = 10 }: GoodGroup = {}
): readonly GroupEvent[] {
	const first = addMonths(today, 1 - months);
	let [box, bank] = [0, 0];
	// In the order of writing: what is entered later comes last.
	const places = Array.from({ length: months }, (_, place) => place);
	const isLateOne = (place: number) => late.includes(months - 1 - place);
	const written = [...places.filter((place) => !isLateOne(place)), ...places.filter(isLateOne)];
	const meetings = written.map((place) => {
		const on = addMonths(first, place);
		const ago = months - 1 - place;
		const came = ago === 0 ? women.slice(0, present) : women;
		const [turn, since] = [Math.floor((place - 2) / 9), (place - 2) % 9];
		const name = turn === 0 ? 'good' : `good-${String(turn)}`;
		const loan = since === 0 ? [lent(name, 'm2', 1200, { period: 'meeting', instalments: 6 })] : [];
		// 200 of principal and 2 % of what is left.
		const back = since > 0 && since < 7 ? [repaid(name, 200 + 0.02 * (1200 - 200 * (since - 1)))] : [];
		const entries: readonly Entry[] = [
			...women.map((who) => marked(who, came.includes(who) ? 'present' : 'absent')),
			...women.map((who) => saved(who, 100)),
			...loan,
			...back,
			...(ago === 0 ? last : (before[ago] ?? [])),
			toBank(100, { slip: `G/${place}` })
		];
		const made = entries.map((make) => make(on));
		box += made.reduce((sum, one) => sum + boxOf(one), 0);
		bank += 10_000;
		const isLate = isLateOne(place);
		const decided =
			ago === 0
				? asking(
						women.map((memberId, at) => ({ memberId, amount: (each + (at % 2 === 0 ? 500 : -500)) * 100 })),
						present
					).map((make) => make(on))
				: [];
		return [
			event({ ...opened(place + 1)(on), ...(isLate ? { late: true } : {}) }),
			...made,
			...decided,
			...(isLate ? [] : [counted(piecesOf(box))(on)]),
			sealed(on)
		];
	});
	return [
		...group(first, 'month', 100),
		...agreed(meetings.flat()),
		event({ type: 'BankStatementMatched', occurredOn: today, bankAccountId: 'b1', balance: bank })
	];
}

/** What an entry of these groups brings into the box, paise. */
function boxOf(one: GroupEvent): number {
	switch (one.type) {
		case 'SavingDeposited':
		case 'LoanRepaid':
			return one.amount;
		case 'LoanDisbursed':
			return -one.principal;
		case 'CashTakenToBank':
			return -one.amount;
		case 'CashDifferenceAccepted':
			return one.direction === 'short' ? -one.amount : one.amount;
		default:
			return 0;
	}
}

/** Coins of one rupee, and notes of a hundred. */
const piecesOf = (paise: number): Record<string, number> => ({
	'10000': Math.floor(paise / 10_000),
	'100': Math.round((paise % 10_000) / 100)
});
