import { addDays, addMonths, type LocalDate, type MemberId } from '#kernel';
import {
	activeMembers,
	beforeMeeting,
	officesOn,
	type Command,
	type GroupState,
	type Office,
	type OfficeTerm
} from '#group';
import { CodeMaking } from '../../frame/opening/code-making.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Circle, dayOfPeople } from '../../frame/circle/circle.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Talk } from '../../frame/talk.svelte.ts';

/** The three bearers, who writes, and who keeps a key of the box. */
export const offices = ['president', 'secretary', 'treasurer', 'writer', 'keyHolder'] as const;

/** A term as long as the group says, in years; null: until it is handed over. */
export const termYears = [null, 1, 2, 3] as const;
export type TermYears = (typeof termYears)[number];

/** A term as a page of offices shows it. What a meeting decides is in force only once the meeting is closed (ledger law 41). */
export interface OfficeLine extends OfficeTerm {
	readonly counts: 'now' | 'until-close' | 'from-close';
}

export type OfficesStep = 'list' | 'office' | 'who' | 'check' | 'agree' | 'code';

/** Who holds which office, since when and until when; handed over, the old term ends the day before. */
export class OfficesView extends Talk<OfficesStep> {
	override readonly circle: Circle;
	office = $state<Office>('president');
	/** Whose term ends with it; null where nobody's does. */
	old = $state<MemberId | null>(null);
	next = $state<MemberId | null>(null);
	years = $state<TermYears>(null);
	/** One touch on home led here, to an officer who has no code yet. */
	cameForCode = $state(false);
	/** An officer makes her code. */
	making = $state.raw<CodeMaking | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'list', { office: 'list', who: 'office', check: 'who', agree: 'check' });
		this.circle = new Circle(meeting, 'OfficeGiven');
	}

	get day(): LocalDate {
		return dayOfPeople(this.meeting);
	}
	/** Last day of the new term. */
	get until(): LocalDate | null {
		return this.years === null ? null : addDays(addMonths(this.day, 12 * this.years), -1);
	}

	/** Terms as the circle has decided by now. */
	termsOf(office: Office): readonly OfficeTerm[] {
		return this.#terms(this.meeting.book.state, office);
	}
	/** The same, beside those that are in force until the meeting is closed. */
	linesOf(office: Office): readonly OfficeLine[] {
		const decided = this.termsOf(office);
		const inForce = this.#terms(beforeMeeting(this.meeting.book.state), office);
		const isAmong = (terms: readonly OfficeTerm[], { memberId }: OfficeTerm) =>
			terms.some((term) => term.memberId === memberId);
		return [
			...inForce
				.filter((term) => !isAmong(decided, term))
				.map((term) => ({ ...term, counts: 'until-close' as const })),
			...decided.map((term) => ({
				...term,
				counts: isAmong(inForce, term) ? ('now' as const) : ('from-close' as const)
			}))
		];
	}
	/** Terms that are over, newest first. */
	get history(): readonly OfficeTerm[] {
		const { day } = this;
		return beforeMeeting(this.meeting.book.state)
			.offices.filter((term) => term.office === this.office && term.until !== null && term.until < day)
			.sort((one, other) => (one.since < other.since ? 1 : -1));
	}
	/** Women who can take it: members who do not hold it now. */
	get candidates(): readonly MemberId[] {
		const holders = new Set(this.termsOf(this.office).map(({ memberId }) => memberId));
		const members = new Set(activeMembers(this.meeting.book.state).map(({ memberId }) => memberId));
		return this.meeting.book.memberIds.filter((one) => members.has(one) && !holders.has(one));
	}
	/** Several may keep a key; the others are held by one. */
	get canHaveMore(): boolean {
		return this.office === 'keyHolder' && this.termsOf('keyHolder').length > 0;
	}

	#terms(state: GroupState, office: Office): readonly OfficeTerm[] {
		return officesOn(state, this.day).filter((term) => term.office === office);
	}

	/** Who does what, and what changes with the close. */
	get listPrompt(): string {
		return [
			this.meeting.words.say('people.offices-prompt'),
			...offices.flatMap((one) => this.#changes(one))
		].join(' ');
	}
	get prompt(): string {
		const { words } = this.meeting;
		const changes = this.#changes(this.office);
		if (changes.length > 0) return changes.join(' ');
		return (
			this.#said(this.office, this.linesOf(this.office)) ??
			words.say('people.office-nobody', { office: words.say(`code.office-${this.office}`) })
		);
	}
	/** Whose the office is until the meeting is closed, and whose from then on; nothing where nothing changes. */
	#changes(office: Office): readonly string[] {
		const { words } = this.meeting;
		const lines = this.linesOf(office);
		if (lines.every(({ counts }) => counts === 'now')) return [];
		const until = this.#said(
			office,
			lines.filter(({ counts }) => counts !== 'from-close')
		);
		const from = this.#said(
			office,
			lines.filter(({ counts }) => counts !== 'until-close')
		);
		return [
			...(until === null ? [] : [`${words.say('people.office-until-close')}: ${until}`]),
			...(from === null ? [] : [`${words.say('people.office-from-close')}: ${from}`])
		];
	}
	#said(office: Office, terms: readonly OfficeTerm[]): string | null {
		const who = terms.map(({ memberId }) => this.meeting.who(memberId)).join(', ');
		const { words } = this.meeting;
		return who === ''
			? null
			: words.say('setup.officer-is', { who, office: words.say(`code.office-${office}`) });
	}
	get checkPrompt(): string {
		const { words } = this.meeting;
		const who = this.next === null ? '' : this.meeting.who(this.next);
		return words.say('people.office-check', { who, office: words.say(`code.office-${this.office}`) });
	}

	get agreePrompt(): string {
		const { words } = this.meeting;
		const who = this.next === null ? '' : this.meeting.who(this.next);
		const said = words.say('setup.officer-is', { who, office: words.say(`code.office-${this.office}`) });
		return `${said} ${words.say('people.all-agree-prompt')}`;
	}

	open(office: Office): void {
		this.office = office;
		this.go('office');
	}
	/** @param old whose term ends; null for one more, or where nobody had it */
	handOver(old: MemberId | null): void {
		this.old = old;
		this.go('who');
	}
	choose(memberId: MemberId): void {
		this.next = memberId;
		this.go('check');
	}
	chooseYears(years: TermYears): void {
		this.years = years;
	}

	/** What was chosen so far, as the meeting leads back to it. */
	get asked(): string {
		const chosen = { office: this.office, old: this.old ?? '', next: this.next ?? '' };
		return new URLSearchParams(chosen).toString();
	}
	/** Back from the meeting, with what was chosen before; nothing where that fits no more. */
	openAgain(query: URLSearchParams): void {
		const lacking = this.meeting.app.codes.lacking.find(({ memberId }) => memberId === query.get('code'));
		if (lacking !== undefined) {
			this.cameForCode = true;
			this.office = lacking.office;
			this.giveCode(lacking.memberId);
			return;
		}
		const office = offices.find((one) => one === query.get('office'));
		if (office === undefined) return;
		this.open(office);
		const next = this.candidates.find((one) => one === query.get('next'));
		if (next === undefined) return;
		const old = this.termsOf(office).find(({ memberId }) => memberId === query.get('old'));
		this.handOver(old?.memberId ?? null);
		this.choose(next);
	}

	/** The circle is asked. */
	ask(): void {
		this.go('agree');
	}

	/** Why the office cannot be given, whoever says yes. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		const next = this.next;
		return next === null ? null : this.circle.reasonAgainst((agreedBy) => this.#given(next, agreedBy));
	});
	/** Holders by the last seal without a code on this phone: they cannot close a meeting. */
	get withoutCode(): readonly MemberId[] {
		return this.meeting.app.codes.lacking
			.filter(({ office }) => office === this.office)
			.map(({ memberId }) => memberId);
	}

	/** Written; it counts once the meeting is closed, and only then may she make her code (ledger law 41). */
	async write(): Promise<void> {
		const { words } = this.meeting;
		const next = this.next;
		if (next === null) return;
		const office = words.say(`code.office-${this.office}`);
		const what = words.say('setup.officer-is', { who: this.meeting.who(next), office });
		const said = `${words.say('people.office-from-close')}: ${what}`;
		if (!(await this.recordAsItIs(this.#commands(next), said))) return;
		this.renew();
		this.years = null;
		this.circle.clear();
		this.go('office');
	}

	/** An officer who has no code here makes hers. */
	giveCode(memberId: MemberId): void {
		this.making = new CodeMaking(this.meeting, memberId);
		this.go('code');
	}

	/** The officer repeated her code: it opens the book from now on. Where she goes back, she has none. */
	async codeIsGiven(): Promise<void> {
		const saved = await this.making?.finish();
		if (saved?.ok === false) this.meeting.writer.refuse(saved.error);
		this.leaveCode();
	}
	leaveCode(): void {
		this.making = null;
		this.go('office');
	}

	#given(memberId: MemberId, agreedBy: readonly MemberId[]): Command {
		const [on, office, until] = [this.day, this.office, this.until];
		return { type: 'GiveOffice', on, memberId, office, ...(until === null ? {} : { until }), agreedBy };
	}

	#commands(memberId: MemberId): readonly Command[] {
		const [on, office, old, agreedBy] = [this.day, this.office, this.old, this.circle.yes];
		const given = this.#given(memberId, agreedBy);
		const endsByItself = office !== 'writer' && office !== 'keyHolder';
		if (old === null || endsByItself) return [given];
		// The old term ends after the new one is given: who hands over is among those who agree.
		return [given, { type: 'GiveOffice', on, memberId: old, office, until: addDays(on, -1), agreedBy }];
	}
}
