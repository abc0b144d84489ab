import { inTurns, type Result } from '#kernel';
import type { Fault } from '../ports/storage.ts';
import type { WhileOpen } from './while-open.ts';

/** An act on an open book. */
type Act<Value, Refused> = () => Promise<Result<Value, Refused>>;

/** One act after another: the next one begins on what the one before left. */
export function oneActAtATime(
	life: WhileOpen
): <Value, Refused>(act: Act<Value, Refused>) => Promise<Result<Value, Refused | Fault>> {
	const turn = inTurns();
	return (act) => turn(() => life.run(act));
}
