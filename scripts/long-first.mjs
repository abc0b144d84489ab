/** @typedef {import('vitest/node').TestSpecification} File */
/** @typedef {import('vitest/node').TestSequencer} TestSequencer */

/** Vitest starts with the largest files. These are small but take half a minute and more: started last, one would run alone. */
const takesLong = /\/(?:booklet|key-paper|share-out|screen-rules|text-off)\.journey\.ts$/;

/**
 * Order of a run's test files: Vitest's own, which uses the last durations, but slow ones first on a fresh clone.
 *
 * @implements {TestSequencer}
 */
export class LongFirst {
	/** @param {import('vitest/node').Vitest} vitest */
	constructor(vitest) {
		this.vitest = vitest;
	}

	/** @param {File[]} files */
	async shard(files) {
		return (await this.#usual()).shard(files);
	}

	/** @param {File[]} files */
	async sort(files) {
		const sorted = await (await this.#usual()).sort(files);
		const isLong = (/** @type {File} */ { moduleId }) => takesLong.test(moduleId);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}

	/** Imported here, because a build of the app reads the same configuration and does not need it. */
	async #usual() {
		const { BaseSequencer } = await import('vitest/node');
		return new BaseSequencer(this.vitest);
	}
}
