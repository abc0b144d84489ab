import fc from 'fast-check';
import { cases, seed } from './soak.ts';

// Also for the laws that name no number of cases: fast-check's own is 100.
fc.configureGlobal({ seed: seed(), numRuns: cases(100) });
