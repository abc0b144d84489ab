import { addDays, addMonths, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import {
	accepted,
	bankOpened,
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
			const terms = { instalments: 12, instalmentAmount: 540_000, firstDueOn: addMonths(on, 1) };
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
		amount: (place % 3 === 0 ? 6 : 2) * 1_000_000,
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
