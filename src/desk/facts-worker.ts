import { parentPort, workerData } from 'node:worker_threads';
import { messageOf, type LocalDate } from '#kernel';
import { descriptionIn } from '#group';
import type { BankRule } from '#reports';
import { factsOf, type Facts } from './facts.ts';
import { openBox, type BoxRefusal, type BoxToOpen, type OpenedBox } from './open-box.ts';

/** Parameters common to all boxes of a run. */
export interface FactsRun {
	readonly today: LocalDate;
	readonly rules: readonly BankRule[];
}

export interface BoxRead extends Omit<OpenedBox, 'events'> {
	readonly facts: Facts;
	/** Only for the encrypted list of names. */
	readonly name: string;
	readonly village: string;
}

/** Reads one box to facts. A crash of the program is returned as a refusal, so that one book does not stop ten thousand. */
export async function readBox(asked: BoxToOpen, { today, rules }: FactsRun): Promise<BoxRead | BoxRefusal> {
	try {
		const opened = await openBox(asked);
		if ('type' in opened) return opened;
		const { events, ...book } = opened;
		const facts = factsOf(events, { currency: asked.currency, today, rules });
		return { ...book, facts, name: nameIn(events), village: descriptionIn(events).place.village ?? '' };
	} catch (cause) {
		return { type: 'ProgramFailed', message: messageOf(cause) };
	}
}

const nameIn = (events: OpenedBox['events']): string =>
	events.find((event) => event.type === 'GroupFounded')?.name ?? '';

/** Worker thread of `book desk facts`: reads the boxes that it receives, one after the other. */
export function workOnFacts(): void {
	const run = workerData as FactsRun;
	parentPort?.on('message', (asked: BoxToOpen) => {
		void readBox(asked, run).then((read) => parentPort?.postMessage(read));
	});
}
