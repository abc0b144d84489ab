import { present, type CodeKind, type MemberId } from '#kernel';
import { practiceCode, type CodeHolder, type GivenCode, type RandomSource } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { codeLength } from '#ui/meeting/code.ts';

/**
 * Women are given their codes one after the other: the phone is handed to her, she asks to see hers, and repeats it once.
 * While she has the phone, going back and changing between pictures and digits shows the same codes again. A code that was
 * repeated is never shown again: whoever goes back to a woman before gives her another one.
 */
export class CodeGiving {
	readonly #holders: () => readonly CodeHolder[];
	readonly #make: (kind: CodeKind) => string;
	readonly #made = new Map<string, string>();
	#kinds = $state.raw<Readonly<Record<MemberId, CodeKind>>>({});
	#repeated = $state.raw<readonly MemberId[]>([]);
	#place = $state(0);
	/** The phone goes into her hands · she sees hers · she touches it once. */
	stage = $state<'hand' | 'story' | 'repeat'>('hand');
	typed = $state('');
	trembling = $state(false);

	/** @param holders may change while the group is being set up */
	constructor(
		random: Pick<RandomSource, 'bytes'>,
		holders: () => readonly CodeHolder[],
		make: (kind: CodeKind) => string = (kind) => randomCode(random, kind)
	) {
		this.#holders = holders;
		this.#make = make;
	}

	/** For the chosen book: in a practice group nothing is secret, and the lock shows its one code. */
	static in(app: Pick<AppState, 'parts' | 'chosen'>, holders: () => readonly CodeHolder[]): CodeGiving {
		if (app.chosen?.practice !== true) return new CodeGiving(app.parts.random, holders);
		return new CodeGiving(app.parts.random, holders, (kind) => practiceCode[kind]);
	}

	/** How many officers get a code, and which of them it is now, from 0. */
	get count(): number {
		return this.#holders().length;
	}

	get place(): number {
		return Math.min(this.#place, this.count - 1);
	}

	get holder(): CodeHolder {
		return present(this.#holders()[this.place], 'somebody gets a code');
	}

	get kind(): CodeKind {
		return this.#kindOf(this.holder.memberId);
	}

	/** Drawn in the stage `story` only, and never said. */
	get code(): string {
		return this.#codeOf(this.holder.memberId);
	}

	/** True once everybody repeated hers. */
	get isDone(): boolean {
		return this.#holders().every(({ memberId }) => this.#repeated.includes(memberId));
	}

	get given(): readonly GivenCode[] {
		return this.#holders().map((holder) => ({
			holder,
			kind: this.#kindOf(holder.memberId),
			digits: this.#codeOf(holder.memberId)
		}));
	}

	useKind(kind: CodeKind): void {
		this.#kinds = { ...this.#kinds, [this.holder.memberId]: kind };
		this.#repeated = this.#repeated.filter((memberId) => memberId !== this.holder.memberId);
	}

	/** The officer whose turn it is has the phone in her hands. */
	show(): void {
		this.stage = 'story';
	}

	repeat(): void {
		this.typed = '';
		this.trembling = false;
		this.stage = 'repeat';
	}

	touch(code: string): void {
		this.typed = code;
		this.trembling = false;
	}

	/** The officer touched a whole code. @returns whether it is hers; the next officer then has her turn */
	answer(code: string): boolean {
		if (code !== this.code) {
			this.typed = '';
			this.trembling = true;
			return false;
		}
		this.#repeated = [...this.#repeated, this.holder.memberId];
		this.stage = 'hand';
		if (this.#place < this.count - 1) this.#place += 1;
		return true;
	}

	/** One step back. @returns false when this was the first one, or everybody has hers */
	back(): boolean {
		if (this.stage !== 'hand') this.stage = this.stage === 'repeat' ? 'story' : 'hand';
		else if (this.#place === 0 || this.isDone) return false;
		else {
			this.#place -= 1;
			this.#giveAnother(this.holder.memberId);
		}
		return true;
	}

	/** Her code was seen by her alone; the phone is in another hand now. */
	#giveAnother(memberId: MemberId): void {
		this.#repeated = this.#repeated.filter((one) => one !== memberId);
		for (const kind of ['pictures', 'digits'] as const) this.#made.delete(madeFor(memberId, kind));
	}

	#kindOf(memberId: MemberId): CodeKind {
		return this.#kinds[memberId] ?? 'pictures';
	}

	#codeOf(memberId: MemberId): string {
		const kind = this.#kindOf(memberId);
		const key = madeFor(memberId, kind);
		const code = this.#made.get(key) ?? this.#make(kind);
		this.#made.set(key, code);
		return code;
	}
}

const madeFor = (memberId: MemberId, kind: CodeKind): string => `${memberId} ${kind}`;

/** What one touch can be: nine pictures as 1 to 9, ten digits as 0 to 9. */
const touches: Readonly<Record<CodeKind, string>> = { pictures: '123456789', digits: '0123456789' };

/** A code that the app gives: every one is as likely as every other. */
function randomCode(random: Pick<RandomSource, 'bytes'>, kind: CodeKind): string {
	const choices = touches[kind];
	// Bytes above the last full round would make the first touches likelier.
	const fair = 256 - (256 % choices.length);
	let code = '';
	while (code.length < codeLength[kind]) {
		const byte = random.bytes(1)[0] ?? fair;
		if (byte < fair) code += choices.charAt(byte % choices.length);
	}
	return code;
}

/** Who are asked for their codes in turn: they have none on this phone, hold no office and did not say that they want none. */
export function askedInTurn({ chosen, parts }: Pick<AppState, 'chosen' | 'parts'>): readonly CodeHolder[] {
	const unwanted = wantNone(parts);
	return (chosen?.withoutCode ?? []).filter(
		({ memberId, offices }) => offices.length === 0 && !unwanted.includes(memberId)
	);
}

const wantNone = ({ settings }: AppState['parts']): readonly string[] =>
	(settings.read('no-code') ?? '').split(' ');

/** She wants no code, and is asked no more on this phone; she can still be given one. */
export function wantsNone({ parts }: Pick<AppState, 'parts'>, memberId: MemberId): void {
	parts.settings.write('no-code', [...new Set([...wantNone(parts), memberId])].join(' ').trim());
}
