import { err, type Result } from '#kernel';
import { money, type Money } from '#money';
import {
	continuationOf,
	fromCameraText,
	fromTypedLine,
	hasAllParts,
	isCount,
	pagesHeld,
	printedBookId,
	readProof,
	type Continuation,
	type FigureName,
	type Proof,
	type ProofRefusal,
	type SpokenCode
} from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { knownFingerprint } from '#session/print/print-proof.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/** A code is longer than this; what fits its check before is chance. */
const shortestCode = 120;
const lineLength = 20;
/** A longer one is no code of a print. */
const longestCode = 300;

/** The figures of the file for the bank as they stand on its first page, from the top. */
const onFirstPage: readonly FigureName[] = [
	'account',
	'members',
	'asked',
	'decided',
	'savings',
	'corpus',
	'loans',
	'overdue',
	'bank',
	'box',
	'owed',
	'depositMonths'
];

/** One figure to compare with the paper: a count, or minor units. */
export type ShownFigure = { readonly name: FigureName } & (
	| { readonly count: number }
	| { readonly amount: Money }
);

/**
 * Reads the code of a print: from a camera, from a picture, or typed. Needs no open book and writes nothing; where one is open
 * it also says whether that book continues what the paper saw.
 */
export class ProofReading {
	readonly #app: AppState;
	stage = $state<'choose' | 'camera' | 'typing' | 'good'>('choose');
	refusal = $state.raw<SpokenReason | null>(null);
	proof = $state.raw<Proof | null>(null);
	/** Of the key inside; null until it is computed. */
	fingerprint = $state.raw<SpokenCode | null>(null);
	/** Null where no book is open, or it could not be read. */
	continuation = $state.raw<Continuation | null>(null);
	#lines = $state.raw<readonly Uint8Array[]>([]);
	#typed = $state('');
	busy = $state(false);
	/** The camera sees the same code many times a second. */
	#lastText = '';

	readonly #taken: ((proof: Proof) => Promise<SpokenReason | null>) | undefined;

	/** @param taken takes each good code, where one after another is read; gives why it does not count */
	constructor(app: AppState, taken?: (proof: Proof) => Promise<SpokenReason | null>) {
		this.#app = app;
		this.#taken = taken;
	}

	/** In the order in which they stand on the paper. */
	get figures(): readonly ShownFigure[] {
		const { kind, figures = new Map<FigureName, number>() } = this.proof ?? {};
		const place = (name: FigureName) => (kind === 'bank' ? onFirstPage.indexOf(name) : 0);
		return [...figures]
			.sort(([one], [other]) => place(one) - place(other))
			.map(([name, value]) => (isCount(name) ? { name, count: value } : { name, amount: money(value) }));
	}
	/** The line that is typed now, from 1. */
	get line(): number {
		return this.#lines.length + 1;
	}
	get typed(): string {
		return this.#typed;
	}
	set typed(typed: string) {
		this.#typed = typed;
		this.refusal = null;
	}

	openCamera(): void {
		this.#begin('camera');
	}

	cameraFailed(): void {
		this.stage = 'choose';
		this.refusal = refuseWith(this.#app, 'desk.verify-no-camera', 'phone');
	}

	type(): void {
		this.#begin('typing');
	}

	/** What a camera or a picture gave; null where no code was found. */
	async read(text: string | null): Promise<void> {
		if (text === null) {
			this.refusal = refuseWith(this.#app, 'desk.verify-no-code', 'qr');
			return;
		}
		if (this.busy || text === this.#lastText) return;
		this.#lastText = text;
		const bytes = fromCameraText(text);
		await this.#show(bytes === null ? err({ type: 'NotAProof' }) : await this.#tried(bytes));
	}

	/** The picture is looked at by the screen; until then nothing else is begun. */
	async readPicture(reading: Promise<string | null>): Promise<void> {
		this.#begin('choose');
		this.busy = true;
		const text = await reading;
		this.busy = false;
		await this.read(text);
	}

	/** Takes the line that was typed. The last one makes the code whole. */
	async takeLine(): Promise<void> {
		const bytes = fromTypedLine(this.#typed, this.#lines.length);
		if (this.busy || bytes === null) {
			this.refusal = refuseWith(this.#app, 'desk.verify-line-wrong', 'keyboard');
			return;
		}
		const lines = [...this.#lines, bytes];
		const all = Uint8Array.from(lines.flatMap((line) => [...line]));
		const read = await this.#tried(all);
		const goesOn = bytes.length === lineLength && all.length < longestCode;
		const early = !read.ok && (all.length < shortestCode || isCutOff(read.error, all));
		if (goesOn && early && !(lines.length === 1 && isStrange(read))) {
			this.#lines = lines;
			this.#typed = '';
			this.refusal = null;
			return;
		}
		await this.#show(read);
	}

	/** Another paper, in the same way as the last. */
	again(): void {
		this.proof = null;
		this.#begin('choose');
	}

	/** @returns false at the first stage */
	back(): boolean {
		if (this.stage === 'choose') return false;
		this.proof = null;
		this.#begin('choose');
		return true;
	}

	async #tried(bytes: Uint8Array): Promise<Result<Proof, ProofRefusal>> {
		this.busy = true;
		const read = await readProof(bytes, this.#app.parts.vault);
		this.busy = false;
		return read;
	}

	async #show(read: Result<Proof, ProofRefusal>): Promise<void> {
		if (!read.ok) {
			this.refusal = refuse(this.#app, read.error);
			return;
		}
		if (this.#taken !== undefined) {
			// The camera stays where it is: the next paper comes.
			if (this.stage === 'typing') this.#begin('choose');
			this.refusal = await this.#taken(read.value);
			return;
		}
		this.refusal = null;
		this.proof = read.value;
		this.fingerprint = null;
		this.continuation = null;
		this.stage = 'good';
		this.continuation = await this.#continued(read.value);
		this.fingerprint = await knownFingerprint(this.#app, read.value.publicKey);
	}

	async #continued(paper: Proof): Promise<Continuation | null> {
		const { book } = this.#app;
		if (book === null) return null;
		const history = await book.session.history();
		if (!history.ok) return null;
		return continuationOf(paper, {
			book: await printedBookId(book.cover.book, this.#app.parts.vault),
			// A page that officers set beside the book is kept: what it proved stands.
			hashes: pagesHeld(history.value).hashes
		});
	}

	#begin(stage: 'choose' | 'camera' | 'typing'): void {
		this.stage = stage;
		this.refusal = null;
		this.#lines = [];
		this.#typed = '';
		this.#lastText = '';
	}
}

/** Its check does not fit, or fits by chance. */
const isCutOff = ({ type }: ProofRefusal, bytes: Uint8Array): boolean =>
	type === 'ProofDamaged' || (type === 'ProofChanged' && !hasAllParts(bytes));

const isStrange = (read: Result<Proof, ProofRefusal>): boolean => !read.ok && read.error.type === 'NotAProof';
