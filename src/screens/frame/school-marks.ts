import type { Settings } from '#app';

/** Rounds and lessons done on this phone: names only, without person or date. */
export class SchoolMarks {
	readonly #settings: Settings;

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	get done(): ReadonlySet<string> {
		return new Set((this.#settings.read('school') ?? '').split(' ').filter((name) => name !== ''));
	}

	add(name: string): void {
		this.#settings.write('school', [...new Set(this.done).add(name)].join(' '));
	}
}
