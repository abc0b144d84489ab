const nothing = (): void => undefined;

/**
 * Returns a queue that runs async work strictly in order, also after a failure. It keeps no reference to a result, which may be a whole book or its
 * keys.
 */
export function inTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.then(nothing, nothing);
		return next;
	};
}
