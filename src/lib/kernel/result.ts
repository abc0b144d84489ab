/** A success that carries a value. */
export interface Ok<Value> {
	readonly ok: true;
	readonly value: Value;
}

/** An expected failure, as data. */
export interface Err<Failure> {
	readonly ok: false;
	readonly error: Failure;
}

/** Result of an operation that may fail in normal use. Defects are thrown instead. */
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export function ok<Value>(value: Value): Ok<Value> {
	return { ok: true, value };
}

export function err<Failure>(error: Failure): Err<Failure> {
	return { ok: false, error };
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
