import { present, type CodeKind, type MemberId } from '#kernel';
import { practiceCode, type CodeHolder, type GivenCode, type RandomSource } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { codeLength } from '#ui/meeting/code.ts';

/**
 * Gives women their codes one by one: she gets the phone, asks to see her code, and repeats it once. While she has the phone, going back and changing
 * between pictures and digits show the same codes. A repeated code is never shown again: going back to a woman gives her a new one.
 */
export class CodeGiving {
	readonly #holders: () => readonly CodeHolder[];
	readonly #make: (kind: CodeKind) => string;
	readonly #made = new Map<string, string>();
	#kinds = $state.raw<Readonly<Record<MemberId, CodeKind>>>({});
	#repeated = $state.raw<readonly MemberId[]>([]);
	#place = $state(0);
	/** Hand over the phone · show the code · repeat it once. */
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

	/** Uses random codes, or for a practice group the one public code that its lock shows. */
	static in(app: Pick<AppState, 'parts' | 'chosen'>, holders: () => readonly CodeHolder[]): CodeGiving {
		if (app.chosen?.practice !== true) return new CodeGiving(app.parts.random, holders);
		return new CodeGiving(app.parts.random, holders, (kind) => practiceCode[kind]);
	}

	/** Number of officers who get a code. */
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

	/** Drawn only in the stage `story`, and never spoken. */
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

	/** Shows the code once the officer has the phone. */
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

	/** Checks a whole code. @returns true if it is hers; the next officer follows */
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

	/** One step back. @returns false at the first step, or when everybody has a code */
	back(): boolean {
		if (this.stage !== 'hand') this.stage = this.stage === 'repeat' ? 'story' : 'hand';
		else if (this.#place === 0 || this.isDone) return false;
		else {
			this.#place -= 1;
			this.#giveAnother(this.holder.memberId);
		}
		return true;
	}

	/** Makes a new code, since the old one was seen by her alone and the phone has changed hands. */
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

/** Values of one touch: nine pictures as 1 to 9, ten digits as 0 to 9. */
const touches: Readonly<Record<CodeKind, string>> = { pictures: '123456789', digits: '0123456789' };

/** Random code with uniform distribution. */
function randomCode(random: Pick<RandomSource, 'bytes'>, kind: CodeKind): string {
	const choices = touches[kind];
	// Bytes above the last full round are dropped, since they would bias the first values.
	const fair = 256 - (256 % choices.length);
	let code = '';
	while (code.length < codeLength[kind]) {
		const byte = random.bytes(1)[0] ?? fair;
		if (byte < fair) code += choices.charAt(byte % choices.length);
	}
	return code;
}

/** Women who are asked in turn to make a code: they have none on this phone, hold no office and did not decline. */
export function askedInTurn({ chosen, parts }: Pick<AppState, 'chosen' | 'parts'>): readonly CodeHolder[] {
	const unwanted = wantNone(parts);
	return (chosen?.withoutCode ?? []).filter(
		({ memberId, offices }) => offices.length === 0 && !unwanted.includes(memberId)
	);
}

const wantNone = ({ settings }: AppState['parts']): readonly string[] =>
	(settings.read('no-code') ?? '').split(' ');

/** Records that she declined a code: this phone asks her no more, but she can still be given one. */
export function wantsNone({ parts }: Pick<AppState, 'parts'>, memberId: MemberId): void {
	parts.settings.write('no-code', [...new Set([...wantNone(parts), memberId])].join(' ').trim());
}
