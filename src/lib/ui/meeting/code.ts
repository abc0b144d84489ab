import type { CodeKind } from '#kernel';

export const codeLength: Readonly<Record<CodeKind, number>> = { pictures: 4, digits: 6 };
