/**
 * How many cases a law is tried with: `usual` in an ordinary run, `SOAK` times as many in `npm run soak`.
 *
 * ```ts
 * fc.assert(property, { numRuns: cases(200) });
 * ```
 */
export const cases = (usual: number): number =>
	Math.max(1, Math.round(usual * Number(process.env['SOAK'] ?? 1)));

/** The seed of this run: that of the soak, or a fixed one, so that an ordinary run says the same every time. */
export const seed = (): number => Number(process.env['SEED'] ?? 20_260_105);

/** Whether this is the long run, in which what is sampled every day is tried whole. */
export const isSoak = (): boolean => process.env['SOAK'] !== undefined;
