import type { Outbox, PostDoor, PostRound, PostRow } from '../ports/post.ts';

/** Envelopes and bytes of one request; the box accepts 64 and 256 KiB. */
const [pagesAtOnce, bytesAtOnce] = [12, 200 * 1024];
/** Bytes a day over a metered connection. */
export const meteredADay = 256 * 1024;
/** Largest random delay and back-off in milliseconds: the time of sending must not reveal the time of the meeting. */
export const longestDelay = 6 * 3_600_000;
const minute = 60_000;
export const aDay = 86_400_000;
/** Longest wait in milliseconds: a later time was set while the phone's clock was wrong. */
const longestWait = 2 * aDay;

export interface Delivery {
	readonly outbox: Outbox;
	readonly door: Pick<PostDoor, 'put'>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** True unless the connection is known to be free of charge. */
	readonly isMetered: () => boolean;
}

/**
 * Sends the outbox even while books are locked: it holds sealed and stamped pages and no key. A page is sent until the box acknowledges it,
 * always with the same bytes; after a crash between two steps it is sent again.
 *
 * @param isTouched on the user's request: no delay and no back-off
 * @returns true if the queue is empty
 */
export async function deliver(parts: Delivery, isTouched = false): Promise<boolean> {
	let isEmpty = true;
	for (const round of await parts.outbox.rounds()) {
		const left = await deliverTo(parts, round, isTouched);
		isEmpty = isEmpty && left;
	}
	return isEmpty;
}

async function deliverTo(parts: Delivery, begun: PostRound, isTouched: boolean): Promise<boolean> {
	const { outbox, door, now } = parts;
	let round = begun;
	for (;;) {
		const waiting = inOrder((await outbox.rows(round.box)).filter(({ state }) => state === 'waits'));
		if (waiting.length === 0) return true;
		const wait = round.after - now();
		if (!isTouched && wait > 0 && wait <= longestWait) return false;
		const today = Math.floor(now() / aDay);
		const room = parts.isMetered() ? meteredADay - (round.day === today ? round.sent : 0) : Infinity;
		const batch = batchOf(waiting, Math.min(room, bytesAtOnce));
		if (batch.length === 0) return false;
		const bytes = batch.reduce((sum, row) => sum + row.bytes.length, 0);
		// Counted before the request: after a crash the bytes may have been sent.
		await change({ ...round, day: today, sent: (round.day === today ? round.sent : 0) + bytes });
		const answer = await door.put(
			round.route,
			batch.map((row) => row.bytes)
		);
		const numbers = answer.ok ? answer.value : [];
		const mark = new Map(batch.flatMap((row, at) => answered(row, numbers[at], today)));
		const isTaken = mark.size > 0;
		const isWhole = mark.size === batch.length;
		const seconds = !answer.ok && answer.error.type === 'PostBusy' ? answer.error.seconds : 0;
		const tries = isWhole ? 0 : round.tries + 1;
		const asked = Math.min(seconds * 1000, longestWait);
		const pause = Math.max(asked, Math.min(2 ** (tries - 1) * minute, longestDelay));
		await change(
			{
				...round,
				tries,
				after: isWhole ? now() : now() + pause,
				left: isTaken ? today : round.left,
				refusal: answer.ok ? null : answer.error.type
			},
			mark
		);
		if (!isWhole) return false;
	}
	/** Changes only fields of the delivery: the open book may have queued more meanwhile. */
	async function change(next: PostRound, mark: OutboxMarks = new Map()): Promise<void> {
		const { after, tries, day, sent, left, refusal } = next;
		const written = await outbox.write(round.box, {
			mark,
			round: (before) => before && { ...before, after, tries, day, sent, left, refusal }
		});
		round = written ?? next;
	}
}

type OutboxMarks = ReadonlyMap<string, Pick<PostRow, 'state' | 'on'>>;

/** Eras first, then keys: a page is useless while nobody can open it. */
const order: Readonly<Record<PostRow['lane'], number>> = { e: 0, k: 1, p: 2 };
const inOrder = (rows: readonly PostRow[]): readonly PostRow[] =>
	rows.toSorted((one, other) => order[one.lane] - order[other.lane] || one.n - other.n);

function batchOf(rows: readonly PostRow[], room: number): readonly PostRow[] {
	let bytes = 0;
	const first = rows.slice(0, pagesAtOnce).findIndex((row) => (bytes += row.bytes.length + 4) > room);
	return rows.slice(0, first < 0 ? pagesAtOnce : first);
}

const states: Readonly<Record<number, PostRow['state']>> = {
	200: 'there',
	201: 'there',
	400: 'refused',
	401: 'refused',
	409: 'taken'
};
function answered(
	{ id }: PostRow,
	number: number | undefined,
	on: number
): readonly (readonly [string, Pick<PostRow, 'state' | 'on'>])[] {
	const state = states[number ?? 0];
	return state === undefined ? [] : [[id, { state, on }]];
}
