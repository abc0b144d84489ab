const soak = process.env['SOAK'];

/**
 * How many cases a law is tried with: `usual` in an ordinary run, in `npm run soak` as many times `soaked` as SOAK says.
 *
 * ```ts
 * fc.assert(property, { numRuns: cases(200) });
 * ```
 *
 * @param soaked where an ordinary run has time for fewer
 */
export const cases = (usual: number, soaked = usual): number =>
	soak === undefined ? usual : Math.max(1, Math.round(soaked * Number(soak)));

/** The seed of this run: that of the soak, or a fixed one, so that an ordinary run says the same every time. */
export const seed = (): number => Number(process.env['SEED'] ?? 20_260_105);

/** Whether this is the long run, in which what is sampled every day is tried whole; mutation testing runs with fewer cases than a day. */
export const isSoak = (): boolean => Number(soak ?? 0) >= 1;
