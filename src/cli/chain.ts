import { createHash } from 'node:crypto';
import { headOfForeignEvents, type Journal } from '#app';

/** The hash chain over a journal, as ADR 0002 defines it. */
export interface Chain {
	readonly events: number;
	/** Hex of the last link; empty for a book without events. */
	readonly head: string;
	readonly ok: boolean;
}

/** Of a file that carries no hashes of its own the chain is computed, so that it can be compared with another copy. */
export async function chainOf({ events }: Pick<Journal, 'events'>): Promise<Chain> {
	return { events: events.length, head: await headOfForeignEvents(events, sha256), ok: true };
}

function sha256(bytes: Uint8Array): Promise<string> {
	return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}
