import fc from 'fast-check';

// Shrinking is skipped: nobody reads the smallest failing case of a killed mutant.
fc.configureGlobal({ endOnFailure: true });
