import { addDays, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { practiceSymbols } from '../../src/lib/app/practice/practice-year.ts';
import {
	event,
	lent,
	meeting,
	office,
	openMeeting,
	repaid,
	rules,
	saved,
	sealed,
	withFields,
	type Entry
} from './builders.ts';
import { fined, toSocialFund } from './dues.ts';
import { sharedOut } from './people.ts';
import { flower } from './flowers.ts';

/**
 * A savings and loan group of 25 plainly made up women who save in shares of ₹50 and share out after twelve weekly meetings, its
 * social fund with it. Eleven are held here: each buys a share, every third woman two, and gives ₹5 for the social fund. The
 * fifth borrowed at a flat rate and gave all back, the ninth had her interest kept back, the twelfth pays by what is left; these
 * two still owe, and the third a fine.
 */

export const women = 25;
const shareValue = 50;
const social = 5;
export const sharesOf = (number: number): number => (number % 3 === 0 ? 2 : 1);

/** @param today the twelfth meeting may be held on this day */
export function cycleOfShares(today: LocalDate): readonly GroupEvent[] {
	const dayOf = (place: number) => addDays(today, -7 * (12 - place));
	const numbers = Array.from({ length: women }, (_, index) => index + 1);
	const symbols = [...practiceSymbols, 'watermelon', 'rabbit', 'chipmunk', 'hibiscus', 'rainbow'];
	const first = dayOf(1);
	return [
		event({
			type: 'GroupFounded',
			occurredOn: first,
			name: 'Ujala',
			constitution: rules({
				kind: 'vsla',
				meetingRhythm: { every: 'week' },
				saving: { mode: 'shares', shareValue: shareValue * 100, sharesMax: 5 },
				interest: { percentPerMonth: '4', method: 'flat', period: 'meeting' },
				socialFund: { amount: social * 100, sharedOut: true },
				remainder: 'spread'
			})
		}),
		...numbers.map((number) =>
			event({
				type: 'MemberJoined',
				occurredOn: first,
				memberId: `m${number}`,
				number,
				symbol: symbols[number - 1]
			})
		),
		...(['president', 'treasurer', 'writer'] as const).map((held, place) =>
			office(`m${place + 1}`, held)(first)
		),
		...Array.from({ length: 11 }, (_, index) =>
			meeting(index + 1, dayOf(index + 1), ...entriesOf(index + 1))
		).flat()
	];
}

function entriesOf(place: number): readonly Entry[] {
	const numbers = Array.from({ length: women }, (_, index) => index + 1);
	return [
		...numbers.flatMap((number) => [
			(on: string) =>
				event({ type: 'AttendanceMarked', occurredOn: on, memberId: `m${number}`, state: 'present' }),
			saved(`m${number}`, sharesOf(number) * shareValue, 'shares'),
			toSocialFund(`m${number}`, social)
		]),
		...(more[place] ?? [])
	];
}

const byMeeting = { period: 'meeting', instalments: 4 } as const;

/** What happened beside the saving, by meeting. */
const more: Readonly<Record<number, readonly Entry[]>> = {
	3: [lent('l5', 'm5', 2000, { ...byMeeting, percentPerMonth: '4', method: 'flat' })],
	4: [repaid('l5', 520)],
	5: [repaid('l5', 520)],
	6: [repaid('l5', 520), lent('l12', 'm12', 800, { ...byMeeting, percentPerMonth: '2' })],
	7: [repaid('l5', 520), lent('l9', 'm9', 1000, { ...byMeeting, percentPerMonth: '4', method: 'upFront' })],
	11: [fined('f3', 'm3', 10)]
};

/** The same with the twelfth meeting: all buy one share, and the cycle is shared out by savings. */
export function sharedOutCycle(today: LocalDate): readonly GroupEvent[] {
	const numbers = Array.from({ length: women }, (_, index) => index + 1);
	const came = numbers.map(
		(number): Entry =>
			(on) =>
				event({ type: 'AttendanceMarked', occurredOn: on, memberId: `m${number}`, state: 'present' })
	);
	const gave = numbers.flatMap((number) => [
		saved(`m${number}`, shareValue, 'shares'),
		toSocialFund(`m${number}`, social)
	]);
	const approvals = { approvals: ['m1', 'm2'] };
	return [
		...cycleOfShares(today),
		...openMeeting(12, today, ...came, ...gave, sharedOut()),
		withFields(sealed, approvals)(today)
	];
}

/** The open file of it, as staff bring it. */
export function journalOfShares(today: LocalDate, events = cycleOfShares(today)): string {
	const people = Array.from({ length: women }, (_, index) => ({
		memberId: `m${index + 1}`,
		name: flower(index + 1, 'hi')
	}));
	return JSON.stringify({
		format: 'bahi-journal',
		version: 1,
		book: { id: 'shares', currency: 'INR' },
		people,
		events
	});
}
