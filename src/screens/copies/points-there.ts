import type { Link } from '#app';
import { heardFromOther, type GroupEvent, type GroupState } from '#group';
import { present, type EventId, type MemberId } from '#kernel';
import type { Money } from '#money';
import type { IconName, MemberFace, Words } from '#i18n';
import { faceOf } from '#papers/face.ts';
import { entryOfEvent } from '#session/correction-entries.ts';
import { faceWords } from '#ui/member/face-words.ts';
import { accessWords, consentWords, detailsSaid, namingInWords } from '../frame/heard-words.ts';
import { changedRules } from '../frame/rules/rules-value.ts';

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
interface ToldFrom {
	readonly state: GroupState;
	readonly events: readonly GroupEvent[];
	readonly people: ReadonlyMap<MemberId, { readonly name: string }>;
	readonly rulesHere: Parameters<typeof changedRules>[0];
}

/** @param pages that come, in their order */
export function pointsThere(
	pages: readonly Link[],
	copy: ToldFrom,
	words: Words,
	currency: string
): readonly PointHeard[] {
	const { state, people } = copy;
	const faceOfWoman = (memberId: MemberId): MemberFace | null =>
		state.members.has(memberId) ? faceOf(state, memberId, people.get(memberId)?.name ?? null) : null;
	const said = (memberId: MemberId | null = null): string => {
		const face = memberId === null ? null : faceOfWoman(memberId);
		return face === null ? '' : faceWords(face, words);
	};
	const entryIn = (event: GroupEvent) =>
		entryOfEvent(state, { ...event, eventId: present(event.eventId, 'it was recorded') });
	const inWords = (event: GroupEvent | undefined): string => {
		if (event === undefined) return words.say('correction.nothing-now');
		const { memberId, label, amount } = entryIn(event);
		const parts = [said(memberId), words.say(label), ...detailsSaid(event)];
		return [...parts, amount > 0 ? words.amount(amount, currency) : ''].filter(Boolean).join(', ');
	};
	const textOf = (event: GroupEvent): string => {
		if (event.type === 'OfficeGiven') {
			const office = words.say(`code.office-${event.office}`);
			const given = words.say('setup.officer-is', { who: said(event.memberId), office });
			if (event.until === undefined) return given;
			return `${given} ${words.say('people.office-until', { day: words.dayInWords(event.until) })}.`;
		}
		if (event.type === 'ConstitutionChanged')
			return `${words.say('code.resolution-rules')}: ${changedRules(copy.rulesHere, event, words, currency).join(' ')}`;
		if (event.type === 'EventReversed') {
			const was = copy.events.find(({ eventId }) => eventId === event.reverses);
			const now = copy.events.find(({ corrects }) => corrects === event.reverses);
			return words.say('correction.read-back-here', { was: inWords(was), now: inWords(now) });
		}
		if (event.type === 'MemberNamed') {
			const { number = 0, name } = faceOfWoman(event.memberId) ?? {};
			const who = name ?? said(event.memberId);
			return namingInWords(state, words, { ...event, number, who, line: `${inWords(event)}.` });
		}
		if (event.type === 'ConsentGiven') return consentWords(event, said(event.memberId), words);
		if (event.type === 'AccessNoted') return accessWords(event, said(event.memberId), words);
		return `${inWords(event)}.`;
	};
	return pages.flatMap(({ content: { events } }) => {
		const last = events.at(-1);
		const sealed = last?.type === 'MeetingSealed' ? (last.approvals ?? []) : [];
		return heardFromOther(events).map((event): PointHeard => {
			const { eventId, icon, memberId, amount } = entryIn(event);
			const claimed = event.approvedBy ?? sealed;
			return {
				...{ eventId, icon, amount },
				face: memberId === null ? null : faceOfWoman(memberId),
				text: textOf(event),
				claims: claimed.flatMap((one) => faceOfWoman(one) ?? [])
			};
		});
	});
}
