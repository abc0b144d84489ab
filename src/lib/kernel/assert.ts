/** A bug of the app itself. It is thrown, never caught for control flow: it stops the screen and writes nothing. */
export class Defect extends Error {
	override readonly name = 'Defect';
}

/** Work with the keys of a book was cut short because the book was locked. */
export class KeysForgotten extends Defect {
	constructor() {
		super('keys are not used after they were forgotten');
	}
}

/** The keys, or their result, while the book is open. @throws KeysForgotten */
export function stillHeld<Held>(held: Held | null): Held {
	if (held === null) throw new KeysForgotten();
	return held;
}

/** @throws Defect when `condition` does not hold; `broken` says which promise was broken, and is put together only then where it is a function. */
export function assert(condition: boolean, broken: string | (() => string)): asserts condition {
	if (!condition) throw new Defect(typeof broken === 'string' ? broken : broken());
}

/** The end of a switch that must be complete: does not compile while a case is missing. */
export function unreachable(value: never): never {
	throw new Defect(`no case for ${JSON.stringify(value)}`);
}

/** The value, if the surrounding code guarantees that it exists. */
export function present<Value>(value: Value | undefined | null, promised: string): Value {
	assert(value !== undefined && value !== null, promised);
	return value;
}
