/** @typedef {import('vitest/node').TestSpecification} File */
/** @typedef {import('vitest/node').TestSequencer} TestSequencer */

/** Vitest begins with the largest files. These are small and take half a minute and more: begun last, one of them would run alone. */
const takesLong = /\/(?:booklet|key-paper|share-out|screen-rules|text-off)\.journey\.ts$/;

/**
 * The order of the files of a run: Vitest's own, which knows how long they took the last time, and before it what takes long on a fresh clone.
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

	/** Asked for here, since a build of the app reads the same configuration and has no use for it. */
	async #usual() {
		const { BaseSequencer } = await import('vitest/node');
		return new BaseSequencer(this.vitest);
	}
}
