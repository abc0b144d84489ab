const nothing = (): void => undefined;

/**
 * Work in the order in which it was asked for, each piece after the one before, whether that went well or not. Of what came of it nothing
 * is held: that may be a whole book, or its keys.
 */
export function inTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.then(nothing, nothing);
		return next;
	};
}
