import type { GroupState } from '#group';
import type { KeyDocument, OpenKeys } from '../ports/keys.ts';
import { withOfficesOfToday } from './codes-and-offices.ts';
import { withoutCodesOfLeft } from './codes-of-left.ts';

/** The key document as the book says now: codes of women who left gone, offices as they are held; the same one if it is so. */
export async function codesOfToday(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withOffices' | 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	return withOfficesOfToday(await withoutCodesOfLeft(document, keys, state), keys, state);
}
