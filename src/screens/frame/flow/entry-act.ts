import type { OperationId } from '#kernel';
import type { Command, Decision } from '#group';
import type { WhatToWrite } from '#app';
import type { EntryPlace } from '#session/meeting/entry-place.ts';

/** Writes one act under one operation id, so that a second touch, or a retry after a fault, writes nothing twice. */
export class EntryAct<Place extends EntryPlace = EntryPlace> {
	readonly place: Place;
	#operationId: OperationId;

	constructor(place: Place) {
		this.place = place;
		this.#operationId = place.book.newOperationId();
	}

	/** Takes a new operation id for the next act. */
	renew(): void {
		this.#operationId = this.place.book.newOperationId();
	}

	/**
	 * Writes, and opens first what must be open for it.
	 * @param said the read-back; `thenMoves` keeps it for the next screen
	 * @returns true once it is stored
	 */
	record(
		commands: readonly Command[],
		said: string | ((decision: Decision) => string),
		thenMoves = true
	): Promise<boolean> {
		return this.#write(this.place.withOpening(commands), said, thenMoves);
	}

	/** Writes without opening anything: what is allowed between meetings, or what codes were given for. */
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
