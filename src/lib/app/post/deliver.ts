import type { Outbox, PostDoor, PostRound, PostRow } from '../ports/post.ts';

/** Envelopes and bytes of one request; the door takes 64 and 256 KiB. */
const [pagesAtOnce, bytesAtOnce] = [12, 200 * 1024];
/** Over a line that may cost, in a day. */
export const meteredADay = 256 * 1024;
/** The hour of the meeting is not to be the hour of the post. */
export const longestDelay = 6 * 3_600_000;
const minute = 60_000;
export const aDay = 86_400_000;
/** Nothing waits longer: a later moment was named while the clock of the phone stood wrong. */
const longestWait = 2 * aDay;

export interface Delivery {
	readonly outbox: Outbox;
	readonly door: Pick<PostDoor, 'put'>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Anything but a line that surely costs nothing. */
	readonly isMetered: () => boolean;
}

/**
 * Sends what lies in the outbox, whatever is locked: it holds sealed and stamped pages and no key. A page is sent until the door acknowledges it, and
 * always the same bytes; whoever is killed between two steps sends it once more.
 *
 * @param isTouched somebody asked for it: no delay and no back-off
 * @returns whether nothing waits any more
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
		// Counted before they leave: whoever is killed on the way has spent them.
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
	/** Only what is of the delivery: the open book may have laid in more meanwhile. */
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

/** Eras first, then keys: a page that nobody can open is no page. */
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
