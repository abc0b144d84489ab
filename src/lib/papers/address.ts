import type { GroupDescription } from '#group';

/**
 * Where a group meets, on one line, in the order of its country: in Nepal municipality and ward are one ("Ishnath-4"), and there is no
 * PIN. '' where nothing is known.
 *
 * @param isNepal kept in rupees of Nepal
 */
export function addressLine(place: GroupDescription['place'] | null, isNepal: boolean): string {
	const { street, village, panchayat, block, district, state, pin } = place ?? {};
	const ofNepal = [street, village, joined([panchayat, block], '-'), district, state];
	return joined(isNepal ? ofNepal : [street, village, panchayat, block, district, state, pin], ', ');
}

const joined = (parts: readonly (string | undefined)[], by: string): string =>
	parts.filter((part) => part !== undefined && part !== '').join(by);
