import { zero, type Money } from '#money';
import { duesOf } from './meeting-dues.ts';
import type { MeetingView } from './meeting-view.svelte.ts';

/** The stops on the road of a meeting, in their order (ledger law 8). A group without fines has no stop for them. */
export type StopName = 'roll' | 'give-back' | 'loan' | 'count' | 'close';

export interface MeetingStop {
	readonly name: StopName;
	readonly state: 'done' | 'next' | 'todo';
	/** Nobody has anything to do there today. */
	readonly idle: boolean;
	/** What it brought. */
	readonly amount: Money;
	/** Women who came, wait, or took a loan. */
	readonly count: number;
}

export function meetingStops(meeting: MeetingView): readonly MeetingStop[] {
	const { figures, begun, memberIds } = meeting;
	const { noLoan, notToday } = meeting.book.draft;
	const dues = duesOf(meeting);
	const waiting = dues.filter(
		({ memberId, asked }) => asked > 0 && !figures.repaidBy.has(memberId) && !notToday.has(memberId)
	);
	const isCounted = begun?.counted?.cash === meeting.book.box && begun.counted.book === meeting.book.box;
	const raw: readonly (Omit<MeetingStop, 'state'> & { readonly done: boolean })[] = [
		{
			name: 'roll',
			done: memberIds.every((memberId) => begun?.marks.has(memberId)),
			idle: false,
			amount: figures.saved,
			count: figures.came
		},
		{
			name: 'give-back',
			done: waiting.length === 0 && (figures.repaid > 0 || notToday.size > 0),
			idle: waiting.length === 0 && figures.repaid === 0,
			amount: figures.repaid,
			count: waiting.length
		},
		{
			name: 'loan',
			done: noLoan || figures.loans.length > 0,
			idle: false,
			amount: figures.lent,
			count: figures.loans.length
		},
		{ name: 'count', done: isCounted, idle: false, amount: isCounted ? meeting.book.box : zero, count: 0 },
		{ name: 'close', done: false, idle: false, amount: zero, count: 0 }
	];
	const next = raw.find((stop) => !stop.done && !stop.idle)?.name;
	return raw.map(({ done, ...stop }) => ({
		...stop,
		state: done ? 'done' : stop.name === next ? 'next' : 'todo'
	}));
}

/** The first stop after `after` where something is left to do; the closing when there is none. */
export function nextStop(stops: readonly MeetingStop[], after?: StopName): StopName {
	const start = after === undefined ? 0 : stops.findIndex((stop) => stop.name === after) + 1;
	return stops.slice(start).find((stop) => stop.state !== 'done' && !stop.idle)?.name ?? 'close';
}
