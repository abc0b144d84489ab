import type { KeyDocument } from '../ports/keys.ts';

/** Whether what was written under the one document can be read by the other: the same keys, or renewed from them. */
export function followsKeys(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return isRenewedFrom(before, after) || (was.older.join() === is.older.join() && was.group === is.group);
}

export function isRenewedFrom(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return was.older.length < is.older.length && was.older.every((key, index) => key === is.older[index]);
}

/** The wrapped keys of before, and a seed that each renewal wraps again: two renewals of one key have neither in common. */
function lineOf({ sealed }: KeyDocument): { readonly older: readonly unknown[]; readonly group: string } {
	const { older = [], group = null } = sealed;
	return { older: Array.isArray(older) ? older : [], group: JSON.stringify(group) };
}
