/** A programming error of the app. It is never caught for control flow: it stops the screen, and nothing is written. */
export class Defect extends Error {
	override readonly name = 'Defect';
}

/** The book was locked while an operation with its keys was running. */
export class KeysForgotten extends Defect {
	constructor() {
		super('keys are not used after they were forgotten');
	}
}

/**
 * Returns the keys, or a result made with them, while the book is open.
 * @throws KeysForgotten
 */
export function stillHeld<Held>(held: Held | null): Held {
	if (held === null) throw new KeysForgotten();
	return held;
}

/** @throws Defect if `condition` is false; `broken` names the violated invariant, as a function if the text is costly to build */
export function assert(condition: boolean, broken: string | (() => string)): asserts condition {
	if (!condition) throw new Defect(typeof broken === 'string' ? broken : broken());
}

/** Closes an exhaustive switch: the code does not compile while a case is missing. */
export function unreachable(value: never): never {
	throw new Defect(`no case for ${JSON.stringify(value)}`);
}

/**
 * Returns a value that the surrounding code guarantees to exist.
 * @throws Defect if it is missing
 */
export function present<Value>(value: Value | undefined | null, promised: string): Value {
	assert(value !== undefined && value !== null, promised);
	return value;
}
