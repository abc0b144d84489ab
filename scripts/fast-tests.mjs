/**
 * Tests of `npm run check`: the unit tests beside the sources, the golden cases and the architecture. Screens, laws, faults
 * and the real browser take minutes and belong to `npm test`.
 */
export const fast = ['src/', 'tests/unit/', 'tests/golden/', 'tests/architecture/'];
