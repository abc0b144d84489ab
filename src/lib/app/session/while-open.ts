import { err, type Result, inTurns } from '#kernel';
import type { Fault } from '../ports/storage.ts';

const closed: Result<never, Fault> = err({ type: 'StorageClosed' });

/** Tracks whether a book is still open, for asynchronous work. */
export class WhileOpen {
	readonly #end = new AbortController();

	get isOpen(): boolean {
		return !this.ended.aborted;
	}

	/** Aborts work in workers. */
	get ended(): AbortSignal {
		return this.#end.signal;
	}

	close(): void {
		// With an explicit reason: the default error would retain the call stack's screens in memory.
		this.#end.abort('closed');
	}

	/** Runs work while the book is open. After the close it is not started, and running work fails without keys: both return a refusal, not an error. */
	async run<Value, Refused>(
		work: () => Promise<Result<Value, Refused>>
	): Promise<Result<Value, Refused | Fault>> {
		if (this.ended.aborted) return closed;
		try {
			return await work();
		} catch (cause) {
			if (this.isOpen) throw cause;
			return closed;
		}
	}

	/** The same for reading: a result after the close is refused too, so that nobody keeps it. */
	async read<Value, Refused>(
		work: () => Promise<Result<Value, Refused>>
	): Promise<Result<Value, Refused | Fault>> {
		const read = await this.run(work);
		return this.isOpen ? read : closed;
	}
}

type Act<Value, Refused> = () => Promise<Result<Value, Refused>>;

/** Serialises acts: each begins on the result of the previous one. */
export function oneActAtATime(
	life: WhileOpen
): <Value, Refused>(act: Act<Value, Refused>) => Promise<Result<Value, Refused | Fault>> {
	const turn = inTurns();
	return (act) => turn(() => life.run(act));
}
