import { addMonths, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { practiceSymbols } from '../../src/lib/app/practice/practice-year.ts';
import { event, lent, meeting, office, rules, saved, type Entry } from './builders.ts';
import { flower } from './flowers.ts';

/**
 * A monthly group of ten plainly made up women that asks 1 percent a month of what is late. The fourth borrowed 1,000 four meetings
 * ago in five parts and gave nothing back; the sixth borrowed 600 three meetings ago.
 */
const women = 10;

/** @param today the next meeting may be held on this day */
export function lateLoans(today: LocalDate): readonly GroupEvent[] {
	const dayOf = (place: number) => addMonths(today, place - 6);
	const numbers = Array.from({ length: women }, (_, index) => index + 1);
	const first = dayOf(1);
	const came: readonly Entry[] = numbers.flatMap((number) => [
		(on: string) =>
			event({ type: 'AttendanceMarked', occurredOn: on, memberId: `m${number}`, state: 'present' }),
		saved(`m${number}`, 200)
	]);
	const more: Readonly<Record<number, readonly Entry[]>> = {
		2: [lent('l4', 'm4', 1000, { instalments: 5 })],
		3: [lent('l6', 'm6', 600, { instalments: 6 })]
	};
	return [
		event({
			type: 'GroupFounded',
			occurredOn: first,
			name: 'Ujala',
			constitution: rules({
				saving: { mode: 'fixed', amount: 20_000 },
				interest: { percentPerMonth: '2', overduePercentPerMonth: '1' }
			})
		}),
		...numbers.map((number) =>
			event({
				type: 'MemberJoined',
				occurredOn: first,
				memberId: `m${number}`,
				number,
				symbol: practiceSymbols[number - 1]
			})
		),
		...(['president', 'treasurer', 'writer'] as const).map((held, place) =>
			office(`m${place + 1}`, held)(first)
		),
		...Array.from({ length: 5 }, (_, index) =>
			meeting(index + 1, dayOf(index + 1), ...came, ...(more[index + 1] ?? []))
		).flat()
	];
}

/** The open file of it, as staff bring it. */
export function journalOfLateLoans(today: LocalDate): string {
	const people = Array.from({ length: women }, (_, index) => ({
		memberId: `m${index + 1}`,
		name: flower(index + 1, 'hi')
	}));
	return JSON.stringify({
		format: 'bahi-journal',
		version: 1,
		book: { id: 'late', currency: 'INR' },
		people,
		events: lateLoans(today)
	});
}
