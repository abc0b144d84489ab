import type { Step } from '../../support/random-book/play.ts';

/** What the histories of a run were made of, so that the generator cannot dry up unnoticed. */
export class Seen {
	commands = 0;
	accepted = 0;
	readonly events = new Set<string>();
	/** Kinds of events that replaced one in a correction. */
	readonly replaced = new Set<string>();
	readonly refusals = new Map<string, number>();
	/** Corrections, and those that could be compared with a book that was never wrong. */
	corrected = 0;
	compared = 0;
	/** Commands that were also given to a compact book, and those for which it asked for the whole book. */
	decided = 0;
	askedForWhole = 0;

	note({ events, refused }: Step): void {
		this.commands += 1;
		if (refused === null) this.accepted += 1;
		else this.refusals.set(refused.type, (this.refusals.get(refused.type) ?? 0) + 1);
		for (const { type, corrects } of events) {
			this.events.add(type);
			if (corrects !== undefined) this.replaced.add(type);
		}
	}
}
