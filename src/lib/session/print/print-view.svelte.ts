import { SvelteMap } from 'svelte/reactivity';
import { present, type MemberId } from '#kernel';
import { activeMembers, purposesHeld, officesOn } from '#group';
import { sum } from '#money';
import { printedHead, type Fault, balancesOf, printedBookId, spreadBalances, type BalanceShare } from '#app';
import type { MeetingSheet } from '#reports';
import type { BothWords } from '#papers/cell-text.ts';
import type {
	LetterPaperData,
	MeetingPaperData,
	MemberPaperData,
	PaperFrame,
	PaperOfficers,
	PaperSeal,
	StatementPaperData,
	WallPaperData,
	ProofOnPaper
} from '#papers/paper-types.ts';
import type { MemberFace } from '#i18n';
import { nameOnPaper } from '#ui/symbol/symbols.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import type { BookPaper, Reports } from '#papers/context.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { memberPaper, officeKey, statementPaper } from '#papers/paper-data.ts';
import { faceOf } from '#papers/face.ts';
import { memberFigures } from '#papers/print-figures.ts';
import { meetingFile } from '#papers/meeting/meeting-file.ts';
import { statementFile } from '#papers/member/statement-table.ts';
import { wordsOf } from '../context.ts';
import { exportJournal } from './export-journal.ts';
import { handPaper, type Handed, type PaperFile } from './hand-paper.ts';
import { lastSealed, untilOf, type PrintSays } from './drawn-proof.ts';
import { lastPage, saysOfBankFile, saysOfGroup } from './says-of-group.ts';
import {
	type BookReading,
	inSteps,
	loadReports,
	type MeetingPlace,
	readPages,
	readRegisters
} from '../read-pages.ts';
import { loadPaperWords } from './paper-words.ts';
import {
	beginFingerprint,
	figuresOfSheet,
	proofOnPaper,
	sealOnPaper,
	type PrintSigner
} from './print-proof.ts';

/** All data of a paper, read once. */
interface Loaded {
	readonly reading: BookReading;
	readonly reports: Reports;
	readonly both: BothWords;
	/** Seal code of the last closed meeting. */
	readonly lastSeal: PaperSeal | null;
	readonly proof: ProofOnPaper | null;
}

/** Papers of a book; printing never changes the book. */
export class PrintView {
	readonly #app: AppState;
	readonly #book: BookView;
	#loaded = $state.raw<Loaded | null>(null);
	#fault = $state.raw<Fault | null>(null);
	/** Sheets of meetings by the place of their record, computed on demand: each folds the book. */
	readonly #sheets = new SvelteMap<number, MeetingSheet>();
	/** Codes of older meetings by place, computed on demand. */
	readonly #seals = new SvelteMap<number, PaperSeal>();
	/** Proofs of single members and meetings, by "member m7" or "meeting 12". */
	readonly #proofs = new SvelteMap<string, ProofOnPaper>();
	readonly #signer: PrintSigner;
	withNames = $state(false);

	/** @param signer by default the app, which signs prints of its open book */
	constructor(app: AppState, book: BookView, signer: PrintSigner = app) {
		this.#app = app;
		this.#book = book;
		this.#signer = signer;
	}

	get fault(): Fault | null {
		return this.#fault;
	}
	/** Words of both languages; null until loaded. */
	get both(): BothWords | null {
		return this.#loaded?.both ?? null;
	}

	/** @param proves false for papers without the group's code */
	async load(proves = true): Promise<void> {
		beginFingerprint(this.#app, this.#book, this.#signer);
		const read = await readPages(this.#book);
		if (!read.ok) {
			this.#fault = read.error;
			return;
		}
		const reading = read.value;
		const last = lastSealed(reading);
		const [reports, both, lastSeal] = await Promise.all([
			loadReports(),
			loadPaperWords(this.#app, this.#book),
			last === undefined ? null : this.#sealOf(last)
		]);
		const says = proves ? saysOfGroup(reading, reports, lastSeal) : null;
		const proof = says === null ? null : await proofOnPaper(this.#app, this.#book, says, this.#signer);
		this.#sheets.clear();
		this.#loaded = { reading, reports, both, lastSeal, proof };
	}

	/** Events and reports of the whole book, for papers made elsewhere. */
	get read(): Pick<BookReading, 'events' | 'beside'> & { readonly reports: Reports } {
		const { reading, reports } = this.#ready;
		return { events: reading.events, beside: reading.beside, reports };
	}

	get frame(): PaperFrame {
		const { reading, lastSeal } = this.#ready;
		return {
			group: reading.state.name ?? '',
			currency: this.#book.currency,
			practice: this.#book.cover.practice,
			printedOn: this.#app.today,
			release: this.#app.parts.release,
			until: lastPage(reading),
			seal: lastSeal,
			...this.#proved(this.#ready.proof)
		};
	}

	/** Proof fields of a frame. A copy has a proof only if a code came with it, as of that code's day. */
	#proved(proof: ProofOnPaper | null): Pick<PaperFrame, 'proof' | 'unsigned' | 'signedOn'> {
		const unsigned = proof === null && !this.#signer.signs(this.#book);
		return { proof, unsigned, signedOn: proof?.signedOn ?? null };
	}

	/** Frame of the fingerprint letter and the bank's file; `proveForBank` adds its proof. */
	frameForBank(kind: 'letter' | 'bank'): PaperFrame {
		return { ...this.frame, ...this.#proved(this.#proofs.get(kind) ?? null) };
	}

	/** Frame of a paper about one member; `proveMembers` adds its proof. */
	memberFrame(memberId: MemberId): PaperFrame {
		return { ...this.frame, ...this.#proved(this.#proofs.get(`member ${memberId}`) ?? null) };
	}

	/** Frame of the sheet of one meeting; `readSeal` adds its proof. */
	meetingFrame(place: number): PaperFrame {
		return { ...this.frame, ...this.#proved(this.#proofs.get(`meeting ${place}`) ?? null) };
	}

	/** Signs the pages of these members, each with her share of the balances of all. */
	async proveMembers(memberIds: readonly MemberId[]): Promise<void> {
		const { reading, reports, lastSeal } = this.#ready;
		const says = saysOfGroup(reading, reports, lastSeal);
		await this.readRegisters();
		const keys = this.#signer.groupKeysOf(this.#book);
		const shares = await slipShares(this.#app, this.#book, reading, keys);
		for (const memberId of memberIds) {
			const page = reports.memberPage(reading.events, { currency: this.#book.currency, memberId });
			const figures = memberFigures(this.#face(memberId).number, page);
			const share = shares.get(memberId);
			const hers = { ...says, kind: 'member', figures } as const;
			await this.#prove(`member ${memberId}`, share === undefined ? hers : { ...hers, share });
		}
	}

	/** Signs the paper with its figures. @param figures by default those of the group */
	async proveForBank(kind: 'letter' | 'bank', figures?: PrintSays['figures']): Promise<void> {
		const { reading, reports, lastSeal } = this.#ready;
		const says = saysOfGroup(reading, reports, lastSeal);
		const own = figures ?? says.figures;
		await this.#prove(
			kind,
			kind === 'bank' ? saysOfBankFile(says, reading.state, own) : { ...says, kind, figures: own }
		);
	}

	member(memberId: MemberId): MemberPaperData {
		const { reading, reports } = this.#ready;
		const page = reports.memberPage(reading.events, { currency: this.#book.currency, memberId });
		return memberPaper(page, this.#face(memberId), officeKey(reading.state, memberId, this.#app.today));
	}

	statement(memberId: MemberId): StatementPaperData {
		const { reading, reports } = this.#ready;
		const statement = reports.memberStatement(reading.events, { currency: this.#book.currency, memberId });
		const member = present(reading.state.members.get(memberId), 'a statement is a member’s');
		const page = reports.memberPage(reading.events, { currency: this.#book.currency, memberId });
		return statementPaper(statement, page, this.#face(memberId), member.joinedOn);
	}

	/** Oldest first, without pages between meetings. */
	get meetings(): readonly MeetingPlace[] {
		return this.#ready.reading.meetings;
	}

	/** Exports a member's passbook as an open file. */
	handStatement(memberId: MemberId, as: PaperFile): Promise<Handed> {
		const statement = this.statement(memberId);
		return this.hand(`passbook-${String(statement.face.number)}`, statementFile(statement), as);
	}

	/** Exports the sheet of a meeting as an open file; null if there is no such meeting. */
	async handMeeting(place: number, as: PaperFile): Promise<Handed | null> {
		const sheet = await this.readSheet(place);
		const meeting = this.meeting(place);
		return meeting === null || sheet === undefined
			? null
			: this.hand('meeting', meetingFile(meeting, sheet), as);
	}

	/** Exports a paper as an open file; the table has names only if they were requested. */
	hand(name: string, made: BookPaper, as: PaperFile): Promise<Handed> {
		const both = present(this.both, 'a paper is handed out once everything is read');
		return handPaper({ app: this.#app, book: this.#book, both }, name, made, as);
	}

	/** Sheet of the meeting in record `place`; null if there is none or it was not read. Its seal follows asynchronously. */
	meeting(place: number): MeetingPaperData | null {
		const sheet = this.#sheets.get(place);
		if (sheet === undefined) return null;
		return meetingPaper(
			sheet,
			(memberId) => this.#face(memberId),
			(memberId) => officeKey(this.#ready.reading.state, memberId, sheet.day),
			this.#seals.get(place) ?? null
		);
	}

	/** Computes the sheet of a meeting in steps. @returns undefined if there is no such meeting */
	async readSheet(place: number): Promise<MeetingSheet | undefined> {
		const { reading, reports } = this.#ready;
		const found = reading.meetings.find((meeting) => meeting.place === place);
		const known = this.#sheets.get(place);
		if (known !== undefined || found === undefined) return known;
		const { kind, number } = found;
		const asked = { currency: this.#book.currency, kind, number };
		await this.readRegisters();
		const sheet = await inSteps(reports.meetingSheetSteps(reading.events, asked), () => true);
		if (sheet !== null) this.#sheets.set(place, sheet);
		return sheet ?? undefined;
	}

	/** Computes the code of an older meeting and signs its sheet. @returns false if it has no seal yet */
	async readSeal(place: number): Promise<boolean> {
		const { reading } = this.#ready;
		const found = reading.meetings.find((meeting) => meeting.place === place);
		if (found === undefined) return false;
		const { hash } = found;
		if (hash !== null && !this.#seals.has(place)) await this.#sealOf(found);
		const sheet = await this.readSheet(place);
		const says = {
			kind: 'meeting',
			until: untilOf(found),
			seal: this.#seals.get(place) ?? null,
			head: printedHead(hash ?? reading.history.hashes.at(-1))
		} as const;
		if (sheet !== undefined)
			await this.#prove(`meeting ${place}`, { ...says, figures: figuresOfSheet(sheet) });
		return hash !== null;
	}

	/** Reads the book in steps, for papers about the whole of it. */
	readonly readRegisters = (): Promise<void> => readRegisters(this.#book, this.#ready.reading.events);

	/** Current members with savings and last meetings, without loans. */
	wall(): WallPaperData {
		const { reading, reports } = this.#ready;
		const { state } = reading;
		const rows = activeMembers(state).map((member) => ({
			face: this.#face(member.memberId),
			beads: reports.beadsOf(state, member),
			savings: reports.savedInAll(state.balances, member.memberId)
		}));
		const from = state.regularMeetings.at(-2)?.day ?? present(state.foundedOn, 'a group was founded');
		const to = [this.#app.today, state.lastSealedDay ?? from].sort().at(-1) ?? from;
		const { currency } = this.#book;
		const between = reports.writtenBetween(reading.events, { currency, on: to, from, to });
		return {
			rows,
			savings: sum(rows.map(({ savings }) => savings)),
			meetings: state.lastNumber.regular,
			heldForOthers: [...purposesHeld(state)].map(([purpose, amount]) => ({ purpose, amount })),
			between: between.toReversed()
		};
	}

	letter(): LetterPaperData {
		// An officer with two offices signs once.
		const first = (number: number) => this.#officers.findIndex(({ face }) => face.number === number);
		return { officers: this.#officers.filter(({ face }, place) => first(face.number) === place) };
	}

	/** Exports the whole book as an open file, with names only if they were requested. */
	exportJournal(): Promise<Handed> {
		return exportJournal(this.#app, this.#book, this.withNames);
	}

	/** A member's name as papers write it; null without one. */
	nameOf(memberId: MemberId): string | null {
		const name = this.#book.session.people.get(memberId)?.name ?? null;
		return nameOnPaper(faceOf(this.#ready.reading.state, memberId, name), wordsOf(this.#app));
	}

	get #ready(): Loaded {
		return present(this.#loaded, 'papers are drawn once everything is read');
	}

	/** Uses the state at the time of reading: later entries do not redraw a paper. */
	#face(memberId: MemberId): MemberFace {
		return faceOf(this.#ready.reading.state, memberId, this.withNames ? this.nameOf(memberId) : null);
	}

	get #officers(): PaperOfficers {
		return officesOn(this.#ready.reading.state, this.#app.today).map(({ memberId, office }) => ({
			face: this.#face(memberId),
			office: `paper.${office}` as const
		}));
	}

	async #prove(name: string, says: PrintSays): Promise<void> {
		if (this.#proofs.has(name)) return;
		const proof = await proofOnPaper(this.#app, this.#book, says, this.#signer);
		if (proof !== null) this.#proofs.set(name, proof);
	}

	async #sealOf(meeting: MeetingPlace): Promise<PaperSeal | null> {
		const seal = await sealOnPaper(this.#app, meeting);
		if (seal !== null) this.#seals.set(meeting.place, seal);
		return seal;
	}
}

/**
 * Each member's share of the balances of all (ADR 0092). Empty in practice, for a copy, before the first record,
 * and while entries are in no record yet, since their head hash will change.
 */
async function slipShares(
	{ parts }: AppState,
	{ cover }: BookView,
	{ state, events, history }: BookReading,
	keys: ReturnType<PrintSigner['groupKeysOf']>
): Promise<ReadonlyMap<MemberId, BalanceShare>> {
	const { hashes } = history;
	const isAtHead = events.length === history.events.length && hashes.length > 0;
	if (keys === null || cover.practice || !isAtHead) return new Map();
	const women = [...activeMembers(state)].sort((one, other) => one.number - other.number);
	const page = { book: await printedBookId(cover.book, parts.vault), head: printedHead(hashes.at(-1)) };
	const shares = await spreadBalances(balancesOf(state), page, women.length, keys, parts.vault);
	return new Map(
		women.flatMap(({ memberId }, place) => {
			const share = shares?.[place];
			return share === undefined ? [] : [[memberId, share] as const];
		})
	);
}
