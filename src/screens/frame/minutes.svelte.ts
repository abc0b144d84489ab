import { SvelteSet } from 'svelte/reactivity';
import type { MemberId } from '#kernel';
import { agendaPointOf, liveEvents, quorumAt, type Command } from '#group';
import { agendaPoints, resolutionKinds } from '#ui/codes.ts';
import { agendaKey } from '#session/entry-pictures.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { MeetingAct } from './talk.svelte.ts';

export type AgendaPoint = (typeof agendaPoints.codes)[number];
export type ResolutionKind = (typeof resolutionKinds.codes)[number];

/** Number of women here, and number needed for a decision. */
export interface Quorum {
	readonly here: number;
	readonly needed: number;
	readonly isThere: boolean;
}

export function quorumIn({ state }: MeetingView): Quorum {
	if (state.openMeeting === null) return { here: 0, needed: 0, isThere: false };
	const { there, needed, reached } = quorumAt(state.openMeeting);
	return { here: there, needed, isThere: reached };
}

/** Agenda from the meeting's own entries, with the points that people tick. */
export class Agenda {
	readonly #meeting: MeetingView;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	readonly #entered: ReadonlySet<AgendaPoint> = $derived.by(() => {
		const { begun } = this.#meeting;
		const events = begun === null ? [] : liveEvents(begun);
		const points = events.flatMap((event) => {
			const point = agendaPoints.find(agendaPointOf(event) ?? '');
			return point === null ? [] : [point];
		});
		return new Set(points);
	});

	get #turned() {
		return this.#meeting.book.draft.agenda;
	}

	has(point: AgendaPoint): boolean {
		return this.#entered.has(point) !== this.#turned.has(point);
	}
	toggle(point: AgendaPoint): void {
		if (!this.#turned.delete(point)) this.#turned.add(point);
	}
	/** Ticked points, in the order of the list. */
	get points(): readonly AgendaPoint[] {
		return agendaPoints.codes.filter((point) => this.has(point));
	}

	/** Spoken minutes beside the money: who called, how many are here, points and decisions. */
	get reading(): string {
		const { words, begun, calledBy } = this.#meeting;
		if (begun === null) return '';
		const { here, needed } = quorumIn(this.#meeting);
		const events = liveEvents(begun);
		const mended = begun.events.filter(
			(event) => event.type === 'EventReversed' && event.reason !== 'undo'
		).length;
		return [
			...(calledBy === null
				? []
				: [words.say('meeting.minutes-called', { who: this.#meeting.who(calledBy) })]),
			words.say('meeting.minutes-quorum-heard', { count: here, needed }),
			...(this.points.length === 0
				? []
				: [
						words.say('meeting.minutes-talked', {
							points: this.points.map((one) => words.say(agendaKey(one))).join(', ')
						})
					]),
			...events.flatMap((event) =>
				event.type === 'ResolutionPassed'
					? [
							words.say('meeting.minutes-resolved', {
								what: words.say(resolutionKinds.keyOf(resolutionKinds.find(event.kind) ?? 'other')),
								count: event.forIt,
								total: event.present
							})
						]
					: []
			),
			...(mended === 0 ? [] : [words.say('correction.count-put-right', { count: mended })])
		].join(' ');
	}
}

type Plan = NonNullable<Extract<Command, { type: 'PassResolution' }>['plan']>;

/** A resolution of the circle: its kind and who agrees. */
export class ResolutionDraft extends MeetingAct {
	kind = $state<ResolutionKind | null>(null);
	/** Women here who do not agree. */
	readonly #against = new SvelteSet<MemberId>();

	get quorum(): Quorum {
		return quorumIn(this.meeting);
	}
	/** Resolutions of this meeting so far, as entries. */
	get passed() {
		const { begun } = this.meeting;
		const events = begun === null ? [] : liveEvents(begun);
		return events.filter((event) => event.type === 'ResolutionPassed');
	}
	/** Members who agree: all who are here except those who were touched. */
	get agreed(): readonly MemberId[] {
		return this.meeting.here.filter((memberId) => !this.#against.has(memberId));
	}
	/** Reason why nothing can be decided now; null if something can. */
	readonly closed: SpokenReason | null = $derived.by(() =>
		this.meeting.reasonAgainst(this.#command('other'))
	);

	choose(kind: ResolutionKind | null): void {
		this.kind = kind;
		this.#against.clear();
	}
	toggle(memberId: MemberId): void {
		if (!this.#against.delete(memberId)) this.#against.add(memberId);
	}

	/** @param plan of a micro-credit plan: amount per member */
	async write(plan?: Plan): Promise<boolean> {
		const { words } = this.meeting;
		const kind = this.kind;
		if (kind === null) return false;
		const said = words.say('meeting.minutes-read-back', {
			what: words.say(resolutionKinds.keyOf(kind)),
			count: this.agreed.length
		});
		const written = await this.record([this.#command(kind, plan)], said);
		if (!written) return false;
		this.renew();
		this.choose(null);
		return true;
	}

	/** Reason why this plan cannot be decided; null if it can. */
	against(plan: Plan): SpokenReason | null {
		return this.meeting.reasonAgainst(this.#command('creditPlan', plan));
	}

	#command(kind: ResolutionKind, plan?: Plan): Command {
		const { day: on } = this.meeting;
		return {
			type: 'PassResolution',
			on,
			kind,
			agreedBy: this.agreed,
			...(plan === undefined ? {} : { plan })
		};
	}
}
