import { err, type Result, inTurns } from '#kernel';
import type { Fault } from '../ports/storage.ts';

const closed: Result<never, Fault> = err({ type: 'StorageClosed' });

/** Whether a book is still open, for what takes its time. */
export class WhileOpen {
	readonly #end = new AbortController();

	get isOpen(): boolean {
		return !this.ended.aborted;
	}

	/** Ends what runs beside the screen. */
	get ended(): AbortSignal {
		return this.#end.signal;
	}

	close(): void {
		// With a reason of its own: the error made otherwise holds the screens that led here, and what stands on them, in memory.
		this.#end.abort('closed');
	}

	/** Once the book is closed, nothing begins, and what is under way finds no keys: both are refused, and are no failure of the app. */
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

	/** The same for what only reads: what comes after the close is refused too, so that nobody keeps it. */
	async read<Value, Refused>(
		work: () => Promise<Result<Value, Refused>>
	): Promise<Result<Value, Refused | Fault>> {
		const read = await this.run(work);
		return this.isOpen ? read : closed;
	}
}

/** An act on an open book. */
type Act<Value, Refused> = () => Promise<Result<Value, Refused>>;

/** One act after another: the next one begins on what the one before left. */
export function oneActAtATime(
	life: WhileOpen
): <Value, Refused>(act: Act<Value, Refused>) => Promise<Result<Value, Refused | Fault>> {
	const turn = inTurns();
	return (act) => turn(() => life.run(act));
}
