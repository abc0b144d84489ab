/** How a code is entered: four of nine pictures in order, or six digits. Both are kept as a string of digits. */
export type CodeKind = 'pictures' | 'digits';

export const codeLength: Readonly<Record<CodeKind, number>> = { pictures: 4, digits: 6 };
