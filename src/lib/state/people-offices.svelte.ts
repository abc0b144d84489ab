import { addDays, addMonths, type LocalDate, type MemberId, type OperationId } from '#kernel';
import { activeMembers, officesOn, type Command, type Office, type OfficeTerm } from '#group';
import type { CodeHolder } from '#app';
import { CodeGiving } from './code-giving.svelte.ts';
import type { MeetingView } from './meeting-view.svelte.ts';
import { dayOfPeople } from './people-circle.svelte.ts';

/** The three bearers, who writes, and who keeps a key of the box. */
export const offices = ['president', 'secretary', 'treasurer', 'writer', 'keyHolder'] as const;

/** A term as long as the group says, in years; null: until it is handed over. */
export const termYears = [null, 1, 2, 3] as const;
export type TermYears = (typeof termYears)[number];

export type OfficesStep = 'list' | 'office' | 'who' | 'check' | 'code';

/** Who holds which office, since when and until when; handed over, the old term ends the day before. */
export class OfficesView {
	readonly #meeting: MeetingView;
	#step = $state<OfficesStep>('list');
	#office = $state<Office>('president');
	#old = $state<MemberId | null>(null);
	#next = $state<MemberId | null>(null);
	#years = $state<TermYears>(null);
	#giving = $state.raw<CodeGiving | null>(null);
	#operationId: OperationId;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
		this.#operationId = meeting.book.newOperationId();
	}

	get step(): OfficesStep {
		return this.#step;
	}
	get office(): Office {
		return this.#office;
	}
	/** Whose term ends with it; null where nobody's does. */
	get old(): MemberId | null {
		return this.#old;
	}
	get next(): MemberId | null {
		return this.#next;
	}
	get years(): TermYears {
		return this.#years;
	}
	/** The new officer is given her code. */
	get giving(): CodeGiving | null {
		return this.#giving;
	}
	get day(): LocalDate {
		return dayOfPeople(this.#meeting);
	}
	/** Last day of the new term. */
	get until(): LocalDate | null {
		return this.#years === null ? null : addDays(addMonths(this.day, 12 * this.#years), -1);
	}

	termsOf(office: Office): readonly OfficeTerm[] {
		return officesOn(this.#meeting.book.state, this.day).filter((term) => term.office === office);
	}
	/** Terms that are over, newest first. */
	get history(): readonly OfficeTerm[] {
		const { day } = this;
		return this.#meeting.book.state.offices
			.filter((term) => term.office === this.#office && term.until !== null && term.until < day)
			.sort((one, other) => (one.since < other.since ? 1 : -1));
	}
	/** Women who can take it: members who do not hold it now. */
	get candidates(): readonly MemberId[] {
		const holders = new Set(this.termsOf(this.#office).map(({ memberId }) => memberId));
		const members = new Set(activeMembers(this.#meeting.book.state).map(({ memberId }) => memberId));
		return this.#meeting.book.memberIds.filter((one) => members.has(one) && !holders.has(one));
	}
	/** Several may keep a key; the others are held by one. */
	get canHaveMore(): boolean {
		return this.#office === 'keyHolder' && this.termsOf('keyHolder').length > 0;
	}

	get prompt(): string {
		const { words } = this.#meeting;
		const holders = this.termsOf(this.#office).map(({ memberId }) => this.#meeting.who(memberId));
		const office = words.say(`office.${this.#office}`);
		return holders.length === 0
			? words.say('people.office-nobody', { office })
			: words.say('setup.officer-is', { who: holders.join(', '), office });
	}
	get checkPrompt(): string {
		const { words } = this.#meeting;
		const who = this.#next === null ? '' : this.#meeting.who(this.#next);
		return words.say('people.office-check', { who, office: words.say(`office.${this.#office}`) });
	}

	open(office: Office): void {
		this.#office = office;
		this.#step = 'office';
	}
	/** @param old whose term ends; null for one more, or where nobody had it */
	handOver(old: MemberId | null): void {
		this.#old = old;
		this.#step = 'who';
	}
	choose(memberId: MemberId): void {
		this.#next = memberId;
		this.#step = 'check';
	}
	chooseYears(years: TermYears): void {
		this.#years = years;
	}

	/** One step back. @returns false at the first */
	back(): boolean {
		const before = { list: null, office: 'list', who: 'office', check: 'who', code: null } as const;
		const step = before[this.#step];
		if (step === null) return false;
		this.#step = step;
		return true;
	}

	/** Written; an officer who has no code here is given one, so that she can close meetings. */
	async write(): Promise<void> {
		const { words, writer, app } = this.#meeting;
		const next = this.#next;
		if (next === null) return;
		const office = words.say(`office.${this.#office}`);
		const said = words.say('setup.officer-is', { who: this.#meeting.who(next), office });
		if (!(await writer.write(this.#operationId, this.#commands(next), () => said, true))) return;
		this.#operationId = this.#meeting.book.newOperationId();
		this.#years = null;
		this.#giving = app.slotOf(next) === undefined ? this.#codeFor(next) : null;
		this.#step = this.#giving === null ? 'office' : 'code';
	}

	/** She repeated her code: it opens the book from now on. Where she goes back, she has none. */
	async codeIsGiven(): Promise<void> {
		const given = this.#giving?.given[0];
		const saved = given === undefined ? null : await this.#meeting.app.giveCode(given);
		if (saved?.ok === false) this.#meeting.writer.refuse(saved.error);
		this.leaveCode();
	}
	leaveCode(): void {
		this.#giving = null;
		this.#step = 'office';
	}

	#codeFor(memberId: MemberId): CodeGiving {
		const { book, app } = this.#meeting;
		const { symbol, number } = book.face(memberId);
		const terms = officesOn(book.state, this.day).filter((term) => term.memberId === memberId);
		const holder: CodeHolder = { memberId, symbol, number, offices: terms.map(({ office }) => office) };
		return new CodeGiving(app.parts.random, () => [holder]);
	}

	#commands(memberId: MemberId): readonly Command[] {
		const [on, office, until] = [this.day, this.#office, this.until];
		const given: Command = { type: 'GiveOffice', on, memberId, office, ...(until === null ? {} : { until }) };
		const old = this.#old;
		const endsByItself = office !== 'writer' && office !== 'keyHolder';
		if (old === null || endsByItself) return [given];
		return [{ type: 'GiveOffice', on, memberId: old, office, until: addDays(on, -1) }, given];
	}
}
