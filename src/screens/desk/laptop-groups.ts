import { isOriginKnown, lacksWordForNames, type ShelvedGroup } from '#app';
import type { BookId, LocalDate } from '#kernel';
import { needsHelp } from '#reports';
import type { Words } from '#i18n';
import { helpMark, type HelpMark } from '../frame/need/help-marks.ts';

/** A group as the list of a laptop shows it. */
export interface LaptopGroup extends ShelvedGroup {
	/** Why it needs help on this day, the weightiest first. */
	readonly marks: readonly HelpMark[];
	/** Another file of the same group went on in another way: people must look why. */
	readonly differs: boolean;
	/** Another group bears the same name: the day of founding tells them apart. */
	readonly sharesName: boolean;
	/** Nobody vouches for the names of its women: whoever had the file could change them. */
	readonly lacksWordForNames: boolean;
	/** Nobody compared its fingerprint with the letter yet: a forger's book holds as well as a group's. */
	readonly isOfUnknownOrigin: boolean;
}

/** All groups, those that need help first and the worst of them at the top, the others by name. */
export function laptopGroups(
	shelved: readonly ShelvedGroup[],
	today: LocalDate,
	words: Words
): readonly LaptopGroup[] {
	const needs = needsHelp(
		shelved.map((group) => ({ key: group, health: group.health })),
		today
	);
	const inNeed = needs.map(({ key, reasons }) => ({
		...key,
		marks: reasons.map((reason) => helpMark(reason, words, key.currency))
	}));
	const needy = new Set(inNeed.map(({ id }) => id));
	const well = shelved.filter(({ id }) => !needy.has(id)).map((group) => ({ ...group, marks: [] }));
	const booksCalled = booksByName(shelved);
	return [...inNeed, ...byName(well)].map((group) => ({
		...group,
		differs: shelved.some(({ id, book }) => book === group.book && id !== group.id),
		sharesName: (booksCalled.get(plain(group.name))?.size ?? 0) > 1,
		lacksWordForNames: lacksWordForNames(group),
		isOfUnknownOrigin: group.from !== 'practice' && !isOriginKnown(group)
	}));
}

/** Which groups bear a name; two files of one group are one. */
function booksByName(shelved: readonly ShelvedGroup[]): ReadonlyMap<string, ReadonlySet<BookId>> {
	const called = new Map<string, Set<BookId>>();
	for (const { name, book } of shelved) {
		const key = plain(name);
		called.set(key, (called.get(key) ?? new Set()).add(book));
	}
	return called;
}

/** Groups in whose name or places every word that was typed is found. */
export function searched(groups: readonly LaptopGroup[], typed: string): readonly LaptopGroup[] {
	const wanted = plain(typed)
		.split(/\s+/)
		.filter((word) => word !== '');
	return groups.filter(({ name, village, panchayat, block }) => {
		const text = plain([name, village, panchayat, block].join(' '));
		return wanted.every((word) => text.includes(word));
	});
}

/** "Sonpur, Rajgir": from the smallest place to the largest. */
export const placeOf = ({ village, panchayat, block }: ShelvedGroup): string =>
	[village, panchayat, block].filter((part) => part !== '').join(', ');

/** When a group was founded, in words, where its name alone does not tell which group it is; else ''. */
export const toldApart = ({ sharesName, foundedOn }: LaptopGroup, words: Words): string =>
	sharesName && foundedOn !== null ? words.say('desk.laptop-founded', { day: words.day(foundedOn) }) : '';

/** Its name, with what tells it apart. */
export const nameApart = (group: LaptopGroup, words: Words): string =>
	[group.name, toldApart(group, words)].filter((part) => part !== '').join(', ');

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('hi');

function byName<Named extends { readonly name: string }>(groups: readonly Named[]): readonly Named[] {
	return groups.toSorted((one, other) => one.name.localeCompare(other.name, 'hi'));
}
