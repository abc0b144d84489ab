import type { OperationId } from '#kernel';
import type { Command, Decision } from '#group';
import type { WhatToWrite } from '#app';
import type { EntryPlace } from '#session/meeting/entry-place.ts';

/**
 * Writes one act. One operation id goes with it, so that a second touch, or the same touch after a fault, writes nothing twice.
 */
export class EntryAct<Place extends EntryPlace = EntryPlace> {
	readonly place: Place;
	#operationId: OperationId;

	constructor(place: Place) {
		this.place = place;
		this.#operationId = place.book.newOperationId();
	}

	/** The next act is another one. */
	renew(): void {
		this.#operationId = this.place.book.newOperationId();
	}

	/**
	 * Writes, with what must be open for it.
	 *
	 * @param said the read-back; `thenMoves` keeps it for the screen that follows
	 * @returns true once it is on the phone
	 */
	record(
		commands: readonly Command[],
		said: string | ((decision: Decision) => string),
		thenMoves = true
	): Promise<boolean> {
		return this.#write(this.place.withOpening(commands), said, thenMoves);
	}

	/** Writes what may also stand between meetings, or what codes were touched for: nothing is opened for it. */
	recordAsItIs(what: WhatToWrite, said: string): Promise<boolean> {
		return this.#write(what, said, true);
	}

	async #write(
		what: WhatToWrite,
		said: string | ((decision: Decision) => string),
		thenMoves: boolean
	): Promise<boolean> {
		const readBack = typeof said === 'string' ? () => said : said;
		const done = await this.place.writer.write(this.#operationId, what, readBack, thenMoves);
		if (done) this.place.written();
		return done;
	}
}
