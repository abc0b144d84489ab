import type { LocalDate } from '#kernel';
import type { GroupEvent, GroupState } from '#group';
import type { Step } from '../../support/random-book/play.ts';

/** A law of every history; a fresh one watches each history. It throws when it is broken. */
export interface Law {
	/** After every command, accepted or refused. */
	readonly step?: (step: Step) => void;
	/** When all is told. */
	readonly end?: (told: Told) => void;
}

export interface Told {
	readonly events: readonly GroupEvent[];
	readonly state: GroupState;
	readonly today: LocalDate;
}

/** Cheaper than `expect` where a law is asked a million times. @throws when the two differ */
export function same<Value>(actual: Value, expected: Value, what: string): void {
	if (actual === expected) return;
	throw new Error(`${what}:\n${String(actual)}\nbut should be:\n${String(expected)}`);
}

/** @throws when it does not hold */
export function holds(condition: boolean, what: string): void {
	if (!condition) throw new Error(what);
}
