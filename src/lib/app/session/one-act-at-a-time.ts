import type { Result } from '#kernel';
import type { Fault } from '../ports/storage.ts';
import type { WhileOpen } from './while-open.ts';

const nothing = (): void => undefined;

/** An act on an open book. */
type Act<Value, Refused> = () => Promise<Result<Value, Refused>>;

/** One act after another: the next one begins on what the one before left. Of what came of an act nothing is held: that may be a whole book. */
export function oneActAtATime(
	life: WhileOpen
): <Value, Refused>(act: Act<Value, Refused>) => Promise<Result<Value, Refused | Fault>> {
	let turn: Promise<unknown> = Promise.resolve();
	return (act) => {
		const result = turn.then(() => life.run(act));
		turn = result.then(nothing, nothing);
		return result;
	};
}
