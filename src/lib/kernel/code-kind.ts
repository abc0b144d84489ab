/** Way in which a code is entered: 'pictures' is four of nine in order, as digits 1–9; 'digits' is six of 0–9. Both are stored as these digits. */
export type CodeKind = 'pictures' | 'digits';
