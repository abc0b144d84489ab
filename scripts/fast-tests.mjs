/**
 * What `npm run check` runs: the unit tests beside the sources, the golden cases and the architecture. Screens, laws, faults
 * and the real browser take minutes and are for `npm test`.
 */
export const fast = ['src/', 'tests/unit/', 'tests/golden/', 'tests/architecture/'];
