import fc from 'fast-check';

// A mutant that is found is found: nobody reads the smallest case that shows it.
fc.configureGlobal({ endOnFailure: true });
