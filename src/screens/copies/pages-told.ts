import { type GroupEvent, type GroupState, heardFromOther, withoutPutAway } from '#group';
import type { MeetingSummary, ReadPage } from '#app';
import type { IconName, MemberFace, Words } from '#i18n';
import { type EventId, type MemberId, present } from '#kernel';
import type { Money } from '#money';
import { faceOf } from '#papers/face.ts';
import { entryOfEvent } from '#session/correction-entries.ts';
import { type BookOfPoints, PointWords } from '../frame/point-words.ts';

export type { MeetingSummary } from '#app';

/** The meetings that stand in these records of a book, oldest first. @param all of that book */
export function pagesTold(
	all: readonly MeetingSummary[],
	records: readonly ReadPage[]
): readonly MeetingSummary[] {
	const wanted = new Set(
		records.flatMap(({ content: { events: held } }) => {
			const [opened] = withoutPutAway(held);
			return opened?.type === 'MeetingOpened' ? [`${opened.kind} ${opened.number}`] : [];
		})
	);
	return all.filter(({ kind, number }) => wanted.has(`${kind} ${number}`));
}

/** The same for ears: of each its day, and what came and went. */
export const pagesHeard = (pages: readonly MeetingSummary[], words: Words, currency: string): string =>
	pages
		.flatMap(({ day, cashIn, cashOut }) => {
			const sums = [
				['meeting.other-income', cashIn],
				['meeting.other-went-out', cashOut]
			] as const;
			return [
				`${words.dayInWords(day)}.`,
				...sums.map(([key, amount]) => words.line(words.say(key), amount, currency))
			];
		})
		.join(' ');

/** What a page of another phone changes of offices, rules, names, accounts or loans: shown and read out by itself before any code (ledger law 58). */
export interface PointHeard {
	readonly eventId: EventId;
	readonly icon: IconName;
	/** Whose it is; null for what is the group's. */
	readonly face: MemberFace | null;
	readonly text: string;
	/** Minor units; zero where no money is meant. */
	readonly amount: Money;
	/** Women of whom the other phone says that they agreed. */
	readonly claims: readonly MemberFace[];
}

/** A copy of another phone as its points are told: its book, its women, and the rules of this one. */
interface ToldFrom extends Pick<BookOfPoints, 'rulesBefore'> {
	readonly state: GroupState;
	readonly events: readonly GroupEvent[];
	readonly people: ReadonlyMap<MemberId, { readonly name: string }>;
}

/** @param pages that come, in their order */
export function pointsThere(
	pages: readonly ReadPage[],
	{ people, ...copy }: ToldFrom,
	words: Words,
	currency: string
): readonly PointHeard[] {
	const { state } = copy;
	const face = (memberId: MemberId) => faceOf(state, memberId, people.get(memberId)?.name ?? null);
	const points = new PointWords({ ...copy, currency, face }, words);
	return pages.flatMap(({ content: { events } }) => {
		const last = events.at(-1);
		const sealed = last?.type === 'MeetingSealed' ? (last.approvals ?? []) : [];
		return heardFromOther(events).map((event): PointHeard => {
			const { icon, amount, eventId } = entryOfEvent(state, {
				...event,
				eventId: present(event.eventId, 'it was recorded')
			});
			const owner = points.ownerOf(event);
			const claimed = event.approvedBy ?? sealed;
			return {
				...{ eventId, icon, amount },
				face: owner === null ? null : face(owner),
				text: points.textOf(event),
				claims: claimed.flatMap((one) => (state.members.has(one) ? [face(one)] : []))
			};
		});
	});
}
