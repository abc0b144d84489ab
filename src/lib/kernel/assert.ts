/** Our own bug. Thrown, never caught for control flow: it stops the screen and writes nothing. */
export class Defect extends Error {
	override readonly name = 'Defect';
}

/** @throws Defect when `condition` does not hold; `broken` says which promise was broken. */
export function assert(condition: boolean, broken: string): asserts condition {
	if (!condition) throw new Defect(broken);
}

/** The end of a switch that must be complete: does not compile while a case is missing. */
export function unreachable(value: never): never {
	throw new Defect(`no case for ${JSON.stringify(value)}`);
}

/** The value, where the surrounding code guarantees that there is one. */
export function present<Value>(value: Value | undefined | null, promised: string): Value {
	assert(value !== undefined && value !== null, promised);
	return value;
}
