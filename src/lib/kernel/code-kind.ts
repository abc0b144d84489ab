/** How a code is entered: 'pictures': four of nine, in order, as digits 1–9; 'digits': six of 0–9. It is kept as those digits. */
export type CodeKind = 'pictures' | 'digits';
